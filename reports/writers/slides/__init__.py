"""What slides are made of: words in boxes, tables that fit, and native charts."""
