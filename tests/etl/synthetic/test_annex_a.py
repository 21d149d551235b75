"""The workbook tells of the same population as the extract."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.etl.synthetic.plainly import Extract, add_months, working_days

AS_OF = date(2026, 6, 30)
FIRST = date(2025, 12, 31)  # the day after add_months(as_of, -6)
YEAR = date(2025, 7, 1)
SCALE = 0.3
HEADINGS = Path(__file__).parents[3] / "data" / "reference" / "annex_a.csv"

Rows = list[dict[str, object]]


@pytest.fixture(scope="session")
def book(invented: Callable[..., Path]) -> CalamineWorkbook:
    return CalamineWorkbook.from_path(invented(SCALE, kind="annex-a") / "annex-a.xlsx")


@pytest.fixture(scope="session")
def extract(invented: Callable[..., Path]) -> Extract:
    return Extract(invented(SCALE), AS_OF, SCALE)


def rows(book: CalamineWorkbook, number: int) -> Rows:
    head, *body = book.get_sheet_by_name(f"List {number}").to_python()
    return [dict(zip(head, row, strict=True)) for row in body]


def days(told: Rows, column: str) -> list[date]:
    return [day for row in told if isinstance(day := row[column], date)]


@pytest.mark.parametrize("number", range(1, 12))
def test_each_list_has_the_newest_headers_in_their_order(book, number):
    with HEADINGS.open(encoding="utf-8", newline="") as file:
        wanted = [row["header"] for row in csv.DictReader(file) if row["list"] == f"list_{number}"]
    assert book.get_sheet_by_name(f"List {number}").to_python()[0] == wanted


def test_the_workbook_says_that_it_is_invented(book):
    assert "nobody in this workbook exists" in str(book.get_sheet_by_name("Invented").to_python()[0][0])


def test_codes_are_written_as_ofsted_writes_them(book):
    assert {row["Gender"] for row in rows(book, 1)} <= {"a) Male", "b) Female", "c) Not stated/recorded", "d) Neither"}
    assert any(row["Contact Source"] == "q) 6: Police" for row in rows(book, 1))


def test_contacts_are_as_many(book, extract):
    told = extract.within("ssd_contacts", "cont_contact_date", FIRST, AS_OF)
    assert len(rows(book, 1)) == pytest.approx(len(told), abs=2)  # a key typed twice or not at all


def test_referrals_are_as_many(book, extract):
    told = extract.within("ssd_cin_episodes", "cine_referral_date", FIRST, AS_OF)
    assert len(rows(book, 3)) == pytest.approx(len(told), abs=2)


def test_assessments_in_time_are_the_same_share(book, extract):
    told = [
        (row["Continuous Assessment Start Date"], row["Continuous Assessment Date of Authorisation"])
        for row in rows(book, 4)
        if isinstance(row["Continuous Assessment Date of Authorisation"], date)
    ]
    theirs = [
        (extract.day(row, "cina_assessment_start_date"), extract.day(row, "cina_assessment_auth_date"))
        for row in extract.within("ssd_cin_assessments", "cina_assessment_auth_date", FIRST, AS_OF)
    ]

    def timely(pairs: list[tuple[object, object]]) -> list[bool]:
        return [working_days(start, done) <= 45 for start, done in pairs if isinstance(start, date) and start <= done]

    assert len(told) == pytest.approx(len(theirs), abs=2)
    assert sum(timely(told)) == pytest.approx(sum(timely(theirs)), abs=2)


def test_open_assessments_are_as_many(book, extract):
    told = [
        row
        for row in rows(book, 4)
        if not row["Continuous Assessment Date of Authorisation"] and row["Continuous Assessment Start Date"]
    ]
    assert len(told) == pytest.approx(len(extract.open_assessments(AS_OF)), abs=2)


def test_enquiries_and_their_conferences_are_the_same(book, extract):
    told = rows(book, 5)
    theirs = extract.within("ssd_s47_enquiry", "s47e_s47_start_date", FIRST, AS_OF)
    assert len(told) == pytest.approx(len(theirs), abs=2)
    keys = {row["s47e_s47_enquiry_id"] for row in theirs}
    held = [
        row
        for row in extract.rows("ssd_initial_cp_conference")
        if row["icpc_s47_enquiry_id"] in keys and extract.day(row, "icpc_icpc_date")
    ]
    assert len(days(told, "Date of Initial Child Protection Conference")) == pytest.approx(len(held), abs=2)


def test_children_on_plans_are_as_many(book, extract):
    told = [row for row in rows(book, 7) if not row["Child Protection Plan End Date"]]
    assert len(told) == pytest.approx(len(extract.on_plan(AS_OF)), abs=2)


def test_children_in_care_are_as_many(book, extract):
    told = [row for row in rows(book, 8) if not row["Date Ceased to be Looked After"]]
    assert len(told) == pytest.approx(len(extract.looked_after(AS_OF)), abs=2)


def test_care_leavers_are_the_same(book, extract):
    assert len(rows(book, 9)) == len(extract.rows("ssd_care_leavers"))


def test_adoption_orders_of_twelve_months_are_as_many(book, extract):
    theirs = [
        row
        for row in extract.within("ssd_permanence", "perm_permanence_order_date", YEAR, AS_OF)
        if "adoption" in row["perm_permanence_order_type"].lower()
    ]
    assert len(days(rows(book, 10), "Date of Adoption Order")) == pytest.approx(len(theirs), abs=1)


def test_one_row_a_child_where_ofsted_asks_for_one(book):
    for number in (6, 7, 8, 9, 10):
        told = [row["Child Unique ID"] for row in rows(book, number)]
        assert len(told) == len(set(told)), f"List {number}"


def test_windows_are_six_and_twelve_months(book):
    assert min(days(rows(book, 1), "Date of Contact")) >= FIRST
    assert min(days(rows(book, 3), "Date of referral")) >= FIRST
    assert add_months(AS_OF, -6) < FIRST
