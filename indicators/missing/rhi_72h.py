"""Missing episodes followed by a return home interview within 72 hours of the return.

Of all episodes that ended: refused and not applicable are not met. Seventy-two elapsed hours, through nights, weekends
and the change of the clocks. One held in time still waits until its 72 hours are over, so that today's figure is not
made of successes alone.
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
from indicators.missing._episodes import before, episodes, in_time, interview_cases
from indicators.reading import Reading


def returned(reading: Reading) -> Cases:
    """Every episode that ended, beside its interview."""
    rows, found = reading.rows("missing"), reading.fact(episodes)
    interview = rows.instants("rhi_completed_at")
    return interview_cases(
        reading,
        in_time(found.end, interview),
        unknown=before(interview, found.end),
        done=interview.day,
    )


INDICATOR = Proportion(
    title="Return home interviews within 72 hours",
    question="Do we hear from a child soon after they come back?",
    cases=returned,
    fold=FLOW,
    counts_on="London day of the return",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    daily=True,
    chief_executive=True,
    open_work="rhi_72h",
    late="returned more than 72 hours ago and no interview held",
    needs=("missing.missing_episode_end_date", "missing.rhi_completed_at"),
    unit_from="whoever held the child that day",
    sources=(Source("Children who run away or go missing from home or care", "statutory guidance, 2014"),),
    reviewed="2026-11",
)
