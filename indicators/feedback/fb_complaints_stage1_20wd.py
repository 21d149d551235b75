"""Stage 1 complaints responded to within 20 working days of being received.

Each counts on the day of the response. One without the day it was received, or received after the response, is unknown.
Complaints that are not answered yet are in no number: a slow answer shows when it comes.
"""

from indicators.cases import Cases
from indicators.clock import Clock, WorkingDays
from indicators.feedback._complaints import REGULATIONS, UNIT_FROM, within
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, WEEK, YEAR, Proportion, Source
from indicators.reading import Reading

ANSWER_CLOCK = Clock("the complaint is received", "the response is sent", WorkingDays(20))


def complaints(reading: Reading) -> Cases:
    """Stage 1 complaints that were responded to."""
    return within(reading, ANSWER_CLOCK)


INDICATOR = Proportion(
    title="Stage 1 complaints answered within 20 working days",
    question="And within the extension?",
    cases=complaints,
    fold=FLOW,
    counts_on="day of the response",
    grains=(WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    late_in_working_days=True,
    about_children=False,
    needs=("feedback",),
    unit_from=UNIT_FROM,
    notes=("Twenty is the outer limit, not the standard.",),
    sources=(Source(REGULATIONS, "extension to 20 working days"),),
    reviewed="2026-11",
)
