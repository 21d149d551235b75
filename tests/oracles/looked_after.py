"""Looked-after children, counted the slow way."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from tests.oracles.child_protection import reviews_are_on_time
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
    held,
    indicator,
    state_of,
)
from tests.oracles.days import ONE_DAY, add_months, age_on, days, working_day_after, working_days
from tests.oracles.rows import Row
from tests.oracles.words import LONG_BEFORE, NO_CODE, SHORT_BREAKS, TEMPORARY, Trust, covers, words_of

FOSTERING = {"U1", "U2", "U3", "U4", "U5", "U6"}
LONG_TERM = {"U1", "U4"}
SAME_CARER = {"T", "U"}
NOT_DONE = ("refused", "cancelled", "declined", "dna", "not attended")


def in_care(trust: Trust, x: date) -> list[str]:
    """The children looked after on x."""
    return [person for person in trust.people if trust.looked_after(person, x)]


def children(trust: Trust, x: date, judge: Callable[[str], str | None]) -> Iterator[Case]:
    """A case for each child looked after on x whom the judge does not leave out."""
    for person in in_care(trust, x):
        state = judge(person)
        if state is not None:
            yield held(trust, person, person, x, state=state)


@indicator("rate", STOCK, DAILY)
def cla_rate(trust: Trust, x: date) -> Iterator[Case]:
    return children(trust, x, lambda _: MET)


@indicator("count", STOCK, DAILY)
def cla_count(trust: Trust, x: date) -> Iterator[Case]:
    return children(trust, x, lambda _: MET)


def has_short_break(trust: Trust, person: str, x: date) -> bool:
    return any(status in SHORT_BREAKS for status in trust.legal_statuses(person, x))


def entries(trust: Trust) -> list[Row]:
    """Episodes that begin a period of care: reason S, no short break that day, under 18."""
    return [
        row
        for row in trust.rows["cla_episodes"]
        if row.cla_episode_start_date is not None
        and row.cla_episode_start_reason == "S"
        and not has_short_break(trust, row.person_id, row.cla_episode_start_date)
        and not trust.is_adult(row.person_id, row.cla_episode_start_date)
    ]


def exits(trust: Trust) -> list[Row]:
    """Episodes that end a period of care: reason not X1, no short break the day before."""
    return [
        row
        for row in trust.rows["cla_episodes"]
        if row.cla_episode_ceased_date is not None
        and row.cla_episode_ceased_reason != "X1"
        and not has_short_break(trust, row.person_id, row.cla_episode_ceased_date - ONE_DAY)
    ]


@indicator("rate", FLOW, WEEKLY)
def cla_starts(trust: Trust) -> Iterator[Case]:
    for row in entries(trust):
        yield held(trust, row.person_id, row.cla_episode_id, row.cla_episode_start_date)


@indicator("rate", FLOW, WEEKLY)
def cla_ends(trust: Trust) -> Iterator[Case]:
    for row in exits(trust):
        yield held(trust, row.person_id, row.cla_episode_id, row.cla_episode_ceased_date)


@indicator("proportion", FLOW, MONTHLY)
def ad_adopted_pct(trust: Trust) -> Iterator[Case]:
    for row in exits(trust):
        reason = row.cla_episode_ceased_reason
        adopted = reason in ("E11", "E12")
        if reason in (None, NO_CODE):
            state, apart = UNKNOWN, None
        elif reason in ("E43", "E44", "E45", "E46", "E47", "E48"):
            state, apart = NOT_MET, "special guardianship"
        else:
            state, apart = state_of(adopted), "adopted" if adopted else "another reason"
        yield held(trust, row.person_id, row.cla_episode_id, row.cla_episode_ceased_date, state=state, category=apart)


@indicator("count", STOCK, DAILY)
def cla_uasc(trust: Trust, x: date) -> Iterator[Case]:
    def judge(person: str) -> str | None:
        return MET if any(is_alone(row) for row in trust.of("immigration_status", person)) else None

    def is_alone(row: Row) -> bool:
        said = words_of(row.immigration_status)
        stands = covers(row.immigration_status_start_date, row.immigration_status_end_date, x)
        return stands and ("uasc" in said or "unaccompanied" in said)

    return children(trust, x, judge)


# -- visits and reviews


def seen_visits(trust: Trust, person: str) -> list[date]:
    return sorted(
        row.cla_visit_date
        for row in trust.rows["cla_visits"]
        if (row.person_id or trust.child_of_cla(row.cla_id)) == person
        and row.cla_visit_seen == "Y"
        and row.cla_visit_date is not None
    )


@indicator("proportion", STOCK, DAILY)
def cla_visits_timely(trust: Trust, x: date) -> Iterator[Case]:
    def judge(person: str) -> str | None:
        placement = trust.current_placement(person, x)
        since = placement.cla_placement_start_date if placement else trust.care_since(person, x)
        if (x - since).days <= 7:
            return None
        visits = [day for day in seen_visits(trust, person) if since <= day <= x]
        if not visits:
            return state_of(x <= since + timedelta(days=7))
        last = visits[-1]
        if placement and placement.cla_placement_type in LONG_TERM and last >= add_months(since, 12):
            return state_of(x <= add_months(last, 3))
        return state_of(x <= last + timedelta(days=42))

    return children(trust, x, judge)


@indicator("proportion", FLOW, WEEKLY)
def cla_first_week_visit(trust: Trust) -> Iterator[Case]:
    for row in trust.rows["cla_placement"]:
        start, end = row.cla_placement_start_date, row.cla_placement_end_date
        person = row.person_id or trust.child_of_cla(row.cla_id)
        if start is None or row.cla_placement_type in TEMPORARY or person is None:
            continue
        statuses = trust.legal_statuses(person, start)
        only_short_breaks = bool(statuses) and all(status in SHORT_BREAKS for status in statuses)
        left_within_the_week = end is not None and (end - start).days < 7
        if only_short_breaks or trust.is_adult(person, start) or left_within_the_week:
            continue
        if (trust.as_of - start).days <= 7:
            state = RUNNING
        else:
            state = state_of(any(0 <= (day - start).days <= 7 for day in seen_visits(trust, person)))
        yield held(trust, person, row.cla_placement_id, start, state=state)


def held_reviews(trust: Trust, person: str) -> list[date]:
    return sorted(
        row.cla_review_date
        for row in trust.rows["cla_reviews"]
        if trust.child_of_cla(row.cla_id) == person
        and row.cla_review_date is not None
        and row.cla_review_cancelled != "Y"
    )


@indicator("proportion", STOCK, DAILY)
def cla_reviews_on_time(trust: Trust, x: date) -> Iterator[Case]:
    def judge(person: str) -> str | None:
        since = trust.care_since(person, x)
        if working_days(since, x) < 20:
            return None
        reviews = [day for day in held_reviews(trust, person) if since <= day <= x]
        due = working_day_after(since, 20)
        return state_of(reviews_are_on_time(due, reviews, lambda number: 3 if number == 1 else 6, x))

    return children(trust, x, judge)


@indicator("proportion", FLOW, MONTHLY)
def cla_review_participation(trust: Trust) -> Iterator[Case]:
    for row in trust.rows["cla_reviews"]:
        day, person = row.cla_review_date, trust.child_of_cla(row.cla_id)
        if day is None or row.cla_review_cancelled == "Y":
            continue
        age, code = trust.age(person, day), row.cla_review_participation
        if age is not None and age < 4:
            continue
        known = age is not None and code in {f"PN{number}" for number in range(1, 8)}
        state = state_of(code != "PN7") if known else UNKNOWN
        yield held(trust, person, row.cla_review_id, day, state=state)


# -- placements


def touches(row: Row, first: date, x: date) -> bool:
    """Begun by x, and not ended by the first day of the window."""
    end = row.cla_placement_end_date
    return row.cla_placement_start_date <= x and (end is None or end > first)


def is_temporary(row: Row) -> bool:
    return row.cla_placement_type in TEMPORARY


def by_start(trust: Trust, row: Row) -> tuple[date, tuple[int, str]]:
    return row.cla_placement_start_date, trust.height("cla_placement", row.cla_placement_id)


def continued(trust: Trust, person: str, placement: Row) -> Row | None:
    """The earlier placement with the same carer that this one carries on."""
    start = placement.cla_placement_start_date
    earlier = [row for row in trust.placements(person) if row.cla_placement_start_date < start]
    linked = [
        row
        for row in trust.rows["cla_episodes"]
        if row.cla_placement_id == placement.cla_placement_id and row.cla_episode_start_date is not None
    ]
    first = min(
        linked,
        key=lambda row: (row.cla_episode_start_date, trust.height("cla_episodes", row.cla_episode_id)),
        default=None,
    )
    if first and first.cla_episode_start_reason in SAME_CARER:
        before = [row for row in earlier if row.cla_placement_end_date == start]
        if before:
            return max(before, key=lambda row: by_start(trust, row))
    return None if is_temporary(placement) else resumed(trust, person, placement, earlier)


def resumed(trust: Trust, person: str, placement: Row, earlier: list[Row]) -> Row | None:
    """The last placement before, of the same home, where temporary ones cover every day between."""
    start = placement.cla_placement_start_date
    ended = [
        row
        for row in earlier
        if not is_temporary(row)
        and row.cla_placement_end_date is not None
        and row.cla_placement_start_date < row.cla_placement_end_date <= start
    ]
    if not ended:
        return None
    last = max(ended, key=lambda row: (row.cla_placement_end_date, by_start(trust, row)))
    between = days(last.cla_placement_end_date, start - ONE_DAY)
    is_bridged = bool(between) and all(
        any(
            is_temporary(row) and covers(row.cla_placement_start_date, row.cla_placement_end_date, day)
            for row in trust.placements(person)
        )
        for day in between
    )
    return last if is_bridged and is_same_home(last, placement) else None


def is_same_home(one: Row, other: Row) -> bool:
    """The same type, and the same URN; where one has none, the same postcode."""
    if one.cla_placement_type is None or one.cla_placement_type != other.cla_placement_type:
        return False
    if one.cla_placement_urn is not None and other.cla_placement_urn is not None:
        return one.cla_placement_urn == other.cla_placement_urn
    return one.cla_placement_postcode is not None and one.cla_placement_postcode == other.cla_placement_postcode


@indicator("proportion", STOCK, DAILY)
def cla_3plus_placements(trust: Trust, x: date) -> Iterator[Case]:
    first = add_months(x, -12) + ONE_DAY

    def counts(person: str, row: Row) -> bool:
        end = row.cla_placement_end_date
        no_days = end is not None and end <= row.cla_placement_start_date
        if is_temporary(row) or row.cla_placement_type in ("A3", "A5") or no_days:
            return False
        before = continued(trust, person, row)
        return not (before and touches(before, first, x))

    def judge(person: str) -> str | None:
        touching = [row for row in trust.placements(person) if touches(row, first, x)]
        if not touching:
            return UNKNOWN
        return state_of(sum(counts(person, row) for row in touching) >= 3)

    return children(trust, x, judge)


@indicator("proportion", STOCK, DAILY)
def cla_longterm_stability(trust: Trust, x: date) -> Iterator[Case]:
    def judge(person: str) -> str | None:
        age = trust.age(person, x)
        if age is None or age >= 16 or add_months(trust.care_since(person, x), 30) > x:
            return None
        placement = trust.current_placement(person, x)
        if placement is None:
            return UNKNOWN
        while before := carried_on(person, placement):
            placement = before
        return state_of((x - placement.cla_placement_start_date).days >= 730)

    def carried_on(person: str, placement: Row) -> Row | None:
        if placement.cla_placement_type in ("A3", "A4", "A5", "A6"):
            start = placement.cla_placement_start_date
            ended = [
                row
                for row in trust.placements(person)
                if row.cla_placement_end_date == start and row.cla_placement_start_date < start
            ]
            if ended:
                return max(ended, key=lambda row: by_start(trust, row))
        return continued(trust, person, placement)

    return children(trust, x, judge)


@indicator("proportion", STOCK, DAILY)
def cla_20_miles(trust: Trust, x: date) -> Iterator[Case]:
    def judge(person: str) -> str | None:
        placement = trust.current_placement(person, x)
        distance = placement.cla_placement_distance if placement else None
        return UNKNOWN if distance is None or distance >= 999 else state_of(distance > 20)

    return children(trust, x, judge)


def is_fostered(trust: Trust, x: date) -> Iterator[Case]:
    def judge(person: str) -> str | None:
        placement = trust.current_placement(person, x)
        code = placement.cla_placement_type if placement else None
        return UNKNOWN if code in (None, NO_CODE) else state_of(code in FOSTERING)

    return children(trust, x, judge)


@indicator("proportion", STOCK, DAILY)
def cla_placement_mix(trust: Trust, x: date) -> Iterator[Case]:
    return is_fostered(trust, x)


@indicator("proportion", STOCK, DAILY)
def cla_foster(trust: Trust, x: date) -> Iterator[Case]:
    return is_fostered(trust, x)


@indicator("count", STOCK, DAILY, needs=("cla_placement.unregistered",))
def cla_under16_unregulated(trust: Trust, x: date) -> Iterator[Case]:
    def judge(person: str) -> str | None:
        unregistered = any(
            row.unregistered == "Y" and covers(row.cla_placement_start_date, row.cla_placement_end_date, x)
            for row in trust.placements(person)
        )
        return MET if unregistered else None

    return children(trust, x, judge)


@indicator("count", STOCK, DAILY)
def cla_placed_with_parents(trust: Trust, x: date) -> Iterator[Case]:
    def judge(person: str) -> str | None:
        placement = trust.current_placement(person, x)
        full_order = any(
            row.legal_status == "C2"
            and covers(row.legal_status_start_date, row.legal_status_end_date, x)
            and row.legal_status_start_date <= add_months(x, -12)
            for row in trust.of("legal_status", person)
        )
        return MET if placement and placement.cla_placement_type == "P1" and full_order else None

    return children(trust, x, judge)


@indicator("proportion", STOCK, DAILY)
def cla_sw_changes(trust: Trust, x: date) -> Iterator[Case]:
    window = days(add_months(x, -12) + ONE_DAY, x)

    def judge(person: str) -> str | None:
        touching = [row for row in trust.allocations(person) if any(trust.covering(row, day) for day in window)]
        if not touching:
            return UNKNOWN
        workers = {
            row.professional_id
            for row in touching
            if any(trust.covering(row, day) and trust.is_social_worker(row.professional_id, day) for day in window)
        }
        return state_of(len(workers) >= 3)

    return children(trust, x, judge)


# -- health and education


def is_done(row: Row) -> bool:
    return row.health_check_date is not None and not any(word in words_of(row.health_check_status) for word in NOT_DONE)


def checks(trust: Trust, person: str, is_of_type: Callable[[str], bool]) -> list[date]:
    return sorted(
        row.health_check_date
        for row in trust.of("cla_health", person)
        if is_done(row) and is_of_type(words_of(row.health_check_type))
    )


def in_care_a_year(trust: Trust, person: str, x: date) -> bool:
    return trust.care_since(person, x) <= add_months(x, -12)


def in_the_year(found: list[date], x: date) -> int:
    """How many days d have d <= x <= add_months(d, 12)."""
    return sum(day <= x <= add_months(day, 12) for day in found)


@indicator("proportion", FLOW, WEEKLY)
def cla_iha_20wd(trust: Trust) -> Iterator[Case]:
    for row in entries(trust):
        start = row.cla_episode_start_date
        if working_days(start, trust.as_of) <= 20:
            state = RUNNING
        elif not trust.looked_after(row.person_id, working_day_after(start, 20)):
            continue
        else:
            initial = checks(trust, row.person_id, lambda kind: "initial" in kind or "iha" in kind)
            first = next((day for day in initial if day >= start), None)
            state = state_of(first is not None and working_days(start, first) <= 20)
        yield held(trust, row.person_id, row.cla_episode_id, start, state=state)


@indicator("proportion", STOCK, DAILY)
def cla_annual_health(trust: Trust, x: date) -> Iterator[Case]:
    def is_assessment(kind: str) -> bool:
        return "health assessment" in kind or "iha" in kind or "rha" in kind

    def judge(person: str) -> str | None:
        if not in_care_a_year(trust, person, x):
            return None
        age = trust.age(person, x)
        if age is None:
            return UNKNOWN
        return state_of(in_the_year(checks(trust, person, is_assessment), x) >= (2 if age < 5 else 1))

    return children(trust, x, judge)


@indicator("proportion", STOCK, DAILY)
def cla_dental(trust: Trust, x: date) -> Iterator[Case]:
    def judge(person: str) -> str | None:
        if not in_care_a_year(trust, person, x):
            return None
        return state_of(in_the_year(checks(trust, person, lambda kind: "dental" in kind), x) >= 1)

    return children(trust, x, judge)


@indicator("proportion", STOCK, DAILY)
def cla_immunisations(trust: Trust, x: date) -> Iterator[Case]:
    def judge(person: str) -> str | None:
        if not in_care_a_year(trust, person, x):
            return None
        known = [
            (row.immunisations_status_date or LONG_BEFORE, number, row.immunisations_status)
            for number, row in enumerate(trust.of("cla_immunisations", person))
            if row.immunisations_status_date is None or row.immunisations_status_date <= x
        ]
        latest = max(known)[2] if known else None
        return UNKNOWN if latest is None else state_of(latest == "Y")

    return children(trust, x, judge)


@indicator("proportion", STOCK, DAILY)
def cla_sdq(trust: Trust, x: date) -> Iterator[Case]:
    for person in in_care(trust, x):
        age = trust.age(person, x)
        if age is None or not 5 <= age <= 16 or not in_care_a_year(trust, person, x):
            continue
        scored = [
            (row.sdq_completed_date, trust.height("sdq_scores", row.sdq_id), row.sdq_score)
            for row in trust.of("sdq_scores", person)
            if row.sdq_score is not None and row.sdq_completed_date is not None
        ]
        in_force = [one for one in scored if one[0] <= x <= add_months(one[0], 12)]
        score = max(in_force)[2] if in_force else None
        yield held(
            trust, person, person, x, state=state_of(score is not None), value=score, category=band_of_score(score)
        )


def band_of_score(score: float | None) -> str | None:
    """What DfE calls normal, borderline and cause for concern; a score outside 0 to 40 is of no band."""
    if score is None or not 0 <= score <= 40:
        return None
    if score <= 13:
        return "0 to 13: close to average"
    return "14 to 16: borderline" if score <= 16 else "17 to 40: cause for concern"


@indicator("proportion", STOCK, ("year", "rolling12"), needs=("attendance",))
def cla_absence(trust: Trust, x: date) -> Iterator[Case]:
    """Nobody: it is in no extract, and so always lacking."""
    return iter(())


def terms(trust: Trust) -> Iterator[tuple[date, date, date]]:
    """First day, last day and the 31 August before, of each term that has begun."""
    first_year = trust.covers_from.year
    for year in range(first_year - 1, trust.as_of.year + 1):
        august = date(year, 8, 31)
        for first, last in (
            (date(year, 9, 1), date(year, 12, 31)),
            (date(year + 1, 1, 1), date(year + 1, 4, 15)),
            (date(year + 1, 4, 16), date(year + 1, 7, 31)),
        ):
            if first <= trust.as_of:
                yield first, last, august


@indicator("proportion", FLOW, MONTHLY, needs=("peps",))
def cla_pep_termly(trust: Trust) -> Iterator[Case]:
    for first, last, august in terms(trust):
        is_running = last > trust.as_of
        for person in in_care(trust, trust.as_of if is_running else last):
            born = trust.born(person)
            had = any(row.pep_date is not None and first <= row.pep_date <= last for row in trust.of("peps", person))
            if born is not None and not 5 <= age_on(born, august) <= 15:
                continue
            if not is_running:
                yield held(trust, person, person, last, state=UNKNOWN if born is None else state_of(had))
            elif born is not None and not had:
                yield held(trust, person, person, last, state=RUNNING)


@indicator("proportion", FLOW, MONTHLY)
def cla_permanence_plan_2nd_review(trust: Trust) -> Iterator[Case]:
    for person in trust.people:
        periods: dict[date, list[date]] = {}
        for day in held_reviews(trust, person):
            if trust.looked_after(person, day):
                periods.setdefault(trust.care_since(person, day), []).append(day)
        for reviews in periods.values():
            if len(reviews) >= 2:
                second = reviews[1]
                plans = [
                    row.cla_care_plan_json
                    for row in trust.of("cla_care_plan", person)
                    if row.cla_care_plan_start_date is not None and row.cla_care_plan_start_date <= second
                ]
                yield held(trust, person, person, second, state=permanence(plans))


def permanence(plans: list[str | None]) -> str:
    """Met where a plan has an entry that is not blank, "none" or no; unknown where none has and one cannot be read."""
    unreadable = False
    for plan in plans:
        try:
            said = json.loads(plan) if plan else {}
        except (ValueError, RecursionError):  # no JSON, or brackets without end
            unreadable = True
            continue
        values = said.values() if isinstance(said, dict) else said if isinstance(said, list) else [said]
        if any(words_of(str(value)) not in ("", "none", "n", "no", "0", "false") for value in values):
            return MET
    return UNKNOWN if unreadable else NOT_MET
