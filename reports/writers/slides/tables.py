"""Tables on a slide: columns as wide as their words, and as many rows as there is room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from indicators.speech import day
from reports.content import Cell, Number, Table
from reports.palette import BAND, HEAD, INK, PAPER, STATUS
from reports.writers.slides.words import describe, put, wrapped

ROWS = 15
#: A cell of so many letters is never broken.
SHORT = 14
#: The letters of a cell, and the columns that leave room for so many.
LONGEST, FEW = 90, 6


@dataclass(frozen=True)
class Look:
    """How a table is drawn: the size of its letters in points, the width of each column, what a head holds."""

    size: int
    widths: tuple[int, ...]
    heads: int

    @classmethod
    def of(cls, table: Table, whole: int) -> Look:
        """Wider for longer words; of many columns, smaller letters, short heads and room for what the rows are."""
        many = len(table.headers) > FEW
        # Long heads of several columns, such as the names of teams, stand on several lines over their numbers.
        tall = many or (len(table.headers) > FEW // 2 and max(len(head) for head in table.headers) > SHORT * 2)
        heads = table.headers if not tall else [max(head.split() or [""], key=len) for head in table.headers]
        longest = [
            max([len(head), *(min(60, len(_words(row[at]))) for row in table.rows)], default=8)
            for at, head in enumerate(heads)
        ]
        shares = [max(6, length) ** 0.8 for length in longest]
        if tall:
            shares[0] = max(shares[0], 0.25 * sum(shares[1:]))
        size = 12 if many else 14
        least = [_least([head, *(_words(row[at]) for row in table.rows)], size) for at, head in enumerate(heads)]
        widths = _widths([whole * share / sum(shares) for share in shares], least)
        return cls(size, widths, 32 if many else 48 if tall else LONGEST)

    def high(self, row: Sequence[str], *, bold: bool = False) -> float:
        """How high a row is, in points."""
        held = zip(row, self.widths, strict=True)
        lines = (len(wrapped(words, self.size + bold, width - Inches(0.16))) for words, width in held)
        return max(lines, default=1) * self.size * 1.2 + 5

    def parts(self, table: Table, most: float) -> Iterator[list[tuple[int, tuple[Cell, ...]]]]:
        """Rows that fit so many points of a slide, with their places."""
        head = self.high([_head(head, self.heads) for head in table.headers], bold=True)
        part: list[tuple[int, tuple[Cell, ...]]] = []
        used = head
        for place, row in enumerate(table.rows):
            high = self.high([_cut(_words(cell)) for cell in row])
            if part and (used + high > most or len(part) >= ROWS):
                yield part
                part, used = [], head
            part.append((place, row))
            used += high
        if part:
            yield part


def _least(cells: Sequence[str], size: int) -> float:
    """The width in which no number and no word of a column breaks: what is short stands on one line."""
    letters = max(len(part) for cell in cells for part in ([cell] if len(cell) <= SHORT else cell.split()))
    return float(Pt(1) * min(letters, SHORT) * size * 0.58 + Inches(0.2))


def _widths(wanted: Sequence[float], least: Sequence[float]) -> tuple[int, ...]:
    """Widths of the same sum, none under its least; what a narrow column gains, those with room to spare give up."""
    if sum(least) >= sum(wanted):
        return tuple(int(width) for width in wanted)
    lacking = sum(max(0.0, low - width) for width, low in zip(wanted, least, strict=True))
    spare = sum(max(0.0, width - low) for width, low in zip(wanted, least, strict=True)) or 1.0
    return tuple(
        int(low if width <= low else width - (width - low) * lacking / spare)
        for width, low in zip(wanted, least, strict=True)
    )


def put_table(
    slide: Any,
    table: Table,
    rows: Sequence[tuple[int, tuple[Cell, ...]]],
    look: Look,
    corner: tuple[Any, Any],
) -> None:
    """Rows of a table, each with its place in it, under its heads, from a corner: left and top."""
    columns = len(table.headers)
    wide = sum(look.widths)
    frame = slide.shapes.add_table(len(rows) + 1, columns, *corner, wide, Inches(0.3) * (len(rows) + 1))
    describe(frame, table.title)
    grid = frame.table
    grid.horz_banding = False
    for at, width in enumerate(look.widths):
        grid.columns[at].width = Emu(width)
    for at, head in enumerate(table.headers):
        _cell(grid.cell(0, at), _head(head, look.heads), HEAD, PAPER, look.size, bold=True, right=_is_number(table, at))
    for place, (number, row) in enumerate(rows, 1):
        for at, cell in enumerate(row):
            fill, ink = PAPER if place % 2 else BAND, INK
            if at == table.status and table.tones:
                fill, ink = STATUS[table.tones[number]]
            _cell(grid.cell(place, at), _words(cell), fill, ink, look.size, right=_is_number(table, at))


def _is_number(table: Table, at: int) -> bool:
    return any(isinstance(row[at], Number) for row in table.rows)


def _cell(cell: Any, words: str, fill: str, ink: str, size: int, *, bold: bool = False, right: bool = False) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(fill)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    cell.margin_left = cell.margin_right = Inches(0.08)
    put(cell.text_frame, _cut(words), size, bold=bold, colour=ink, align=PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT)


def _cut(words: str) -> str:
    """What a cell holds of its words; the workbook has them whole. Names often differ at their ends, so those stay."""
    if len(words) <= LONGEST:
        return words
    end = words[-LONGEST // 3 :]
    end = end.partition(" ")[2] or end
    return f"{_begun(words, LONGEST - len(end) - 3)} … {end}"


def _head(words: str, longest: int) -> str:
    """What a head holds of its words."""
    return words if len(words) <= longest else f"{_begun(words, longest - 2)} …"


def _begun(words: str, longest: int) -> str:
    """The first words, as many as fit; of one that fits nowhere its first letters."""
    return shorten(words, longest, placeholder="") or words[:longest]


def _words(cell: Cell) -> str:
    if isinstance(cell, Number):
        return cell.words
    return day(cell) if isinstance(cell, date) else cell
