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
NUMBERS = ("None", "One", "Two", "Three or more")
TIMES = ("Once", "Twice", "Three times or more")


def in_the_year(
    title: str,
    events: Callable[[Reading], tuple[Ints, Ints]],
    needs: str,
    listed: tuple[str, str],
    *,
    this_one_too: bool = False,
) -> Breakdown:
    """By the number of ``events`` (person, day) in the twelve months to each day, else by a cell of the workbook.

    ``this_one_too``: of cases that are such events themselves, which the workbook's count leaves out.
    """
    words = TIMES if this_one_too else NUMBERS
    least = 1 if this_one_too else 0
    limits = tuple(range(least, least + len(words) - 1))

    def counted(reading: Reading) -> Timeline:
        person, day = events(reading)
        number = count(possible(person, day, np.where(day == BLANK, BLANK, first_day_reaching(day, YEAR))))
        return number.mapped(places_of(number.value.astype(np.float64), limits), 0)

    def told(values: np.ndarray[tuple[int], np.dtype[np.object_]]) -> Ints:
        return places_of(amount(values) + least, limits)

    return Breakdown(
        title=title,
        categories=named(*words),
        rule=changing(counted),
        needs=(needs,),
        looks_back=True,
        listed=of_cell(*listed, told, len(words)),
        unknown="Not recorded",
        ordered=True,
    )


def of_table(table: str, day: str) -> Callable[[Reading], tuple[Ints, Ints]]:
    """The child and the day of each row of a table."""
    return lambda reading: (reading.rows(table).person(), reading.rows(table).days(day))
