"""Section 47 enquiries, conferences and child protection plans, counted the slow way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
    held,
    indicator,
    state_of,
)
from tests.oracles.days import add_months, working_days
from tests.oracles.rows import Row
from tests.oracles.words import NO_CODE, Trust, covers, words_of

LIMIT = 15

# -- enquiries


def enquiry_case(trust: Trust, row: Row, day: date, **more: Any) -> Case:
    return event(trust, row, row.s47_enquiry_id, day, row.s47_completed_by_team, row.s47_completed_by_worker_id, **more)


def held_conferences(trust: Trust, enquiry: Row) -> list[Row]:
    return [
        row
        for row in trust.rows["initial_cp_conference"]
        if row.s47_enquiry_id == enquiry.s47_enquiry_id and row.icpc_date is not None
    ]


@indicator("count", FLOW, WEEKLY, needs=("s47_enquiry.strategy_discussion_date",))
def strategy_discussions(trust: Trust) -> Iterator[Case]:
    together: dict[tuple[str, date], list[Row]] = {}
    for row in trust.rows["s47_enquiry"]:
        if row.strategy_discussion_date is not None:
            together.setdefault((row.person_id, row.strategy_discussion_date), []).append(row)
    for (_, day), rows in together.items():
        yield enquiry_case(trust, min(rows, key=lambda row: trust.height("s47_enquiry", row.s47_enquiry_id)), day)


@indicator("proportion", FLOW, WEEKLY, needs=("s47_enquiry.strategy_discussion_date",))
def strategy_same_day(trust: Trust) -> Iterator[Case]:
    for row in trust.rows["s47_enquiry"]:
        day = row.strategy_discussion_date
        if day is None:
            continue
        referral = trust.by_key("cin_episodes", row.referral_id)
        referred = referral.referral_date if referral else None
        if referred is None or day < referred or working_days(referred, day) > 10:
            state = UNKNOWN
        else:
            state = state_of(working_days(referred, day) <= 1)
        yield enquiry_case(trust, row, day, state=state)


@indicator("rate", FLOW, ALL)
def s47_started(trust: Trust) -> Iterator[Case]:
    for row in trust.rows["s47_enquiry"]:
        if row.s47_start_date is not None:
            yield enquiry_case(trust, row, row.s47_start_date)


@indicator("count", STOCK, DAILY)
def s47_open_now(trust: Trust, x: date) -> Iterator[Case]:
    for row in trust.rows["s47_enquiry"]:
        if trust.enquiry_is_open(row, x) and not trust.is_dead(row.person_id, x):
            age = working_days(row.s47_start_date, x)
            band = "0-5" if age <= 5 else "6-10" if age <= 10 else "11-15" if age <= 15 else "over 15"
            yield enquiry_case(trust, row, x, category=band, late=age > LIMIT)


@indicator("proportion", FLOW, ALL)
def s47_completed_15wd(trust: Trust) -> Iterator[Case]:
    for row in trust.rows["s47_enquiry"]:
        start, end = row.s47_start_date, row.s47_end_date
        if end is not None:
            state = UNKNOWN if start is None or end < start else state_of(working_days(start, end) <= LIMIT)
            yield enquiry_case(trust, row, end, state=state)


@indicator("proportion", FLOW, MONTHLY)
def s47_outcomes(trust: Trust) -> Iterator[Case]:
    for row in trust.rows["s47_enquiry"]:
        if row.s47_end_date is None:
            continue
        if row.outcome is not None:
            state = state_of(words_of(row.outcome) == "icpc")
        elif row.s47_nfa == "Y":
            state = NOT_MET
        else:
            state = MET if held_conferences(trust, row) else UNKNOWN
        yield enquiry_case(trust, row, row.s47_end_date, state=state)


# -- conferences


def conferences(trust: Trust) -> list[list[Row]]:
    """Held conferences less transfers in; rows of one child on one enquiry are one, its first row first."""
    together: dict[Any, list[Row]] = {}
    for row in trust.rows["initial_cp_conference"]:
        if row.icpc_date is not None and row.icpc_transfer_in != "Y":
            linked = row.s47_enquiry_id is not None
            together.setdefault((row.person_id, row.s47_enquiry_id) if linked else row.icpc_id, []).append(row)

    def order(row: Row) -> tuple[date, tuple[int, str]]:
        return row.icpc_date, trust.height("initial_cp_conference", row.icpc_id)

    return [sorted(rows, key=order) for rows in together.values()]


def conference_case(trust: Trust, row: Row, **more: Any) -> Case:
    return event(trust, row, row.icpc_id, row.icpc_date, row.icpc_team, row.icpc_worker_id, **more)


@indicator("proportion", FLOW, ALL)
def s47_to_icpc_15wd(trust: Trust) -> Iterator[Case]:
    for first, *_ in conferences(trust):
        enquiry = trust.by_key("s47_enquiry", first.s47_enquiry_id)
        start = enquiry.s47_start_date if enquiry else None
        is_unknown = start is None or first.icpc_date < start
        state = UNKNOWN if is_unknown else state_of(working_days(start, first.icpc_date) <= LIMIT)
        yield conference_case(trust, first, state=state)


@indicator("rate", FLOW, MONTHLY)
def icpc_rate(trust: Trust) -> Iterator[Case]:
    for first, *_ in conferences(trust):
        yield conference_case(trust, first)
    for row in trust.rows["initial_cp_conference"]:
        if row.icpc_date is not None and row.icpc_transfer_in == "Y":
            yield conference_case(trust, row)


@indicator("proportion", FLOW, MONTHLY)
def icpc_to_plan(trust: Trust) -> Iterator[Case]:
    for rows in conferences(trust):
        flags = {row.icpc_outcome_cp_flag for row in rows}
        state = MET if "Y" in flags else NOT_MET if "N" in flags else UNKNOWN
        yield conference_case(trust, rows[0], state=state)


# -- plans


def plans(trust: Trust) -> list[Row]:
    """Plans that are not held for another authority."""
    return [row for row in trust.rows["cp_plans"] if row.cp_plan_ola != "Y"]


def plan_covers(row: Row, x: date) -> bool:
    return covers(row.cp_plan_start_date, row.cp_plan_end_date, x)


def children_on_plans(trust: Trust, x: date) -> Iterator[Case]:
    for person in trust.people:
        if trust.on_cp(person, x):
            yield held(trust, person, person, x)


@indicator("rate", STOCK, DAILY)
def cpp_rate(trust: Trust, x: date) -> Iterator[Case]:
    yield from children_on_plans(trust, x)


@indicator("count", STOCK, DAILY)
def cpp_count(trust: Trust, x: date) -> Iterator[Case]:
    yield from children_on_plans(trust, x)


@indicator("rate", FLOW, WEEKLY)
def cpp_starts(trust: Trust) -> Iterator[Case]:
    for row in plans(trust):
        if row.cp_plan_start_date is not None:
            yield held(trust, row.person_id, row.cp_plan_id, row.cp_plan_start_date)


@indicator("rate", FLOW, WEEKLY)
def cpp_ends(trust: Trust) -> Iterator[Case]:
    for row in plans(trust):
        if row.cp_plan_end_date is not None:
            yield held(trust, row.person_id, row.cp_plan_id, row.cp_plan_end_date)


def starts(trust: Trust, judge: Callable[[Row, list[Row]], str]) -> Iterator[Case]:
    """Plans that start, judged beside the child's plans that started earlier."""
    for row in plans(trust):
        start = row.cp_plan_start_date
        if start is not None:
            earlier = [
                other
                for other in plans(trust)
                if other.person_id == row.person_id
                and other.cp_plan_start_date is not None
                and other.cp_plan_start_date < start
            ]
            yield held(trust, row.person_id, row.cp_plan_id, start, state=judge(row, earlier))


@indicator("proportion", FLOW, MONTHLY)
def cpp_second_ever(trust: Trust) -> Iterator[Case]:
    return starts(trust, lambda _, earlier: state_of(bool(earlier)))


@indicator("proportion", FLOW, MONTHLY)
def cpp_second_2yr(trust: Trust) -> Iterator[Case]:
    def judge(row: Row, earlier: list[Row]) -> str:
        start = row.cp_plan_start_date
        # A plan whose start nobody wrote down was an earlier one where it ended by this start.
        undated = [one for one in plans(trust) if one.person_id == row.person_id and one.cp_plan_start_date is None]
        ends = [
            one.cp_plan_end_date
            for one in (*earlier, *undated)
            if one.cp_plan_end_date and one.cp_plan_end_date <= start
        ]
        if earlier and not ends:
            return UNKNOWN
        return state_of(bool(ends) and max(ends) >= add_months(start, -24))

    return starts(trust, judge)


def open_plans(trust: Trust, x: date) -> list[Row]:
    return [row for row in plans(trust) if plan_covers(row, x) and not trust.is_dead(row.person_id, x)]


@indicator("proportion", STOCK, DAILY)
def cpp_category(trust: Trust, x: date) -> Iterator[Case]:
    for row in open_plans(trust, x):
        category = words_of(row.cp_plan_latest_category)
        is_known = category not in ("", NO_CODE)
        state = state_of(category.startswith("neg") or "neglect" in category) if is_known else UNKNOWN
        yield held(trust, row.person_id, row.cp_plan_id, x, state=state)


@indicator("proportion", STOCK, DAILY)
def cpp_2yrs_open(trust: Trust, x: date) -> Iterator[Case]:
    for row in open_plans(trust, x):
        yield held(trust, row.person_id, row.cp_plan_id, x, state=state_of((x - row.cp_plan_start_date).days > 729))


def ended_plans(trust: Trust, is_met: Callable[[date, date], bool]) -> Iterator[Case]:
    for row in plans(trust):
        start, end = row.cp_plan_start_date, row.cp_plan_end_date
        if end is not None:
            state = UNKNOWN if start is None or start > end else state_of(is_met(start, end))
            yield held(trust, row.person_id, row.cp_plan_id, end, state=state)


@indicator("proportion", FLOW, MONTHLY)
def cpp_2yrs_ended(trust: Trust) -> Iterator[Case]:
    return ended_plans(trust, lambda start, end: (end - start).days + 1 > 729)


@indicator("proportion", FLOW, MONTHLY)
def cpp_under_3m_ended(trust: Trust) -> Iterator[Case]:
    return ended_plans(trust, lambda start, end: end <= add_months(start, 3))


@indicator("proportion", STOCK, DAILY)
def cp_visits_timely(trust: Trust, x: date) -> Iterator[Case]:
    for person in trust.people:
        if not trust.on_cp(person, x) or trust.is_unborn(person, x):
            continue
        since = min(row.cp_plan_start_date for row in trust.cp_plans(person) if plan_covers(row, x))
        if working_days(since, x) <= 10:
            continue
        seen = any(
            row.cp_visit_seen == "Y"
            and row.cp_visit_date is not None
            and row.cp_visit_date <= x
            and working_days(row.cp_visit_date, x) <= 10
            for row in trust.of("cp_visits", person)
        )
        yield held(trust, person, person, x, state=state_of(seen))


@indicator("proportion", FLOW, WEEKLY, needs=("core_groups",))
def core_group_first_10wd(trust: Trust) -> Iterator[Case]:
    for row in plans(trust):
        if row.cp_plan_start_date is None:
            continue
        conference = trust.by_key("initial_cp_conference", row.icpc_id)
        start = conference.icpc_date if conference and conference.icpc_date else row.cp_plan_start_date
        met_on = [
            group.core_group_date
            for group in trust.rows["core_groups"]
            if group.cp_plan_id == row.cp_plan_id
            and group.core_group_date is not None
            and group.core_group_date >= start
        ]
        end = row.cp_plan_end_date
        if end is not None and working_days(start, end) <= 10 and not met_on:
            continue
        if working_days(start, trust.as_of) <= 10:
            state = RUNNING
        else:
            state = state_of(bool(met_on) and working_days(start, min(met_on)) <= 10)
        yield held(trust, row.person_id, row.cp_plan_id, start, state=state)


@indicator("proportion", STOCK, DAILY, needs=("core_groups",))
def core_group_ongoing(trust: Trust, x: date) -> Iterator[Case]:
    for row in open_plans(trust, x):
        if working_days(row.cp_plan_start_date, x) > 10:
            met = any(
                group.cp_plan_id == row.cp_plan_id
                and group.core_group_date is not None
                and 0 <= (x - group.core_group_date).days <= 42
                for group in trust.rows["core_groups"]
            )
            yield held(trust, row.person_id, row.cp_plan_id, x, state=state_of(met))


# -- reviews


def reviews_are_on_time(first_due: date, held_on: list[date], months: Callable[[int], int], x: date) -> bool:
    """Every review that fell due in the year to x was held by its due day, and none is past due and not held.

    ``months(n)`` is how long after review n the next one is due.
    """
    due = first_due
    for number, day in enumerate(sorted(held_on), start=1):
        if add_months(x, -12) < due <= x and day > due:
            return False
        due = add_months(day, months(number))
    return due >= x


@indicator("proportion", STOCK, DAILY)
def cp_reviews_on_time(trust: Trust, x: date) -> Iterator[Case]:
    for row in open_plans(trust, x):
        start = row.cp_plan_start_date
        due = add_months(start, 3)
        if due <= x:
            held_on = [
                review.cp_review_date
                for review in trust.rows["cp_reviews"]
                if review.cp_plan_id == row.cp_plan_id
                and review.cp_review_date is not None
                and start <= review.cp_review_date <= x
            ]
            met = reviews_are_on_time(due, held_on, lambda _: 6, x)
            yield held(trust, row.person_id, row.cp_plan_id, x, state=state_of(met))


@indicator("proportion", FLOW, WEEKLY)
def cp_reviews_by_event(trust: Trust) -> Iterator[Case]:
    for row in trust.rows["cp_reviews"]:
        plan = trust.by_key("cp_plans", row.cp_plan_id)
        due, held_on = row.cp_review_due, row.cp_review_date
        if due is None or due > trust.as_of or (plan and plan.cp_plan_ola == "Y"):
            continue
        if held_on is None:
            if plan and plan.cp_plan_end_date is not None and plan.cp_plan_end_date <= due:
                continue
            state = NOT_MET if due < trust.as_of else RUNNING
        else:
            state = state_of(held_on <= due)
        child = row.person_id or (plan.person_id if plan else None)
        yield held(trust, child, row.cp_review_id, due, state=state)


@indicator("proportion", FLOW, WEEKLY)
def cp_child_seen_alone(trust: Trust) -> Iterator[Case]:
    for row in trust.rows["cp_visits"]:
        plan = trust.by_key("cp_plans", row.cp_plan_id)
        if row.cp_visit_date is None or row.cp_visit_seen != "Y" or (plan and plan.cp_plan_ola == "Y"):
            continue
        age = trust.age(row.person_id, row.cp_visit_date)
        if age is not None and age < 4:
            continue
        known = {"Y": MET, "N": NOT_MET}
        state = UNKNOWN if age is None else known.get(row.cp_visit_seen_alone, UNKNOWN)
        yield held(trust, row.person_id, row.cp_visit_id, row.cp_visit_date, state=state)


# -- the court


@indicator("rate", FLOW, MONTHLY, needs=("pre_proceedings.care_application_date",))
def care_applications(trust: Trust) -> Iterator[Case]:
    together: dict[tuple[str, date], list[Row]] = {}
    for row in trust.rows["pre_proceedings"]:
        day = row.care_application_date
        if day is not None:
            family = f"family {row.plo_family_id}" if row.plo_family_id else f"row {row.pre_proceedings_id}"
            together.setdefault((family, day), []).append(row)
    for (_, day), rows in together.items():
        first = min(rows, key=lambda row: trust.height("pre_proceedings", row.pre_proceedings_id))
        children = len({row.person_id for row in rows})
        category = f"{children} {'child' if children == 1 else 'children'}"
        yield held(trust, first.person_id, first.pre_proceedings_id, day, value=children, category=category)


@indicator("count", STOCK, DAILY)
def preproceedings_duration(trust: Trust, x: date) -> Iterator[Case]:
    for person in trust.people:
        decided = [
            row.pre_pro_decision_date
            for row in trust.of("pre_proceedings", person)
            if covers(row.pre_pro_decision_date, row.agree_stepdown_issue_date, x)
        ]
        if decided and not trust.is_dead(person, x):
            is_over = (x - min(decided)).days > 112
            category = "over 16 weeks" if is_over else "up to 16 weeks"
            yield held(trust, person, person, x, late=is_over, category=category)
