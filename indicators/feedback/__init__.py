"""What children, families and partners tell us."""
