"""Ages on each day: bands that a child leaves on a birthday."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indicators.breakdowns.declaration import Coded, Rule, by_day
from indicators.cases import BLANK, OPEN, Cases, Ints
from indicators.clock import birthday
from indicators.reading import Reading
from indicators.spells import Timeline, distinct, steps
from indicators.words import Children, children


def by_age(birthdays: Sequence[int]) -> Rule:
    """Unborn, then from birth to the first birthday of the list, and so on; the last place is "not known".

    Unborn is a child whose date of birth lies ahead, or who has none but an expected one, whatever its day.
    """

    def ages(reading: Reading) -> Timeline:
        who: Children = reading.fact(children)
        return _ages(who, np.arange(len(who.born), dtype=np.int32), birthdays)

    def rule(reading: Reading, cases: Cases, _: str) -> Coded:
        who: Children = reading.fact(children)
        if 4 * len(cases) > len(who.born):
            return by_day(cases, reading.fact(ages))
        # A few cases, such as those of care leavers, do not need every child's birthdays.
        return by_day(cases, _ages(who, distinct(cases.person.astype(np.int64)).astype(np.int32), birthdays))

    return rule


def _ages(who: Children, persons: Ints, birthdays: Sequence[int]) -> Timeline:
    born = who.birth(persons) != BLANK
    person, birth = persons[born], who.birth(persons[born])
    unborn = persons[born | (who.seen_from(persons) == OPEN)]
    begins = [birth, *(birthday(birth, years) for years in birthdays)]
    return steps(
        np.concatenate([unborn, np.tile(person, len(begins))]),
        np.concatenate([np.full(len(unborn), BLANK), *begins]),
        np.concatenate([np.zeros(len(unborn), np.int32), np.repeat(np.arange(1, len(begins) + 1), len(person))]),
        before=len(begins) + 1,
    )
