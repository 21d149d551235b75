"""From rows and spells to cases: the counting day, and the unit that answers for the case on that day.

The unit is the one on the counting date (a stock: on each day), never today's: a transfer does not move past cases.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indicators.cases import BLANK, MET, NOT_MET, OPEN, UNKNOWN, Bools, Cases, Floats, Ints, Texts, cases
from indicators.clock import working_day_after
from indicators.reading import Reading, Rows
from indicators.spells import Spells, Timeline, cut, split
from indicators.words import Holder, holder


def flow(
    reading: Reading,
    *,
    on: Ints,
    person: Ints,
    ref: Texts,
    team: Ints | None = None,
    worker: Ints | None = None,
    keep: NDArray[Any] | None = None,
    by_record: bool = False,
    **columns: Any,
) -> Cases:
    """Events that count on one day each. An event without its counting day belongs to no period.

    ``team`` and ``worker`` are the record's own (-1: not known), before the child's holder on the counting day. Where
    ``by_record`` is true there is no child to fall back on.
    """
    counted = on != BLANK if keep is None else (on != BLANK) & keep
    day, who = on[counted], person[counted]
    unknown = np.full(len(day), -1, np.int32)
    team = unknown if team is None else team[counted]
    worker = unknown if worker is None else worker[counted]
    if not by_record:
        team, worker = _held(reading, who, day, team, worker)
    chosen = {name: None if column is None else column[counted] for name, column in columns.items()}
    return cases(person=who, ref=ref[counted], team=team, worker=worker, start=day, **chosen)


def _held(reading: Reading, who: Ints, day: Ints, team: Ints, worker: Ints) -> tuple[Ints, Ints]:
    """Team and worker where they are known, else those that hold the child on the day."""
    lacking = np.flatnonzero((team < 0) | (worker < 0))
    if not len(lacking):
        return team, worker
    answers: Holder = reading.fact(holder)
    held_team, held_worker = answers.on(who[lacking], day[lacking])
    team, worker = team.copy(), worker.copy()
    team[lacking] = np.where(team[lacking] >= 0, team[lacking], held_team)
    worker[lacking] = np.where(worker[lacking] >= 0, worker[lacking], held_worker)
    return team, worker


def stock(
    reading: Reading,
    spells: Spells,
    *,
    ref: Texts | None = None,
    person: Ints | None = None,
    team: Ints | None = None,
    worker: Ints | None = None,
    **columns: Any,
) -> Cases:
    """Spells cut at each change of team or worker, so that last year's breach stays with the team that had it.

    Every array has one entry a spell. ``spells.key`` is the person unless ``person`` says otherwise; ``ref`` is the
    person's id unless given.
    """
    who = spells.key if person is None else person
    pieces, held_team, held_worker = _by_unit(reading, spells, who, team, worker)
    row = pieces.row
    chosen = {name: None if column is None else column[row] for name, column in columns.items()}
    return cases(
        person=who[row],
        ref=reading.people.named(who[row]) if ref is None else ref[row],
        team=held_team,
        worker=held_worker,
        start=pieces.start,
        end=pieces.end,
        **chosen,
    )


def _by_unit(
    reading: Reading, spells: Spells, who: Ints, team: Ints | None, worker: Ints | None
) -> tuple[Spells, Ints, Ints]:
    """Spells cut where the unit that answers for them changes, and the team and worker of each piece."""
    answers: Holder = reading.fact(holder)
    if team is None and worker is None:
        pieces, (unit,) = cut(spells, (who, answers.unit))
        return pieces, answers.teams[unit], answers.workers[unit]
    nobody = np.full(len(spells), -1, np.int32)
    own_team, own_worker = nobody if team is None else team, nobody if worker is None else worker
    # A record that names its unit is not cut: key -2 has no changes.
    pieces, (held_team, held_worker) = cut(
        spells, (np.where(own_team >= 0, -2, who), answers.team), (np.where(own_worker >= 0, -2, who), answers.worker)
    )
    own_team, own_worker = own_team[pieces.row], own_worker[pieces.row]
    team_now = np.where(own_team >= 0, own_team, held_team)
    return pieces, team_now, np.where(own_worker >= 0, own_worker, held_worker)


def answered(rows: Rows, flag: str) -> NDArray[np.int8]:
    """Met where a flag says Y, not met where it says N, else unknown."""
    return np.select([rows.is_(flag, "Y"), rows.is_(flag, "N")], [MET, NOT_MET], UNKNOWN).astype(np.int8)


def judged(met: NDArray[Any], unknown: NDArray[Any]) -> NDArray[np.int8]:
    """Met or not met, unknown before both."""
    return np.where(unknown, UNKNOWN, np.where(met, MET, NOT_MET)).astype(np.int8)


def floats(days: Ints) -> Floats:
    """Whole numbers as values; NaN where BLANK."""
    return np.where(days == BLANK, np.nan, days.astype(np.float64))


def onward(spells: Spells, first: Ints) -> Spells:
    """What lies of each spell from a day of its own on: nothing where the day is OPEN, all of it where BLANK.

    Rows are kept.
    """
    start = np.maximum(spells.start, first)
    return Spells(spells.key, start, spells.end, spells.row).where(start < spells.end)


def lapsing(spells: Spells, due: Ints) -> tuple[Spells, Bools]:
    """Spells cut where something falls out of date: the day after ``due``. Where it is BLANK nothing was ever in date.

    The mask says which pieces are in date. ``row`` of a piece is the position of its spell.
    """
    lapsed = np.where(due == BLANK, spells.start, due.astype(np.int64) + 1)
    pieces, late = split(spells, np.minimum(lapsed, OPEN).astype(np.int32))
    return pieces, ~late


def refreshed(
    spells: Spells, last: Timeline, due: Callable[[Ints], Ints], since: Ints | None = None
) -> tuple[Spells, Ints, Ints, Bools]:
    """Spells of persons cut where an event brings them in date, and where it lapses after the day that is ``due``.

    ``last`` is the day of the latest event, ``since`` the first day (one a spell) from which events count. Beside the
    pieces: the event, when it lapses (both BLANK before the first), and which pieces are in date. ``row`` of a piece
    is the position of its spell.
    """
    pieces, (event,) = cut(spells, (spells.key, last))
    if since is not None:
        event = np.where(event < since[pieces.row], BLANK, event).astype(np.int32)
    limit = np.where(event == BLANK, BLANK, due(event)).astype(np.int32)
    halves, fresh = lapsing(pieces, limit)
    at = halves.row
    return Spells(halves.key, halves.start, halves.end, pieces.row[at]), event[at], limit[at], fresh


def numbered(spells: Spells) -> Spells:
    """The same spells, each with its own position as its row."""
    return Spells(spells.key, spells.start, spells.end, np.arange(len(spells), dtype=np.int32))


def banded(spells: Spells, opened: Ints, bands: tuple[tuple[int | None, str], ...]) -> tuple[Spells, Texts]:
    """Spells cut where their age in working days leaves a band, and the band of each piece. ``row`` is kept."""
    pieces, ages = spells, np.full(len(spells), bands[0][1], dtype=object)
    began = opened
    for (limit, _), (_, name) in pairwise(bands):
        leaves = working_day_after(began, 1 + (0 if limit is None else limit))
        halves, late = split(pieces, leaves)
        ages = np.where(late, name, ages[halves.row])
        began = began[halves.row]
        pieces = Spells(halves.key, halves.start, halves.end, pieces.row[halves.row])
    return pieces, ages
