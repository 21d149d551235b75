"""Bars as plain marks: a table whose rows carry a bar, so that a chart and its numbers are one thing for every reader.

Nothing is drawn that is not also written: a bar is hidden from screen readers, and its number stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from layouts.markup import Node, element


@dataclass(frozen=True)
class Bar:
    """One row: what it is called, its number in words, how long its bar is (0 to 1), and the cells after it."""

    label: str
    number: str
    length: float
    cells: tuple[str, ...] = ()
    unknown: bool = False  #: what is not known: drawn apart, never left out


def bars(caption: str, heads: Sequence[str], rows: Sequence[Bar]) -> Node:
    """Horizontal bars. ``heads`` name the label, the number and each further cell."""
    label, number, *others = heads
    return element(
        "table",
        element("caption", caption, class_="visually-hidden"),
        element(
            "thead",
            element(
                "tr",
                element("th", label, scope="col"),
                element("th", number, scope="col", class_="n", colspan=2),
                *(element("th", head, scope="col", class_="n") for head in others),
            ),
        ),
        element("tbody", *(_bar(row) for row in rows)),
        class_="bars",
    )


def _bar(row: Bar) -> Node:
    return element(
        "tr",
        element("th", row.label, scope="row"),
        element("td", _mark(row.length), class_="track", aria_hidden="true"),
        element("td", row.number, class_="n"),
        *(element("td", cell, class_="n quiet") for cell in row.cells),
        class_="unknown" if row.unknown else None,
    )


def _mark(length: float) -> Node:
    if not length:
        return None
    return element("span", class_="bar", style={"width": f"{100 * max(0.0, min(1.0, length)):.1f}%"})


@dataclass(frozen=True)
class Level:
    """One age of a pyramid: its name, and the numbers to the left, to the right and of neither side."""

    label: str
    left: int
    right: int
    neither: int
    unknown: bool = False


def pyramid(caption: str, sides: tuple[str, str, str], levels: Sequence[Level], label: str = "Age") -> Node:
    """Two sets of bars back to back, to one scale. ``sides`` name the left, the right and whoever is on neither."""
    most = max((max(level.left, level.right) for level in levels), default=0) or 1
    left, right, neither = sides
    return element(
        "table",
        element("caption", caption, class_="visually-hidden"),
        element(
            "thead",
            element(
                "tr",
                element("th", left, scope="col", class_="n", colspan=2),
                element("th", label, scope="col", class_="middle"),
                element("th", right, scope="col", colspan=2),
                element("th", neither, scope="col", class_="n"),
            ),
        ),
        element("tbody", *(_level(level, most) for level in levels)),
        class_="bars pyramid",
    )


def _level(level: Level, most: int) -> Node:
    return element(
        "tr",
        element("td", f"{level.left:,}", class_="n"),
        element("td", _mark(level.left / most), class_="track left", aria_hidden="true"),
        element("th", level.label, scope="row", class_="middle"),
        element("td", _mark(level.right / most), class_="track right", aria_hidden="true"),
        element("td", f"{level.right:,}"),
        element("td", f"{level.neither:,}", class_="n quiet"),
        class_="unknown" if level.unknown else None,
    )
