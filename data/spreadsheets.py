"""Text as it goes into a spreadsheet and comes back: never run as a formula, and the same afterwards."""

from __future__ import annotations

#: What a spreadsheet may take for the beginning of a formula (OWASP, "CSV injection").
_FORMULA = frozenset({"=", "+", "-", "@", "\t", "\r", "\n", "|", "%"})


def inert(text: str) -> str:
    """Text that begins like a formula, with an apostrophe in front."""
    return f"'{text}" if text.lstrip("' ")[:1] in _FORMULA else text


def as_typed(cell: str) -> str:
    """What ``inert`` made, as it was."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("' ")[:1] in _FORMULA else cell
