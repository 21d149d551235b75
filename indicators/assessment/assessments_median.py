"""How many working days an authorised assessment took, from its start.

An assessment without a start, or with a start after its authorisation, is unknown.
"""

import numpy as np

from indicators.assessment._assessments import ASSESSMENT_CLOCK, authorised
from indicators.cases import BLANK, MET, UNKNOWN, Cases
from indicators.clock import working_days
from indicators.counting import floats
from indicators.kinds import FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, WEEK, YEAR, Duration, Source
from indicators.reading import Reading


def assessments(reading: Reading) -> Cases:
    """Every authorised assessment with how long it took."""
    rows = reading.rows("cin_assessments")
    start, done = rows.days("assessment_start_date"), rows.days("assessment_auth_date")
    met = ASSESSMENT_CLOCK.finished(start, done)
    taken = np.where(met == UNKNOWN, BLANK, working_days(start, done)).astype(np.int32)
    return authorised(reading, met=np.where(met == UNKNOWN, UNKNOWN, MET), value=floats(taken))


INDICATOR = Duration(
    title="How long assessments take",
    question="How long does an assessment typically take?",
    cases=assessments,
    fold=FLOW,
    counts_on="authorisation date",
    unit="working days",
    grains=(WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    open_work="assessments_open_overdue",
    needs=("cin_assessments.assessment_auth_date",),
    unit_from="the assessment's team and worker, else whoever held the child that day",
    notes=("A middle near 44 says that we work to the limit, not to the child.",),
    sources=(Source("DfE table C2"),),
    reviewed="2026-11",
)
