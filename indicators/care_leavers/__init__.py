"""Young people leaving care."""
