"""Colours of packs, as six digits: those of the light screen, for paper and projectors."""

from __future__ import annotations

from indicators.judge import Rag
from reports.content import Role

INK, QUIET, LINE, HEAD, PAPER = "12181F", "4A5663", "D5DCE3", "0F3A5C", "FFFFFF"
ACCENT, BAND = "1A5A96", "E6EEF6"
#: Fill and text of a status; the status always says itself in words too.
STATUS: dict[Rag, tuple[str, str]] = {
    Rag.GREEN: ("D9EFE2", "06482A"),
    Rag.AMBER: ("FDECC8", "5E3200"),
    Rag.RED: ("FBDCD9", "841010"),
    Rag.NONE: ("E7EBEF", "333D48"),
}
#: A shape for each status, so that nobody has to see its colour.
SHAPE: dict[Rag, str] = {Rag.GREEN: "circle", Rag.AMBER: "triangle", Rag.RED: "square", Rag.NONE: "dash"}
#: How each line of a chart looks: colour, width in points, dashes.
LINES: dict[Role, tuple[str, float, str]] = {
    Role.OURS: (ACCENT, 2.25, "solid"),
    Role.TARGET: ("0A6B3D", 1.5, "dash"),
    Role.MEAN: (QUIET, 1.25, "solid"),
    Role.UPPER: (QUIET, 1.0, "dot"),
    Role.LOWER: (QUIET, 1.0, "dot"),
    Role.LAST_YEAR: ("8695A4", 1.5, "dash"),
}
MARK = "B86200"
