"""Children missing at the end of the day; escalated past 24 hours.

Out and back on one day counts on no day here, but counts as an episode. Absent and away are not missing. A child counts
once however many episodes are open.
"""

import numpy as np

from indicators.cases import BLANK, Cases
from indicators.counting import stock
from indicators.kinds import DAY, LOWER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Count, Source
from indicators.missing._episodes import episodes
from indicators.reading import Reading
from indicators.spells import covered, possible
from indicators.words import childhood


def children(reading: Reading) -> Cases:
    """The days at whose end a child was missing."""
    rows, found = reading.rows("missing"), reading.fact(episodes)
    counts = found.counts & ~found.backwards
    person = np.where(counts, rows.person(), -1).astype(np.int32)
    spells = covered(childhood(reading, possible(person, found.start.day, found.end.day))).spells()
    return stock(reading, spells, opened=spells.start, due=spells.start + 1, done=np.full(len(spells), BLANK))


INDICATOR = Count(
    title="Children missing now",
    question="Which children do we not know the whereabouts of?",
    cases=children,
    fold=STOCK,
    counts_on="each day at whose end the child is missing",
    unit="children",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    starts="missing_episodes",
    daily=True,
    chief_executive=True,
    breakdowns=("missing_in_year",),
    needs=("missing.missing_episode_start_date",),
    unit_from="whoever holds the child that day",
    late="missing for more than a day",
    settings=("missing_escalation",),
    sources=(Source("Children who run away or go missing from home or care", "statutory guidance, 2014"),),
    reviewed="2026-11",
)
