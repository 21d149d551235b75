"""Care leavers, counted the slow way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from tests.oracles.counting import FLOW, MONTHLY, STOCK, UNKNOWN, Case, event, indicator, state_of
from tests.oracles.days import ONE_DAY, add_months, birthday
from tests.oracles.looked_after import FOSTERING
from tests.oracles.rows import Row
from tests.oracles.words import NO_CODE, Trust, covers, words_of

IN_EET = {"F1", "F2", "F4", "F5", "P1", "P2", "P4", "P5"}
ELSEWHERE = {"G", "H", "R"}
NOBODY = {"-1", "vacant", "vacancy"}


def leaver_case(trust: Trust, row: Row, day: date, state: str) -> Case:
    team, worker = row.care_leaver_allocated_team, row.care_leaver_worker_id
    return event(trust, row, row.care_leaver_id, day, team, worker, state=state)


def birthdays(trust: Trust, ages: tuple[int, ...], judge: Callable[[Row], str | None]) -> Iterator[Case]:
    """A case on each of those birthdays of each former relevant young person whom the judge does not leave out."""
    for row in trust.rows["care_leavers"]:
        born = trust.born(row.person_id)
        if "former relevant" not in words_of(row.care_leaver_eligibility) or born is None:
            continue
        if row.care_leaver_in_touch in ("DIED", "RHOM"):
            continue
        for age in ages:
            day = birthday(born, age)
            state = judge(row)
            if day <= trust.as_of and not trust.is_dead(row.person_id, day) and state is not None:
                yield leaver_case(trust, row, day, state)


AGES = (19, 20, 21)


@indicator("proportion", FLOW, MONTHLY)
def cl_in_touch(trust: Trust) -> Iterator[Case]:
    def judge(row: Row) -> str:
        said = row.care_leaver_in_touch
        return UNKNOWN if said in (None, NO_CODE) else state_of(said in ("YES", "Y"))

    return birthdays(trust, AGES, judge)


@indicator("proportion", FLOW, MONTHLY)
def cl_not_in_touch(trust: Trust) -> Iterator[Case]:
    def judge(row: Row) -> str:
        said = row.care_leaver_in_touch
        if said in (None, NO_CODE):
            return UNKNOWN
        return state_of(said in ("N", "NO") and row.care_leaver_activity is None)

    return birthdays(trust, AGES, judge)


@indicator("proportion", FLOW, MONTHLY)
def cl_accommodation(trust: Trust) -> Iterator[Case]:
    def judge(row: Row) -> str | None:
        if row.care_leaver_accommodation in ELSEWHERE:
            return None
        if NO_CODE in (row.care_leaver_accommodation, row.care_leaver_accom_suitable):
            return UNKNOWN
        return state_of(row.care_leaver_accom_suitable in ("1", "Y"))

    return birthdays(trust, AGES, judge)


@indicator("proportion", FLOW, MONTHLY)
def cl_eet(trust: Trust) -> Iterator[Case]:
    def judge(row: Row) -> str:
        said = row.care_leaver_activity
        return UNKNOWN if said == NO_CODE else state_of(said in IN_EET)

    return birthdays(trust, AGES, judge)


@indicator("proportion", FLOW, ("year", "rolling12"))
def cl_staying_put(trust: Trust) -> Iterator[Case]:
    def judge(row: Row) -> str | None:
        born = trust.born(row.person_id)
        eve = birthday(born, 18) - ONE_DAY
        placement = trust.current_placement(row.person_id, eve) if trust.looked_after(row.person_id, eve) else None
        if placement is None or placement.cla_placement_type not in FOSTERING:
            return None
        said = row.care_leaver_accommodation
        return UNKNOWN if said in (None, NO_CODE) else state_of(said == "Z")

    return birthdays(trust, (19, 20), judge)


def relevant(trust: Trust, x: date) -> Iterator[tuple[Row, int | None]]:
    """Relevant and former relevant young people who are alive, with their age where it is known."""
    for row in trust.rows["care_leavers"]:
        if "relevant" in words_of(row.care_leaver_eligibility) and not trust.is_dead(row.person_id, x):
            yield row, trust.age(row.person_id, x)


def aged_16_to_20(trust: Trust, x: date, judge: Callable[[Row], bool]) -> Iterator[Case]:
    for row, age in relevant(trust, x):
        if age is not None and 16 <= age <= 20:
            yield leaver_case(trust, row, x, state_of(judge(row)))


@indicator("proportion", STOCK, ("day",), as_of_only=True)
def cl_pathway_plan(trust: Trust, x: date) -> Iterator[Case]:
    for row, age in relevant(trust, x):
        if age is None:
            yield leaver_case(trust, row, x, UNKNOWN)
        elif 16 <= age <= 20:
            reviewed = row.pathway_plan_review_date
            yield leaver_case(trust, row, x, state_of(reviewed is not None and add_months(reviewed, 6) >= x))


@indicator("proportion", STOCK, ("day",), as_of_only=True)
def cl_pa_allocated(trust: Trust, x: date) -> Iterator[Case]:
    def has_adviser(row: Row) -> bool:
        first = words_of(row.care_leaver_personal_advisor).split()[:1]
        return bool(first and first[0].rstrip(":,") not in NOBODY) or any(
            row.person_id == other.person_id
            and (other.professional_role_id or "").upper() == "16PLUS"
            and covers(other.involvement_start_date, other.involvement_end_date, x)
            for other in trust.rows["involvements"]
        )

    return aged_16_to_20(trust, x, has_adviser)


@indicator("proportion", STOCK, ("day",), as_of_only=True)
def cl_contact_8wk(trust: Trust, x: date) -> Iterator[Case]:
    def is_recent(row: Row) -> bool:
        last = row.care_leaver_latest_contact
        return last is not None and (x - last).days <= 56

    return aged_16_to_20(trust, x, is_recent)
