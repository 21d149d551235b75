"""Stage 1 complaints responded to within 10 working days of being received.

Each counts on the day of the response. One without the day it was received, or received after the response, is unknown.
Complaints that are not answered yet are in no number: a slow answer shows when it comes.
"""

from indicators.cases import Cases
from indicators.clock import Clock, WorkingDays
from indicators.feedback._complaints import STAGE_1, UNIT_FROM, within
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, WEEK, YEAR, Proportion
from indicators.reading import Reading

ANSWER_CLOCK = Clock("the complaint is received", "the response is sent", WorkingDays(10))


def complaints(reading: Reading) -> Cases:
    """Stage 1 complaints that were responded to."""
    return within(reading, ANSWER_CLOCK)


INDICATOR = Proportion(
    title="Stage 1 complaints answered within 10 working days",
    question="Do families get a prompt answer?",
    cases=complaints,
    fold=FLOW,
    counts_on="day of the response",
    grains=(WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    late_in_working_days=True,
    about_children=False,
    needs=("feedback",),
    unit_from=UNIT_FROM,
    notes=("Twenty working days where it was agreed: see the next indicator.",),
    sources=(STAGE_1,),
    reviewed="2026-11",
)
