"""Assessment of children in need."""
