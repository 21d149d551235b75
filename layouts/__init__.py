"""How results look: results in, components and figures out. Nothing here reads a file, a store or a clock."""
