"""What we count, what we want of it, and how cases become numbers."""
