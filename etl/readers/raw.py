"""Text tables: what every reader hands over, before anything is read into it."""

from __future__ import annotations

import csv
import gc
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from etl.findings import Finding

Texts = NDArray[Any]  #: an object array of str


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the garbage collector: a million new lists make it walk them all, again and again, for nothing."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@dataclass(frozen=True, slots=True)
class Malformed:
    """A line that is no row of its table: what is wrong with it and its text."""

    line: int
    reason: str
    text: str


class Rectangle(Sequence[list[str]]):
    """Rows that all have as many cells, held as one run of cells: its columns are cut without making the rows."""

    def __init__(self, cells: list[str], width: int) -> None:
        self._cells, self.width = cells, width

    def __len__(self) -> int:
        return len(self._cells) // self.width

    @overload
    def __getitem__(self, at: int) -> list[str]: ...

    @overload
    def __getitem__(self, at: slice) -> list[list[str]]: ...

    def __getitem__(self, at: int | slice) -> list[str] | list[list[str]]:
        if isinstance(at, slice):
            return [self[row] for row in range(*at.indices(len(self)))]
        begin = (at if at >= 0 else len(self) + at) * self.width
        if not 0 <= begin < len(self._cells):
            raise IndexError(at)
        return self._cells[begin : begin + self.width]

    def columns(self, first: int) -> tuple[Texts, ...]:
        """Every column from a row on."""
        begin = first * self.width
        return tuple(texts(self._cells[begin + column :: self.width]) for column in range(self.width))


@dataclass(frozen=True)
class Grid:
    """Every row of a file or a sheet as text, before the header row is known."""

    file: str
    rows: Sequence[list[str]]
    lines: Sequence[int]  #: the line of the file on which each row begins
    malformed: tuple[Malformed, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class TextTable:
    """Rows of text under a header: one file, sheet or database table."""

    file: str
    header: tuple[str, ...]
    columns: tuple[Texts, ...]  #: one for each name of the header
    lines: NDArray[np.int64]
    malformed: tuple[Malformed, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    def __len__(self) -> int:
        return len(self.lines)

    def row_text(self, position: int) -> str:
        """One row, whole, as a line of CSV."""
        return line_of_csv(column[position] for column in self.columns)


def line_of_csv(cells: Iterable[Any]) -> str:
    """Cells as one line of CSV, without its line end."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(["" if cell is None else cell for cell in cells])
    return out.getvalue()


def texts(cells: Sequence[str]) -> Texts:
    """An object array of cells, whatever they hold."""
    column: Texts = np.fromiter(cells, dtype=object, count=len(cells))
    return column


def under_header(grid: Grid, position: int) -> TextTable:
    """The rows below a header row. A row with another number of cells is set aside, whole, as a malformed line."""
    header = grid.rows[position]
    if isinstance(grid.rows, Rectangle):
        below = np.asarray(grid.lines[position + 1 :], dtype=np.int64)
        columns = grid.rows.columns(position + 1)
        return TextTable(grid.file, tuple(header), columns, below, grid.malformed, grid.findings)
    rows, lines = grid.rows[position + 1 :], np.asarray(grid.lines[position + 1 :], dtype=np.int64)
    widths = np.fromiter(map(len, rows), np.int64, len(rows))
    width = _width(header, rows, widths)
    good = widths == width
    malformed = [
        Malformed(int(lines[n]), _ragged(len(rows[n]), width), line_of_csv(rows[n]))
        for n in np.flatnonzero(~good & (widths > 0)).tolist()
    ]
    kept = rows if good.all() else [rows[n] for n in np.flatnonzero(good).tolist()]
    # All cells in one pass, then cut into columns: a third of the time that turning rows about takes.
    cells = np.fromiter(chain.from_iterable(kept), dtype=object, count=len(kept) * width).reshape(-1, width)
    columns = tuple(np.ascontiguousarray(cells[:, column]) for column in range(width))
    return TextTable(
        file=grid.file,
        header=tuple(header),
        columns=columns[: len(header)],
        lines=lines[good],
        malformed=tuple(sorted((*grid.malformed, *malformed), key=lambda bad: bad.line)),
        findings=grid.findings,
    )


def _width(header: list[str], rows: Sequence[list[str]], widths: NDArray[np.int64]) -> int:
    """How many cells a row must have: as the header, or more where every row ends in the same blank cells."""
    filled = widths[widths > 0]
    longer = len(filled) > 0 and bool((filled == filled[0]).all()) and int(filled[0]) > len(header)
    if longer and not any(cell.strip() for row in rows for cell in row[len(header) :]):
        return int(filled[0])
    return len(header)


def _ragged(found: int, width: int) -> str:
    return f"a malformed line: {found} cells where the header has {width}"
