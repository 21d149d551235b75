"""The case: one thing an indicator counts. Who, where, on which days, met or not. The one shape in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
Texts = NDArray[np.object_]
Bools = NDArray[np.bool_]

#: A day that is missing or was unreadable.
BLANK = np.int32(-(2**31))
#: The day after every day: where a spell that is still open ends.
OPEN = np.int32(2**31 - 1)

#: Values of ``met``. A running case (its limit has not passed and it is not done) is in no number, only on the
#: worklist.
NOT_MET, MET, UNKNOWN, RUNNING = np.int8(0), np.int8(1), np.int8(-1), np.int8(2)
MET_WORDS = {int(NOT_MET): "not met", int(MET): "met", int(UNKNOWN): "unknown", int(RUNNING): "running"}


@dataclass(frozen=True)
class Cases:
    """Columns of one length, a row a case. Days are int32 since 1970-01-01, BLANK where there is none.

    ``[start, end)`` are the days on which the case counts, and nothing else: a flow's cases end the day after they
    start, an open spell ends at OPEN. ``opened``, ``due`` and ``done`` belong to its clock. ``person``, ``team`` and
    ``worker`` are codes of the Reading that made the cases (-1: nobody). ``ref`` is the source record's own key.
    """

    person: Ints
    ref: Texts
    team: Ints
    worker: Ints
    start: Ints
    end: Ints
    opened: Ints
    due: Ints
    done: Ints
    met: NDArray[np.int8]
    value: Floats
    weight: Floats
    category: Texts | None = None

    def __len__(self) -> int:
        return len(self.start)

    def where(self, keep: NDArray[Any]) -> Cases:
        """Those of a mask, or those at an array of positions."""
        columns = {name: getattr(self, name) for name in self.__dataclass_fields__}
        kept: dict[str, Any] = {name: None if column is None else column[keep] for name, column in columns.items()}
        return replace(self, **kept)


def cases(
    *,
    person: Ints,
    ref: Texts,
    team: Ints,
    worker: Ints,
    start: Ints,
    end: Ints | None = None,
    opened: Ints | None = None,
    due: Ints | None = None,
    done: Ints | None = None,
    met: NDArray[Any] | None = None,
    value: Floats | None = None,
    weight: Floats | None = None,
    category: Texts | None = None,
) -> Cases:
    """Cases with what is left out filled in: an event of one day, no clock, met, no value, weight 1."""
    n = len(start)
    blank = np.full(n, BLANK, np.int32)
    return Cases(
        person=np.asarray(person, np.int32),
        ref=ref,
        team=np.asarray(team, np.int32),
        worker=np.asarray(worker, np.int32),
        start=np.asarray(start, np.int32),
        end=np.asarray(start + 1 if end is None else end, np.int32),
        opened=blank if opened is None else np.asarray(opened, np.int32),
        due=blank if due is None else np.asarray(due, np.int32),
        done=blank if done is None else np.asarray(done, np.int32),
        met=np.full(n, MET, np.int8) if met is None else np.asarray(met, np.int8),
        value=np.full(n, np.nan) if value is None else np.asarray(value, np.float64),
        weight=np.ones(n) if weight is None else np.asarray(weight, np.float64),
        category=category,
    )


def no_cases() -> Cases:
    """None at all."""
    none = np.zeros(0, np.int32)
    return cases(person=none, ref=np.zeros(0, dtype=object), team=none, worker=none, start=none)


def stack(parts: Sequence[Cases]) -> Cases:
    """Several sets of cases as one, in their order."""
    columns: dict[str, Any] = {}
    for name in Cases.__dataclass_fields__:
        values = [getattr(part, name) for part in parts]
        columns[name] = None if any(value is None for value in values) else np.concatenate(values)
    return Cases(**columns)
