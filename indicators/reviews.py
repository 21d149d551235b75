"""Chains of reviews: each is due so long after the one before, and a late one stays late for a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indicators.cases import BLANK, OPEN, Ints
from indicators.clock import add_months, first_day_reaching
from indicators.spells import Timeline, covered, latest, possible

YEAR = 12  # months: a review counts on the days within a year of the day it fell due


@dataclass(frozen=True)
class Chain:
    """The reviews of many owners (plans, periods of care), by the owner's number."""

    first_due: Ints
    late: Timeline  #: 1 on the days on which a review that fell due in the last year was late, or one is overdue
    due: Timeline  #: when the next review is due


def chain(start: Ints, first_due: Ints, held: tuple[NDArray[Any], Ints], months: tuple[int, ...]) -> Chain:
    """From each owner's start and first due day, and the reviews ``held`` (owner, -1 for nobody, and day).

    ``months`` says how long after each review the next is due; the last of them goes on. Reviews before the start do
    not count.
    """
    owner, day = np.asarray(held[0], np.int32), held[1]
    counts = (owner >= 0) & (day != BLANK)
    counts[counts] = day[counts] >= start[owner[counts]]
    order = np.lexsort((day[counts], owner[counts]))
    owner, day = owner[counts][order], day[counts][order]
    opens = np.r_[True, owner[1:] != owner[:-1]] if len(owner) else np.zeros(0, bool)
    first = np.flatnonzero(opens)
    number = np.arange(len(owner)) - np.repeat(first, np.diff(np.r_[first, len(owner)]))
    # When the review after each one is due; it is the due day of the next one held, or still to be held.
    following = day
    for place, length in enumerate(months):
        mine = number == place if place + 1 < len(months) else number >= place
        following = np.where(mine, add_months(day, length), following)
    following = following.astype(np.int32)
    due = np.where(opens, first_due[owner], np.r_[following[:1], following[:-1]]).astype(np.int32)
    owners = np.arange(len(start), dtype=np.int32)
    pending = first_due.copy()
    last = np.r_[opens[1:], True] if len(owner) else opens
    pending[owner[last]] = following[last]
    overdue = day > due
    late = possible(
        np.concatenate([owner[overdue], owners]),
        np.concatenate([due[overdue], pending]) + 1,
        np.concatenate([np.maximum(day, first_day_reaching(due, YEAR))[overdue], np.full(len(owners), OPEN)]),
    )
    return Chain(
        first_due=first_due,
        late=covered(late),
        due=latest(
            np.concatenate([owners, owner]),
            np.concatenate([start, day]),
            np.concatenate([first_due, following]),
            np.concatenate([np.full(len(owners), -1), number]),
        ),
    )
