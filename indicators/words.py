"""The words of practice, each defined once: who holds a child, who is looked after, who is on a plan, who is open.

Each is a function of a Reading; ask for it with ``reading.fact(word)``, so that it is worked out once. Timelines are
keyed by person, worker or record number. A child who has died is in no stock from the day of death.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.cases import BLANK, OPEN, Bools, Floats, Ints
from indicators.clock import birthday
from indicators.reading import Reading, Rows
from indicators.spells import (
    Spells,
    Timeline,
    both_of,
    but_not,
    choose,
    combine,
    covered,
    cut,
    either,
    last_day,
    latest,
    possible,
    split,
    stretch_start,
)

SHORT_BREAKS = ("V1", "V3", "V4")
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")


#: So many digits fit into 64 bits.
_DIGITS = 18


def rank(ids: NDArray[Any]) -> Ints:
    """The order of ids: as numbers where all are, else as text."""
    texts = list(map(str, ids))
    joined = "".join(texts)
    short = max(map(len, texts), default=0) <= _DIGITS
    if short and joined.isdecimal() and all(texts):
        order = np.argsort(np.array(list(map(int, texts)), np.int64), kind="stable")
    else:
        keys: list[Any] = list(map(int, texts)) if all(text.isdecimal() for text in texts) else texts
        order = np.array(sorted(range(len(keys)), key=keys.__getitem__), np.intp)
    placed = np.empty(len(texts), np.int32)
    placed[order] = np.arange(len(texts), dtype=np.int32)
    return placed


def lowest(ids: NDArray[Any], *parts: Ints) -> Bools:
    """Which rows have the lowest id of all that agree in each of the parts."""
    order = np.lexsort((rank(ids), *reversed(parts)))
    first = np.ones(len(order), bool)
    first[1:] = np.any([part[order][1:] != part[order][:-1] for part in parts], axis=0)
    chosen = np.zeros(len(order), bool)
    chosen[order[first]] = True
    return chosen


# ---------------------------------------------------------------------------------------------------------- children


@dataclass(frozen=True)
class Children:
    """Born and died, by person number; BLANK where not known."""

    born: Ints
    expected: Ints
    died: Ints

    def _of(self, column: Ints, person: Ints) -> Ints:
        known = (person >= 0) & (person < len(column))
        return np.where(known, column[np.where(known, person, 0)] if len(column) else BLANK, BLANK).astype(np.int32)

    def birth(self, person: Ints) -> Ints:
        """Date of birth."""
        return self._of(self.born, person)

    def death(self, person: Ints) -> Ints:
        """Day of death, OPEN for the living."""
        died = self._of(self.died, person)
        return np.where(died == BLANK, OPEN, died).astype(np.int32)

    def seen_from(self, person: Ints) -> Ints:
        """The first day on which the child is born; BLANK where always, OPEN where a birth is expected, not known."""
        born, expected = self.birth(person), self._of(self.expected, person)
        return np.where((born == BLANK) & (expected != BLANK), OPEN, born).astype(np.int32)

    def reaches(self, person: Ints, age: int) -> Ints:
        """The birthday on which the child completes so many years; OPEN where the date of birth is not known."""
        day = birthday(self.birth(person), age)
        return np.where(day == BLANK, OPEN, day).astype(np.int32)


def children(reading: Reading) -> Children:
    """Everybody in the person table."""
    rows = reading.rows("person")
    person = rows.person()
    size = len(reading.people)
    columns = []
    for name in ("dob", "expected_dob", "death_date"):
        column = np.full(size, BLANK, np.int32)
        column[person[person >= 0]] = rows.days(name)[person >= 0]
        columns.append(column)
    return Children(*columns)


def childhood(reading: Reading, spells: Spells) -> Spells:
    """Spells of persons cut short at the 18th birthday and at death."""
    who: Children = reading.fact(children)
    end = np.minimum(spells.end, np.minimum(who.reaches(spells.key, 18), who.death(spells.key)))
    return Spells(spells.key, spells.start, end, spells.row).where(spells.start < end)


def alive(reading: Reading, spells: Spells) -> Spells:
    """Spells of persons cut short at death."""
    who: Children = reading.fact(children)
    end = np.minimum(spells.end, who.death(spells.key))
    return Spells(spells.key, spells.start, end, spells.row).where(spells.start < end)


# ------------------------------------------------------------------------------------------------- who holds the child


@dataclass(frozen=True)
class Workforce:
    """What is known today of each worker, by number; used for past days too, because the extract has no history."""

    social_worker: Bools  #: qualified and not a manager, whatever the day
    left: Ints  #: the day from which the worker has left, OPEN where not
    fte: Floats  #: full-time equivalent, NaN where it is not a number over 0
    agency: Bools
    team: Ints


def workforce(reading: Reading) -> Workforce:
    """The professionals."""
    rows = reading.rows("professionals")
    flag = rows.text("is_social_worker")
    registered = ~rows.blank("social_worker_registration_no")
    qualified = np.where(pd.isna(flag), registered, rows.is_("is_social_worker", "Y"))
    manager = rows.matches("professional_job_title", lambda title: "manager" in title.lower())
    fte = rows.number("full_time_equivalency")
    left = rows.days("end_date")
    return Workforce(
        social_worker=np.asarray(qualified & ~manager, bool),
        left=np.where(left == BLANK, OPEN, left).astype(np.int32),
        fte=np.where(fte > 0, fte, np.nan),
        agency=rows.is_("agency_worker_flag", "Y"),
        team=rows.team("team_id"),
    )


@dataclass(frozen=True)
class Involvements:
    """Allocations (roles that begin CW), whatever the role of the worker."""

    person: Ints
    worker: Ints  #: -1 where not among the professionals
    team: Ints  #: the involvement's own team, else the worker's; -1 where neither is known
    own_team: Ints  #: the involvement's own team alone
    start: Ints
    end: Ints  #: BLANK while open
    order: Ints  #: by id


def involvements(reading: Reading) -> Involvements:
    """The rows of role CW."""
    rows = reading.rows("involvements")
    keep = rows.matches("professional_role_id", lambda role: role.strip().upper().startswith("CW"))
    staff: Workforce = reading.fact(workforce)
    worker, own = rows.worker("professional_id")[keep], rows.team("professional_team")[keep]
    fallback = np.where(worker >= 0, staff.team[np.maximum(worker, 0)] if len(staff.team) else -1, -1)
    return Involvements(
        person=rows.person()[keep],
        worker=worker,
        team=np.where(own >= 0, own, fallback).astype(np.int32),
        own_team=own,
        start=rows.days("involvement_start_date")[keep],
        end=rows.days("involvement_end_date")[keep],
        order=rank(rows.text("involvements_id")[keep]),
    )


def by_social_worker(reading: Reading) -> tuple[Spells, Bools]:
    """Allocations cut where a social worker leaves, and whether each piece is a social worker's.

    ``row`` of a piece is the row of ``involvements``.
    """
    held: Involvements = reading.fact(involvements)
    staff: Workforce = reading.fact(workforce)
    spells = possible(held.person, held.start, held.end)
    worker = held.worker[spells.row]
    safe = np.maximum(worker, 0)
    qualified = (worker >= 0) & (staff.social_worker[safe] if len(staff.social_worker) else False)
    left = np.where(qualified, staff.left[safe] if len(staff.left) else OPEN, BLANK)
    pieces, gone = split_at(spells, left.astype(np.int32))
    return pieces, qualified[np.searchsorted(spells.row, pieces.row)] & ~gone


def split_at(spells: Spells, day: Ints) -> tuple[Spells, Bools]:
    """As spells.split, keeping the row of the spell on its pieces."""
    pieces, late = split(spells, day)
    return Spells(pieces.key, pieces.start, pieces.end, spells.row[pieces.row].astype(np.int32)), late


def lead(reading: Reading) -> Timeline:
    """The row of ``involvements`` that leads: a social worker's first, then the latest start, then the highest id."""
    held: Involvements = reading.fact(involvements)
    pieces, social = by_social_worker(reading)
    return choose(pieces, social, held.start[pieces.row], held.order[pieces.row])


def allocated(reading: Reading) -> Timeline:
    """1 on the days an allocation of a social worker covers the child."""
    pieces, social = by_social_worker(reading)
    return covered(pieces.where(social))


def last_allocated(reading: Reading) -> Timeline:
    """The day the child's last allocation to a social worker ended, up to each day; BLANK where none has."""
    pieces, social = by_social_worker(reading)
    spells = covered(pieces.where(social)).spells()
    ended = spells.end != OPEN
    return last_day(spells.key[ended], spells.end[ended])


@dataclass(frozen=True)
class Holder:
    """Who answers for a child: team and worker by person and day; -1 where unknown or unallocated.

    ``unit`` changes whenever either does: its value is a place in ``teams`` and ``workers``, so that both are found by
    one search.
    """

    team: Timeline
    worker: Timeline
    unit: Timeline
    teams: Ints
    workers: Ints

    @classmethod
    def of(cls, team: Timeline, worker: Timeline) -> Holder:
        """From the two."""
        unit = both_of(team, worker)
        key, day = unit.key, unit.day
        nobody = np.int32(-1)
        return cls(team, worker, unit, np.append(team.at(key, day), nobody), np.append(worker.at(key, day), nobody))

    def on(self, person: Ints, day: Ints) -> tuple[Ints, Ints]:
        """Team and worker of each person on a day."""
        at = self.unit.at(person, day)
        return self.teams[at], self.workers[at]


def holder(reading: Reading) -> Holder:
    """The lead's team; else the team of the allocation that ended last; else that of the latest open referral."""
    held: Involvements = reading.fact(involvements)
    leading: Timeline = reading.fact(lead)
    known = (held.team >= 0) & (held.end != BLANK)
    ended = latest(held.person[known], held.end[known], held.team[known], held.start[known], held.order[known])
    rows, spells = reading.rows("cin_episodes"), reading.fact(taken_on)
    referred = choose(spells, spells.start, rank(rows.text("referral_id"))[spells.row])
    referral_team = np.append(rows.team("referral_team"), -1)
    team_of, worker_of = np.append(held.team, -1), np.append(held.worker, -1)

    def team(row: Ints, before: Ints, episode: Ints) -> Ints:
        mine = team_of[row]
        return np.where(mine >= 0, mine, np.where(before >= 0, before, referral_team[episode]))

    return Holder.of(
        combine(team, leading, ended, referred, before=-1), combine(lambda row: worker_of[row], leading, before=-1)
    )


def caseload_team(reading: Reading) -> Timeline:
    """The one team a worker's cases and hours belong to: the latest-started allocation's, else the worker's own."""
    held: Involvements = reading.fact(involvements)
    staff: Workforce = reading.fact(workforce)
    spells = possible(held.worker, held.start, held.end)
    row = choose(spells, spells.start, held.order[spells.row])
    own = np.append(held.own_team, -1)
    team = own[row.value]
    mine = np.append(staff.team, -1)[row.key]
    return row.mapped(np.where(team >= 0, team, mine), -1)


# ---------------------------------------------------------------------------------------------------------- statuses


def on_cp(reading: Reading) -> Timeline:
    """1 on the days a child under 18 is subject of a child protection plan of this authority."""
    return covered(reading.fact(cp_plan_spells))


def cp_plan_spells(reading: Reading) -> Spells:
    """The days of each plan, to the 18th birthday; ``row`` is the row of cp_plans."""
    return childhood(reading, reading.fact(open_plans))


def open_plans(reading: Reading) -> Spells:
    """The days of each plan that is not held for another authority; ``row`` is the row of cp_plans."""
    rows = reading.rows("cp_plans")
    spells = possible(rows.person(), rows.days("cp_plan_start_date"), rows.days("cp_plan_end_date"))
    return alive(reading, spells.where(~rows.is_("cp_plan_ola", "Y")[spells.row]))


def only_short_breaks(reading: Reading) -> Timeline:
    """1 on the days on which every legal status in force is a short break (V1, V3, V4)."""
    rows = reading.rows("legal_status")
    spells = possible(rows.person(), rows.days("legal_status_start_date"), rows.days("legal_status_end_date"))
    breaks = rows.is_("legal_status", *SHORT_BREAKS)[spells.row]
    return but_not(covered(spells.where(breaks)), covered(spells.where(~breaks)))


def looked_after(reading: Reading) -> Timeline:
    """1 on the days a child under 18 is looked after, short breaks alone left out (Children Act 1989, section 22)."""
    rows = reading.rows("cla_episodes")
    spells = possible(rows.person(), rows.days("cla_episode_start_date"), rows.days("cla_episode_ceased_date"))
    return but_not(covered(childhood(reading, spells)), reading.fact(only_short_breaks))


def care_since(reading: Reading) -> Timeline:
    """The first day of the unbroken run of looked-after days that reaches the day; BLANK where there is none."""
    return stretch_start(reading.fact(looked_after))


def cin_plan(reading: Reading) -> Timeline:
    """1 on the days a child in need plan covers; plans that overlap, or where one starts as another ends, are one."""
    rows = reading.rows("cin_plans")
    spells = possible(rows.person(), rows.days("cin_plan_start_date"), rows.days("cin_plan_end_date"))
    return covered(alive(reading, spells))


def open_assessment_spells(reading: Reading) -> Spells:
    """From the start until authorised or the linked referral closes; ``row`` is the row of cin_assessments."""
    rows, referrals = reading.rows("cin_assessments"), reading.rows("cin_episodes")
    linked = rows.position("referral_id", referrals, "referral_id")
    closed = np.append(referrals.days("close_date"), BLANK)[linked]
    done = rows.days("assessment_auth_date")
    first = np.where(done == BLANK, closed, np.where(closed == BLANK, done, np.minimum(done, closed)))
    return alive(reading, possible(rows.person(), rows.days("assessment_start_date"), first.astype(np.int32)))


def open_assessment(reading: Reading) -> Timeline:
    """1 on the days a child has an open assessment."""
    return covered(reading.fact(open_assessment_spells))


def taken_on(reading: Reading) -> Spells:
    """The days from each referral that was taken on until it is closed; ``row`` is the row of cin_episodes."""
    rows = reading.rows("cin_episodes")
    spells = possible(rows.person(), rows.days("referral_date"), rows.days("close_date"))
    return spells.where(~rows.is_("referral_nfa", "Y")[spells.row])


def cin_episode(reading: Reading) -> Timeline:
    """1 on the days a referral that was taken on is open."""
    return covered(alive(reading, reading.fact(taken_on)))


def referred_on(reading: Reading) -> Timeline:
    """The referral date of the latest referral that was taken on and is open; BLANK where none is."""
    rows, spells = reading.rows("cin_episodes"), reading.fact(taken_on)
    row = choose(spells, spells.start)
    date = np.append(rows.days("referral_date"), BLANK)
    return row.mapped(date[row.value], int(BLANK))


def open_child(reading: Reading) -> Timeline:
    """1 on the days a child is open: an episode of need, a plan, care or an assessment."""
    return either(*(reading.fact(word) for word in (cin_episode, on_cp, looked_after, cin_plan, open_assessment)))


@dataclass(frozen=True)
class Leads:
    """Open children with their lead, as spells of persons: one lead, one count."""

    spells: Spells  #: of persons
    worker: Ints  #: who leads; -1 where the worker is not known
    began: Ints  #: when that allocation began
    social: Bools  #: a social worker on those days
    fte: Floats


def leads(reading: Reading) -> Leads:
    """Open children who have a lead, cut where the lead changes or the lead leaves."""
    held: Involvements = reading.fact(involvements)
    staff: Workforce = reading.fact(workforce)
    spells = reading.fact(open_child).spells()
    pieces, (row,) = cut(spells, (spells.key, reading.fact(lead)))
    pieces, row = pieces.where(row >= 0), row[row >= 0]
    worker = held.worker[row] if len(row) else row
    safe = np.maximum(worker, 0)
    known = worker >= 0
    left = np.where(known, staff.left[safe] if len(staff.left) else OPEN, BLANK).astype(np.int32)
    halves, gone = split_at(Spells(pieces.key, pieces.start, pieces.end, np.arange(len(row), dtype=np.int32)), left)
    worker, row, known = worker[halves.row], row[halves.row], known[halves.row]
    safe = np.maximum(worker, 0)
    return Leads(
        spells=halves,
        worker=worker,
        began=held.start[row] if len(row) else row,
        social=known & ~gone & (staff.social_worker[safe] if len(staff.social_worker) else False),
        fte=np.where(known, staff.fte[safe] if len(staff.fte) else np.nan, np.nan),
    )


# --------------------------------------------------------------------------------------------------------- placements


@dataclass(frozen=True)
class Placements:
    """Rows of cla_placement with the child they belong to."""

    rows: Rows
    person: Ints
    start: Ints
    end: Ints
    temporary: Bools
    order: Ints


def placements(reading: Reading) -> Placements:
    """Every placement; the child is the row's own, else that of the period of care it belongs to."""
    rows, care = reading.rows("cla_placement"), reading.rows("cla_episodes")
    linked = rows.position("cla_id", care, "cla_id")
    through = np.append(care.person(), -1)[linked]
    person = rows.person()
    return Placements(
        rows=rows,
        person=np.where(person >= 0, person, through).astype(np.int32),
        start=rows.days("cla_placement_start_date"),
        end=rows.days("cla_placement_end_date"),
        temporary=rows.is_("cla_placement_type", *TEMPORARY),
        order=rank(rows.text("cla_placement_id")),
    )


def current_placement(reading: Reading) -> Timeline:
    """The placement row of the day, temporary moves (T0 to T4) left out; -1 where there is none.

    The one that covers the day (latest start, then highest id); where none does, the latest that began in this period
    of care.
    """
    held: Placements = reading.fact(placements)
    spells = possible(held.person, held.start, held.end)
    spells = spells.where(~held.temporary[spells.row])
    covering = choose(spells, spells.start, held.order[spells.row])
    usual = ~held.temporary & (held.person >= 0)
    position = np.flatnonzero(usual).astype(np.int32)
    begun = latest(held.person[usual], held.start[usual], position, held.order[usual])
    start = np.append(held.start, BLANK)

    def placed(now: Ints, before: Ints, since: Ints) -> Ints:
        ours = (before >= 0) & (since != BLANK) & (start[before] >= since)
        return np.where(now >= 0, now, np.where(ours, before, -1))

    return combine(placed, covering, begun, reading.fact(care_since), before=-1)


# -------------------------------------------------------------------------------------------------- enquiries, missing


def open_enquiries(reading: Reading) -> Spells:
    """Section 47 enquiries from their start until the conference is held, or until they end without one being due.

    ``row`` is the row of s47_enquiry. An enquiry that ended with "conference required" stays until the conference is
    held: otherwise a child waiting for a conference would be on no list.
    """
    rows = reading.rows("s47_enquiry")
    start, end = rows.days("s47_start_date"), rows.days("s47_end_date")
    held = conference_of(reading)
    waits = rows.matches("outcome", lambda outcome: outcome.strip().lower() == "icpc")
    closes = np.where(waits, BLANK, end)
    first = np.where(closes == BLANK, held, np.where(held == BLANK, closes, np.minimum(held, closes)))
    return alive(reading, possible(rows.person(), start, first.astype(np.int32)))


def conference_of(reading: Reading) -> Ints:
    """For each enquiry, the first conference held on it, not before its start; BLANK where none was."""
    rows, conferences = reading.rows("s47_enquiry"), reading.rows("initial_cp_conference")
    linked = conferences.position("s47_enquiry_id", rows, "s47_enquiry_id")
    held = conferences.days("icpc_date")
    start = np.append(rows.days("s47_start_date"), BLANK)
    counts = (linked >= 0) & (held != BLANK) & ((start[linked] == BLANK) | (held >= start[linked]))
    first = np.full(len(rows), OPEN, np.int32)
    np.minimum.at(first, linked[counts], held[counts])
    return np.where(first == OPEN, BLANK, first).astype(np.int32)


def is_away(kind: str) -> bool:
    """Absent or away rather than missing."""
    return kind.strip().lower().startswith("a")


def missing_rows(reading: Reading) -> Bools:
    """Episodes that are missing rather than absent or away, of a child under 18 on the London day they began."""
    rows = reading.rows("missing")
    away = rows.matches("missing_episode_type", is_away)
    who: Children = reading.fact(children)
    start = rows.instants("missing_episode_start_date").day
    grown = (start != BLANK) & (start >= who.reaches(rows.person(), 18))
    counts: Bools = ~away & ~grown
    return counts
