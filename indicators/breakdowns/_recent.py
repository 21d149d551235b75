"""How many events of a child the twelve months to each day hold, as a breakdown."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from indicators.breakdowns._workbook import amount, of_cell
from indicators.breakdowns.declaration import Breakdown, changing, named, places_of
from indicators.cases import BLANK, Ints
from indicators.clock import first_day_reaching
from indicators.reading import Reading
from indicators.spells import Timeline, count, possible

YEAR = 12  # months
LIMITS = (0, 1, 2)
WORDS = ("None", "One", "Two", "Three or more")


def in_the_year(
    title: str, events: Callable[[Reading], tuple[Ints, Ints]], needs: str, listed: tuple[str, str]
) -> Breakdown:
    """By the number of ``events`` (person, day) in the twelve months to each day, else by a cell of the workbook."""

    def counted(reading: Reading) -> Timeline:
        person, day = events(reading)
        number = count(possible(person, day, np.where(day == BLANK, BLANK, first_day_reaching(day, YEAR))))
        return number.mapped(places_of(number.value.astype(np.float64), LIMITS), 0)

    def told(values: np.ndarray[tuple[int], np.dtype[np.object_]]) -> Ints:
        return places_of(amount(values), LIMITS)

    return Breakdown(
        title=title,
        categories=named(*WORDS),
        rule=changing(counted),
        needs=(needs,),
        listed=of_cell(*listed, told, len(WORDS)),
        unknown="Not recorded",
    )
