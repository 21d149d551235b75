"""Social workers who have held a child in the last twelve months."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from indicators.cases import OPEN, Ints
from indicators.clock import first_day_reaching
from indicators.reading import Reading
from indicators.spells import Spells, Timeline, count, covered, possible
from indicators.words import Involvements, by_social_worker, involvements

WINDOW = 12  # months


@dataclass(frozen=True)
class Year:
    """The twelve months to each day, by child."""

    social_workers: Timeline  #: how many different social workers held the child
    held: Timeline  #: not 0 where anybody was allocated at all


def remembered(spells: Spells) -> Spells:
    """The days on which a spell still touches the twelve months that end on the day."""
    leaves = np.where(spells.end == OPEN, OPEN, first_day_reaching(spells.end - 1, WINDOW))
    return Spells(spells.key, spells.start, leaves.astype(np.int32), spells.row)


def of_the_year(reading: Reading) -> Year:
    """A worker counts by the days on which the allocation covers the child and they were a social worker."""
    allocated: Involvements = reading.fact(involvements)
    pieces, social = by_social_worker(reading)
    mine = pieces.where(social)
    pair = mine.key.astype(np.int64) * max(len(reading.workers), 1) + allocated.worker[mine.row]
    pairs, number = np.unique(pair, return_inverse=True)
    each = covered(remembered(Spells(number.astype(np.int32), mine.start, mine.end, mine.row))).spells()
    child: Ints = (pairs // max(len(reading.workers), 1)).astype(np.int32)
    return Year(
        social_workers=count(Spells(child[each.key], each.start, each.end, each.row)),
        held=covered(remembered(possible(allocated.person, allocated.start, allocated.end))),
    )
