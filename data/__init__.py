"""What Sightline holds: the declared tables, the reference data and the store."""
