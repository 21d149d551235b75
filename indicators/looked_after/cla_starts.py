"""Children who started to be looked after in the period, per 10,000 children.

Every start of a period of care. A start on a short break, or from the 18th birthday on, does not count.
"""

from indicators.cases import Cases
from indicators.kinds import FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, WEEK, YEAR, Rate, Source
from indicators.looked_after._care import entries, episode_events
from indicators.reading import Reading


def started(reading: Reading) -> Cases:
    """Every episode that begins a period of care, on its start."""
    return episode_events(reading, "cla_episode_start_date", entries(reading))


INDICATOR = Rate(
    title="Children starting to be looked after",
    question="Is the number of children in our care growing?",
    cases=started,
    fold=FLOW,
    counts_on="start of the period of care",
    grains=(WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    beside="cla_ends",
    breakdowns=("category_of_need", "legal_status", "uasc"),
    needs=("cla_episodes.cla_episode_start_date",),
    unit_from="whoever held the child that day",
    notes=("Events: the published figure counts a child once a year.",),
    sources=(Source("DfE looked-after statistics", "children starting to be looked after"),),
    reviewed="2026-11",
)
