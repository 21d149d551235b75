"""From rows and spells to cases: the counting day, and the unit that answers for the case on that day.

The unit is the one on the counting date (a stock: on each day), never today's: a transfer does not move past cases.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indicators.cases import BLANK, OPEN, Bools, Cases, Floats, Ints, Texts, cases
from indicators.clock import working_day_after
from indicators.reading import Reading
from indicators.spells import Spells, cut, split
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
        answers: Holder = reading.fact(holder)
        team = np.where(team >= 0, team, answers.team.at(who, day))
        worker = np.where(worker >= 0, worker, answers.worker.at(who, day))
    chosen = {name: None if column is None else column[counted] for name, column in columns.items()}
    return cases(person=who, ref=ref[counted], team=team, worker=worker, start=day, **chosen)


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
    answers: Holder = reading.fact(holder)
    nobody = np.full(len(spells), -1, np.int32)
    own_team, own_worker = nobody if team is None else team, nobody if worker is None else worker
    # A record that names its unit is not cut: key -2 has no changes.
    pieces, (held_team, held_worker) = cut(
        spells, (np.where(own_team >= 0, -2, who), answers.team), (np.where(own_worker >= 0, -2, who), answers.worker)
    )
    row = pieces.row
    names = reading.people.named(who) if ref is None else ref
    chosen = {name: None if column is None else column[row] for name, column in columns.items()}
    return cases(
        person=who[row],
        ref=names[row],
        team=np.where(own_team[row] >= 0, own_team[row], held_team),
        worker=np.where(own_worker[row] >= 0, own_worker[row], held_worker),
        start=pieces.start,
        end=pieces.end,
        **chosen,
    )


def open_until(day: Ints) -> Ints:
    """OPEN where a day is blank."""
    return np.where(day == BLANK, OPEN, day).astype(np.int32)


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


def banded(spells: Spells, opened: Ints, bands: tuple[tuple[int | None, str], ...]) -> tuple[Spells, Texts]:
    """Spells cut where their age in working days leaves a band, and the band of each piece. ``row`` is kept."""
    pieces, ages = spells, np.full(len(spells), bands[0][1], dtype=object)
    began = opened
    for (limit, _), (_, name) in pairwise(bands):
        leaves = working_day_after(began, 0 if limit is None else limit) + 1
        halves, late = split(pieces, leaves)
        ages = np.where(late, name, ages[halves.row])
        began = began[halves.row]
        pieces = Spells(halves.key, halves.start, halves.end, pieces.row[halves.row])
    return pieces, ages
