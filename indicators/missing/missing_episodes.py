"""Missing episodes that started in the period.

Counted on the London day of the start; an episode that is still open counts. Repeats within two hours are counted here.
"""

from indicators.kinds import DAY, FLOW, LOWER_IS_BETTER, MONTH, QUARTER, ROLLING12, WEEK, YEAR, Count, Source
from indicators.missing._episodes import started

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
