"""Children with three or more missing episodes in the last 90 days.

A start within two hours of the one counted before it is the same episode, recorded twice.
"""

import numpy as np

from indicators.cases import BLANK, Bools, Cases, Ints
from indicators.counting import stock
from indicators.kinds import DAY, LOWER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Count, Source
from indicators.missing._episodes import HOUR, Episodes, episodes
from indicators.reading import Reading
from indicators.spells import Spells, combine, count, possible
from indicators.words import childhood

WINDOW, TIMES, SAME_EPISODE = 90, 3, 2 * HOUR


def separate(person: Ints, found: Episodes, counts: Bools) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """The rows left when each start within two hours of the last one kept of the same child is left out."""
    known = np.flatnonzero(counts & (found.start.day != BLANK) & (person >= 0))
    order = known[np.lexsort((found.start.seconds[known], person[known]))]
    kept: list[int] = []
    for row in order:
        last = kept[-1] if kept else None
        if (
            last is None
            or person[last] != person[row]
            or (found.start.seconds[row] - found.start.seconds[last] > SAME_EPISODE)
        ):
            kept.append(int(row))
    return np.array(kept, dtype=np.intp)


def children(reading: Reading) -> Cases:
    """The days on which the last 90 hold three starts."""
    found = reading.fact(episodes)
    person = reading.rows("missing").person()
    row = separate(person, found, found.counts)
    began = found.start.day[row]
    windows = possible(person[row], began, (began + WINDOW).astype(np.int32))
    often = combine(lambda number: number >= TIMES, count(windows)).spells()
    spells = childhood(reading, Spells(often.key, often.start, often.end, often.row))
    return stock(reading, spells, opened=spells.start)


INDICATOR = Count(
    title="Children missing three times in 90 days",
    question="Which children keep going missing?",
    cases=children,
    fold=STOCK,
    counts_on="each day with three starts in the 90 days to it",
    unit="children",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    daily=True,
    needs=("missing.missing_episode_start_date",),
    unit_from="whoever holds the child that day",
    sources=(Source("Children who run away or go missing from home or care", "statutory guidance, 2014"),),
    reviewed="2026-11",
)
