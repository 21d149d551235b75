"""Cases as bytes: all those of an indicator in one row of the store, in the order of their teams, a few teams a chunk.

A load keeps hundreds of thousands of cases for people to open as lists. As rows of SQL they took a fifth of the load
and most of the file; as columns they are a few bytes each. Days are counted from the first of a column, in two bytes
where they fit; a column in which every case says the same is said once; texts are kept as they are, in JSON.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import numpy as np
import orjson
import pandas as pd
from numpy.typing import NDArray

Columns = Mapping[str, NDArray[Any]]

#: Rows of a chunk, or those of one team where it has more: a tenth of a millisecond to undo.
ROWS = 2_000

#: A day that is missing, and the day after every day.
BLANK, OPEN = np.iinfo(np.int32).min, np.iinfo(np.int32).max

DAYS = ("start", "end", "opened", "due", "done")
TEXTS = ("ref", "person")

#: How the days of a column are kept: all the same, as those of another column, the day after the start, or by number.
_SAME, _AS, _NEXT, _NUMBERS = "same", "as", "next", "numbers"
_NARROW = 2**16 - 2  # two numbers stand for BLANK and OPEN


def pack_cases(columns: Columns) -> bytes:
    """The cases of one indicator, in the columns of Reading.case_columns; at least one of them."""
    team, names = pd.factorize(columns["team_id"], use_na_sentinel=False)
    order = np.argsort(team, kind="stable")
    sizes = np.bincount(team, minlength=len(names))
    first = order[np.cumsum(sizes) - sizes]
    told: dict[str, Any] = {
        "teams": [
            (str(names[at] or ""), str(columns["team"][row]), str(columns["service"][row]), int(sizes[at]))
            for at, row in enumerate(first)
        ],
    }
    arrays: list[NDArray[Any]] = []
    told["worker"] = _coded(columns["worker_id"][order], columns["worker"][order], arrays)
    told["category"] = _coded(columns["category"][order], columns["category"][order], arrays)
    told["days"] = _days({name: columns[name][order] for name in DAYS}, arrays)
    arrays.append(columns["met"][order].astype(np.int8))
    told["value"] = bool(np.isnan(columns["value"]).all())
    if not told["value"]:
        arrays.append(columns["value"][order].astype("<f8"))
    told["cells"] = [cells.dtype.str for cells in arrays]
    chunks = _chunks(sizes.tolist())
    texts = [columns[name][order].tolist() for name in TEXTS]
    bodies = [
        _chunk([cells[begin:end] for cells in arrays], [text[begin:end] for text in texts]) for begin, end in chunks
    ]
    head = orjson.dumps({**told, "chunks": chunks, "sizes": [len(body) for body in bodies]})
    return len(head).to_bytes(4, "little") + head + b"".join(bodies)


def _chunks(sizes: list[int]) -> list[tuple[int, int]]:
    """Runs of whole teams, of so many rows or a little more."""
    found: list[tuple[int, int]] = []
    begin = end = 0
    for size in sizes:
        end += size
        if end - begin >= ROWS:
            found.append((begin, end))
            begin = end
    return [*found, (begin, end)] if end > begin else found


def _chunk(arrays: list[NDArray[Any]], texts: list[list[str | None]]) -> bytes:
    spelt = [orjson.dumps(text) for text in texts]
    lengths = np.array([len(text) for text in spelt], "<u4").tobytes()
    return zlib.compress(b"".join([lengths, *spelt, *(cells.tobytes() for cells in arrays)]), 1)


def _coded(keys: NDArray[Any], names: NDArray[Any], arrays: list[NDArray[Any]]) -> list[tuple[str | None, str | None]]:
    """Each key once, with its name; the code of every row goes to the arrays where there is more than one."""
    code, found = pd.factorize(keys, use_na_sentinel=False)
    if len(found) > 1:
        arrays.append(code.astype("<u2" if len(found) < 2**16 else "<u4"))
    first = np.full(len(found), -1)
    first[code[::-1]] = np.arange(len(code))[::-1]
    return [
        (None if pd.isna(key) else str(key), None if pd.isna(names[at]) else str(names[at]))
        for key, at in zip(found, first, strict=True)
    ]


def _days(days: dict[str, NDArray[np.int32]], arrays: list[NDArray[Any]]) -> dict[str, Any]:
    """How each column of days is kept; what has to be kept by number goes to the arrays."""
    told: dict[str, Any] = {}
    for name, column in days.items():
        like = next((other for other in told if np.array_equal(column, days[other])), None)
        if (column == column[0]).all():
            told[name] = (_SAME, int(column[0]))
        elif like is not None:
            told[name] = (_AS, like)
        elif name == "end" and np.array_equal(column, days["start"] + 1):
            told[name] = (_NEXT, 0)
        else:
            blank, open_ = column == BLANK, column == OPEN
            known = column[~(blank | open_)]
            least = int(known.min(initial=0)) if not len(known) else int(known.min())
            wide = len(known) and int(known.max()) - least >= _NARROW
            number = np.where(blank, 0, np.where(open_, 1, column.astype(np.int64) - least + 2))
            told[name] = (_NUMBERS, least)
            arrays.append(number.astype("<i8" if wide else "<u2"))
    return told


@dataclass(frozen=True)
class Asked:
    """Which cases are wanted: of some teams (None: of all), of a worker, of a child, on some days."""

    teams: Collection[str] | None = None
    worker: str | None = None
    person: str | None = None
    on: int | None = None
    first: int | None = None
    last: int | None = None
    after: int | None = None

    def keeps(self, start: NDArray[np.int32], end: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Which of these days. A case without an end is open; one without a start is on no day and in no period."""
        keep = np.ones(len(start), bool)
        still = (end == OPEN) | (end == BLANK)
        if self.on is not None or self.first is not None or self.last is not None:
            keep &= start != BLANK
        if self.on is not None:
            keep &= (start <= self.on) & (still | (end > self.on))
        if self.first is not None:
            keep &= start >= self.first
        if self.last is not None:
            keep &= start <= self.last
        if self.after is not None:
            keep &= still | (end > self.after)
        return keep


def unpack_cases(body: bytes, asked: Asked) -> Iterator[dict[str, NDArray[Any]]]:
    """The cases that are asked for, chunk by chunk: ref, person, team, service, worker, days, met, value, category."""
    length = int.from_bytes(body[:4], "little")
    told = orjson.loads(body[4 : 4 + length])
    ends = list(accumulate(told["sizes"], initial=4 + length))
    team_ends = np.cumsum([team[3] for team in told["teams"]])
    for number, (begin, end) in enumerate(told["chunks"]):
        team = np.searchsorted(team_ends, np.arange(begin, end), side="right")
        if asked.teams is not None:
            wanted = np.array([one[0] in asked.teams for one in told["teams"]])
            if not wanted[team].any():
                continue
        raw = zlib.decompress(body[ends[number] : ends[number + 1]])
        found = _Chunk(told, raw, team).chosen(asked)
        if found is not None:
            yield found


class _Chunk:
    """One chunk, of which only the rows that are asked for become text."""

    def __init__(self, told: Mapping[str, Any], raw: bytes, team: NDArray[np.intp]) -> None:
        self._told, self._raw, self._team = told, raw, team
        self._lengths = np.frombuffer(raw, "<u4", len(TEXTS)).tolist()
        at = 4 * len(TEXTS)
        self._texts = {}
        for name, length in zip(TEXTS, self._lengths, strict=True):
            self._texts[name] = raw[at : at + length]
            at += length
        self._arrays = []
        for kind in told["cells"]:
            cells = np.frombuffer(raw, kind, len(team), at)
            self._arrays.append(cells)
            at += cells.nbytes

    def chosen(self, asked: Asked) -> dict[str, NDArray[Any]] | None:
        """The columns of the rows that are asked for; None where there are none."""
        told, teams = self._told, self._told["teams"]
        if asked.person is not None and orjson.dumps(asked.person) not in self._texts["person"]:
            return None
        cells = iter(self._arrays)
        worker, category = (self._codes(told[name], cells) for name in ("worker", "category"))
        days = self._days(cells)
        met = next(cells)
        value = np.full(len(self._team), np.nan) if told["value"] else next(cells)
        keep = asked.keeps(days["start"], days["end"])
        if asked.teams is not None:
            keep &= np.array([one[0] in asked.teams for one in teams])[self._team]
        if asked.worker is not None:
            keep &= np.array([key == asked.worker for key, _ in told["worker"]])[worker]
        if asked.person is not None:
            keep &= np.array(orjson.loads(self._texts["person"]), dtype=object) == asked.person
        at = np.flatnonzero(keep)
        if not len(at):
            return None
        text = {name: _taken(orjson.loads(spelt), at) for name, spelt in self._texts.items()}
        return {
            **text,
            "service": _named([one[2] for one in teams], self._team[at]),
            "team": _named([one[1] for one in teams], self._team[at]),
            "worker": _named([name for _, name in told["worker"]], worker[at]),
            **{name: column[at] for name, column in days.items()},
            "met": met[at],
            "value": value[at],
            "category": _named([name for _, name in told["category"]], category[at]),
        }

    def _codes(self, names: list[Any], cells: Iterator[NDArray[Any]]) -> NDArray[np.intp]:
        return np.zeros(len(self._team), np.intp) if len(names) < 2 else next(cells).astype(np.intp)

    def _days(self, cells: Iterator[NDArray[Any]]) -> dict[str, NDArray[np.int32]]:
        found: dict[str, NDArray[np.int32]] = {}
        for name in DAYS:
            how, what = self._told["days"][name]
            if how == _SAME:
                found[name] = np.full(len(self._team), what, np.int32)
            elif how == _AS:
                found[name] = found[what]
            elif how == _NEXT:
                found[name] = found["start"] + np.int32(1)
            else:
                number = next(cells).astype(np.int64)
                known = number + (what - 2)
                found[name] = np.where(number == 0, BLANK, np.where(number == 1, OPEN, known)).astype(np.int32)
        return found


def _named(names: list[str | None], codes: NDArray[np.intp]) -> NDArray[Any]:
    held = np.empty(len(names), object)
    held[:] = names
    return held[codes]


def _taken(texts: list[str | None], at: NDArray[np.intp]) -> NDArray[Any]:
    return _named(texts, at)
