"""Small invented populations, as dirty as real ones: dates huddled round the limits of rules, gaps and overlaps.

A few children, teams and workers, and a handful of rows about each. Days are drawn from a small pool, so that things
fall on one day, on the limit day and on the day after it far more often than chance would have it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

import pandas as pd
from hypothesis import strategies as st

from tests.lives import live
from tests.oracles.days import add_months, birthday, working_day_after, working_days
from tests.tables import everything_supplied, typed

#: Days that rules trip over: ends of months and years, 29 February, bank holidays, clock changes, weekends.
AS_OF = tuple(
    date.fromisoformat(day)
    for day in (
        "2026-06-30",  # a Tuesday that ends a month
        "2026-06-17",
        "2026-03-29",  # the clocks go forward, a Sunday
        "2025-10-26",  # the clocks go back, a Sunday
        "2026-04-06",  # Easter Monday
        "2025-12-26",
        "2024-02-29",
        "2025-02-28",
        "2026-03-31",
        "2026-04-01",
    )
)
#: How far apart the rules' two ends are, on both sides of each limit.
STEPS: tuple[Callable[[date], date], ...] = (
    *(lambda day, n=n: day + timedelta(n) for n in (-1, 0, 0, 0, 1, 2, 3, 4, 7, 8, 28, 29, 42, 43, 56, 57, 90, 91)),
    *(lambda day, n=n: working_day_after(day, n) for n in (1, 2, 3, 10, 11, 15, 16, 20, 21, 45, 46)),
    *(lambda day, n=n: add_months(day, n) for n in (1, 3, 6, 12, 24)),
)
#: The same distances, back from the day of the data.
STEPS_BACK: tuple[Callable[[date], date], ...] = (
    *(lambda day, n=n: day - timedelta(n) for n in (1, 2, 3, 4, 7, 8, 28, 29, 42, 43, 56, 57, 89, 90)),
    *(lambda day, n=n: working_day_before(day, n) for n in (1, 2, 3, 10, 11, 15, 16, 20, 21, 45, 46)),
    *(lambda day, n=n: add_months(day, -n) for n in (1, 3, 6, 12, 24)),
)
#: What a population is mostly about: of these tables it has twice as many rows.
THEMES = {
    "front door": ("contacts", "cin_episodes", "cin_assessments"),
    "protection": ("s47_enquiry", "initial_cp_conference", "cp_plans", "cp_visits", "cp_reviews", "core_groups"),
    "need": ("cin_episodes", "cin_plans", "cin_visits", "cin_reviews", "cin_assessments"),
    "care": ("cla_episodes", "cla_placement", "legal_status", "cla_visits", "cla_reviews", "cla_health"),
    "missing": ("missing", "cla_episodes"),
    "workers": ("involvements", "cin_episodes", "supervisions", "oversights"),
    "leavers": ("care_leavers", "cla_episodes", "cla_placement", "involvements"),
    "adoption": ("permanence", "cla_episodes"),
}
CHILDREN = ("Ada", "Ben", "Cleo", "Dan", "Eve", "Fay")
TEAMS = ("T1", "T2", "T3", "T4")
WORKERS = ("W1", "W2", "W3", "W4", "W5", "W6")
TIMES = ("", "", "T00:00", "T00:30", "T09:00", "T10:59", "T11:00", "T12:00", "T23:00", "T23:59", "T23:30Z")

Rows = list[dict[str, Any]]


def working_day_before(day: date, number: int) -> date:
    """The latest day from which so many working days lead to this one."""
    start = day
    while working_days(start, day) < number:
        start -= timedelta(1)
    return start


@dataclass(frozen=True)
class Population:
    """The tables of a trust at the end of a day, and the days worth asking about."""

    tables: dict[str, pd.DataFrame]
    supplied: dict[str, frozenset[str]]
    as_of: date
    days: tuple[date, ...]

    def with_table(self, name: str, frame: pd.DataFrame) -> Population:
        """The same, but for one table."""
        return Population(self.tables | {name: frame}, self.supplied, self.as_of, self.days)

    def drawn(self) -> str:
        """Its rows as a person reads them."""
        parts = [f"as at {self.as_of}"]
        for name, frame in self.tables.items():
            if len(frame):
                filled = frame.dropna(axis="columns", how="all")
                parts.append(f"-- {name}\n{filled.to_string(index=False, na_rep='')}")
        return "\n".join(parts)


class Pen:
    """Writes cells by chance, all of it from one seed."""

    def __init__(self, chance: Random):
        self.chance = chance
        self.as_of = chance.choice(AS_OF)
        hot = [self.as_of - timedelta(chance.choice((0, 1, 3, 10, 30, 63, 95, 200, 366, 400))) for _ in range(2)]
        long_ago = add_months(self.as_of, -chance.choice((12, 24, 24, 30, 36))) + timedelta(chance.choice((-1, 0, 1)))
        after = [step(day) for day in (*hot, long_ago) for step in chance.sample(STEPS, 6)]
        before = [step(self.as_of) for step in chance.sample(STEPS_BACK, 6)]
        past = {day for day in (*hot, *after, *before, long_ago) if day <= self.as_of}
        self.pool = sorted({*past, self.as_of, self.as_of + timedelta(chance.choice((1, 1, 40)))})

        self.plain = chance.random() < 0.3
        self.turns: dict[str, list[date]] = {}

    def key(self, prefix: str, number: int) -> str:
        """Ids of text in their order; or, in some populations, numbers whose order is not that of their text."""
        return str(number + 7) if self.plain else f"{prefix}{number:04}"

    def stay(self, person: str) -> tuple[date | None, date | None]:
        """From one of the few turning points of the child's life to the next, so that stays adjoin; or any two days."""
        if self.chance.random() < 0.3:
            start = self.day()
            return start, self.after(start, 0.5)
        turns = self.turns.setdefault(person, sorted(self.chance.sample(self.pool, min(5, len(self.pool)))))
        number = self.chance.randrange(len(turns))
        following = [*turns, None][number + 1]
        return turns[number], self.one_of(following, following, following, None)

    def one_of(self, *choices: Any) -> Any:
        return self.chance.choice(choices)

    def often(self) -> bool:
        """Nine times out of ten."""
        return self.chance.random() < 0.9

    def day(self, missing: float = 0.04) -> date | None:
        """A day of the pool, or none."""
        return None if self.chance.random() < missing else self.chance.choice(self.pool)

    def after(self, start: date | None, missing: float = 0.3) -> date | None:
        """An end: mostly a limit's distance after the start, sometimes before it, often none."""
        if self.chance.random() < missing:
            return None
        if start is None or self.chance.random() < 0.3:
            return self.day()
        return self.chance.choice(STEPS)(start)

    def moment(self, day: date | None) -> str | None:
        return None if day is None else f"{day}{self.chance.choice(TIMES)}"

    def team(self) -> str | None:
        return self.one_of(*TEAMS, *TEAMS, "S1", "T9", None, None, "-1")

    def worker(self) -> str | None:
        return self.one_of(*WORKERS, *WORKERS, "W9", None, "-1")

    def flag(self) -> str | None:
        return self.one_of("Y", "Y", "Y", "N", "N", None)

    def each(self, people: Sequence[str], most: int, write: Callable[[str], dict[str, Any]], key: str) -> Rows:
        """Up to so many rows about each child, with keys in the order they are written."""
        found = [write(person) for person in people for _ in range(self.chance.randint(0, most))]
        self.chance.shuffle(found)
        return [row | {key: self.key(key[:3], number)} for number, row in enumerate(found, start=1)]


def person_rows(pen: Pen, people: Sequence[str], theme: str) -> Rows:
    """One child in ten has no row; ages huddle round 18, 16, 4 and the birthdays of care leavers."""
    return [
        {
            "person_id": person,
            "dob": birth(pen, (19, 20, 21, 18) if theme == "leavers" else (18, 18, 16, 17, 4, 5, 6, 1)),
            "expected_dob": pen.one_of(None, None, None, pen.day()),
            "death_date": pen.day() if pen.chance.random() < 0.08 else None,
        }
        for person in people
        if pen.often()
    ]


def birth(pen: Pen, ages: Sequence[int]) -> date | None:
    """Blank, on 29 February, still to come, or such that a birthday falls on a day of the pool."""
    turning, day = pen.one_of(*ages), pen.day(0)
    return pen.one_of(
        None,
        date(2008, 2, 29),
        day,
        *(birthday(day, -turning) for _ in range(5)),
        *(date(2015, 5, 5) for _ in range(3)),
    )


def department_rows() -> Rows:
    """Teams with a service, without one, with an unknown one, without a name; and the service itself."""
    return [
        {"team_id": "T1", "team_name": "North", "team_parent_id": "S1"},
        {"team_id": "T2", "team_name": "South", "team_parent_id": None},
        {"team_id": "T3", "team_name": "East", "team_parent_id": "S9"},
        {"team_id": "T4", "team_name": None, "team_parent_id": "S1"},
        {"team_id": "S1", "team_name": "Safeguarding", "team_parent_id": None},
    ]


def professional_rows(pen: Pen) -> Rows:
    """Social workers, mostly; a manager, a support worker, somebody who left, hours that are blank or none."""
    titles = ("Social worker", "Social worker", "Senior social worker", "Social worker", "Team Manager", None)
    return [
        {
            "professional_id": worker,
            "professional_name": f"Worker {worker[1:]}" if pen.often() else None,
            "professional_job_title": titles[number] if pen.often() else pen.one_of(*titles),
            "full_time_equivalency": pen.one_of(1, 0.5, 0.1, 0.6) if number < 3 else pen.one_of(1, 0, None),
            "is_social_worker": pen.one_of("Y", "Y", "Y", None) if number < 4 else pen.one_of("Y", None, "N"),
            "social_worker_registration_no": pen.one_of("SW1", "SW1", None),
            "agency_worker_flag": pen.one_of("Y", "N", "N", None),
            "team_id": pen.team(),
            "start_date": pen.day() if pen.chance.random() < 0.2 else pen.one_of(None, date(2020, 1, 6)),
            "end_date": pen.one_of(pen.day(), *a_year_ago(pen)) if pen.chance.random() < 0.3 else None,
        }
        for number, worker in enumerate(WORKERS)
    ]


def a_year_ago(pen: Pen) -> tuple[date, ...]:
    """The day that twelve months to as_of no longer hold, the first that they do, and a 29 February."""
    gone = add_months(pen.as_of, -12)
    return gone, gone + timedelta(1), date(2024, 2, 29)


def contact(pen: Pen, person: str) -> dict[str, Any]:
    start = pen.day()
    return {
        "person_id": person,
        "contact_date": start,
        "decision_date": pen.after(start),
        "outcome": pen.one_of(None, "referral", "Referral", "nfa", "early help"),
        "team_id": pen.team(),
    }


def episode(pen: Pen, person: str) -> dict[str, Any]:
    start = pen.day()
    return {
        "person_id": person,
        "referral_date": start,
        "close_date": pen.one_of(pen.after(start, 0.5), pen.after(start, 0.5), pen.as_of + timedelta(1)),
        "close_reason": pen.one_of(None, "RC8", "RC8", "RC9", "RC7", "?"),
        "referral_nfa": pen.one_of("Y", "N", "N", "N", None),
        "decision_date": pen.after(start),
        "referral_team": pen.team(),
        "referral_worker_id": pen.worker(),
    }


def early_help(pen: Pen, person: str) -> dict[str, Any]:
    start = pen.day()
    return {
        "person_id": person,
        "episode_start_date": start,
        "episode_end_date": pen.after(start),
        "episode_worker_id": pen.worker(),
    }


def involvement(pen: Pen, person: str) -> dict[str, Any]:
    start, end = pen.stay(person)
    return {
        "person_id": person if pen.often() else None,
        "professional_id": pen.worker(),
        "professional_role_id": pen.one_of("CW", "CW", "CW", "CW", "CW_ALLOC", "CO", "16PLUS", None),
        "professional_team": pen.team(),
        "involvement_start_date": start,
        "involvement_end_date": end,
    }


def days_since(day: date | None, *limits: int) -> list[date | None]:
    """So many working days after a day; nothing of none."""
    return [] if day is None else [working_day_after(day, limit) for limit in limits]


def referred(referrals: Rows, linked: str | None) -> date | None:
    return next((row["referral_date"] for row in referrals if row["referral_id"] == linked), None)


def assessment(pen: Pen, person: str, referrals: Rows) -> dict[str, Any]:
    start = pen.day()
    linked = link(pen, referrals, "referral_id", person)
    return {
        "person_id": person,
        "referral_id": linked,
        "assessment_start_date": start,
        "assessment_auth_date": pen.after(start, 0.4),
        "assessment_child_seen": pen.flag(),
        "assessment_outcome_nfa": pen.flag(),
        "assessment_outcome_json": pen.one_of(*OUTCOMES),
        "assessment_team": pen.team(),
        "assessment_worker_id": pen.worker(),
        "child_first_seen_date": pen.one_of(pen.after(start), *days_since(referred(referrals, linked), 10, 11)),
    }


#: As case systems write them: a flag for each, in words, or not at all.
OUTCOMES = (
    None,
    '{"OUTCOME": ""}',
    '{"OUTCOME": "Early help"}',
    '{"OUTCOME": "No further action"}',
    '{"OUTCOME": "Something else"}',
    '{"OUTCOME_NFA_FLAG": "N", "OUTCOME_PROV_OF_SERVICES_FLAG": "N"}',
    '{"OUTCOME_NFA_FLAG": "Y", "EARLY_HELP_FLAG": "Y", "TOTAL_NO_OF_OUTCOMES": "2"}',
    '{"OUTCOME_PROV_OF_SERVICES_FLAG": "Y", "OUTCOME_STRATEGY_DISCUSSION_FLAG": "Y", "OUTCOME_NFA_FLAG": ""}',
    '{"CLA_REQUEST_FLAG": "Y", "STRATEGY_DISCUSSION_FLAG": "Y", "OUTCOME_COMMENTS": "Early help was asked"}',
)


def link(pen: Pen, rows: Rows, key: str, person: str) -> str | None:
    """A row of the same child, mostly; of another, of nobody, or none at all."""
    own = [row[key] for row in rows if row["person_id"] == person]
    anyone = [row[key] for row in rows] or ["nowhere"]
    return pen.one_of(*(own * 8), pen.one_of(*anyone), "nowhere", None, "-1")


def enquiry(pen: Pen, person: str, referrals: Rows) -> dict[str, Any]:
    start = pen.day()
    linked = link(pen, referrals, "referral_id", person)
    return {
        "person_id": person,
        "referral_id": linked,
        "s47_start_date": start,
        "s47_end_date": pen.after(start, 0.4),
        "s47_nfa": pen.flag(),
        "outcome": pen.one_of(None, "icpc", "ICPC", "no further action", "continue with cin"),
        "strategy_discussion_date": pen.one_of(
            pen.after(start), start, *days_since(referred(referrals, linked), 1, 2, 10, 11)
        ),
        "s47_completed_by_team": pen.team(),
        "s47_completed_by_worker_id": pen.worker(),
    }


def conference(pen: Pen, person: str, enquiries: Rows) -> dict[str, Any]:
    linked = link(pen, enquiries, "s47_enquiry_id", person)
    start = next((row["s47_start_date"] for row in enquiries if row["s47_enquiry_id"] == linked), None)
    return {
        "person_id": person,
        "s47_enquiry_id": linked,
        "icpc_date": pen.after(start, 0.1),
        "icpc_transfer_in": pen.one_of("Y", "N", "N", "N", None),
        "icpc_outcome_cp_flag": pen.flag(),
        "icpc_team": pen.team(),
        "icpc_worker_id": pen.worker(),
    }


def cp_plan(pen: Pen, person: str, conferences: Rows) -> dict[str, Any]:
    start = pen.day()
    return {
        "person_id": person,
        "icpc_id": link(pen, conferences, "icpc_id", person),
        "cp_plan_start_date": start,
        "cp_plan_end_date": pen.after(start, 0.5),
        "cp_plan_ola": pen.one_of("Y", "N", "N", "N", None),
        "cp_plan_latest_category": pen.one_of("NEG", "EMO", None, "?"),
    }


def of_plan(pen: Pen, person: str, plans: Rows) -> tuple[str | None, date | None]:
    linked = link(pen, plans, "cp_plan_id", person)
    return linked, next((row["cp_plan_start_date"] for row in plans if row["cp_plan_id"] == linked), None)


def cp_visit(pen: Pen, person: str, plans: Rows) -> dict[str, Any]:
    plan, start = of_plan(pen, person, plans)
    return {
        "person_id": person,
        "cp_plan_id": plan,
        "cp_visit_date": pen.after(start, 0.05),
        "cp_visit_seen": pen.flag(),
        "cp_visit_seen_alone": pen.flag(),
    }


def cp_review(pen: Pen, person: str, plans: Rows) -> dict[str, Any]:
    plan, start = of_plan(pen, person, plans)
    due = pen.after(start, 0.1)
    held = pen.one_of(due, pen.after(start, 0.2), pen.after(due, 0.5))
    child = person if pen.often() else None
    return {"person_id": child, "cp_plan_id": plan, "cp_review_due": due, "cp_review_date": held}


def core_group(pen: Pen, person: str, plans: Rows) -> dict[str, Any]:
    plan, start = of_plan(pen, person, plans)
    met = pen.one_of(pen.after(start, 0.05), *(pen.as_of - timedelta(number) for number in (42, 43)))
    return {"person_id": person, "cp_plan_id": plan, "core_group_date": met}


def cin_plan(pen: Pen, person: str) -> dict[str, Any]:
    start, end = pen.stay(person)
    return {"person_id": person, "cin_plan_start_date": start, "cin_plan_end_date": end}


def care(pen: Pen, person: str) -> dict[str, Any]:
    start, end = pen.stay(person)
    return {
        "person_id": person,
        "cla_episode_start_date": start,
        "cla_episode_start_reason": pen.one_of("S", "S", "P", "T", "U", "L", None),
        "cla_episode_ceased_date": end,
        "cla_episode_ceased_reason": pen.one_of("X1", "E4A", "E11", "E12", None),
        "cla_id": f"L-{person}",
        "cla_placement_id": pen.one_of(None, *(pen.key("cla", number) for number in range(1, 7))),
        "entered_care_date": start,
    }


def placement(pen: Pen, person: str) -> dict[str, Any]:
    start, end = pen.stay(person)
    return {
        "person_id": pen.one_of(person, person, person, None),
        "cla_id": f"L-{person}",
        "cla_placement_start_date": start,
        "cla_placement_end_date": end,
        "cla_placement_type": pen.one_of("U6", "U6", "U6", "U1", "U4", "K1", "T1", "T1", "A3", "A5", "P1", None, "?"),
        "cla_placement_urn": pen.one_of("SC1", "SC1", "SC2", None),
        "cla_placement_postcode": pen.one_of("B1 1AA", "B1 1AB", None),
        "cla_placement_distance": pen.one_of(0, 20, 20.1, 35, 999, 999.9, None),
        "unregistered": pen.one_of("Y", "N", None, None),
    }


def legal_status(pen: Pen, person: str) -> dict[str, Any]:
    start, end = pen.stay(person)
    return {
        "person_id": person,
        "legal_status": pen.one_of("V1", "V3", "V4", "C2", "C2", "C2", "V2", None),
        "legal_status_start_date": start,
        "legal_status_end_date": end,
    }


def missing(pen: Pen, person: str) -> dict[str, Any]:
    start = pen.day()
    end = pen.one_of(None, start, start, pen.after(start))
    interview = pen.one_of(None, end, pen.after(end), end and end + timedelta(3), end and end + timedelta(4))
    return {
        "person_id": person if pen.often() else None,
        "missing_episode_start_date": pen.moment(start),
        "missing_episode_end_date": pen.moment(end),
        "missing_episode_type": pen.one_of("Missing", "missing", None, "Absent", "Away from placement"),
        "missing_rhi_offered": pen.one_of("Y", "Y", "N", "NA", None),
        "missing_rhi_accepted": pen.one_of("Y", "N", "NA", None),
        "rhi_completed_at": pen.moment(interview),
    }


def leaver(pen: Pen, person: str) -> dict[str, Any]:
    return {
        "person_id": person,
        "care_leaver_eligibility": pen.one_of(
            "Former relevant",
            "Former relevant",
            "Former relevant",
            "b) FORMER RELEVANT child",
            "Relevant",
            "Qualifying",
            None,
        ),
        "care_leaver_in_touch": pen.one_of("YES", "NO", "NO", "REFU", "NREQ", "RHOM", "DIED", None, "?"),
        "care_leaver_latest_contact": pen.day(0.2),
        "care_leaver_accommodation": pen.one_of("B", "Z", "U", "R", "G", None, "?"),
        "care_leaver_accom_suitable": pen.one_of("1", "2", None, "?"),
        "care_leaver_activity": pen.one_of("F1", "P5", "G4", "0", None, "?"),
        "pathway_plan_review_date": pen.day(0.2),
        "care_leaver_personal_advisor": pen.one_of("Pat Example", "Vacant", "vacancy 3", "-1", None),
        "care_leaver_allocated_team": pen.team(),
        "care_leaver_worker_id": pen.worker(),
    }


def adoption(pen: Pen, person: str) -> dict[str, Any]:
    ordered = pen.day(0.2)
    return {
        "person_id": person,
        "placement_order_date": ordered,
        "matched_date": pen.after(ordered),
        "placed_for_adoption_date": pen.after(ordered, 0.5),
        "decision_reversed_date": pen.after(ordered, 0.8),
        "permanence_order_date": pen.after(ordered, 0.5),
        "permanence_order_type": pen.one_of("Adoption order", "adoption", "Special guardianship", None),
        "adopted_by_carer_flag": pen.one_of("Y", "N", None),
        "placed_foster_carer_date": pen.day(0.3),
        "adoption_worker_id": pen.worker(),
    }


def pre_proceedings(pen: Pen, person: str) -> dict[str, Any]:
    decided = pen.one_of(pen.day(0.1), *(pen.as_of - timedelta(number) for number in (112, 113)))
    return {
        "person_id": person,
        "plo_family_id": pen.one_of("F1", "F1", "F2", None),
        "pre_pro_decision_date": decided,
        "agree_stepdown_issue_date": pen.after(decided, 0.5),
        "care_application_date": pen.day(0.4),
    }


def health(pen: Pen, person: str) -> dict[str, Any]:
    kinds = ("Initial Health Assessment", "IHA", "Review Health Assessment", "RHA", "Dental Check", None)
    return {
        "person_id": person,
        "health_check_type": pen.one_of(*kinds),
        "health_check_date": pen.day(),
        "health_check_status": pen.one_of(None, "Completed", "Completed", "Refused", "DNA"),
    }


def spell(pen: Pen, person: str, start: str, end: str, **more: Any) -> dict[str, Any]:
    """A row that says no more than from when to when something held."""
    day = pen.day()
    return {"person_id": person, start: day, end: pen.after(day, 0.5)} | more


def feedback_rows(pen: Pen) -> Rows:
    found = []
    for _ in range(pen.chance.randint(0, 6)):
        came = pen.day(0.1)
        found.append(
            {
                "kind": pen.one_of("complaint", "Complaint", "compliment", "comment", None),
                "stage": pen.one_of("1", "Stage 1", "2", "stage 2", None),
                "received_date": came,
                "responded_date": within_working_days(pen, came, 10, 11, 20, 21, 25, 26, 65, 66),
                "outcome": pen.one_of("upheld", "Partly upheld", "not upheld", None),
                "theme": pen.one_of("delay", "Delay", " conduct", None),
                "team_id": pen.team(),
            }
        )
    return found


GRADES = ("outstanding", "good", "requires improvement", "inadequate", None)


def month_of(day: date | None) -> date | None:
    """The month that a record is planned for; the paused ones too, by mistake."""
    return None if day is None else day.replace(day=1)


def within_working_days(pen: Pen, start: date | None, *numbers: int) -> date | None:
    """An end about one of these limits of working days, or any."""
    if start is None or pen.chance.random() < 0.4:
        return pen.after(start)
    return working_day_after(start, pen.chance.choice(numbers))


def in_or_after(pen: Pen, month: date | None) -> date | None:
    """When something allocated for a month was done: on its last day, on the day after, or on any."""
    if month is None or pen.chance.random() < 0.4:
        return pen.after(month)
    return add_months(month, 1) - timedelta(pen.chance.choice((0, 1, 1, 2)))


def practice_review_rows(pen: Pen, people: Sequence[str]) -> Rows:
    found = []
    for _ in range(pen.chance.randint(0, 10)):
        month = month_of(pen.day())
        done = in_or_after(pen, month)
        first, graded = pen.one_of(*GRADES), pen.after(done, 0.1)
        found.append(
            {
                "month_allocated": month,
                "manager_id": pen.worker(),
                "team_id": pen.team(),
                "person_id": pen.one_of(*people, None),
                "allocated_on": pen.day(0.3),
                "exempt_reason": pen.one_of(None, None, None, None, "left"),
                "completed_on": done,
                "first_grade": first,
                "first_grade_on": graded,
                "moderated_grade": pen.one_of(first, first, *GRADES),
                "moderated_on": pen.after(done),
                "voice_grade": pen.one_of(*GRADES),
                "family_feedback": pen.one_of("obtained", "obtained", "tried and declined", "not tried", None),
                "safety_followup_on": within_working_days(pen, graded, 5, 6),
            }
        )
    return found


def observation_rows(pen: Pen) -> Rows:
    found = []
    for _ in range(pen.chance.randint(0, 6)):
        month = month_of(pen.day())
        found.append(
            {
                "month_allocated": month,
                "manager_id": pen.worker(),
                "team_id": pen.team(),
                "is_asye": pen.one_of("N", "N", "N", "Y", None),
                "completed_on": in_or_after(pen, month),
                "exempt_reason": pen.one_of(None, None, None, "absent"),
            }
        )
    return found


def thematic_rows(pen: Pen) -> Rows:
    months = [month_of(pen.day()) for _ in range(pen.chance.randint(0, 3))]
    return [{"planned_month": month, "report_received_on": pen.after(month), "team_id": pen.team()} for month in months]


def action_rows(pen: Pen, people: Sequence[str]) -> Rows:
    found = []
    for _ in range(pen.chance.randint(0, 8)):
        agreed = pen.day(0.1)
        due = pen.one_of(pen.after(agreed, 0.05), pen.as_of - timedelta(pen.one_of(0, 1, 14, 15, 30, 31)))
        done = pen.after(due)
        found.append(
            {
                "person_id": pen.one_of(*people, None),
                "team_id": pen.team(),
                "owner_id": pen.worker(),
                "agreed_on": agreed,
                "first_due_on": due,
                "due_on": pen.after(due),
                "completed_on": done,
                "evidence": pen.one_of("a note on file", "a note on file", None),
                "impact": pen.flag(),
                "impact_checked_on": pen.after(done),
                "meeting_on": pen.one_of(None, None, None, agreed),
            }
        )
    return found


def feedback_response_rows(pen: Pen) -> Rows:
    asked = [pen.day(0.2) for _ in range(pen.chance.randint(0, 5))]
    return [
        {"team_id": pen.team(), "asked_on": day, "responded_on": pen.after(day), "positive": pen.flag()}
        for day in asked
    ]


def absence_rows(pen: Pen) -> Rows:
    return [
        {
            "professional_id": pen.worker(),
            "start_date": pen.one_of(pen.day(), *a_year_ago(pen)),
            "days_lost": pen.one_of(1, 2.5, 10, None),
        }
        for _ in range(pen.chance.randint(0, 8))
    ]


def dated(pen: Pen, person: str, column: str, **more: Any) -> dict[str, Any]:
    """A row that says no more than that something happened to the child on a day."""
    return {"person_id": person, column: pen.day()} | more


def post_rows(pen: Pen) -> Rows:
    """Figures of teams. More posts may be vacant than there are: somebody typed it so."""
    days = sorted(pen.chance.sample(pen.pool, 2))
    return [
        {
            "team_id": team,
            "as_at_date": day,
            "established_fte": pen.one_of(0, 10, 8.5),
            "vacant_fte": pen.one_of(0, 2, 1.5, 2, None),
            "agency_fte": pen.one_of(0, 2, 2, None),
        }
        for team in (*TEAMS, "T9", None)
        for day in days
        if pen.chance.random() < 0.7
    ]


def population(seed: int) -> Population:
    """The population of a seed: the same one every time."""
    pen = Pen(Random(seed))
    theme = pen.one_of(*THEMES)
    people = CHILDREN[: pen.one_of(1, 2, 3, 4, 6)]
    rows: dict[str, Rows] = {
        "person": person_rows(pen, people, theme),
        "department": department_rows(),
        "professionals": professional_rows(pen),
        "posts": post_rows(pen),
        "feedback": feedback_rows(pen),
        "absences": absence_rows(pen),
    }

    def write(table: str, key: str, most: int, row: Callable[..., dict[str, Any]], *others: str) -> None:
        times = 2 if table in THEMES[theme] else pen.one_of(0, 1, 1)
        most = most * times
        rows[table] = pen.each(people, most, lambda person: row(pen, person, *(rows[name] for name in others)), key)

    write("involvements", "involvements_id", 4, involvement)
    write("contacts", "contact_id", 3, contact)
    write("early_help_episodes", "episode_id", 1, early_help)
    write("cin_episodes", "referral_id", 3, episode)
    write("cin_assessments", "assessment_id", 2, assessment, "cin_episodes")
    write("s47_enquiry", "s47_enquiry_id", 2, enquiry, "cin_episodes")
    write("initial_cp_conference", "icpc_id", 3, conference, "s47_enquiry")
    write("cp_plans", "cp_plan_id", 2, cp_plan, "initial_cp_conference")
    write("cp_visits", "cp_visit_id", 3, cp_visit, "cp_plans")
    write("cp_reviews", "cp_review_id", 3, cp_review, "cp_plans")
    write("core_groups", "core_group_id", 2, core_group, "cp_plans")
    write("cin_plans", "cin_plan_id", 2, cin_plan)
    write("cin_visits", "cin_visit_id", 2, lambda p, who: dated(p, who, "cin_visit_date", cin_visit_seen=p.flag()))
    write("cin_reviews", "cin_review_id", 2, lambda p, who: dated(p, who, "review_date"))
    write("cla_episodes", "cla_episode_id", 3, care)
    write("cla_placement", "cla_placement_id", 4, placement)
    write("legal_status", "legal_status_id", 2, legal_status)
    write("cla_visits", "cla_visit_id", 3, lambda p, who: dated(p, who, "cla_visit_date", cla_visit_seen=p.flag()))
    write("cla_reviews", "cla_review_id", 3, review)
    write("missing", "missing_id", 4, missing)
    write("permanence", "permanence_id", 1, adoption)
    write("pre_proceedings", "pre_proceedings_id", 2, pre_proceedings)
    write("cla_health", "health_check_id", 3, health)
    write("sdq_scores", "sdq_id", 1, questionnaire)
    write("peps", "pep_id", 2, lambda p, who: dated(p, who, "pep_date"))
    write(
        "exploitation",
        "exploitation_id",
        2,
        lambda p, who: spell(
            p,
            who,
            "start_date",
            "end_date",
            kind=p.one_of("CSE", "CSE", "CCE", "cce", None),
            level=p.one_of("Low", "Medium", "High", "high", None, "Amber"),
        ),
    )
    write(
        "immigration_status",
        "immigration_status_id",
        1,
        lambda p, who: spell(
            p,
            who,
            "immigration_status_start_date",
            "immigration_status_end_date",
            immigration_status=p.one_of("UASC", "Unaccompanied child", "Settled", None),
        ),
    )
    rows["cla_immunisations"] = [
        dated(pen, person, "immunisations_status_date", immunisations_status=pen.flag())
        | ({"immunisations_status_date": None} if pen.chance.random() < 0.2 else {})
        for person in people
        for _ in range(pen.one_of(0, 1, 2))
    ]
    write("care_leavers", "care_leaver_id", 1, leaver)
    write("supervisions", "supervision_id", 2, lambda p, who: dated(p, who, "supervision_date"))
    write("oversights", "oversight_id", 2, lambda p, who: dated(p, who, "oversight_date"))
    live(pen, rows, people, theme)
    rows |= {
        "practice_review": practice_review_rows(pen, people),
        "observation": observation_rows(pen),
        "thematic": thematic_rows(pen),
        "action": action_rows(pen, people),
        "feedback_response": feedback_response_rows(pen),
    }
    tables = {name: typed(name, found) for name, found in rows.items()}
    everything = everything_supplied()
    tables |= {name: typed(name, ()) for name in everything if name not in tables}
    days = sorted({day for day in pen.pool if day <= pen.as_of})
    return Population(tables, everything, pen.as_of, tuple(days))


def questionnaire(pen: Pen, person: str) -> dict[str, Any]:
    return dated(pen, person, "sdq_completed_date", sdq_score=pen.one_of(13, 0, 17, 40, 41, None))


def review(pen: Pen, person: str) -> dict[str, Any]:
    return {
        "cla_id": f"L-{person}",
        "cla_review_date": pen.day(0.1),
        "cla_review_cancelled": pen.one_of("Y", "N", None, None),
        "cla_review_participation": pen.one_of("PN1", "PN7", "PN0", None),
    }


#: Populations for Hypothesis: what it draws is a seed, and ``smallest`` takes rows away where one fails.
populations = st.integers(min_value=0, max_value=2**32 - 1).map(population)


def smallest(found: Population, fails: Callable[[Population], bool]) -> Population:
    """A population that still fails, and no longer does when any one of its rows is taken away."""
    for name, frame in found.tables.items():
        if len(frame) > 1 and fails(smaller := found.with_table(name, frame.iloc[:0])):
            found = smaller
    shrunk = True
    while shrunk:
        shrunk = False
        for name in found.tables:
            for row in range(len(found.tables[name]) - 1, -1, -1):
                frame = found.tables[name]
                if fails(smaller := found.with_table(name, frame.drop(index=frame.index[row]).reset_index(drop=True))):
                    found, shrunk = smaller, True
    return found
