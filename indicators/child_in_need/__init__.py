"""Children in need and their plans."""
