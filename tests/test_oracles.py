"""The oracle's own calendar and words, held against the vectors of the definitions."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.examples.example import rows
from tests.oracles.asking import oracle
from tests.oracles.counting import quantile
from tests.oracles.days import (
    Period,
    add_months,
    age_on,
    birthday,
    end_of_day,
    moment,
    period,
    period_of,
    periods,
    working_day_after,
    working_days,
)
from tests.oracles.words import Trust
from tests.tables import everything_supplied, supplied, tables

D = date.fromisoformat
JUNE_30 = D("2026-06-30")

PERSON = rows("person", "person_id | dob | expected_dob | death_date")
WORKER = rows(
    "professionals",
    "professional_id | professional_name | professional_job_title | social_worker_registration_no | is_social_worker"
    " | end_date | team_id",
)
ALLOCATED = rows(
    "involvements",
    "involvements_id | person_id | professional_id | professional_role_id | professional_team"
    " | involvement_start_date | involvement_end_date",
)
TEAM = rows("department", "team_id | team_name | team_parent_id")
EPISODE = rows("cin_episodes", "referral_id | person_id | referral_date | close_date | referral_nfa | referral_team")


def trust(*examples: dict[str, str], as_of: date = JUNE_30) -> Trust:
    merged = {name: text for example in examples for name, text in example.items()}
    return Trust(tables(**merged), everything_supplied(), as_of)


@pytest.mark.parametrize(
    ("start", "end", "number"),
    [
        ("2026-03-20", "2026-03-23", 1),
        ("2026-03-21", "2026-03-23", 1),
        ("2026-03-21", "2026-03-21", 0),
        ("2026-04-02", "2026-04-07", 1),  # across Good Friday and Easter Monday
        ("2026-03-20", "2026-04-14", 15),
        ("2026-03-20", "2026-05-28", 45),
        ("2026-03-21", "2026-04-14", 15),
        ("2026-03-23", "2026-04-15", 15),
    ],
)
def test_working_days_are_those_after_the_start_up_to_the_end(start, end, number):
    """The start is day 0 whatever weekday it is."""
    assert working_days(D(start), D(end)) == number


@pytest.mark.parametrize(
    ("start", "number", "due"),
    [
        ("2026-03-20", 15, "2026-04-14"),
        ("2026-03-20", 45, "2026-05-28"),
        ("2026-03-21", 45, "2026-05-28"),
        ("2026-03-23", 45, "2026-05-29"),
        ("2026-12-22", 10, "2027-01-08"),
        ("2026-12-24", 1, "2026-12-29"),
    ],
)
def test_the_due_day_is_the_limiting_working_day(start, number, due):
    """The vectors of the catalogue, with Easter and Christmas between."""
    assert working_day_after(D(start), number) == D(due)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2026-03-30", 3, "2026-06-30"),
        ("2025-11-30", 3, "2026-02-28"),
        ("2026-06-30", -12, "2025-06-30"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
    ],
)
def test_months_keep_the_day_number_or_end_with_the_month(day, months, then):
    assert add_months(D(day), months) == D(then)


def test_born_on_29_february_the_birthday_is_1_march_in_common_years():
    assert birthday(D("2004-02-29"), 21) == D("2025-03-01")
    assert age_on(D("2004-02-29"), D("2025-02-28")) == 20
    assert age_on(D("2004-02-29"), D("2025-03-01")) == 21
    assert age_on(D("2004-02-29"), D("2024-02-29")) == 20


def test_the_day_of_an_instant_is_londons():
    assert moment("2026-06-30T23:45:00Z").day == D("2026-07-01")
    assert moment("2026-01-30T23:45:00Z").day == D("2026-01-30")
    assert moment("2026-06-30").at == datetime(2026, 6, 29, 23, tzinfo=UTC)
    assert end_of_day(D("2026-06-30")) == datetime(2026, 6, 30, 23, tzinfo=UTC)


def test_the_day_of_the_spring_clock_change_has_23_hours():
    assert end_of_day(D("2026-03-29")) - end_of_day(D("2026-03-28")) == timedelta(hours=23)


@pytest.mark.parametrize(
    ("grain", "day", "first", "last"),
    [
        ("day", "2026-06-17", "2026-06-17", "2026-06-17"),
        ("week", "2026-06-17", "2026-06-15", "2026-06-21"),
        ("week", "2026-06-30", "2026-06-29", "2026-06-30"),
        ("month", "2026-06-17", "2026-06-01", "2026-06-30"),
        ("quarter", "2026-05-17", "2026-04-01", "2026-06-30"),
        ("year", "2026-03-31", "2025-04-01", "2026-03-31"),
        ("year", "2026-04-01", "2026-04-01", "2026-06-30"),
        ("rolling12", "2026-06-17", "2025-07-01", "2026-06-30"),
        ("rolling12", "2026-02-17", "2025-03-01", "2026-02-28"),
    ],
)
def test_a_period_is_the_calendars_read_up_to_as_of(grain, day, first, last):
    """With the data of 30 June 2026."""
    assert period_of(grain, D(day), JUNE_30) == Period(D(first), D(last))
    assert period(grain, D(first), JUNE_30) == Period(D(first), D(last))


def test_the_rolling_year_of_a_month_in_progress_ends_on_as_of():
    assert period_of("rolling12", D("2026-06-02"), D("2026-06-15")) == Period(D("2025-06-16"), D("2026-06-15"))
    assert period("rolling12", D("2025-06-16"), D("2026-06-15")) == Period(D("2025-06-16"), D("2026-06-15"))
    assert period("rolling12", D("2025-06-01"), D("2026-06-15")) == Period(D("2025-06-01"), D("2026-05-31"))


def test_no_period_begins_after_as_of():
    assert periods("month", D("2026-05-10"), D("2026-08-01"), JUNE_30) == (
        Period(D("2026-05-01"), D("2026-05-31")),
        Period(D("2026-06-01"), D("2026-06-30")),
    )


@pytest.mark.parametrize(
    ("values", "part", "found"), [([0, 10, 44], 0.5, 10), ([10, 20], 0.5, 15), ([1, 2, 3, 4], 0.25, 1.75)]
)
def test_quantiles_are_interpolated(values, part, found):
    assert quantile(values, part) == found


def test_the_lead_is_a_social_worker_first_then_the_latest_then_the_highest_id():
    """Co-workers never are; an end and a start on one day leave no gap."""
    here = trust(
        WORKER(
            "S1 | Sam | Social worker | | Y | |", "S2 | Kit | Social worker | | Y | |", "F1 | Lou | Support | | N | |"
        ),
        ALLOCATED(
            "I1 | Ada | S1 | CW | | 2026-01-05 | 2026-03-02",
            "I2 | Ada | S2 | CW | | 2026-03-02 |",
            "I3 | Ada | F1 | CWFS | | 2026-04-01 |",
            "I4 | Ada | S1 | CO | | 2026-05-01 |",
            "I5 | Ada | S1 | CW | | 2026-03-02 | 2026-03-02",
        ),
    )
    assert here.lead("Ada", D("2026-03-01")).involvements_id == "I1"
    assert here.lead("Ada", D("2026-03-02")).involvements_id == "I2"
    assert here.lead("Ada", JUNE_30).involvements_id == "I2"
    assert here.lead("Ada", D("2026-01-04")) is None


@pytest.mark.parametrize(
    ("worker", "is_one"),
    [
        ("W | Sam | Social worker | | Y | |", True),
        ("W | Sam | Social worker | SW123 | | |", True),
        ("W | Sam | Social worker | SW123 | N | |", False),
        ("W | Sam | Social worker | | | |", False),
        ("W | Sam | Team MANAGER | SW123 | Y | |", False),
        ("W | Sam | Social worker | | Y | 2026-06-30 |", False),
        ("W | Sam | Social worker | | Y | 2026-07-01 |", True),
    ],
)
def test_a_social_worker_is_marked_or_registered_no_manager_and_not_left(worker, is_one):
    """On 30 June 2026: whoever left that day has left."""
    assert trust(WORKER(worker)).is_social_worker("W", JUNE_30) is is_one


TEAMS = TEAM("T1 | North | S1", "T2 | South |", "T3 | East | gone", "S1 | Safeguarding |")


@pytest.mark.parametrize(
    ("involvements", "held_by"),
    [
        (["I1 | Ada | W | CW | T1 | 2026-01-05 |"], ("T1", "W")),
        (["I1 | Ada | W | CW | | 2026-01-05 |"], ("T2", "W")),
        (["I1 | Ada | W | CW | gone | 2026-01-05 |"], ("T2", "W")),
        (["I1 | Ada | nobody | CW | T1 | 2026-01-05 |"], ("T1", None)),
        (["I1 | Ada | W | CW | T1 | 2026-01-05 | 2026-06-30"], ("T1", None)),
        (["I1 | Ada | nobody | CW | gone | 2026-01-05 |"], ("T3", None)),
        ([], ("T3", None)),
    ],
)
def test_the_holder_is_the_lead_else_who_had_the_child_last_else_the_referrals_team(involvements, held_by):
    here = trust(
        TEAMS,
        WORKER("W | Sam | Social worker | | Y | | T2"),
        EPISODE("R1 | Ada | 2026-01-05 | | N | T3"),
        ALLOCATED(*involvements),
    )
    assert here.holder("Ada", JUNE_30) == held_by


@pytest.mark.parametrize(
    ("team", "name", "service"),
    [
        ("T1", "North", "Safeguarding"),
        ("T2", "South", "South"),
        ("T3", "East", "East"),
        (None, "Unknown team", "Unknown service"),
    ],
)
def test_a_teams_service_is_its_parent_else_itself(team, name, service):
    here = trust(TEAMS)
    assert here.name_of_unit("team", team, None) == name
    assert here.name_of_unit("service", team, None) == service
    assert here.name_of_unit("worker", team, None) == "Unallocated"


@pytest.mark.parametrize(
    ("person", "unborn"),
    [
        ("Ada | 2026-07-01 | |", True),
        ("Ada | 2026-06-30 | |", False),
        ("Ada | | 2026-01-05 |", True),
        ("Ada | | |", False),
    ],
)
def test_unborn_is_a_birth_to_come_or_expected(person, unborn):
    assert trust(PERSON(person)).is_unborn("Ada", JUNE_30) is unborn


def test_from_the_day_of_death_a_child_is_in_no_stock():
    episode = EPISODE("R1 | Ada | 2026-01-05 | | N |")
    here = trust(episode, PERSON("Ada | | | 2026-06-20"))
    assert here.open_child("Ada", D("2026-06-19"))
    assert not here.open_child("Ada", D("2026-06-20"))


def test_what_comes_after_as_of_has_not_happened():
    """A row that starts later is not there; an end later leaves it open."""
    here = trust(EPISODE("R1 | Ada | 2026-01-05 | 2026-07-01 | N |", "R2 | Ben | 2026-07-01 | | N |"))
    assert [(row.referral_id, row.close_date) for row in here.rows["cin_episodes"]] == [("R1", None)]


def test_a_period_before_the_first_event_is_not_covered():
    contacts = rows("contacts", "person_id | contact_date")("Ada | 2026-06-10")
    here = oracle("contacts_total", tables(**contacts), everything_supplied(), "2026-06-30")
    assert here.result("month", D("2026-05-01")).value is None
    assert here.result("day", D("2026-06-10")).value == 1
    assert here.result("day", D("2026-06-11")).value == 0


def test_an_indicator_lacks_the_column_that_the_source_did_not_bring():
    contacts = rows("contacts", "person_id | contact_date")("Ada | 2026-06-10")
    here = oracle("contacts_waiting_now", tables(**contacts), supplied(**contacts), "2026-06-30")
    assert here.lacks == ("contacts.decision_date",)
