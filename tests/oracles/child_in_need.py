"""Children in need and their plans, counted the slow way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.oracles.counting import DAILY, FLOW, MONTHLY, STOCK, UNKNOWN, Case, held, indicator, state_of
from tests.oracles.days import add_months, working_days
from tests.oracles.words import Trust


@indicator("rate", STOCK, DAILY)
def cin_rate(trust: Trust, x: date) -> Iterator[Case]:
    for person in trust.people:
        if trust.open_child(person, x):
            yield held(trust, person, person, x)


@indicator("count", STOCK, DAILY)
def cin_plan_count(trust: Trust, x: date) -> Iterator[Case]:
    for person in trust.people:
        if trust.is_cin_child(person, x):
            yield held(trust, person, person, x)


@indicator("proportion", STOCK, DAILY)
def cin_visits_timely(trust: Trust, x: date) -> Iterator[Case]:
    for person in trust.people:
        if not trust.is_cin_child(person, x) or trust.is_unborn(person, x):
            continue
        if (x - trust.cin_plan_since(person, x)).days > 28:
            seen = any(
                row.cin_visit_seen == "Y"
                and row.cin_visit_date is not None
                and 0 <= (x - row.cin_visit_date).days <= 28
                for row in trust.of("cin_visits", person)
            )
            yield held(trust, person, person, x, state=state_of(seen))


@indicator("proportion", STOCK, DAILY, needs=("cin_reviews",))
def cin_reviews_timely(trust: Trust, x: date) -> Iterator[Case]:
    for person in trust.people:
        if not trust.is_cin_child(person, x):
            continue
        since = trust.cin_plan_since(person, x)
        if x > add_months(since, 3):
            reviews = [
                row.review_date
                for row in trust.of("cin_reviews", person)
                if row.review_date is not None and since <= row.review_date <= x
            ]
            met = bool(reviews) and x <= add_months(max(reviews), 3)
            yield held(trust, person, person, x, state=state_of(met))


@indicator("count", STOCK, DAILY)
def cin_no_plan(trust: Trust, x: date) -> Iterator[Case]:
    for person in trust.people:
        assessments = [
            row
            for row in trust.of("cin_assessments", person)
            if row.assessment_auth_date is not None and row.assessment_auth_date <= x
        ]
        if trust.open_episode(person, x) is None or not assessments or trust.is_dead(person, x):
            continue
        last = max(
            assessments,
            key=lambda row: (row.assessment_auth_date, trust.height("cin_assessments", row.assessment_id)),
        )
        is_waiting = last.assessment_outcome_nfa != "Y" and working_days(last.assessment_auth_date, x) > 10
        has_other = (
            trust.has_cin_plan(person, x)
            or trust.on_cp(person, x)
            or trust.looked_after(person, x)
            or bool(trust.of("care_leavers", person))
        )
        if is_waiting and not has_other:
            yield held(trust, person, person, x)


@indicator("proportion", STOCK, DAILY)
def cin_open_12m_plus(trust: Trust, x: date) -> Iterator[Case]:
    for person in trust.people:
        if trust.is_cin_child(person, x):
            met = trust.cin_plan_since(person, x) < add_months(x, -12)
            yield held(trust, person, person, x, state=state_of(met))


@indicator("proportion", FLOW, MONTHLY)
def cin_closed_3m(trust: Trust) -> Iterator[Case]:
    for row in trust.rows["cin_episodes"]:
        start, end = row.referral_date, row.close_date
        if end is not None and row.referral_nfa != "Y":
            state = UNKNOWN if start is None or end < start else state_of(end <= add_months(start, 3))
            yield held(trust, row.person_id, row.referral_id, end, state=state)
