"""Children who ceased to be looked after in the period, per 10,000 children.

Every end of a period of care, the one on the 18th birthday too. One from a short break does not count.
"""

from indicators.cases import Cases
from indicators.kinds import FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, WEEK, YEAR, Rate, Source
from indicators.looked_after._care import episode_events, exits
from indicators.reading import Reading


def ceased(reading: Reading) -> Cases:
    """Every episode that ends a period of care, on its end."""
    end = reading.rows("cla_episodes").days("cla_episode_ceased_date")
    return episode_events(reading, "cla_episode_ceased_date", exits(reading), done=end)


INDICATOR = Rate(
    title="Children ceasing to be looked after",
    question="Is the number of children in our care growing?",
    cases=ceased,
    fold=FLOW,
    counts_on="end of the period of care",
    grains=(WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    beside="cla_starts",
    breakdowns=("reason_ceased", "category_of_need", "length"),
    needs=("cla_episodes.cla_episode_ceased_date",),
    unit_from="whoever held the child that day",
    notes=("Events: the published figure counts a child once a year.",),
    sources=(Source("DfE looked-after statistics", "children ceasing to be looked after"),),
    reviewed="2026-11",
)
