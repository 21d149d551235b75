"""The words of practice: who holds a child, and what a child is on a day, each asked of dirty little populations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from indicators.cases import BLANK, OPEN
from indicators.clock import AsOf, day_date, day_number
from indicators.reading import Reading
from indicators.spells import Timeline
from indicators.words import (
    Holder,
    Leads,
    allocated,
    care_since,
    caseload_team,
    children,
    cin_episode,
    cin_plan,
    current_placement,
    holder,
    last_allocated,
    lead,
    leads,
    looked_after,
    missing_rows,
    on_cp,
    open_assessment,
    open_child,
    placements,
    rank,
    workforce,
)
from tests.oracles.words import Trust
from tests.populations import Population, population
from tests.tables import everything_supplied, tables

SEEDS = range(6)


def read(found: Population) -> tuple[Reading, Trust]:
    """The same tables for the engine and for whoever asks day by day."""
    as_of = AsOf.parse(found.as_of.isoformat())
    return Reading(found.tables, found.supplied, as_of), Trust(found.tables, found.supplied, found.as_of)


def days_of(found: Population) -> list[date]:
    """The days worth asking about, and their neighbours."""
    near = {day + timedelta(days=step) for day in found.days for step in (-1, 0, 1)}
    return sorted(day for day in near if day <= found.as_of)


def answers(reading: Reading, timeline: Timeline, people: list[str], days: list[date]) -> np.ndarray:
    """What a timeline says of each child on each day."""
    number = reading.people.known(np.array(people, dtype=object))
    keys = np.repeat(number, len(days))
    return timeline.at(keys, np.tile(np.array([day_number(day) for day in days]), len(people)))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("word", "ask"),
    [
        (on_cp, Trust.on_cp),
        (looked_after, Trust.looked_after),
        (open_child, Trust.open_child),
        (cin_plan, lambda trust, who, day: trust.has_cin_plan(who, day) and not trust.is_dead(who, day)),
        (cin_episode, lambda trust, who, day: trust.open_episode(who, day) and not trust.is_dead(who, day)),
        (open_assessment, lambda trust, who, day: trust.has_open_assessment(who, day) and not trust.is_dead(who, day)),
        (allocated, Trust.has_social_worker),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_child_is_what_their_rows_say_on_each_day(
    seed: int, word: Callable[[Reading], Timeline], ask: Callable[[Trust, str, date], Any]
) -> None:
    """Asked of every child on the days round every limit."""
    found = population(seed)
    reading, trust = read(found)
    days = days_of(found)
    said = answers(reading, reading.fact(word), trust.people, days) != 0
    assert said.tolist() == [bool(ask(trust, who, day)) for who in trust.people for day in days]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_holder_is_the_lead_then_who_held_the_child_last_then_the_referrals_team(seed: int) -> None:
    """Team and worker of every child on every day asked."""
    found = population(seed)
    reading, trust = read(found)
    days = days_of(found)
    held: Holder = reading.fact(holder)
    teams = reading.organisation.teams.named(answers(reading, held.team, trust.people, days))
    workers = reading.workers.named(answers(reading, held.worker, trust.people, days))
    asked = [trust.holder(who, day) for who in trust.people for day in days]
    assert list(zip(teams, workers, strict=True)) == asked


@pytest.mark.parametrize("seed", SEEDS)
def test_the_lead_is_one_involvement(seed: int) -> None:
    found = population(seed)
    reading, trust = read(found)
    days = days_of(found)
    rows = reading.rows("involvements")
    role = rows.matches("professional_role_id", lambda text: text.startswith("CW"))
    ids = np.append(rows.text("involvements_id")[role], None)
    said = ids[answers(reading, reading.fact(lead), trust.people, days)]
    asked = [trust.lead(who, day) for who in trust.people for day in days]
    assert said.tolist() == [row.involvements_id if row else None for row in asked]


@pytest.mark.parametrize("seed", SEEDS)
def test_care_since_is_the_first_day_of_the_unbroken_run(seed: int) -> None:
    found = population(seed)
    reading, trust = read(found)
    days = days_of(found)
    said = answers(reading, reading.fact(care_since), trust.people, days)
    asked = [
        day_number(trust.care_since(who, day)) if trust.looked_after(who, day) else int(BLANK)
        for who in trust.people
        for day in days
    ]
    assert said.tolist() == asked


@pytest.mark.parametrize("seed", SEEDS)
def test_the_current_placement_leaves_temporary_moves_out(seed: int) -> None:
    """Asked of looked-after children alone: the fall-back reaches back to the start of their care."""
    found = population(seed)
    reading, trust = read(found)
    days = days_of(found)
    ids = np.append(reading.fact(placements).rows.text("cla_placement_id"), None)
    said = ids[answers(reading, reading.fact(current_placement), trust.people, days)].tolist()
    pairs = [(who, day) for who in trust.people for day in days]
    for (who, day), placement in zip(pairs, said, strict=True):
        if trust.looked_after(who, day):
            row = trust.current_placement(who, day)
            assert placement == (row.cla_placement_id if row else None), (who, day)


@pytest.mark.parametrize("seed", SEEDS)
def test_all_of_a_workers_hours_belong_to_one_team(seed: int) -> None:
    """The latest allocation's, else the worker's own: the timeline holds the days with an allocation."""
    found = population(seed)
    reading, trust = read(found)
    staff, teams = reading.fact(workforce), reading.organisation.teams
    timeline = reading.fact(caseload_team)
    for number, worker in enumerate(reading.workers.names):
        for day in days_of(found):
            said = int(timeline.at(np.array([number]), np.array([day_number(day)]))[0])
            own = int(staff.team[number])
            named = teams.named(np.array([said if said >= 0 else own]))[0]
            assert named == trust.caseload_team(worker, day), (worker, day)


@pytest.mark.parametrize("seed", SEEDS)
def test_leads_are_open_children_with_somebody_who_leads(seed: int) -> None:
    """One lead, one count, for each open child and day."""
    found = population(seed)
    reading, trust = read(found)
    led: Leads = reading.fact(leads)
    names = reading.people.named(led.spells.key)
    workers = reading.workers.named(led.worker)
    for day in days_of(found):
        x = day_number(day)
        on = (led.spells.start <= x) & (led.spells.end > x)
        said = sorted(
            (str(who), worker, bool(social), day_date(int(began)))
            for who, worker, social, began in zip(names[on], workers[on], led.social[on], led.began[on], strict=True)
        )
        asked = sorted(
            (
                who,
                trust.known_worker(row.professional_id),
                trust.is_social_worker(row.professional_id, day),
                row.involvement_start_date,
            )
            for who in trust.people
            if trust.open_child(who, day) and (row := trust.lead(who, day))
        )
        assert [tuple(map(str, one)) for one in said] == sorted(tuple(map(str, one)) for one in asked)


@pytest.mark.parametrize("seed", SEEDS)
def test_missing_rows_are_those_of_children_who_were_not_merely_away(seed: int) -> None:
    found = population(seed)
    reading, trust = read(found)
    said = reading.rows("missing").text("missing_id")[reading.fact(missing_rows)]
    assert sorted(said.tolist()) == sorted(row.missing_id for row in trust.missing_rows())


def one(as_of: str = "2026-06-30", **examples: str) -> Reading:
    return Reading(tables(**examples), everything_supplied(), AsOf.parse(as_of))


BORN = """
        | person_id | dob        | expected_dob | death_date
    leap| Ada       | 2008-02-29 |              |
    due | Ben       |            | 2026-09-01   |
    who | Cleo      |            |              |
    dead| Dan       | 2010-05-01 |              | 2026-03-04
"""


def test_birthdays_births_and_deaths_are_days():
    """Expected and not born: never seen. Neither date: always. No birthday without a date of birth."""
    reading = one(person=BORN)
    who = reading.fact(children)
    person = reading.rows("person").person()
    assert [str(day_date(int(day))) for day in who.reaches(person, 18)[[0, 3]]] == ["2026-03-01", "2028-05-01"]
    assert who.reaches(person, 18)[[1, 2]].tolist() == [OPEN, OPEN]
    assert who.seen_from(person)[[1, 2]].tolist() == [OPEN, BLANK]
    assert who.death(person)[:3].tolist() == [OPEN, OPEN, OPEN]
    assert str(day_date(int(who.death(person)[3]))) == "2026-03-04"
    assert who.birth(np.array([-1, 99])).tolist() == [BLANK, BLANK]


def test_the_last_allocation_is_the_day_a_social_worker_last_let_go():
    """A gap of no days is no gap, and whoever still holds the child has not let go."""
    reading = one(
        professionals="professional_id | is_social_worker\n kim | Y\n lou | Y",
        involvements="""
            person_id | professional_id | professional_role_id | involvement_start_date | involvement_end_date
            Ada       | kim             | CW                   | 2026-01-05             | 2026-02-02
            Ada       | lou             | CW                   | 2026-02-02             | 2026-03-02
        """,
    )
    ada = reading.rows("involvements").person()[:1]
    timeline = reading.fact(last_allocated)
    found = [int(timeline.at(ada, np.array([day_number(date(2026, *day))]))[0]) for day in ((2, 2), (3, 1), (3, 2))]
    assert found == [BLANK, BLANK, day_number(date(2026, 3, 2))]


def test_ids_rank_as_numbers_where_all_are_numbers_else_as_text():
    """Nine comes before ten; a mixture is in the order of its letters."""
    assert rank(np.array(["10", "9", "100"], dtype=object)).tolist() == [1, 0, 2]
    assert rank(np.array(["i10", "i9"], dtype=object)).tolist() == [0, 1]
    assert rank(np.array([], dtype=object)).tolist() == []
