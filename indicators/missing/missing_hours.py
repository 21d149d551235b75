"""How many hours children were missing, of episodes that ended.

Completed hours that passed, through the change of the clocks. An episode without a time at either end, or that ends
before it starts, is unknown: whole days would be multiples of 24.
"""

import numpy as np

from indicators.cases import MET, UNKNOWN, Cases
from indicators.counting import flow
from indicators.kinds import FLOW, LOWER_IS_BETTER, MONTH, QUARTER, ROLLING12, WEEK, YEAR, Duration, Source
from indicators.missing._episodes import HOUR, episodes
from indicators.reading import Reading


def returned(reading: Reading) -> Cases:
    """Every episode that ended, with how long it lasted."""
    rows, found = reading.rows("missing"), reading.fact(episodes)
    hours = (found.end.seconds - found.start.seconds) // HOUR
    known = found.start.timed & found.end.timed & (found.end.seconds >= found.start.seconds)
    return flow(
        reading,
        on=found.end.day,
        person=rows.person(),
        ref=rows.text("missing_id"),
        keep=found.counts,
        opened=found.start.day,
        done=found.end.day,
        met=np.where(known, MET, UNKNOWN),
        value=np.where(known, hours, np.nan),
    )


INDICATOR = Duration(
    title="How long children were missing",
    question="How long are children away?",
    cases=returned,
    fold=FLOW,
    counts_on="London day of the return",
    unit="hours",
    grains=(WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=LOWER_IS_BETTER,
    needs=("missing.missing_episode_end_date",),
    unit_from="whoever held the child that day",
    sources=(Source("Children who run away or go missing from home or care", "statutory guidance, 2014"),),
    reviewed="2026-11",
)
