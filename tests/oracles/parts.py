"""Breakdowns, each as a question about one case on one day, answered by looking through the rows."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.codes import labels
from data.tables import TABLES
from tests.oracles.assessment import outcome_of
from tests.oracles.days import add_months, age_on, working_days
from tests.oracles.missing import kind_and_level
from tests.oracles.rows import Row
from tests.oracles.words import TEMPORARY, Trust, covers

WHITE = {"WBRI", "WIRI", "WIRT", "WOTH", "WROM"}
MIXED = {"MWBC", "MWBA", "MWAS", "MOTH"}
ASIAN = {"AIND", "APKN", "ABAN", "AOTH", "CHNE"}
BLACK = {"BCRB", "BAFR", "BOTH"}
ETHNICITY = {"White": WHITE, "Mixed": MIXED, "Asian": ASIAN, "Black": BLACK, "Other": {"OOTH"}}
SOURCES = {
    "Individual": {"1A", "1B", "1C", "1D"},
    "Schools": {"2A"},
    "Education services": {"2B"},
    "Health services": {"3A", "3B", "3C", "3D", "3E", "3F"},
    "Housing": {"4"},
    "Local authority services": {"5A", "5B", "5C", "5D"},
    "Police": {"6"},
    "Other legal agency": {"7"},
    "Other": {"8"},
    "Anonymous": {"9"},
}
STATUSES = {
    "Interim care order": {"C1"},
    "Full care order": {"C2"},
    "Freed for adoption": {"D1"},
    "Placement order": {"E1"},
    "Accommodated under section 20": {"V2"},
    "Short breaks": {"V1", "V3", "V4"},
    "Detained for protection": {"L1", "L2", "L3"},
    "Youth justice": {"J1", "J2", "J3"},
}
HOMES = {
    "Fostering": {"U1", "U2", "U3", "U4", "U5", "U6"},
    "Children's home or secure": {"K1", "K2"},
    "Supported or independent": {"H5", "K3", "P2"},
    "With parents": {"P1"},
    "Placed for adoption": {"A3", "A4", "A5", "A6"},
    "Other residential": {"R1", "R2", "R3", "R5", "S1"},
}


@dataclass(frozen=True)
class Asked:
    """A case on one of its days; ``record`` is the table of its ref."""

    person: str | None
    ref: str
    record: str
    on: date
    opened: date | None
    met: str
    value: float | None


Question = Callable[[Trust, Asked], str]


def among(groups: dict[str, set[str]], code: str | None, otherwise: str) -> str:
    """The group that has the code."""
    return next((name for name, codes in groups.items() if code in codes), otherwise)


def worded(table: str, code: str | None, otherwise: str, out: tuple[str, ...] = ()) -> str:
    """The words of a code."""
    return labels(table)[code] if code in labels(table) and code not in out else otherwise


def person_of(trust: Trust, asked: Asked) -> Row | None:
    return trust.by_key("person", asked.person)


def age_band(trust: Trust, asked: Asked) -> str:
    row = person_of(trust, asked)
    if row is None or (row.dob is None and row.expected_dob is None):
        return "Not known"
    if row.dob is None or row.dob > asked.on:
        return "Unborn"
    years = age_on(row.dob, asked.on)
    for least, words in ((18, "18 and over"), (16, "16 to 17"), (10, "10 to 15"), (5, "5 to 9"), (1, "1 to 4")):
        if years >= least:
            return words
    return "Under 1"


def age(trust: Trust, asked: Asked) -> str:
    band = age_band(trust, asked)
    row = person_of(trust, asked)
    if band in {"Not known", "Unborn"} or row is None:
        return band
    years = age_on(row.dob, asked.on)
    return "25 and over" if years >= 25 else str(years)


def gender(trust: Trust, asked: Asked) -> str:
    row = person_of(trust, asked)
    said = [] if row is None else [code for code in (row.gender, row.sex) if code in {"M", "F", "I"}]
    return {"M": "Male", "F": "Female", "I": "Neither"}[said[0]] if said else "Not known"


def ethnicity(trust: Trust, asked: Asked) -> str:
    row = person_of(trust, asked)
    return among(ETHNICITY, row.ethnicity if row else None, "Not known")


def ethnic_background(trust: Trust, asked: Asked) -> str:
    row = person_of(trust, asked)
    return worded("ethnicity", row.ethnicity if row else None, "Not known", ("REFU", "NOBT", "UNKNOWN"))


def disability(trust: Trust, asked: Asked) -> str:
    said = [(row.disability_code or "").upper() for row in trust.rows["disability"] if row.person_id == asked.person]
    said = [] if asked.person is None else said
    if any(code not in {"", "?", "NONE", "NOBT", "REFU", "UNKNOWN", "NO", "N"} for code in said):
        return "Disability"
    return "No disability" if any(code in {"NONE", "NO", "N"} for code in said) else "Not recorded"


def own(trust: Trust, asked: Asked, columns: dict[str, str]) -> Any:
    """The cell of the record that the case is about."""
    row = trust.by_key(asked.record, asked.ref)
    return row[columns[asked.record]] if row else None


def source(trust: Trust, asked: Asked) -> str:
    code = own(trust, asked, {"contacts": "contact_source_code", "cin_episodes": "referral_source_code"})
    return among(SOURCES, code, "Not known")


def source_code(trust: Trust, asked: Asked) -> str:
    code = own(trust, asked, {"contacts": "contact_source_code", "cin_episodes": "referral_source_code"})
    return worded("contact_or_referral_source", code, "Not known", ("10",))


def reason_closed(trust: Trust, asked: Asked) -> str:
    return worded("cin_closure_reason", own(trust, asked, {"cin_episodes": "close_reason"}), "Not recorded")


def reason_ceased(trust: Trust, asked: Asked) -> str:
    code = own(trust, asked, {"cla_episodes": "cla_episode_ceased_reason"})
    return worded("reason_ceased_looked_after", code, "Not recorded", ("X1",))


def newest(trust: Trust, table: str, start: str, rows: list[Row]) -> Row | None:
    """Of rows, the one that began last; of several of one day, that of the highest id."""
    key = TABLES[table].key
    return max(rows, key=lambda row: (row[start], trust.height(table, row[key])), default=None)


def covering(trust: Trust, asked: Asked, table: str, days: tuple[str, str], skip: str = "") -> Row | None:
    """The child's row that covers the day."""
    rows = [
        row
        for row in trust.rows[table]
        if asked.person is not None
        and row.person_id == asked.person
        and covers(row[days[0]], row[days[1]], asked.on)
        and (not skip or row[skip] != "Y")
    ]
    return newest(trust, table, days[0], rows)


def category_of_abuse(trust: Trust, asked: Asked) -> str:
    if asked.record == "cp_plans":
        code = own(trust, asked, {"cp_plans": "cp_plan_latest_category"})
        return worded("category_of_abuse", code, "Not known")
    if trust.is_dead(asked.person, asked.on):
        return "Not known"
    plan = covering(trust, asked, "cp_plans", ("cp_plan_start_date", "cp_plan_end_date"), "cp_plan_ola")
    return worded("category_of_abuse", plan.cp_plan_latest_category if plan else None, "Not known")


def initial_category(trust: Trust, asked: Asked) -> str:
    return worded("category_of_abuse", own(trust, asked, {"cp_plans": "cp_plan_initial_category"}), "Not known")


def primary_need(trust: Trust, asked: Asked) -> str:
    if asked.record == "cin_episodes":
        row = trust.by_key("cin_episodes", asked.ref)
    else:
        row = covering(trust, asked, "cin_episodes", ("referral_date", "close_date"), "referral_nfa")
    return worded("primary_need", row.cin_primary_need_code if row else None, "Not known", ("N0",))


def category_of_need(trust: Trust, asked: Asked) -> str:
    if asked.record == "cla_episodes":
        row = trust.by_key("cla_episodes", asked.ref)
    else:
        row = covering(trust, asked, "cla_episodes", ("cla_episode_start_date", "cla_episode_ceased_date"))
    return worded("cla_category_of_need", row.cla_primary_need_code if row else None, "Not known")


def legal_status(trust: Trust, asked: Asked) -> str:
    row = covering(trust, asked, "legal_status", ("legal_status_start_date", "legal_status_end_date"))
    return among(STATUSES, row.legal_status if row else None, "Not known")


def placement_row(trust: Trust, asked: Asked) -> Row | None:
    return trust.current_placement(asked.person, asked.on)


def placement(trust: Trust, asked: Asked) -> str:
    row = placement_row(trust, asked)
    code = row.cla_placement_type if row else None
    if code is None or code not in labels("placement_type"):
        return "Not known"
    assert code not in TEMPORARY
    return among(HOMES, code, "Other")


def placement_type(trust: Trust, asked: Asked) -> str:
    row = placement_row(trust, asked)
    return worded("placement_type", row.cla_placement_type if row else None, "Not known")


def placement_provider(trust: Trust, asked: Asked) -> str:
    row = placement_row(trust, asked)
    return worded("placement_provider", row.cla_placement_provider if row else None, "Not known")


def uasc(trust: Trust, asked: Asked) -> str:
    rows = [
        row
        for row in trust.rows["immigration_status"]
        if row.person_id == asked.person
        and asked.person is not None
        and covers(row.immigration_status_start_date, row.immigration_status_end_date, asked.on)
        and any(word in (row.immigration_status or "").lower() for word in ("uasc", "unaccompanied"))
    ]
    return "Unaccompanied" if rows else "Other children"


def how_long(limits: tuple[tuple[Callable[[date, date], bool], str], ...], last: str) -> Question:
    """The first of the bands that still holds; unknown without a clock, or where it opens later."""

    def question(_: Trust, asked: Asked) -> str:
        if asked.opened is None or asked.opened > asked.on:
            return "No placement recorded" if last == SETTLED else "Not known"
        return next((words for holds, words in limits if holds(asked.opened, asked.on)), last)

    return question


def within(days: int) -> Callable[[date, date], bool]:
    return lambda opened, on: (on - opened).days <= days


def working(days: int) -> Callable[[date, date], bool]:
    return lambda opened, on: working_days(opened, on) <= days


def months(number: int) -> Callable[[date, date], bool]:
    return lambda opened, on: on <= add_months(opened, number)


SETTLED = "2 years and over in one placement"
LENGTHS = ((months(3), "3 months or less"), (months(6), "Over 3 to 6 months"), (months(12), "Over 6 months to a year"))
BANDS = ((0, "Same day"), (10, "1 to 10"), (20, "11 to 20"), (30, "21 to 30"), (40, "31 to 40"), (45, "41 to 45"))

assessment_days = how_long(
    (*((working(d), w) for d, w in BANDS), (working(50), "46 to 50"), (working(60), "51 to 60")), "61 and over"
)
conference_days = how_long(
    ((working(10), "0 to 10"), (working(15), "11 to 15"), (working(20), "16 to 20")), "21 and over"
)
length = how_long((*LENGTHS, (months(24), "Over a year to 2 years")), "Over 2 years")
plan_length = how_long(
    (*LENGTHS, (lambda opened, on: (on - opened).days + 1 <= 729, "Over a year to under 2 years")), "2 years and over"
)
plan_length_so_far = how_long((*LENGTHS, (within(729), "Over a year to under 2 years")), "2 years and over")


def placement_length(trust: Trust, asked: Asked) -> str:
    words = how_long(
        (
            (within(182), "Under 6 months"),
            (within(364), "6 months to under a year"),
            (within(729), "A year to under 2 years"),
        ),
        SETTLED,
    )(trust, asked)
    return "2 years and over" if words == SETTLED else words


def placements_in_year(_: Trust, asked: Asked) -> str:
    if asked.met == "unknown" or asked.value is None:
        return "Not known"
    return {0: "One", 1: "One", 2: "Two", 3: "Three"}.get(int(asked.value), "Four or more")


def ago(events: Callable[[Trust, Asked], list[date]], words: tuple[str, ...], limits: tuple[int, ...]) -> Question:
    """How long since the latest of some events; the last of the words where there was none."""

    def question(trust: Trust, asked: Asked) -> str:
        past = [day for day in events(trust, asked) if day <= asked.on]
        if not past or asked.person is None:
            return words[-1]
        days = (asked.on - max(past)).days
        return next((words[at] for at, limit in enumerate(limits) if days <= limit), words[-2])

    return question


def of_child(trust: Trust, asked: Asked, table: str, day: str, flag: str = "") -> list[date]:
    return [
        row[day]
        for row in trust.rows[table]
        if row.person_id == asked.person and row[day] is not None and (not flag or row[flag] == "Y")
    ]


def in_this_period(asked: Asked, days: list[date]) -> list[date]:
    return days if asked.opened is None else [day for day in days if day >= asked.opened]


def care_visits(trust: Trust, asked: Asked) -> list[date]:
    return [
        row.cla_visit_date
        for row in trust.rows["cla_visits"]
        if (row.person_id or trust.child_of_cla(row.cla_id)) == asked.person
        and row.cla_visit_date is not None
        and row.cla_visit_seen == "Y"
    ]


def any_visits(trust: Trust, asked: Asked) -> list[date]:
    return [
        *of_child(trust, asked, "cin_visits", "cin_visit_date", "cin_visit_seen"),
        *of_child(trust, asked, "cp_visits", "cp_visit_date", "cp_visit_seen"),
        *care_visits(trust, asked),
    ]


def care_reviews(trust: Trust, asked: Asked) -> list[date]:
    return [
        row.cla_review_date
        for row in trust.rows["cla_reviews"]
        if trust.child_of_cla(row.cla_id) == asked.person
        and row.cla_review_date is not None
        and row.cla_review_cancelled != "Y"
    ]


WEEKS = ("Within 6 weeks", "Over 6 to 12 weeks", "Over 12 to 18 weeks", "Over 18 weeks ago")
QUARTERS = ("Within 3 months", "Over 3 to 6 months", "Over 6 to 9 months", "Over 9 months ago")
last_seen = ago(any_visits, (*WEEKS, "Never, as far as is recorded"), (42, 84, 126))
plan_visited = ago(
    lambda trust, asked: in_this_period(asked, of_child(trust, asked, "cp_visits", "cp_visit_date", "cp_visit_seen")),
    (*WEEKS, "No visit since it began"),
    (42, 84, 126),
)
care_visited = ago(
    lambda trust, asked: in_this_period(asked, care_visits(trust, asked)),
    (*WEEKS, "No visit since care began"),
    (42, 84, 126),
)
plan_reviewed = ago(
    lambda trust, asked: in_this_period(asked, of_child(trust, asked, "cp_reviews", "cp_review_date")),
    (*QUARTERS, "No review since it began"),
    (91, 182, 273),
)
care_reviewed = ago(
    lambda trust, asked: in_this_period(asked, care_reviews(trust, asked)),
    (*QUARTERS, "No review since care began"),
    (91, 182, 273),
)


def seen_alone(trust: Trust, asked: Asked) -> str:
    visits = [
        row
        for row in trust.rows["cp_visits"]
        if asked.person is not None
        and row.person_id == asked.person
        and row.cp_visit_date is not None
        and row.cp_visit_date <= asked.on
    ]
    last = newest(trust, "cp_visits", "cp_visit_date", visits)
    return {"Y": "Seen alone", "N": "Not seen alone"}.get(last.cp_visit_seen_alone if last else "", "Not recorded")


def permanence_plan(trust: Trust, asked: Asked) -> str:
    rows = [
        row
        for row in trust.rows["cla_care_plan"]
        if asked.person is not None
        and row.person_id == asked.person
        and (row.cla_care_plan_start_date is None or row.cla_care_plan_start_date <= asked.on)
    ]
    last = max(
        rows,
        key=lambda row: (row.cla_care_plan_start_date or date.min, trust.height("cla_care_plan", row.cla_care_plan_id)),
        default=None,
    )
    said = {word for word in (json.loads(last.cla_care_plan_json or "{}") if last else {}).values() if word != "none"}
    words = labels("permanence_plan")
    known = [words.get(word, word) for word in said]
    return known[0] if len(known) == 1 and known[0] in words.values() else "No plan recorded"


def times(away: bool) -> Question:
    """Starts in the twelve months to the day, of absences or of what is not one."""

    def question(trust: Trust, asked: Asked) -> str:
        rows = [
            row
            for row in trust.rows["missing"]
            if asked.person is not None
            and row.person_id == asked.person
            and row.missing_episode_start_date is not None
            and (row.missing_episode_type or "").lower().startswith("a") is away
            and row.missing_episode_start_date.day <= asked.on
            and row.missing_episode_start_date.day > add_months(asked.on, -12)
            and (away or not trust.is_adult(asked.person, row.missing_episode_start_date.day))
        ]
        return ("None", "One", "Two", "Three or more")[min(3, len(rows))]

    return question


missing_in_year, absent_in_year = times(away=False), times(away=True)


def in_twelve_months(table: str, day: str) -> Question:
    """Rows of the child in the twelve months to the day."""

    def question(trust: Trust, asked: Asked) -> str:
        rows = [
            row
            for row in trust.rows[table]
            if asked.person is not None
            and row.person_id == asked.person
            and row[day] is not None
            and add_months(asked.on, -12) < row[day] <= asked.on
        ]
        return ("Not recorded", "Once", "Twice", "Three times or more")[min(3, len(rows))] if rows else "Once"

    return question


referrals_in_year = in_twelve_months("cin_episodes", "referral_date")
enquiries_in_year = in_twelve_months("s47_enquiry", "s47_start_date")


def conferences_in_year(trust: Trust, asked: Asked) -> str:
    held = {  # those of one enquiry are one; any other is one of its own, whatever numbers the two kinds of id share
        ("enquiry", row.s47_enquiry_id) if row.icpc_transfer_in != "Y" and row.s47_enquiry_id else ("alone", place)
        for place, row in enumerate(trust.rows["initial_cp_conference"])
        if asked.person is not None
        and row.person_id == asked.person
        and row.icpc_date is not None
        and add_months(asked.on, -12) < first_held(trust, row) <= asked.on
    }
    return ("Once", "Once", "Twice", "Three times or more")[min(3, len(held))]


def first_held(trust: Trust, row: Row) -> date:
    """The first day of a conference that was reconvened."""
    if row.icpc_transfer_in == "Y" or row.s47_enquiry_id is None:
        return row.icpc_date
    return min(
        other.icpc_date
        for other in trust.rows["initial_cp_conference"]
        if other.icpc_date is not None
        and other.icpc_transfer_in != "Y"
        and (other.person_id, other.s47_enquiry_id) == (row.person_id, row.s47_enquiry_id)
    )


def case_status(trust: Trust, asked: Asked) -> str:
    person, on = asked.person, asked.on
    if person is None:
        return "Open without any of these"
    if trust.looked_after(person, on):
        return "Looked after"
    if trust.on_cp(person, on):
        return "Child protection plan"
    if trust.has_cin_plan(person, on):
        return "Child in need plan"
    return "Assessment" if trust.has_open_assessment(person, on) else "Open without any of these"


def organisation(trust: Trust, asked: Asked) -> str:
    name = own(trust, asked, {"early_help_episodes": "episode_organisation"})
    return name if name and name != "?" else "Not recorded"


def leaver_age(trust: Trust, asked: Asked) -> str:
    years = age(trust, asked)
    if not years.isdecimal():
        return (
            "Over 25"
            if years == "25 and over" and too_old(trust, asked)
            else {"25 and over": "22 to 25"}.get(years, years)
        )
    number = int(years)
    return "Under 17" if number < 17 else "17 to 18" if number < 19 else "19 to 21" if number < 22 else "22 to 25"


def too_old(trust: Trust, asked: Asked) -> bool:
    row = person_of(trust, asked)
    return row is not None and age_on(row.dob, asked.on) > 25


def leaver_eligibility(trust: Trust, asked: Asked) -> str:
    said = (own(trust, asked, {"care_leavers": "care_leaver_eligibility"}) or "").lower()
    for words in ("Former relevant child", "Relevant child", "Qualifying care leaver", "Eligible child"):
        if words.lower().removesuffix(" child").removesuffix(" care leaver") in said:
            return words
    return "Not recorded"


def of_leaver(codes: str, column: str, out: tuple[str, ...] = ()) -> Question:
    return lambda trust, asked: worded(codes, own(trust, asked, {"care_leavers": column}), "Not recorded", out)


leaver_contact = of_leaver("la_in_touch", "care_leaver_in_touch")
leaver_home = of_leaver("care_leaver_accommodation", "care_leaver_accommodation", ("0",))
leaver_activity = of_leaver("activity_status", "care_leaver_activity", ("0",))


def reversed_reason(trust: Trust, asked: Asked) -> str:
    code = own(trust, asked, {"permanence": "decision_reversed_reason"})
    return worded("adoption_decision_reversed_reason", code, "Not recorded")


def adopter_leaving(trust: Trust, asked: Asked) -> str:
    return worded("adopter_leaving_reason", own(trust, asked, {"adopters": "leaving_reason"}), "Not recorded")


def participation(trust: Trust, asked: Asked) -> str:
    code = own(trust, asked, {"cla_reviews": "cla_review_participation"})
    return worded("review_participation", code, "Not recorded")


def assessment_outcome(trust: Trust, asked: Asked) -> str:
    assessment = trust.by_key("cin_assessments", asked.ref)
    return outcome_of(assessment) if assessment else "Not recorded"


def risks(trust: Trust, asked: Asked) -> list[Row]:
    return [
        row for row in trust.of("exploitation", asked.person or "") if covers(row.start_date, row.end_date, asked.on)
    ]


def exploitation_kind(trust: Trust, asked: Asked) -> str:
    said = kind_and_level(trust, risks(trust, asked)).partition(":")[0]
    words = {"cse": "Sexual exploitation", "cce": "Criminal exploitation", "kind not recorded": "Not recorded"}
    return words.get(said.lower(), said)


def exploitation_level(trust: Trust, asked: Asked) -> str:
    levels = {(row.level or "").lower() for row in risks(trust, asked)}
    return next(
        (level.title() for level in ("high", "medium", "low") if level in levels), "Not recorded, or in other words"
    )


def grade(trust: Trust, asked: Asked) -> str:
    return own(trust, asked, {"practice_review": "moderated_grade"}) or "Not moderated"


ORACLE: dict[str, Question] = {
    question.__name__: question
    for question in (
        *(age_band, age, gender, ethnicity, ethnic_background, disability, source, source_code, reason_closed),
        *(reason_ceased, category_of_abuse, initial_category, primary_need, category_of_need, legal_status, placement),
        *(placement_type, placement_provider, uasc, placement_length, placements_in_year, seen_alone, permanence_plan),
        *(participation, assessment_outcome, exploitation_kind, exploitation_level, grade),
        *(conferences_in_year, case_status),
        *(organisation, leaver_age, leaver_eligibility, reversed_reason, adopter_leaving),
    )
} | {
    "assessment_days": assessment_days,
    "conference_days": conference_days,
    "length": length,
    "plan_length": plan_length,
    "plan_length_so_far": plan_length_so_far,
    "last_seen": last_seen,
    "plan_visited": plan_visited,
    "care_visited": care_visited,
    "plan_reviewed": plan_reviewed,
    "care_reviewed": care_reviewed,
    "missing_in_year": missing_in_year,
    "absent_in_year": absent_in_year,
    "referrals_in_year": referrals_in_year,
    "enquiries_in_year": enquiries_in_year,
    "leaver_contact": leaver_contact,
    "leaver_home": leaver_home,
    "leaver_activity": leaver_activity,
}
