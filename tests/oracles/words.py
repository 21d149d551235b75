"""The words of practice, each as a question about one child or worker on one day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import pandas as pd

from data.tables import DECLARED, RECORDS, TABLES
from tests.oracles.days import ONE_DAY, age_on, working_days
from tests.oracles.rows import Row, event_days, rows_as_of

SHORT_BREAKS = {"V1", "V3", "V4"}
TEMPORARY = {"T0", "T1", "T2", "T3", "T4"}
LONG_BEFORE = date.min
#: A coded cell that was filled with something that is no code: unknown, which is not the same as blank.
NO_CODE = "?"

P = ParamSpec("P")
R = TypeVar("R")


def remembered(ask: Callable[Concatenate[Trust, P], R]) -> Callable[Concatenate[Trust, P], R]:
    """Answer the same question about the same trust once."""

    @wraps(ask)
    def answer(trust: Trust, *question: P.args, **none: P.kwargs) -> R:
        memory = trust.memory.setdefault(ask.__name__, {})
        if question not in memory:
            memory[question] = ask(trust, *question, **none)
        return memory[question]

    return answer


def covers(start: date | None, end: date | None, x: date) -> bool:
    """start <= x and (end blank or end > x); an end before the start covers no day, nor does the same day."""
    return start is not None and start <= x and (end is None or end > x)


class Trust:
    """Everything the extract says at the end of a day, and the questions one may ask of it."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], supplied: Mapping[str, frozenset[str]], as_of: date):
        self.as_of = as_of
        self.supplied = supplied
        self.memory: dict[str, dict[Any, Any]] = {}
        self.rows = {name: rows_as_of(name, tables[name], as_of) if name in tables else [] for name in DECLARED}
        # What a meeting agreed is no quality assurance.
        self.rows["action"] = [row for row in self.rows["action"] if row.meeting_on is None]
        #: contacts whose decision is dated after as_of: not decided yet, whatever their outcome says
        self.decided_later = {
            str(key)
            for key, decided in zip(*_columns(tables, "contacts", "contact_id", "decision_date"), strict=True)
            if not pd.isna(decided) and pd.Timestamp(decided).date() > as_of
        }
        #: referrals whose closure is dated after as_of: still open, whatever reason already stands beside it
        self.closes_later = {
            str(key)
            for key, closed in zip(*_columns(tables, "cin_episodes", "referral_id", "close_date"), strict=True)
            if not pd.isna(closed) and pd.Timestamp(closed).date() > as_of
        }
        self.covers_from = min((day for name in TABLES for day in event_days(name, self.rows[name])), default=as_of)
        self.people = sorted(
            {row.person_id for rows in self.rows.values() for row in rows if row.get("person_id") is not None}
        )

    def recorded_from(self, needs: Iterable[str]) -> date:
        """The first day that every kind of record needed speaks of; where one says nothing, the day after as_of."""
        first = date.min
        for name in {need.partition(".")[0] for need in needs} & set(RECORDS):
            days = [cell for row in self.rows[name] for cell in row.values() if isinstance(cell, date)]
            first = max(first, min((day for day in days if day <= self.as_of), default=self.as_of + ONE_DAY))
        return first

    # -- rows

    @remembered
    def of(self, table: str, person: str) -> list[Row]:
        """The rows of a table that name the child."""
        return [row for row in self.rows[table] if row.person_id == person]

    @remembered
    def by_key(self, table: str, key: str | None) -> Row | None:
        """The row of a table with that key."""
        for row in self.rows[table]:
            if key is not None and row[DECLARED[table].key] == key:
                return row
        return None

    @remembered
    def child_of_cla(self, cla_id: str | None) -> str | None:
        """The child whose period of care has that id."""
        for row in self.rows["cla_episodes"]:
            if cla_id is not None and row.cla_id == cla_id:
                return row.person_id
        return None

    def height(self, table: str, key: str) -> tuple[int, str]:
        """What "the highest id" goes by: numbers where every id of the table is one, else text."""
        are_numbers = all(row[TABLES[table].key].isdecimal() for row in self.rows[table])
        return (int(key), "") if are_numbers else (0, key)

    # -- people

    @remembered
    def born(self, person: str | None) -> date | None:
        row = self.by_key("person", person)
        return row.dob if row else None

    @remembered
    def age(self, person: str | None, x: date) -> int | None:
        """None where the date of birth is not known."""
        born = self.born(person)
        return None if born is None else age_on(born, x)

    def is_adult(self, person: str | None, x: date) -> bool:
        """Aged 18 or over; a child whose age is not known is not."""
        age = self.age(person, x)
        return age is not None and age >= 18

    def is_unborn(self, person: str | None, x: date) -> bool:
        """Date of birth after x; or none, and an expected one, whatever its date."""
        row = self.by_key("person", person)
        if row is None:
            return False
        if row.dob is not None:
            return row.dob > x
        return row.expected_dob is not None

    def is_dead(self, person: str | None, x: date) -> bool:
        """From the day of death on."""
        row = self.by_key("person", person)
        return row is not None and row.death_date is not None and row.death_date <= x

    # -- workers and teams

    def known_team(self, team: str | None) -> str | None:
        """The team where it is in the list of teams."""
        return team if self.by_key("department", team) else None

    def known_worker(self, worker: str | None) -> str | None:
        """The worker where they are in the list of workers."""
        return worker if self.by_key("professionals", worker) else None

    def is_social_worker(self, worker: str | None, day: date) -> bool:
        """By the mark, else by a registration number; no manager, and not left on that day."""
        row = self.by_key("professionals", worker)
        if row is None:
            return False
        marked = row.is_social_worker == "Y" if row.is_social_worker else row.social_worker_registration_no is not None
        is_manager = "manager" in (row.professional_job_title or "").lower()
        has_left = row.end_date is not None and row.end_date <= day
        return marked and not is_manager and not has_left

    def fte(self, worker: str | None) -> float | None:
        """Full-time equivalent where it is a number over 0."""
        row = self.by_key("professionals", worker)
        fte = row.full_time_equivalency if row else None
        return fte if fte is not None and fte > 0 else None

    @remembered
    def allocations(self, person: str | None) -> list[Row]:
        """The child's involvements in a role that begins CW."""
        return [
            row
            for row in self.rows["involvements"]
            if person is not None and row.person_id == person and (row.professional_role_id or "").startswith("CW")
        ]

    @remembered
    def lead(self, person: str | None, x: date) -> Row | None:
        """Of the allocations that cover x: a social worker's first, then the latest start, then the highest id."""
        return max(
            (row for row in self.allocations(person) if self.covering(row, x)),
            key=lambda row: (
                self.is_social_worker(row.professional_id, x),
                row.involvement_start_date,
                self.height("involvements", row.involvements_id),
            ),
            default=None,
        )

    def covering(self, involvement: Row, x: date) -> bool:
        return covers(involvement.involvement_start_date, involvement.involvement_end_date, x)

    def has_social_worker(self, person: str, x: date) -> bool:
        """An allocation of a social worker covers x."""
        return any(
            self.covering(row, x) and self.is_social_worker(row.professional_id, x) for row in self.allocations(person)
        )

    def team_of_involvement(self, involvement: Row) -> str | None:
        """The involvement's own team, else that of its worker; None where neither is known."""
        worker = self.by_key("professionals", involvement.professional_id)
        return self.known_team(involvement.professional_team) or self.known_team(worker.team_id if worker else None)

    @remembered
    def holder(self, person: str | None, x: date) -> tuple[str | None, str | None]:
        """Team and worker who hold the child on x; no team is "Unknown team", no worker "Unallocated"."""
        lead = self.lead(person, x)
        worker = self.known_worker(lead.professional_id) if lead else None
        if lead and (team := self.team_of_involvement(lead)):
            return team, worker
        ended = [
            row
            for row in self.allocations(person)
            if row.involvement_end_date is not None
            and row.involvement_end_date <= x
            and self.team_of_involvement(row) is not None
        ]
        if ended:
            last = max(
                ended,
                key=lambda row: (
                    row.involvement_end_date,
                    row.involvement_start_date or LONG_BEFORE,
                    self.height("involvements", row.involvements_id),
                ),
            )
            return self.team_of_involvement(last), worker
        episode = self.open_episode(person, x)
        return self.known_team(episode.referral_team) if episode else None, worker

    def record_then_holder(
        self, team: str | None, worker: str | None, person: str | None, x: date
    ) -> tuple[str | None, str | None]:
        """The record's own team and worker; whichever is not known comes from the holder on x."""
        held_team, held_worker = self.holder(person, x)
        return self.known_team(team) or held_team, self.known_worker(worker) or held_worker

    @remembered
    def caseload_team(self, worker: str, x: date) -> str | None:
        """The one team to which all of a worker's cases and hours belong on x."""
        held = [
            row
            for row in self.rows["involvements"]
            if row.professional_id == worker
            and (row.professional_role_id or "").startswith("CW")
            and self.covering(row, x)
        ]
        row = self.by_key("professionals", worker)
        own = self.known_team(row.team_id if row else None)
        if not held:
            return own
        latest = max(
            held, key=lambda row: (row.involvement_start_date, self.height("involvements", row.involvements_id))
        )
        return self.known_team(latest.professional_team) or own

    # -- what a child is

    @remembered
    def open_episode(self, person: str | None, x: date) -> Row | None:
        """The latest episode of need that covers x and was not closed with no further action."""
        return max(
            (
                row
                for row in self.rows["cin_episodes"]
                if person is not None
                and row.person_id == person
                and row.referral_nfa != "Y"
                and covers(row.referral_date, row.close_date, x)
            ),
            key=lambda row: (row.referral_date, self.height("cin_episodes", row.referral_id)),
            default=None,
        )

    def cp_plans(self, person: str) -> list[Row]:
        """The child's protection plans of our own."""
        return [row for row in self.of("cp_plans", person) if row.cp_plan_ola != "Y"]

    @remembered
    def on_cp(self, person: str, x: date) -> bool:
        """A plan of our own covers x; under 18 and alive."""
        return (
            any(covers(row.cp_plan_start_date, row.cp_plan_end_date, x) for row in self.cp_plans(person))
            and not self.is_adult(person, x)
            and not self.is_dead(person, x)
        )

    def legal_statuses(self, person: str, x: date) -> list[str | None]:
        """The legal statuses that cover x."""
        return [
            row.legal_status
            for row in self.of("legal_status", person)
            if covers(row.legal_status_start_date, row.legal_status_end_date, x)
        ]

    @remembered
    def looked_after(self, person: str, x: date) -> bool:
        """An episode of care covers x; under 18, alive, and not only on short breaks."""
        statuses = self.legal_statuses(person, x)
        return (
            any(
                covers(row.cla_episode_start_date, row.cla_episode_ceased_date, x)
                for row in self.of("cla_episodes", person)
            )
            and not self.is_adult(person, x)
            and not self.is_dead(person, x)
            and not (statuses and all(status in SHORT_BREAKS for status in statuses))
        )

    @remembered
    def care_since(self, person: str, x: date) -> date:
        """The first day of the unbroken run of looked-after days that reaches x."""
        day = x
        while self.looked_after(person, day - ONE_DAY):
            day -= ONE_DAY
        return day

    @remembered
    def has_cin_plan(self, person: str, x: date) -> bool:
        """A child in need plan covers x."""
        return any(covers(row.cin_plan_start_date, row.cin_plan_end_date, x) for row in self.of("cin_plans", person))

    @remembered
    def cin_plan_since(self, person: str, x: date) -> date:
        """Where the continuous plan that covers x began: plans that overlap, or meet on one day, are one."""
        day = x
        while self.has_cin_plan(person, day - ONE_DAY):
            day -= ONE_DAY
        return day

    def is_cin_child(self, person: str, x: date) -> bool:
        """A child in need plan covers x, and the child is neither on a protection plan nor looked after."""
        return (
            self.has_cin_plan(person, x)
            and not self.on_cp(person, x)
            and not self.looked_after(person, x)
            and not self.is_dead(person, x)
        )

    def assessment_is_open(self, assessment: Row, x: date) -> bool:
        """Begun by x, not authorised by x, and its referral not closed by x."""
        referral = self.by_key("cin_episodes", assessment.referral_id)
        closed = referral.close_date if referral else None
        ends = [day for day in (assessment.assessment_auth_date, closed) if day is not None]
        return covers(assessment.assessment_start_date, min(ends, default=None), x)

    @remembered
    def has_open_assessment(self, person: str, x: date) -> bool:
        return any(self.assessment_is_open(row, x) for row in self.of("cin_assessments", person))

    def enquiry_is_open(self, enquiry: Row, x: date) -> bool:
        """From its start until a conference on it is held, or its end unless that was to have a conference."""
        start = enquiry.s47_start_date
        ends = [
            row.icpc_date
            for row in self.rows["initial_cp_conference"]
            if row.s47_enquiry_id == enquiry.s47_enquiry_id
            and row.icpc_date is not None
            and start is not None
            and row.icpc_date >= start
        ]
        if enquiry.s47_end_date is not None and words_of(enquiry.outcome) != "icpc":
            ends.append(enquiry.s47_end_date)
        return covers(start, min(ends, default=None), x)

    @remembered
    def open_child(self, person: str, x: date) -> bool:
        """In an open episode, on a protection plan, looked after, on a child in need plan, or being assessed."""
        return not self.is_dead(person, x) and (
            self.open_episode(person, x) is not None
            or self.on_cp(person, x)
            or self.looked_after(person, x)
            or self.has_cin_plan(person, x)
            or self.has_open_assessment(person, x)
        )

    def is_being_seen(self, rows: Iterable[date | None], x: date, within: timedelta) -> bool:
        """One of the days is x or at most so long before it."""
        return any(day is not None and day <= x and x - day <= within for day in rows)

    # -- placements

    @remembered
    def placements(self, person: str) -> list[Row]:
        """The child's placements, by the child's id, else through the period of care."""
        return [
            row
            for row in self.rows["cla_placement"]
            if (row.person_id or self.child_of_cla(row.cla_id)) == person and row.cla_placement_start_date is not None
        ]

    @remembered
    def current_placement(self, person: str, x: date) -> Row | None:
        """Of the placements that are not temporary: the one that covers x, else the latest begun since care began."""

        def order(row: Row) -> tuple[date, tuple[int, str]]:
            return row.cla_placement_start_date, self.height("cla_placement", row.cla_placement_id)

        lasting = [row for row in self.placements(person) if row.cla_placement_type not in TEMPORARY]
        here = [row for row in lasting if covers(row.cla_placement_start_date, row.cla_placement_end_date, x)]
        if here:
            return max(here, key=order)
        since = self.care_since(person, x)
        return max((row for row in lasting if since <= row.cla_placement_start_date <= x), key=order, default=None)

    # -- missing

    @remembered
    def missing_rows(self) -> list[Row]:
        """Episodes of being missing (not absent or away) of those under 18 when they began."""
        return [
            row
            for row in self.rows["missing"]
            if not (row.missing_episode_type or "").strip().lower().startswith("a")
            and not (
                row.missing_episode_start_date is not None
                and self.is_adult(row.person_id, row.missing_episode_start_date.day)
            )
        ]

    # -- names

    def name_of_unit(self, kind: str, team: str | None, worker: str | None) -> str:
        """What people call the trust, service, team or worker; a name that nobody wrote down is the id."""
        if kind == "trust":
            return "Trust"
        if kind == "worker":
            row = self.by_key("professionals", worker)
            return row.professional_name or row.professional_id if row else "Unallocated"
        row = self.by_key("department", team)
        if kind == "team":
            return row.team_name or row.team_id if row else "Unknown team"
        if row is None:
            return "Unknown service"
        above = self.by_key("department", row.team_parent_id) or row
        return above.team_name or above.team_id


def _columns(tables: Mapping[str, pd.DataFrame], name: str, *columns: str) -> tuple[list[Any], ...]:
    return tuple(tables[name][column].tolist() if name in tables else [] for column in columns)


def words_of(text: str | None) -> str:
    """Text as words are compared: without capitals or outer spaces; empty where there is none."""
    return (text or "").strip().lower()


def is_clocked_in_time(start: date, end: date, limit: int) -> bool:
    """The end came within so many working days of the start; the limit day is in time."""
    return working_days(start, end) <= limit
