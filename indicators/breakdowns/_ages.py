"""Ages on each day: bands that a child leaves on a birthday."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indicators.breakdowns.declaration import Rule, changing
from indicators.cases import BLANK, OPEN
from indicators.clock import birthday
from indicators.reading import Reading
from indicators.spells import Timeline, steps
from indicators.words import Children, children


def by_age(birthdays: Sequence[int]) -> Rule:
    """Unborn, then from birth to the first birthday of the list, and so on; the last place is "not known".

    Unborn is a child whose date of birth lies ahead, or who has none but an expected one, whatever its day.
    """

    def ages(reading: Reading) -> Timeline:
        who: Children = reading.fact(children)
        everybody = np.arange(len(who.born), dtype=np.int32)
        born = who.birth(everybody) != BLANK
        person, birth = everybody[born], who.birth(everybody[born])
        unborn = everybody[born | (who.seen_from(everybody) == OPEN)]
        begins = [birth, *(birthday(birth, years) for years in birthdays)]
        return steps(
            np.concatenate([unborn, np.tile(person, len(begins))]),
            np.concatenate([np.full(len(unborn), BLANK), *begins]),
            np.concatenate([np.zeros(len(unborn), np.int32), np.repeat(np.arange(1, len(begins) + 1), len(person))]),
            before=len(begins) + 1,
        )

    return changing(ages)
