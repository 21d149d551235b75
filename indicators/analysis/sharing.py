"""Small numbers of a page of analysis: which of its rows' numbers must not be shown, all its figures taken together.

The figures of one section tell of the same children: a total is printed under many of them, the sides of a pyramid add
up to its ages, and what a share is of is the total less those of whom it is not known.
"""

from __future__ import annotations

from collections.abc import Sequence

from indicators.analysis.declaration import Parts, Pyramid, Share, Times, Within
from indicators.analysis.figures import Figure, Row
from indicators.disclosure import Name, Output, Relation, suppress

#: What is hidden of each row of each figure: number, of, unknown and the places of its sides.
Hidden = list[list[frozenset[str]]]
SIDES = ("side 0", "side 1", "side 2")


def hidden_in(figures: Sequence[Figure]) -> Hidden:
    """What must not be shown of the figures of one section, in their order and that of their rows."""
    table = _Table()
    for place, figure in enumerate(figures):
        table.add(place, figure)
    hidden = suppress(Output(table.values, table.relations, dear=table.dear))
    named = [[table.cells(place, at, row, figure) for at, row in enumerate(figure.rows)] for place, figure in
             enumerate(figures)]  # fmt: skip
    return [[frozenset(part for part, name in cells.items() if name in hidden) for cells in rows] for rows in named]


class _Table:
    """The cells of a section, and how they add up."""

    def __init__(self) -> None:
        self.values: dict[Name, float] = {}
        self.relations: list[Relation] = []
        self.dear: dict[Name, float] = {}

    def cells(self, place: int, at: int, row: Row, figure: Figure) -> dict[str, Name]:
        """Where each number of a row stands; of parts, what they are of is the total."""
        found: dict[str, Name] = {"number": (place, at, "number"), "unknown": (place, at, "unknown")}
        if row.of is not None:
            found["of"] = (place, at, "of")
        elif isinstance(figure.measure, Parts):
            found["of"] = self.total(figure)
        return found | {side: (place, at, side) for side, _ in zip(SIDES, row.sides, strict=False)}

    def total(self, figure: Figure, counted: int | None = None) -> Name:
        """The cell of a total: one for all figures that count the same things and come to the same."""
        number = figure.total if counted is None else counted
        name: Name = ("total", figure.subject.name, figure.first, figure.last, figure.at_end, number, "number")
        self.values[name] = number
        self.dear[name] = 1.0
        return name

    def add(self, place: int, figure: Figure) -> None:
        """The rows of a figure, and the sums they stand in."""
        rows = [self.cells(place, at, row, figure) for at, row in enumerate(figure.rows)]
        for cells, row in zip(rows, figure.rows, strict=True):
            told = {"number": row.number, "unknown": row.unknown, "of": row.of}
            told |= dict(zip(SIDES, row.sides, strict=False))
            self.values |= {cells[part]: float(number) for part, number in told.items() if number is not None}
            if row.of is not None:
                self._share(cells, row)
            if row.sides:
                self.relations.append({cells["number"]: -1, **{cells[side]: 1 for side in SIDES if side in cells}})
        if isinstance(figure.measure, Parts | Times | Pyramid):
            self.relations.append({self.total(figure): -1, **{cells["number"]: 1 for cells in rows}})
        if isinstance(figure.measure, Share | Within):
            self._counted(figure, rows)

    def _share(self, cells: dict[str, Name], row: Row) -> None:
        """The other side of a share."""
        assert row.of is not None
        rest = (*cells["number"][:-1], "rest")
        self.values[rest] = float(row.of - row.number)
        self.relations.append({cells["of"]: -1, cells["number"]: 1, rest: 1})

    def _counted(self, figure: Figure, rows: Sequence[dict[str, Name]]) -> None:
        """Known and not known together are all that were counted."""
        whole = sum((row.of or 0) + row.unknown for row in figure.rows)
        parts = {cells[part]: 1 for cells in rows for part in ("of", "unknown")}
        self.relations.append({self.total(figure, whole): -1, **parts})
