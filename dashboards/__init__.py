"""The pages: each a path, a title, a layout and its callbacks."""
