"""One reader for each kind of source: bytes or rows in, tables of text out."""
