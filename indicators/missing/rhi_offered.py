"""Missing episodes after which a return home interview was offered.

Judged once the 72 hours are over. A blank is not offered; "not applicable" is left out.
"""

from indicators.cases import Cases
from indicators.kinds import (
    DAY,
    FLOW,
    HIGHER_IS_BETTER,
    MONTH,
    QUARTER,
    ROLLING12,
    WEEK,
    YEAR,
    Proportion,
    Source,
)
from indicators.missing._episodes import interview_cases
from indicators.reading import Reading


def returned(reading: Reading) -> Cases:
    """Every episode that ended and to which an offer applies."""
    rows = reading.rows("missing")
    offered = rows.is_("missing_rhi_offered", "Y")
    applies = ~rows.is_("missing_rhi_offered", "NA")
    return interview_cases(reading, offered, applies=applies)


INDICATOR = Proportion(
    title="Return home interviews offered",
    question="Is every child who comes back offered somebody to talk to?",
    cases=returned,
    fold=FLOW,
    counts_on="London day of the return",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    daily=True,
    open_work="rhi_72h",
    needs=("missing.missing_episode_end_date", "missing.missing_rhi_offered"),
    unit_from="whoever held the child that day",
    sources=(Source("Children who run away or go missing from home or care", "statutory guidance, 2014"),),
    reviewed="2026-11",
)
