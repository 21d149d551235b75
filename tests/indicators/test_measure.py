"""Indicators on request: the rows that ``measure`` and ``cases`` print."""

from __future__ import annotations

import json
from datetime import date

import pytest

from indicators.catalogue import INDICATORS
from indicators.clock import AsOf, day_number
from indicators.kinds import Duration
from indicators.measure import Row, UnknownIndicator, case_rows, find, listed, measure, measure_rows
from indicators.reading import Reading
from indicators.results import Grain, UnitKind
from tests.populations import population
from tests.tables import everything_supplied, supplied, tables

TEAMS = """
    team_id | team_name | team_parent_id
    D       | Safe      |
    N       | North     | D
    S       | South     | D
"""
CONTACTS = """
    contact_id | person_id | contact_date | decision_date | team_id | outcome
    C1         | Ada       | 2026-05-29   | 2026-06-01    | N       | referral
    C2         | Ben       | 2026-06-05   | 2026-06-09    | N       | nfa
    C3         | Cleo      | 2026-06-26   |               | S       |
    C4         | Dan       | 2026-06-29   |               | S       |
    C5         | Eve       | 2026-06-05   |               | N       | nfa
"""
AS_OF = "2026-06-30"
COLUMNS = [
    "indicator",
    "grain",
    "period_start",
    "period_end",
    "unit_kind",
    "unit",
    "category",
    "numerator",
    "denominator",
    "unknown",
    "value",
]
SPREAD = ["mean", "lower_quartile", "upper_quartile", "longest"]


def n(text: str) -> int:
    return day_number(date.fromisoformat(text))


def reading(**examples: str) -> Reading:
    return Reading(tables(**examples), everything_supplied(), AsOf.parse(AS_OF))


def starts(rows: list[Row]) -> list[str]:
    return [row["period_start"] for row in rows]


def test_a_row_has_the_columns_of_the_contract_in_their_order():
    (row,) = measure(reading(contacts=CONTACTS), ["contact_decision_1wd"], grain=Grain.MONTH)
    assert list(row) == COLUMNS
    assert row == {
        "indicator": "contact_decision_1wd",
        "grain": "month",
        "period_start": "2026-06-01",
        "period_end": "2026-06-30",
        "unit_kind": "trust",
        "unit": "Trust",
        "category": None,
        "numerator": 0,
        "denominator": 2,
        "unknown": 1,
        "value": 0,
    }


def test_a_duration_shows_its_spread_beside_the_value():
    rows = "person_id | assessment_start_date | assessment_auth_date\n Ada | 2026-06-01 | 2026-06-15"
    (row,) = measure(reading(cin_assessments=rows), ["assessments_median"], grain=Grain.MONTH)
    assert list(row) == COLUMNS + SPREAD
    assert [row[name] for name in ("value", *SPREAD)] == [10] * 5


def test_without_dates_only_the_latest_period_is_shown():
    assert starts(list(measure(reading(contacts=CONTACTS), ["contacts_total"], grain=Grain.WEEK))) == ["2026-06-29"]


@pytest.mark.parametrize(
    ("first", "last", "grain", "shown"),
    [
        ("2026-05-02", "2026-06-01", Grain.MONTH, ["2026-06-01"]),
        ("2026-05-01", "2026-05-31", Grain.MONTH, ["2026-05-01"]),
        ("2026-06-15", "2026-06-22", Grain.WEEK, ["2026-06-15", "2026-06-22"]),
        ("2026-06-16", "2026-06-21", Grain.WEEK, []),
        ("2026-06-20", None, Grain.DAY, [f"2026-06-{day}" for day in range(20, 31)]),
        ("2026-06-01", "2026-06-30", Grain.ROLLING12, ["2025-07-01"]),  # its last day lies between the two
    ],
)
def test_periods_are_chosen_by_their_first_day(first, last, grain, shown):
    """Of rolling years also by their last."""
    found = measure(
        reading(contacts=CONTACTS),
        ["contacts_total"],
        grain=grain,
        first=n(first),
        last=None if last is None else n(last),
    )
    assert starts(list(found)) == shown


def test_rows_by_unit_name_the_units_and_by_category_the_parts():
    read = reading(contacts=CONTACTS, department=TEAMS)
    found = list(measure(read, ["contact_to_referral_rate"], grain=Grain.QUARTER, by=UnitKind.TEAM, categories=True))
    assert {(row["unit"], row["category"], row["numerator"], row["denominator"]) for row in found} == {
        ("North", None, 1, 3),
        ("South", None, 0, 0),
        ("North", "referral", 1, 1),
        ("North", "nfa", 0, 2),
    }


def test_an_indicator_that_lacks_the_grain_or_its_data_prints_nothing():
    """A question that cannot be answered is no error."""
    read = Reading(tables(contacts=CONTACTS), supplied(contacts=CONTACTS), AsOf.parse(AS_OF))
    assert not list(measure(read, ["cla_rate"], grain=Grain.MONTH))
    assert not list(measure(reading(contacts=CONTACTS), ["rereferrals_12m"], grain=Grain.DAY))
    assert {row["indicator"] for row in measure(read, grain=Grain.DAY)} == {
        "contacts_total",
        "contact_decision_1wd",
        "contacts_waiting_now",
    }


def test_without_a_grain_each_indicator_shows_its_finest():
    rows = list(measure(reading(contacts=CONTACTS), ["contacts_total", "rereferrals_12m"]))
    assert [row["grain"] for row in rows] == ["day", "month"]


def test_an_unknown_id_says_what_there_is():
    with pytest.raises(UnknownIndicator, match="did you mean contacts_total"):
        find("contacts")
    with pytest.raises(UnknownIndicator, match="shows them all"):
        find("nothing_like_it")


def test_the_cases_of_a_flow_are_those_that_start_between_two_days():
    """With their state in words that JSON has: true, false, null for unknown, or "running"."""
    found = list(
        listed(reading(contacts=CONTACTS), "contact_decision_1wd", first=n("2026-06-01"), last=n("2026-06-30"))
    )
    assert {row["ref"]: row["met"] for row in found} == {"C2": False, "C3": False, "C4": "running", "C5": None}
    assert [(row["start"], row["end"], row["due"]) for row in found if row["ref"] == "C2"] == [
        ("2026-06-05", "2026-06-06", "2026-06-08")
    ]


def test_the_cases_of_a_stock_are_those_that_cover_the_last_day():
    """What is still open has no end."""
    read = reading(contacts=CONTACTS)
    found = list(listed(read, "contacts_waiting_now", first=n("2026-06-01"), last=n("2026-06-08")))
    assert [(row["ref"], row["end"]) for row in found] == [("C2", "2026-06-09")]
    assert {row["ref"]: row["end"] for row in listed(read, "contacts_waiting_now")} == {"C3": None, "C4": None}


def test_cases_of_a_unit_are_those_of_the_service_team_or_worker_of_that_name():
    read = reading(contacts=CONTACTS, department=TEAMS)

    def refs(unit: str) -> list[str]:
        return [row["ref"] for row in listed(read, "contacts_total", first=n("2026-05-01"), unit=unit)]

    assert refs("South") == ["C3", "C4"]
    assert refs("Safe") == refs("Trust") == ["C1", "C2", "C3", "C4", "C5"]
    assert refs("Nowhere") == []


def test_plain_arguments_give_the_same_rows():
    """For whoever has tables and text alone."""
    found = tables(contacts=CONTACTS)
    asked = measure_rows(found, everything_supplied(), AS_OF, ["contacts_total"], "month", first="2026-06-01")
    assert [row["value"] for row in asked] == [4]
    cases = case_rows(found, everything_supplied(), AS_OF, "contacts_total", first="2026-06-29", last=AS_OF)
    assert [row["ref"] for row in cases] == ["C4"]


@pytest.mark.parametrize("seed", range(2))
def test_every_row_is_json_with_whole_numbers_where_they_are_whole(seed):
    """No NaN, which JSON does not have, whatever the data; a percentage never passes 100 nor a value its longest."""
    found = population(seed)
    read = Reading(found.tables, found.supplied, AsOf.parse(found.as_of.isoformat()))
    for row in measure(read, grain=Grain.MONTH, by=UnitKind.TEAM, categories=True):
        assert json.loads(json.dumps(row, allow_nan=False)) == row
        indicator = INDICATORS[row["indicator"]]
        if indicator.kind == "proportion" and row["value"] is not None:
            assert 0 <= row["value"] <= 100
        if isinstance(indicator, Duration) and row["value"] is not None:
            assert row["lower_quartile"] <= row["value"] <= row["upper_quartile"] <= row["longest"]
    for name in INDICATORS:
        for row in listed(read, name):
            json.dumps(row, allow_nan=False)


def few_contacts() -> Reading:
    """Two with North and eight with South, in June."""
    days = "\n".join(f"C{n} | P{n} | 2026-06-05 | {'N' if n < 2 else 'S'}" for n in range(10))
    return reading(contacts="contact_id | person_id | contact_date | team_id\n" + days, department=TEAMS)


def test_suppressed_rows_name_what_is_hidden_and_have_nothing_in_its_place():
    """Two contacts of one team, and the eight of the other that would give them away; not the ten of the trust."""
    read = few_contacts()
    june = {"grain": Grain.MONTH, "first": n("2026-06-01"), "suppress": True}
    teams = list(measure(read, ["contacts_total"], by=UnitKind.TEAM, **june))
    assert {row["unit"]: (row["numerator"], row["suppressed"]) for row in teams} == {
        "North": (None, ["numerator", "value"]),
        "South": (None, ["numerator", "value"]),
    }
    assert [(row["value"], row["suppressed"]) for row in measure(read, ["contacts_total"], **june)] == [(10, [])]


def test_rows_that_nobody_asked_to_suppress_are_as_the_contract_says():
    found = list(measure(few_contacts(), ["contacts_total"], grain=Grain.MONTH, by=UnitKind.TEAM))
    assert sorted(row["value"] for row in found) == [2, 8]
    assert all("suppressed" not in row for row in found)


@pytest.mark.parametrize("seed", range(2))
def test_no_small_number_is_left_in_suppressed_rows(seed):
    """Of counts, percentages, durations and ratios, by service and by part."""
    found = population(seed)
    read = Reading(found.tables, found.supplied, AsOf.parse(found.as_of.isoformat()))
    for row in measure(read, grain=Grain.MONTH, by=UnitKind.SERVICE, categories=True, suppress=True):
        kind = INDICATORS[row["indicator"]].kind
        counts = ["unknown", *{"duration": ["denominator"], "count": ["numerator"]}.get(kind, ["numerator"])]
        assert not [name for name in counts if row[name] is not None and 0 < row[name] < 6], row
        if row["value"] is not None and kind == "proportion":
            assert not 0 < row["denominator"] - row["numerator"] < 6
        assert row.get("longest") is None
