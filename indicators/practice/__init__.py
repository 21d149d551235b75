"""The quality of practice, from reviews and observations."""
