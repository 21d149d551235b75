"""A second Annex A workbook a month after the first, through the whole load, and months that no workbook covers."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from data.results import Grain, UnitKind
from data.scope import EVERYTHING
from data.store import Store
from data.tables import TABLES
from etl.load import load

HEADINGS: dict[str, dict[str, str]] = {
    "list_1": {"child": "Child Unique ID", "sex": "Gender", "dob": "Date of Birth", "date": "Date of Contact",
               "source": "Contact Source", "ethnicity": "Ethnicity", "age": "Age of Child (Years)"},
    "list_7": {"child": "Child Unique ID", "sex": "Gender", "dob": "Date of Birth", "ethnicity": "Ethnicity",
               "age": "Age of Child (Years)", "disability": "Does the Child have a Disability",
               "start": "Child Protection Plan Start Date", "initial": "Initial Category of Abuse",
               "latest": "Latest Category of Abuse", "visit": "Date of the Last Statutory Visit",
               "alone": "Was the Child Seen Alone?", "review": "Date of latest review conference",
               "end": "Child Protection Plan End Date", "previous": "Number of Previous Child Protection Plans",
               "team": "Allocated Team", "worker": "Allocated Worker"},
}  # fmt: skip


def workbook(folder: Path, **lists: Sequence[Mapping[str, str]]) -> Path:
    """Lists of an Annex A as a folder of CSV files."""
    folder.mkdir()
    for name, rows in lists.items():
        headings = HEADINGS[name]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(headings.values())
            writer.writerows([row.get(cell, "") for cell in headings] for row in rows)
    return folder


def contact(child: str, day: str) -> dict[str, str]:
    return {"child": child, "sex": "b) Female", "dob": "2015-01-01", "date": day, "source": "1A"}


def plan(child: str, start: str, end: str = "", visit: str = "") -> dict[str, str]:
    return {"child": child, "sex": "b) Female", "dob": "2015-01-01", "start": start, "end": end, "visit": visit,
            "initial": "NEG", "latest": "NEG", "team": "River", "worker": "Ann"}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path):
    store = Store.open(str(tmp_path / "s.db"))
    yield store
    store.close()


def by_month(store: Store, indicator: str) -> dict[str, float]:
    (one,) = store.series(EVERYTHING, [indicator], Grain.MONTH, kinds=[UnitKind.TRUST])
    months = one.first.astype("datetime64[D]").astype("datetime64[M]").astype(str)
    return dict(zip(months.tolist(), one.numerator.tolist(), strict=True))


MAY = {
    "list_1": [contact("p1", "2025-12-10"), contact("p2", "2026-05-10")],
    "list_7": [plan("p1", "2025-10-01", visit="2026-05-20"), plan("p2", "2026-02-01"), plan("p3", "2025-11-01")],
}
JUNE = {
    "list_1": [contact("p2", "2026-05-10"), contact("p3", "2026-05-12"), contact("p4", "2026-06-20")],
    "list_7": [plan("p1", "2025-10-01", "2026-06-10", visit="2026-06-05"), plan("p2", "2026-02-01")],
}


def test_months_that_only_the_first_workbook_covers_stay_and_the_new_ones_are_as_told_now(store, tmp_path):
    load([workbook(tmp_path / "may", **MAY)], store, as_of="2026-05-31")
    may = by_month(store, "contacts_total")
    assert (may["2025-12"], may["2026-05"]) == (1, 1)
    load([workbook(tmp_path / "june", **JUNE)], store, as_of="2026-06-30")
    june = by_month(store, "contacts_total")
    assert (june["2025-12"], june["2026-05"], june["2026-06"]) == (1, 2, 1)
    assert june["2026-01"] == 0, "covered and empty"
    assert store.covers(EVERYTHING)["contacts"] == date(2025, 12, 1)


def test_a_month_that_no_workbook_covers_is_null_and_never_0(store, tmp_path):
    load([workbook(tmp_path / "may", **MAY)], store, as_of="2026-05-31")
    months = by_month(store, "contacts_total")
    assert np.isnan(months["2025-11"])
    assert "2025-10" not in months or np.isnan(months["2025-10"])


def test_after_a_gap_between_workbooks_nothing_is_known_before_the_newest_window(store, tmp_path):
    spring = {"list_1": [contact("p1", "2025-04-10")], "list_7": [plan("p1", "2025-02-01")]}
    load([workbook(tmp_path / "spring", **spring)], store, as_of="2025-05-31")
    load([workbook(tmp_path / "june", **JUNE)], store, as_of="2026-06-30")
    assert store.covers(EVERYTHING)["contacts"] == date(2025, 12, 31)
    months = by_month(store, "contacts_total")
    assert np.isnan(months["2025-04"])
    assert np.isnan(months["2025-08"])
    assert months["2026-06"] == 1


def test_a_plan_that_ended_is_closed_and_one_that_is_on_no_list_any_more_is_not_counted_today(store, tmp_path):
    load([workbook(tmp_path / "may", **MAY)], store, as_of="2026-05-31")
    assert by_month(store, "cpp_rate")["2026-05"] == 3
    loaded = load([workbook(tmp_path / "june", **JUNE)], store, as_of="2026-06-30")
    now = by_month(store, "cpp_rate")
    assert now["2026-06"] == 1
    assert now["2026-05"] == 3, "May stays as it was told in May"
    assert [check for check, _, _ in loaded.findings if check == "end_not_told"] == ["end_not_told"]


def test_the_latest_visit_of_each_workbook_is_kept_and_not_counted_from(store, tmp_path):
    load([workbook(tmp_path / "may", **MAY)], store, as_of="2026-05-31")
    load([workbook(tmp_path / "june", **JUNE)], store, as_of="2026-06-30")
    visits = store.child(EVERYTHING, "p1")["cp_visits"]["cp_visit_date"]
    assert visits.dt.strftime("%Y-%m-%d").tolist() == ["2026-05-20", "2026-06-05"]
    assert "cp_visits_timely" in store.lacking(EVERYTHING)
    assert "cp_visits" not in store.supplied(EVERYTHING)


def test_the_two_workbooks_the_other_way_round_say_so_and_the_later_file_wins(store, tmp_path):
    load([workbook(tmp_path / "june", **JUNE)], store, as_of="2026-06-30")
    loaded = load([workbook(tmp_path / "may", **MAY)], store, as_of="2026-05-31")
    assert "31 May 2026" in loaded.notes[0]
    assert store.latest_load(EVERYTHING).as_of.date() == date(2026, 5, 31)
    assert by_month(store, "contacts_total")["2026-05"] == 1


def test_every_table_of_a_workbook_is_typed_after_it_was_merged(store, tmp_path):
    load([workbook(tmp_path / "may", **MAY)], store, as_of="2026-05-31")
    load([workbook(tmp_path / "june", **JUNE)], store, as_of="2026-06-30")
    for name, frame in store.tables(EVERYTHING).items():
        assert list(frame.columns) == list(TABLES[name].names)
