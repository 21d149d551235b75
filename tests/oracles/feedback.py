"""Complaints and compliments, counted the slow way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tests.oracles.counting import FLOW, MET, MONTHLY, UNKNOWN, WEEKLY, Case, indicator, state_of
from tests.oracles.days import working_days
from tests.oracles.rows import Row
from tests.oracles.words import Trust, words_of

BANDS = ((25, "within 25 working days"), (65, "26 to 65 working days"), (10_000, "over 65 working days"))


def feedback_case(trust: Trust, row: Row, day: date, state: str = MET) -> Case:
    return Case(row.feedback_id, None, trust.known_team(row.team_id), None, day, state)


def complaints(trust: Trust, stage: str | None = None) -> list[Row]:
    """Complaints that were responded to."""
    return [
        row
        for row in trust.rows["feedback"]
        if words_of(row.kind) == "complaint"
        and row.responded_date is not None
        and (stage is None or words_of(row.stage) in (stage, f"stage {stage}"))
    ]


def stage_1_within(trust: Trust, limit: int) -> Iterator[Case]:
    for row in complaints(trust, "1"):
        came, answered = row.received_date, row.responded_date
        is_unknown = came is None or came > answered
        state = UNKNOWN if is_unknown else state_of(working_days(came, answered) <= limit)
        yield feedback_case(trust, row, answered, state)


@indicator("proportion", FLOW, WEEKLY, needs=("feedback",))
def fb_complaints_stage1_10wd(trust: Trust) -> Iterator[Case]:
    return stage_1_within(trust, 10)


@indicator("proportion", FLOW, WEEKLY, needs=("feedback",))
def fb_complaints_stage1_20wd(trust: Trust) -> Iterator[Case]:
    return stage_1_within(trust, 20)


@indicator("count", FLOW, MONTHLY, needs=("feedback",))
def fb_compliments(trust: Trust) -> Iterator[Case]:
    for row in trust.rows["feedback"]:
        if words_of(row.kind) == "compliment" and row.received_date is not None:
            yield feedback_case(trust, row, row.received_date)


@indicator("count", FLOW, MONTHLY, needs=("feedback",))
def fb_stage2(trust: Trust) -> Iterator[Case]:
    for row in complaints(trust, "2"):
        came, answered = row.received_date, row.responded_date
        took = None if came is None or came > answered else working_days(came, answered)
        band = "not known" if took is None else next(name for most, name in BANDS if took <= most)
        yield replace(feedback_case(trust, row, answered), category=band)


@indicator("proportion", FLOW, MONTHLY, needs=("feedback",))
def fb_upheld(trust: Trust) -> Iterator[Case]:
    for row in complaints(trust):
        outcome = words_of(row.outcome)
        state = state_of(outcome in ("upheld", "partly upheld")) if outcome else UNKNOWN
        theme = (row.theme or "").strip().capitalize() or "No theme"
        yield replace(feedback_case(trust, row, row.responded_date, state), category=theme)


@indicator("proportion", FLOW, MONTHLY, needs=("feedback_response",))
def fb_child_feedback(trust: Trust) -> Iterator[Case]:
    for row in trust.rows["feedback_response"]:
        if row.responded_on is not None:
            state = state_of(row.positive == "Y") if row.positive in ("Y", "N") else UNKNOWN
            yield Case(row.response_id, None, trust.known_team(row.team_id), None, row.responded_on, state)
