"""Children who went missing in the period, each once.

By the start of the episode. A child whom two teams held counts in both, and once in the trust.
"""

from indicators.kinds import DAY, DURING, LOWER_IS_BETTER, MONTH, QUARTER, ROLLING12, WEEK, YEAR, Count, Source
from indicators.missing._episodes import started

INDICATOR = Count(
    title="Children who went missing",
    question="How many children go missing?",
    cases=started,
    fold=DURING,
    counts_on="London day of the start",
    unit="children",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=LOWER_IS_BETTER,
    beside="missing_episodes",
    needs=("missing.missing_episode_start_date",),
    unit_from="whoever held the child that day",
    sources=(Source("Children who run away or go missing from home or care", "statutory guidance, 2014"),),
    reviewed="2026-11",
)
