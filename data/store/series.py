"""Series as bytes: every unit of one indicator, grain, level and category in one row of the store.

A trust's results are tens of millions of numbers, nearly all of them small whole numbers that repeat. So each array is
kept in the narrowest whole numbers that hold it exactly (quarters for quartiles), what follows from the others (a
percentage from its two parts) is not kept but worked out again, bit for bit, and units are compressed a few at a time:
reading one team undoes one small chunk, and reading a level undoes each once.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.results import Block, Floats, Grain, Ints, Series, Unit, UnitKind

#: Bytes of a chunk before it is compressed: small enough to undo in a tenth of a millisecond.
CHUNK = 32_768

Matrix = NDArray[np.float64]

_PLAIN = ("numerator", "denominator", "unknown")
_SPREAD = ("lower_quartile", "upper_quartile", "longest")
#: What a numerator is multiplied by before it is divided: percent, plain, per 10,000.
_TIMES = (100.0, 1.0, 10_000.0)
_WHOLE: tuple[tuple[str, int], ...] = (("<i1", 2**7 - 1), ("<i2", 2**15 - 1), ("<i4", 2**31 - 1))


@dataclass(frozen=True)
class PackedSeries:
    """One row of results; ``category`` is "" for the whole, ``periods`` the number of its periods."""

    indicator: str
    grain: str
    unit_kind: str
    category: str
    periods: int
    body: bytes


@dataclass
class Packer:
    """Packs series, giving out numbers to the units and the periods it meets."""

    units: dict[tuple[UnitKind, str], tuple[int, Unit]] = field(default_factory=dict)
    periods: dict[bytes, int] = field(default_factory=dict)

    def pack(self, series: Iterable[Series]) -> Iterator[PackedSeries]:
        """The rows of some series, in which no unit stands twice for one indicator, grain, level and category."""
        return self.pack_blocks(Block.of(series))

    def pack_blocks(self, blocks: Iterable[Block]) -> Iterator[PackedSeries]:
        """The row of each block."""
        for block in blocks:
            days = np.stack([block.first, block.last]).astype("<i4").tobytes()
            number = self.periods.setdefault(days, len(self.periods))
            units = [self._unit(unit) for unit in block.units]
            category = block.category or ""
            yield PackedSeries(
                block.indicator, block.grain.value, block.kind.value, category, number, _body(units, block)
            )

    def _unit(self, unit: Unit) -> int:
        number, _ = self.units.setdefault((unit.kind, unit.id), (len(self.units), unit))
        return number


def pack_days(days: bytes) -> bytes:
    """First and last days of periods, as the store keeps them."""
    return zlib.compress(days, 1)


def unpack_days(kept: bytes) -> tuple[Ints, Ints]:
    """First and last days of periods."""
    first, last = np.frombuffer(zlib.decompress(kept), "<i4").reshape(2, -1).astype(np.int32)
    return first, last


def _body(units: list[int], block: Block) -> bytes:
    parts: dict[str, Matrix] = {name: getattr(block, name) for name in _PLAIN}
    derived: dict[str, float | str] = {}
    _put(parts, derived, "value", block.value)
    if block.mean is not None:
        _put(parts, derived, "mean", block.mean)
        parts.update({name: getattr(block, name) for name in _SPREAD})
    coded = [(name, *_coded(matrix)) for name, matrix in parts.items()]
    width = sum(cells.itemsize * cells.shape[1] for _, _, cells in coded if cells is not None)
    step = max(1, CHUNK // max(width, 1))
    chunks = [
        zlib.compress(b"".join(cells[at : at + step].tobytes() for _, _, cells in coded if cells is not None), 1)
        for at in range(0, len(units), step)
    ]
    header = {
        "units": units,
        "step": step,
        "arrays": [(name, scale, None if cells is None else cells.dtype.str) for name, scale, cells in coded],
        "derived": derived,
        "sizes": [len(chunk) for chunk in chunks],
    }
    told = json.dumps(header, separators=(",", ":")).encode()
    return len(told).to_bytes(4, "little") + told + b"".join(chunks)


def _put(parts: dict[str, Matrix], derived: dict[str, float | str], name: str, matrix: Matrix) -> None:
    """Keep an array, or only how it follows from numerator and denominator where it does so exactly."""
    if np.array_equal(matrix, parts["numerator"], equal_nan=True):
        derived[name] = "numerator"
        return
    for times in _TIMES:
        if np.array_equal(matrix, _divided(parts, times), equal_nan=True):
            derived[name] = times
            return
    parts[name] = matrix


def _divided(parts: Mapping[str, Matrix], times: float) -> Matrix:
    numerator, denominator = parts["numerator"], parts["denominator"]
    share: Matrix = np.full(numerator.shape, np.nan)
    np.divide(numerator * times, denominator, out=share, where=denominator != 0)
    return share


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


def unpack(
    row: PackedSeries, days: tuple[Ints, Ints], units: Mapping[int, Unit], wanted: Collection[int] | None = None
) -> Iterator[Series]:
    """The series of a row, those of the wanted units alone where given. ``units`` are the load's, by number."""
    length = int.from_bytes(row.body[:4], "little")
    header = json.loads(row.body[4 : 4 + length])
    at, step = 4 + length, header["step"]
    first, last = days
    for chunk, size in enumerate(header["sizes"]):
        numbers = header["units"][chunk * step : (chunk + 1) * step]
        places = [n for n, number in enumerate(numbers) if wanted is None or number in wanted]
        if places:
            parts = _parts(zlib.decompress(row.body[at : at + size]), header, len(numbers), len(first), places)
            for place, number in enumerate(numbers[n] for n in places):
                yield Series(
                    indicator=row.indicator,
                    unit=units[number],
                    category=row.category or None,
                    grain=Grain(row.grain),
                    first=first,
                    last=last,
                    unknown=parts["unknown"][place].astype(np.int32),
                    **{name: matrix[place] for name, matrix in parts.items() if name != "unknown"},
                )
        at += size


def _parts(raw: bytes, header: Mapping[str, Any], units: int, periods: int, places: list[int]) -> dict[str, Matrix]:
    """The arrays of one chunk, a row a unit that is wanted."""
    parts: dict[str, Matrix] = {}
    at, cells = 0, units * periods
    for name, scale, kind in header["arrays"]:
        if kind is None:
            parts[name] = np.full((len(places), periods), np.nan)
            continue
        held = np.frombuffer(raw, kind, cells, at).reshape(units, periods)[places]
        at += cells * held.itemsize
        parts[name] = _uncoded(held, scale)
    for name, rule in header["derived"].items():
        parts[name] = parts["numerator"] if rule == "numerator" else _divided(parts, rule)
    return parts


def _uncoded(cells: NDArray[Any], scale: int) -> Matrix:
    known: Floats = cells.astype(np.float64)
    if cells.dtype.kind == "i":
        missing = cells == np.iinfo(cells.dtype).min
        if scale > 1:
            known /= scale
        if missing.any():
            known[missing] = np.nan
    return known
