"""Results as bytes: every unit of one indicator and level in one row of the store.

A trust's results are tens of millions of numbers, nearly all of them small whole numbers that repeat. So what adds up
is kept as its ledger, by the finest periods alone; a stock is kept as its changes from one to the next, most of which
are nought; each array is in the narrowest whole numbers that hold it exactly (quarters for quartiles); what follows
from the others (a percentage from its two parts) is not kept but worked out again, bit for bit; and units are
compressed a few at a time: reading one team (unpacking.py) undoes one small chunk, and reading a level undoes each
once.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from data.ledger import Column, Ledger, Span
from data.results import Block, Row, Unit, UnitKind, divide

#: Bytes of a chunk before it is compressed: small enough to undo in a tenth of a millisecond.
CHUNK = 16_384

#: The grain of a row that answers every grain.
EVERY_GRAIN = "every"

#: The forms that a column of a ledger is kept in.
FLOATS, WHOLE, STEPS = "floats", "whole", "steps"

Matrix = NDArray[np.float64]

_PLAIN = ("numerator", "denominator", "unknown")
_SPREAD = ("lower_quartile", "upper_quartile", "longest")
#: What a numerator is multiplied by before it is divided: percent, plain, per 10,000.
_TIMES = (100.0, 1.0, 10_000.0)
_WHOLE: tuple[tuple[str, int], ...] = (("<i1", 2**7 - 1), ("<i2", 2**15 - 1), ("<i4", 2**31 - 1))


@dataclass(frozen=True)
class PackedSeries:
    """One row of results; ``breakdown`` is "" for the whole, ``periods`` the number of its periods or pieces."""

    indicator: str
    grain: str
    unit_kind: str
    breakdown: str
    periods: int
    body: bytes


@dataclass
class Packer:
    """Packs results, giving out numbers to the units and the periods it meets."""

    units: dict[tuple[UnitKind, str], tuple[int, Unit]] = field(default_factory=dict)
    periods: dict[bytes, int] = field(default_factory=dict)

    def pack(self, results: Iterable[Ledger | Block]) -> Iterator[PackedSeries]:
        """The row of each; no unit (or category of it) stands twice for one indicator, grain, level and breakdown."""
        for one in results:
            if isinstance(one, Ledger):
                number = self._days((one.pieces.first, one.pieces.last))
                grain, (told, chunks) = EVERY_GRAIN, self._ledger(one)
            else:
                number = self._days((one.first, one.last))
                grain, (told, chunks) = one.grain.value, _block(one)
            told |= self._rows(one.breakdown, one.rows)
            yield PackedSeries(
                one.indicator, grain, one.kind.value, one.breakdown, number, _bytes(told, len(one.rows), chunks)
            )

    def _ledger(self, ledger: Ledger) -> tuple[dict[str, Any], list[NDArray[Any]]]:
        columns = {"numerator": ledger.numerator, "denominator": ledger.denominator, "unknown": ledger.unknown}
        there = {name: column for name, column in columns.items() if column is not None}
        coded = [(name, column.adds, *_narrowed(column)) for name, column in there.items()]
        coded = [one for one in coded if one[0] != "unknown" or one[-1] is not None]  # none unknown: it is not told
        told = {
            "grains": {grain.value: self._days(span) for grain, span in ledger.pieces.grains.items()},
            "stands": ledger.stands.astype(int).tolist(),
            "value": ledger.value,
            "cover": [ledger.cover.covers_from, ledger.cover.known_from, ledger.cover.at_end],
            "arrays": [
                (name, adds, form, scale, None if cells is None else cells.dtype.str)
                for name, adds, form, scale, cells in coded
            ],
        }
        return told, [cells for *_, cells in coded if cells is not None]

    def _rows(self, breakdown: str, rows: Sequence[Row]) -> dict[str, Any]:
        """The number of each row's unit and, where it is divided, which category it is."""
        units = [self._unit(row.unit) for row in rows]
        if not breakdown:
            return {"units": units}
        names = {row.category: None for row in rows}
        number = {name: place for place, name in enumerate(names)}
        return {"units": units, "categories": list(names), "of": [number[row.category] for row in rows]}

    def _days(self, span: Span) -> int:
        return self.periods.setdefault(np.stack(span).astype("<i4").tobytes(), len(self.periods))

    def _unit(self, unit: Unit) -> int:
        number, _ = self.units.setdefault((unit.kind, unit.id), (len(self.units), unit))
        return number


def pack_days(days: bytes) -> bytes:
    """First and last days of periods, as the store keeps them."""
    return zlib.compress(days, 1)


def _bytes(told: dict[str, Any], rows: int, arrays: list[NDArray[Any]]) -> bytes:
    """A header of JSON behind its length, and chunks of rows, each compressed by itself."""
    width = sum(cells.itemsize * cells.shape[1] for cells in arrays)
    step = max(1, CHUNK // max(width, 1))
    chunks = [
        zlib.compress(b"".join(cells[at : at + step].tobytes() for cells in arrays), 1) for at in range(0, rows, step)
    ]
    head = orjson.dumps({**told, "step": step, "sizes": [len(chunk) for chunk in chunks]})
    return len(head).to_bytes(4, "little") + head + b"".join(chunks)


def _narrowed(column: Column) -> tuple[str, int, NDArray[Any] | None]:
    """A form, and the narrowest cells of it as ``_coded`` gives them; None where all are nought.

    Whole numbers that do not add up are kept as steps, their changes from piece to piece.
    """
    cells = column.cells
    if cells.dtype.kind == "f":
        return FLOATS, *_coded(cells.astype(np.float64))
    form = WHOLE if column.adds else STEPS
    steps = cells
    if not column.adds:
        steps = cells.copy()
        steps[:, 1:] -= cells[:, :-1]
    least, most = int(steps.min(initial=0)), int(steps.max(initial=0))
    if least == most == 0:
        return form, 1, None
    kind = next(kind for kind, limit in _WHOLE if most <= limit and least >= -limit)
    return form, 1, steps.astype(kind)


def _block(block: Block) -> tuple[dict[str, Any], list[NDArray[Any]]]:
    parts: dict[str, Matrix] = {name: getattr(block, name) for name in _PLAIN}
    derived: dict[str, float | str] = {}
    _put(parts, derived, "value", block.value)
    if block.mean is not None:
        _put(parts, derived, "mean", block.mean)
        parts.update({name: getattr(block, name) for name in _SPREAD})
    coded = [(name, *_coded(matrix)) for name, matrix in parts.items()]
    told = {
        "arrays": [(name, scale, None if cells is None else cells.dtype.str) for name, scale, cells in coded],
        "derived": derived,
    }
    return told, [cells for *_, cells in coded if cells is not None]


def _put(parts: dict[str, Matrix], derived: dict[str, float | str], name: str, matrix: Matrix) -> None:
    """Keep an array, or only how it follows from numerator and denominator where it does so exactly."""
    if np.array_equal(matrix, parts["numerator"], equal_nan=True):
        derived[name] = "numerator"
        return
    for times in _TIMES:
        if np.array_equal(matrix, divide(parts["numerator"], parts["denominator"], times), equal_nan=True):
            derived[name] = times
            return
    parts[name] = matrix


def _coded(matrix: Matrix) -> tuple[int, NDArray[Any] | None]:
    """The narrowest cells that hold a matrix exactly, and how many of them make 1; no cells where all are missing.

    The least number of each whole type stands for missing.
    """
    missing = np.isnan(matrix)
    some = bool(missing.any())
    if some and missing.all():
        return 1, None
    known = np.where(missing, 0.0, matrix) if some else matrix
    for scale in (1, 4):
        scaled = known * scale if scale > 1 else known
        if np.array_equal(scaled, np.rint(scaled)):
            most = float(np.abs(scaled).max(initial=0.0))
            for kind, limit in _WHOLE:
                if most <= limit:
                    cells = scaled.astype(kind)
                    if some:
                        cells[missing] = -limit - 1
                    return scale, cells
    return 1, matrix.astype("<f8")
