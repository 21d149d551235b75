"""Missing episodes that started in the period.

Counted on the London day of the start; an episode that is still open counts. Repeats within two hours are counted here.
"""

from indicators.cases import Cases
from indicators.counting import flow
from indicators.kinds import DAY, FLOW, LOWER_IS_BETTER, MONTH, QUARTER, ROLLING12, WEEK, YEAR, Count, Source
from indicators.missing._episodes import episodes
from indicators.reading import Reading


def started(reading: Reading) -> Cases:
    """Every episode of a missing child, on its start."""
    rows, found = reading.rows("missing"), reading.fact(episodes)
    return flow(reading, on=found.start.day, person=rows.person(), ref=rows.text("missing_id"), keep=found.counts)


INDICATOR = Count(
    title="Missing episodes",
    question="How often do children go missing?",
    cases=started,
    fold=FLOW,
    counts_on="London day of the start",
    unit="episodes",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=LOWER_IS_BETTER,
    daily=True,
    beside="missing_children",
    needs=("missing.missing_episode_start_date",),
    unit_from="whoever held the child that day",
    sources=(Source("Children who run away or go missing from home or care", "statutory guidance, 2014"),),
    reviewed="2026-11",
)
