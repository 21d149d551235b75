"""Assessments, counted the slow way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.oracles.counting import (
    ALL,
    DAILY,
    FLOW,
    MET,
    MONTHLY,
    NOT_MET,
    RUNNING,
    STOCK,
    UNKNOWN,
    WEEKLY,
    Case,
    event,
    indicator,
    state_of,
)
from tests.oracles.days import working_days
from tests.oracles.rows import Row
from tests.oracles.words import Trust

LIMIT = 45
YES_OR_NO = {"Y": MET, "N": NOT_MET}


def assessment_case(trust: Trust, row: Row, day: date, **more: Any) -> Case:
    return event(trust, row, row.assessment_id, day, row.assessment_team, row.assessment_worker_id, **more)


def authorised(trust: Trust) -> list[Row]:
    return [row for row in trust.rows["cin_assessments"] if row.assessment_auth_date is not None]


def length(row: Row) -> int | None:
    """Working days from start to authorisation; None where the start is missing or comes after it."""
    start, end = row.assessment_start_date, row.assessment_auth_date
    return None if start is None or start > end else working_days(start, end)


def band(age: int) -> str:
    for last, name in ((10, "0-10"), (25, "11-25"), (35, "26-35"), (45, "36-45")):
        if age <= last:
            return name
    return "over 45"


@indicator("proportion", FLOW, ALL)
def assessments_45wd(trust: Trust) -> Iterator[Case]:
    for row in authorised(trust):
        taken = length(row)
        state = UNKNOWN if taken is None else state_of(taken <= LIMIT)
        yield assessment_case(trust, row, row.assessment_auth_date, state=state)


@indicator("count", STOCK, DAILY)
def assessments_open_bands(trust: Trust, x: date) -> Iterator[Case]:
    for row in trust.rows["cin_assessments"]:
        if trust.assessment_is_open(row, x) and not trust.is_dead(row.person_id, x):
            age = working_days(row.assessment_start_date, x)
            yield assessment_case(trust, row, x, category=band(age), late=age > LIMIT)


@indicator("count", STOCK, DAILY)
def assessments_open_overdue(trust: Trust, x: date) -> Iterator[Case]:
    for case in assessments_open_bands(trust, x):
        if case.late:
            yield case


@indicator("duration", FLOW, WEEKLY)
def assessments_median(trust: Trust) -> Iterator[Case]:
    for row in authorised(trust):
        taken = length(row)
        state = UNKNOWN if taken is None else MET
        yield assessment_case(trust, row, row.assessment_auth_date, state=state, value=taken)


@indicator("count", FLOW, ALL)
def assessments_completed_count(trust: Trust) -> Iterator[Case]:
    for row in authorised(trust):
        yield assessment_case(trust, row, row.assessment_auth_date)


@indicator("count", FLOW, ALL)
def assessments_started(trust: Trust) -> Iterator[Case]:
    for row in trust.rows["cin_assessments"]:
        if row.assessment_start_date is not None:
            yield assessment_case(trust, row, row.assessment_start_date)


@indicator("proportion", FLOW, MONTHLY)
def assessment_child_seen(trust: Trust) -> Iterator[Case]:
    for row in authorised(trust):
        if not trust.is_unborn(row.person_id, row.assessment_auth_date):
            state = YES_OR_NO.get(row.assessment_child_seen, UNKNOWN)
            yield assessment_case(trust, row, row.assessment_auth_date, state=state)


@indicator("proportion", FLOW, WEEKLY, needs=("cin_assessments.child_first_seen_date",))
def assessment_child_seen_10wd(trust: Trust) -> Iterator[Case]:
    for row in trust.rows["cin_assessments"]:
        start, seen = row.assessment_start_date, row.child_first_seen_date
        if start is None or trust.is_unborn(row.person_id, start):
            continue
        referral = trust.by_key("cin_episodes", row.referral_id)
        opened = referral.referral_date if referral and referral.referral_date else start
        if working_days(opened, trust.as_of) <= 10:
            state = RUNNING
        elif seen is None:
            state = NOT_MET
        else:
            state = UNKNOWN if seen < opened else state_of(working_days(opened, seen) <= 10)
        yield assessment_case(trust, row, start, state=state)


@indicator("proportion", FLOW, MONTHLY)
def assessment_outcomes(trust: Trust) -> Iterator[Case]:
    for row in authorised(trust):
        state = YES_OR_NO.get(row.assessment_outcome_nfa, UNKNOWN)
        yield assessment_case(trust, row, row.assessment_auth_date, state=state, category=outcome_of(row))


#: The outcomes in the order in which the first counts, and a word of each as the invented populations write it.
OUTCOMES = (
    ("Looked after", ("CLA", "Looked after")),
    ("Strategy discussion or section 47", ("STRATEGY", "Strategy")),
    ("Child in need plan", ("SERVICES", "Child in need")),
    ("Early help", ("EARLY_HELP", "Early help")),
    ("No further action", ("NFA", "No further action")),
)


def outcome_of(row: Row) -> str:
    """The first outcome that is ticked or written; else what the flag says; else nothing was recorded."""
    text = row.assessment_outcome_json
    if text is None:
        return "No further action" if row.assessment_outcome_nfa == "Y" else "Not recorded"
    said = json.loads(text)
    ticked = [key for key, value in said.items() if value == "Y"] + [said.get("OUTCOME", "")]
    if not any(ticked):
        return "No further action" if row.assessment_outcome_nfa == "Y" else "Not recorded"
    for outcome, words in OUTCOMES:
        if any(word in each for word in words for each in ticked):
            return outcome
    return "Other"
