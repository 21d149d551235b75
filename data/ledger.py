"""The ledger: what an indicator came to by the finest periods that are kept, from which all longer ones follow.

A flow's days add up, and a stock is as at the last of them, so a week, a month and twelve months need not be counted,
kept or compressed: they are worked out, exactly, when somebody asks. Medians and distinct persons do not add up; they
come as a Block by each grain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from data.results import Block, Floats, Grain, Ints, Row, Series, UnitKind, divide

#: Numbers by row and piece: int32, or float64 where parts of a whole were weighed.
Cells = NDArray[np.int32] | NDArray[np.float64]
Bools = NDArray[np.bool_]
Span = tuple[Ints, Ints]


@dataclass(frozen=True)
class Pieces:
    """Consecutive days cut wherever a period of any of the ``grains`` begins or ends: what those periods are made of.

    With days among the grains a piece is a day; without, a week that a month divides is two pieces. ``grains`` holds
    the first and last day of each period, by grain.
    """

    first: Ints
    last: Ints
    grains: Mapping[Grain, Span]
    _runs: dict[Grain, _Runs] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, grains: Mapping[Grain, Span]) -> Pieces:
        """The pieces of grains, each of which has a period."""
        begins = np.unique(np.concatenate([edge for first, last in grains.values() for edge in (first, last + 1)]))
        return cls(begins[:-1].astype(np.int32), (begins[1:] - 1).astype(np.int32), grains)

    def __len__(self) -> int:
        return len(self.first)

    def runs(self, grain: Grain) -> _Runs:
        """For each period of a grain the pieces that it is made of."""
        if grain not in self._runs:
            first, last = self.grains[grain]
            self._runs[grain] = _Runs.of(np.searchsorted(self.first, first), np.searchsorted(self.last, last))
        return self._runs[grain]


@dataclass(frozen=True)
class _Runs:
    """For each period its first piece, the piece after it, and its last, as a slice where each follows the other."""

    begin: NDArray[np.intp]
    finish: NDArray[np.intp]
    last: NDArray[np.intp] | slice
    single: bool  #: every period is one piece

    @classmethod
    def of(cls, first: NDArray[np.intp], last: NDArray[np.intp]) -> _Runs:
        in_line = bool((np.diff(last) == 1).all())
        ends = slice(int(last[0]), int(last[-1]) + 1) if in_line else last
        return cls(first, last + 1, ends, bool((first == last).all()))


@dataclass(frozen=True)
class Column:
    """One number by row and piece. ``adds``: that of a period is the sum of its pieces, else that of the last one."""

    cells: Cells
    adds: bool

    @cached_property
    def _so_far(self) -> Cells:
        rows, pieces = self.cells.shape
        total = np.zeros((rows, pieces + 1), self.cells.dtype)
        np.cumsum(self.cells, axis=1, out=total[:, 1:])
        return total

    def over(self, pieces: Pieces, grain: Grain) -> Floats:
        """The number of each row in each period of a grain."""
        runs = pieces.runs(grain)
        if not self.adds or runs.single:
            return self.cells[:, runs.last].astype(np.float64)
        total = self._so_far[:, runs.finish] - self._so_far[:, runs.begin]
        return total.astype(np.float64) if total.dtype.kind == "i" else swept(total.astype(np.float64))


@dataclass(frozen=True)
class Cover:
    """What the source cannot tell: such a period is null rather than 0.

    A period that ends before ``covers_from`` lies before everything the source holds. Through a window less is known:
    what begins (or, ``at_end``, is as at a day) before ``known_from``.
    """

    covers_from: int
    known_from: int | None = None
    at_end: bool = False

    def hides(self, first: Ints, last: Ints) -> Bools | None:
        """Which of these periods, the oldest first; None where it hides none."""
        asked = last if self.at_end else first
        if last[0] >= self.covers_from and (self.known_from is None or asked[0] >= self.known_from):
            return None
        hidden: Bools = last < self.covers_from
        return hidden if self.known_from is None else hidden | (asked < self.known_from)


@dataclass(frozen=True)
class Ledger:
    """Flows and stocks of one indicator and level by piece, one row a unit or a unit and category.

    ``value`` says how the value follows: what the numerator is multiplied by before it is divided, None where there is
    none to show, "numerator" where it is that. A row is shown by a grain where anything counted in one of its periods,
    or where its unit ``stands``.
    """

    indicator: str
    kind: UnitKind
    breakdown: str
    pieces: Pieces
    rows: tuple[Row, ...]
    stands: Bools
    numerator: Column
    denominator: Column | None
    unknown: Column | None
    value: float | str | None
    cover: Cover

    def block(self, grain: Grain) -> Block | None:
        """The results by one grain, exactly as if they had been counted by it; None where nothing is shown."""
        first, last = self.pieces.grains[grain]
        numerator = self.numerator.over(self.pieces, grain)
        parts = {"numerator": numerator}
        parts["denominator"] = self._over(self.denominator, grain, numerator.shape, np.nan)
        parts["unknown"] = self._over(self.unknown, grain, numerator.shape, 0)
        rows = self.rows
        if not self.stands.all():
            shown = self.stands | np.any([(np.abs(part) > 0).any(axis=1) for part in parts.values()], axis=0)
            if not shown.any():
                return None
            parts = {name: part[shown] for name, part in parts.items()}
            rows = tuple(row for row, seen in zip(rows, shown, strict=True) if seen)
        hidden = self.cover.hides(first, last)
        if hidden is not None:
            for name, part in parts.items():
                part[:, hidden] = 0 if name == "unknown" else np.nan
        return Block(
            self.indicator, self.kind, self.breakdown, grain, first, last, rows, **parts, value=self._value(parts)
        )

    def blocks(self) -> Iterator[Block]:
        """The results by every grain."""
        for grain in self.pieces.grains:
            block = self.block(grain)
            if block is not None:
                yield block

    def series(self) -> Iterator[Series]:
        """The results by every grain, row by row."""
        for block in self.blocks():
            yield from block.series()

    def _over(self, column: Column | None, grain: Grain, shape: tuple[int, ...], nothing: float) -> Floats:
        return np.full(shape, nothing) if column is None else column.over(self.pieces, grain)

    def _value(self, parts: Mapping[str, Floats]) -> Floats:
        numerator = parts["numerator"]
        if isinstance(self.value, str):
            return numerator
        if self.value is None:
            return np.full(numerator.shape, np.nan)
        return divide(numerator, parts["denominator"], self.value)


def swept(total: Floats) -> Floats:
    """Without the dust of 1e-16 that parts of a whole leave where all that was added has been taken off again."""
    whole = np.rint(total)
    return total if np.array_equal(whole, total) else np.round(total, 9)
