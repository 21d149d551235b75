"""Bytes into series: the rows that are wanted of one row of the store, by the grain that is asked for."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, groupby
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from data.ledger import Cells, Column, Cover, Ledger, Pieces, Span
from data.results import Block, Floats, Grain, Ints, Row, Series, Unit, UnitKind, divide
from data.store.series import EVERY_GRAIN, FLOATS, WHOLE, PackedSeries


@dataclass(frozen=True)
class Known:
    """The units and the periods of one load, by number."""

    units: Mapping[int, Unit]
    days: Mapping[int, Span]
    _pieces: dict[tuple[int, Grain, int], Pieces] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def number(self) -> dict[tuple[UnitKind, str], int]:
        """The number of each unit."""
        return {(unit.kind, unit.id): number for number, unit in self.units.items()}

    def pieces(self, number: int, grain: Grain, periods: int) -> Pieces:
        """Pieces, and the periods of one grain that they make."""
        key = (number, grain, periods)
        if key not in self._pieces:
            self._pieces[key] = Pieces(*self.days[number], {grain: self.days[periods]})
        return self._pieces[key]


def unpacked(kept: bytes) -> bytes:
    """First and last days of periods, as a packer tells them apart."""
    return zlib.decompress(kept)


def unpack_days(kept: bytes) -> tuple[Ints, Ints]:
    """First and last days of periods."""
    first, last = np.frombuffer(unpacked(kept), "<i4").reshape(2, -1).astype(np.int32)
    return first, last


def unpack(
    row: PackedSeries,
    known: Known,
    grain: Grain,
    wanted: Collection[int] | None = None,
    category: str | None = None,
) -> Iterator[Series]:
    """The series of a row by a grain that it answers: of the wanted units, and of one category, where given."""
    length = int.from_bytes(row.body[:4], "little")
    header = orjson.loads(row.body[4 : 4 + length])
    if grain not in header.get("grains", (row.grain,)):
        return
    held, step = _Held(row, header, known, grain), header["step"]
    ends = list(accumulate(header["sizes"], initial=4 + length))
    for chunk, places in groupby(held.places(wanted, category), lambda place: place // step):
        raw = zlib.decompress(row.body[ends[chunk] : ends[chunk + 1]])
        yield from held.series(raw, chunk * step, list(places))


@dataclass(frozen=True)
class _Held:
    """A row of the store whose header is read. Loads before ledgers kept a row for each grain and each category."""

    row: PackedSeries
    header: Mapping[str, Any]
    known: Known
    grain: Grain

    def places(self, wanted: Collection[int] | None, category: str | None) -> list[int]:
        """The rows that are wanted."""
        units = self.header["units"]
        found = range(len(units)) if wanted is None else [at for at, unit in enumerate(units) if unit in wanted]
        if category is None:
            return list(found)
        return [place for place in found if self._category(place) == category]

    def _category(self, place: int) -> str | None:
        if "of" not in self.header:
            return self.row.breakdown or None
        name: str = self.header["categories"][self.header["of"][place]]
        return name

    def series(self, raw: bytes, begin: int, places: list[int]) -> Iterator[Series]:
        """The series of some rows, all of a chunk that begins at a row."""
        units, known = self.header["units"], self.known.units
        rows = tuple(Row(known[units[place]], self._category(place)) for place in places)
        size = min(self.header["step"], len(units) - begin)
        chunk = _Chunk(raw, size, [place - begin for place in places])
        if self.row.grain == EVERY_GRAIN:
            stands = np.array([self.header["stands"][place] for place in places], bool)
            block = self._ledger(chunk, rows, stands).block(self.grain)
        else:
            block = self._block(chunk, rows)
        return iter(()) if block is None else block.series()

    def _ledger(self, chunk: _Chunk, rows: tuple[Row, ...], stands: NDArray[np.bool_]) -> Ledger:
        pieces = self.known.pieces(self.row.periods, self.grain, self.header["grains"][self.grain])
        columns = {
            name: Column(chunk.of_form(form, kind, scale, len(pieces)), adds)
            for name, adds, form, scale, kind in self.header["arrays"]
        }
        return Ledger(
            indicator=self.row.indicator,
            kind=UnitKind(self.row.unit_kind),
            breakdown=self.row.breakdown,
            pieces=pieces,
            rows=rows,
            stands=stands,
            numerator=columns["numerator"],
            denominator=columns.get("denominator"),
            unknown=columns.get("unknown"),
            value=self.header["value"],
            cover=Cover(*self.header["cover"]),
        )

    def _block(self, chunk: _Chunk, rows: tuple[Row, ...]) -> Block:
        first, last = self.known.days[self.row.periods]
        parts = {name: chunk.floats(kind, scale, len(first)) for name, scale, kind in self.header["arrays"]}
        for name, rule in self.header["derived"].items():
            whole = parts["numerator"]
            parts[name] = whole if rule == "numerator" else divide(whole, parts["denominator"], rule)
        kind = UnitKind(self.row.unit_kind)
        return Block(self.row.indicator, kind, self.row.breakdown, self.grain, first, last, rows, **parts)


class _Chunk:
    """The arrays of a chunk, one after the other, of which the rows that are wanted are read."""

    def __init__(self, raw: bytes, rows: int, places: list[int]) -> None:
        self._raw, self._rows, self._places = raw, rows, places
        self._at = 0

    def _cells(self, kind: str, columns: int) -> NDArray[Any]:
        held = np.frombuffer(self._raw, kind, self._rows * columns, self._at).reshape(self._rows, columns)
        self._at += held.nbytes
        return held[self._places]

    def of_form(self, form: str, kind: str | None, scale: int, columns: int) -> Cells:
        """A column of a ledger: what is kept as steps, summed along; nought where nothing is kept."""
        if form == FLOATS:
            return self.floats(kind, scale, columns)
        if kind is None:
            return np.zeros((len(self._places), columns), np.int32)
        cells = self._cells(kind, columns)
        whole: Cells = cells.astype(np.int32) if form == WHOLE else np.cumsum(cells, axis=1, dtype=np.int32)
        return whole

    def floats(self, kind: str | None, scale: int, columns: int) -> Floats:
        """A column as it stands, NaN where a number is missing or nothing is kept."""
        if kind is None:
            return np.full((len(self._places), columns), np.nan)
        cells = self._cells(kind, columns)
        known: Floats = cells.astype(np.float64)
        if cells.dtype.kind == "i":
            missing = cells == np.iinfo(cells.dtype).min
            if scale > 1:
                known /= scale
            if missing.any():
                known[missing] = np.nan
        return known
