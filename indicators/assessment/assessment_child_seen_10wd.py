"""Assessments in which the child was first seen within 10 working days of the referral.

The clock starts with the linked referral, else with the assessment. Judged once the limit day is over, seen or not. A
child who is unborn on the day the assessment starts is left out; seen before the clock starts is unknown.
"""

import numpy as np

from indicators.cases import BLANK, Cases
from indicators.clock import Clock, WorkingDays
from indicators.counting import flow
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, WEEK, YEAR, Proportion, Source
from indicators.reading import Reading
from indicators.words import children

SEEN_CLOCK = Clock(start="the referral", stop="the child being seen", limit=WorkingDays(10))


def assessments(reading: Reading) -> Cases:
    """Every assessment of a child who was born when it started, beside the day the child was first seen."""
    rows, referrals = reading.rows("cin_assessments"), reading.rows("cin_episodes")
    person, start, seen = rows.person(), rows.days("assessment_start_date"), rows.days("child_first_seen_date")
    linked = rows.position("referral_id", referrals, "referral_id")
    referred = np.append(referrals.days("referral_date"), BLANK)[linked]
    opened = np.where(referred == BLANK, start, referred).astype(np.int32)
    return flow(
        reading,
        on=start,
        person=person,
        ref=rows.text("assessment_id"),
        team=rows.team("assessment_team"),
        worker=rows.worker("assessment_worker_id"),
        keep=reading.fact(children).seen_from(person) <= start,
        opened=opened,
        due=SEEN_CLOCK.due(opened),
        done=seen,
        met=SEEN_CLOCK.matured(opened, seen, reading.as_of.day),
    )


INDICATOR = Proportion(
    title="Child seen within 10 working days",
    question="Is every child met soon after we are told of a worry?",
    cases=assessments,
    fold=FLOW,
    counts_on="start of the assessment",
    grains=(WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    late_in_working_days=True,
    needs=("cin_assessments.assessment_start_date", "cin_assessments.child_first_seen_date"),
    unit_from="the assessment's team and worker, else whoever held the child that day",
    notes=("A visit at which nobody answered is not a child seen.",),
    sources=(Source("Local standard", "child seen within 10 working days of the referral"),),
    reviewed="2026-11",
)
