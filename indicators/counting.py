"""From rows and spells to cases: the counting day, and the unit that answers for the case on that day.

The unit is the one on the counting date (a stock: on each day), never today's: a transfer does not move past cases.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from indicators.cases import BLANK, OPEN, Cases, Floats, Ints, Texts, cases
from indicators.reading import Reading
from indicators.spells import Spells, cut
from indicators.words import Holder, holder


def names_of(reading: Reading, person: Ints) -> Texts:
    """Person ids of person numbers, None for nobody."""
    found: Texts = np.append(reading.people.names, None)[person]
    return found


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
    **columns: NDArray[Any] | None,
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
    return cases(person=who, ref=ref[counted], team=team, worker=worker, start=day, **chosen)  # type: ignore[arg-type]


def stock(
    reading: Reading,
    spells: Spells,
    *,
    ref: Texts | None = None,
    person: Ints | None = None,
    team: Ints | None = None,
    worker: Ints | None = None,
    **columns: NDArray[Any] | None,
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
    names = names_of(reading, who) if ref is None else ref
    chosen = {name: None if column is None else column[row] for name, column in columns.items()}
    return cases(
        person=who[row],
        ref=names[row],
        team=np.where(own_team[row] >= 0, own_team[row], held_team),
        worker=np.where(own_worker[row] >= 0, own_worker[row], held_worker),
        start=pieces.start,
        end=pieces.end,
        **chosen,  # type: ignore[arg-type]
    )


def open_until(day: Ints) -> Ints:
    """OPEN where a day is blank."""
    return np.where(day == BLANK, OPEN, day).astype(np.int32)


def floats(days: Ints) -> Floats:
    """Whole numbers as values; NaN where BLANK."""
    return np.where(days == BLANK, np.nan, days.astype(np.float64))
