"""The quality of practice from what people recorded, counted the slow way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.oracles.counting import (
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
    indicator,
    state_of,
)
from tests.oracles.days import ONE_DAY, add_months, working_days
from tests.oracles.rows import Row
from tests.oracles.words import Trust

GOOD_GRADES = ("outstanding", "good")


def last_day_of_month(first: date) -> date:
    day = first
    while (day + ONE_DAY).month == first.month:
        day += ONE_DAY
    return day


def is_planned(row: Row) -> bool:
    """Nothing is expected in August and December, nor of a manager who is exempt."""
    month = row.month_allocated
    return month is not None and month.month not in (8, 12) and row.exempt_reason is None


def is_in_month(row: Row) -> bool:
    return row.completed_on is not None and row.completed_on <= last_day_of_month(row.month_allocated)


def case_of(trust: Trust, row: Row, ref: str, day: date, state: str = MET, **more: object) -> Case:
    """Of the team whose work it is, and of whoever does it."""
    worker = row.get("owner_id") if "owner_id" in row else row.get("manager_id")
    team = trust.known_team(row.team_id)
    return Case(ref, row.get("person_id"), team, trust.known_worker(worker), day, state, **more)  # type: ignore[arg-type]


def reviews(trust: Trust) -> list[Row]:
    return trust.rows["practice_review"]


def in_its_month(trust: Trust, row: Row, state: str) -> Iterator[Case]:
    if row.month_allocated is not None:
        yield case_of(trust, row, row.review_id, row.month_allocated, state)


@indicator("proportion", FLOW, MONTHLY, needs=("practice_review",))
def qa_reviews_done(trust: Trust) -> Iterator[Case]:
    for row in reviews(trust):
        if is_planned(row):
            is_over = last_day_of_month(row.month_allocated) < trust.as_of
            late_or_never = NOT_MET if row.completed_on is not None or is_over else RUNNING
            yield from in_its_month(trust, row, MET if is_in_month(row) else late_or_never)


def a_manager_a_month(trust: Trust, rows: list[Row], key: str) -> Iterator[Case]:
    """What was done in its month, and each manager who had something to do, once a month."""
    for row in rows:
        if is_planned(row) and row.manager_id is not None:
            month = row.month_allocated
            if is_in_month(row):
                yield case_of(trust, row, row[key], month)
            yield case_of(trust, row, row[key], month, part="denominator", once=(row.manager_id, month))


@indicator("ratio", FLOW, MONTHLY, needs=("practice_review",))
def qa_per_manager(trust: Trust) -> Iterator[Case]:
    return a_manager_a_month(trust, reviews(trust), "review_id")


@indicator("ratio", FLOW, MONTHLY, needs=("observation",))
def qa_observations(trust: Trust) -> Iterator[Case]:
    rows = [row for row in trust.rows["observation"] if row.is_asye == "N"]
    return a_manager_a_month(trust, rows, "observation_id")


@indicator("proportion", FLOW, MONTHLY, needs=("practice_review",))
def qa_grades(trust: Trust) -> Iterator[Case]:
    for row in reviews(trust):
        if row.moderated_grade is not None:
            yield from in_its_month(trust, row, state_of(row.moderated_grade in GOOD_GRADES))
        elif row.completed_on is not None:
            yield from in_its_month(trust, row, UNKNOWN)


@indicator("proportion", FLOW, MONTHLY, needs=("practice_review",))
def qa_moderation_agreement(trust: Trust) -> Iterator[Case]:
    for row in reviews(trust):
        if row.moderated_on is not None:
            state = UNKNOWN if row.first_grade is None else state_of(row.first_grade == row.moderated_grade)
            yield case_of(trust, row, row.review_id, row.moderated_on, state)


def completed(trust: Trust) -> list[Row]:
    return [row for row in reviews(trust) if row.completed_on is not None]


@indicator("proportion", FLOW, MONTHLY, needs=("practice_review",))
def qa_family_feedback(trust: Trust) -> Iterator[Case]:
    for row in completed(trust):
        said = row.family_feedback
        yield from in_its_month(trust, row, UNKNOWN if said is None else state_of(said == "obtained"))


@indicator("proportion", FLOW, MONTHLY, needs=("practice_review",))
def qa_moderated_share(trust: Trust) -> Iterator[Case]:
    for row in completed(trust):
        yield from in_its_month(trust, row, state_of(row.moderated_on is not None))


@indicator("proportion", FLOW, MONTHLY, needs=("practice_review",))
def qa_child_seen_voice(trust: Trust) -> Iterator[Case]:
    for row in completed(trust):
        grade = row.voice_grade
        yield from in_its_month(trust, row, UNKNOWN if grade is None else state_of(grade in GOOD_GRADES))


@indicator("proportion", FLOW, MONTHLY, needs=("practice_review",))
def qa_inadequate_rectified(trust: Trust) -> Iterator[Case]:
    for row in reviews(trust):
        grade = row.moderated_grade if row.moderated_grade is not None else row.first_grade
        graded, discussed = row.first_grade_on, row.safety_followup_on
        if grade != "inadequate" or graded is None:
            continue
        if discussed is not None:
            state = UNKNOWN if discussed < graded else state_of(working_days(graded, discussed) <= 5)
        else:
            state = NOT_MET if working_days(graded, trust.as_of) > 5 else RUNNING
        yield case_of(trust, row, row.review_id, graded, state)


@indicator("count", FLOW, MONTHLY, needs=("thematic",))
def qa_thematic(trust: Trust) -> Iterator[Case]:
    for row in trust.rows["thematic"]:
        if row.planned_month is not None and row.report_received_on is not None:
            yield case_of(trust, row, row.thematic_id, row.planned_month)


@indicator("proportion", FLOW, WEEKLY, needs=("action",))
def qa_actions_on_time(trust: Trust) -> Iterator[Case]:
    for row in trust.rows["action"]:
        due, done = row.first_due_on, row.completed_on
        if due is None:
            continue
        if done is None:
            state = NOT_MET if due < trust.as_of else RUNNING
        else:
            state = state_of(done <= due and row.evidence is not None)
        yield case_of(trust, row, row.action_id, due, state)


def age_band(days: int) -> str:
    return "1 to 14 days" if days <= 14 else "15 to 30 days" if days <= 30 else "over 30 days"


@indicator("count", STOCK, DAILY, needs=("action",))
def qa_actions_overdue(trust: Trust, x: date) -> Iterator[Case]:
    for row in trust.rows["action"]:
        due, done = row.first_due_on, row.completed_on
        if due is not None and due < x and (done is None or done > x):
            category = age_band((x - due).days)
            yield case_of(trust, row, row.action_id, x, category=category, late=True)


@indicator("proportion", FLOW, MONTHLY, needs=("action",))
def qa_loop_closed(trust: Trust) -> Iterator[Case]:
    for row in trust.rows["action"]:
        if row.completed_on is not None:
            limit = add_months(row.completed_on, 3)
            is_checked = row.impact_checked_on is not None and row.impact_checked_on <= limit
            yield case_of(trust, row, row.action_id, limit, state_of(is_checked and row.impact == "Y"))
