"""Assessments started in the period."""

from indicators.assessment._assessments import ASSESSMENT_CLOCK
from indicators.cases import Cases
from indicators.counting import flow
from indicators.kinds import DAY, FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, WEEK, YEAR, Count, Source
from indicators.reading import Reading


def started(reading: Reading) -> Cases:
    """Every assessment, on its start."""
    rows = reading.rows("cin_assessments")
    start = rows.days("assessment_start_date")
    return flow(
        reading,
        on=start,
        person=rows.person(),
        ref=rows.text("assessment_id"),
        team=rows.team("assessment_team"),
        worker=rows.worker("assessment_worker_id"),
        opened=start,
        due=ASSESSMENT_CLOCK.due(start),
        done=rows.days("assessment_auth_date"),
    )


INDICATOR = Count(
    title="Assessments started",
    question="Does work come in faster than it goes out?",
    cases=started,
    fold=FLOW,
    counts_on="start of the assessment",
    unit="assessments",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    beside="assessments_completed_count",
    needs=("cin_assessments.assessment_start_date",),
    unit_from="the assessment's team and worker, else whoever held the child that day",
    sources=(Source("DfE table C2"),),
    reviewed="2026-11",
)
