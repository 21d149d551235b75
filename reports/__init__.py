"""Packs: results written out for a meeting, as slides, pages or sheets."""
