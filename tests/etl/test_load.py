"""The load, from files to the store: provenance, row account, windows, and what a later load does to an earlier one."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from data.results import Grain, UnitKind
from data.scope import EVERYTHING
from data.store import Busy, Store, hold
from etl.findings import Unreadable
from etl.load import LEASE, load

CONTACTS = """cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code,loc_team_id
c1,p1,2026-06-01,1A,t1
c2,p2,2026-06-02,1A,t1
,p3,2026-06-03,1A,t1
c4,p1,soon,1A,t1
"""
DEPARTMENT = "dept_team_id,dept_team_name,dept_team_parent_id,dept_team_parent_name\ns1,North,,\nt1,River,s1,North\n"
PERSON = "pers_person_id,pers_dob\np1,2015-01-01\np2,2016-02-02\n"


@pytest.fixture
def store(store_url):
    store = Store.open(store_url)
    yield store
    store.close()


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    folder = tmp_path / "extract"
    folder.mkdir()
    (folder / "ssd_contacts.csv").write_text(CONTACTS, encoding="utf-8")
    (folder / "ssd_department.csv").write_text(DEPARTMENT, encoding="utf-8")
    (folder / "ssd_person.csv").write_text(PERSON, encoding="utf-8")
    return folder


def value(store: Store, indicator: str, grain: Grain = Grain.MONTH) -> list[float]:
    (one,) = store.series(EVERYTHING, [indicator], grain, kinds=[UnitKind.TRUST])
    return one.value.tolist()


def test_every_row_is_accounted_for_and_every_oddity_is_a_finding(store, extract):
    loaded = load([extract], store, as_of="2026-06-30")
    account = {row.table: (row.read, row.loaded, row.set_aside) for row in loaded.account}
    assert account == {"contacts": (4, 3, 1), "department": (2, 2, 0), "person": (2, 2, 0)}
    assert all(row.read == row.loaded + row.set_aside for row in loaded.account)
    aside = store.set_aside(EVERYTHING)
    assert len(aside) == 1
    assert "p3" in aside["row"][0]
    assert {check for check, _, _ in loaded.findings} >= {"unreadable_date"}
    assert store.findings(EVERYTHING, check="unreadable_date")["line"].tolist() == [5]
    assert set(loaded.seconds) >= {"read", "conform", "check", "count", "store"}


def test_what_was_loaded_is_counted_listed_and_told(store, extract):
    loaded = load([extract], store, as_of="2026-06-30")
    assert value(store, "contacts_total")[-1] == 2
    cases = store.cases(EVERYTHING, "contacts_total")
    assert sorted(zip(cases["ref"], cases["team"], cases["service"], strict=True)) == [
        ("c1", "River", "North"),
        ("c2", "River", "North"),
    ]
    told = store.latest_load(EVERYTHING)
    assert (told.id, told.source, told.invented) == (loaded.load_id, "ssd-csv", False)
    assert told.as_of.date() == date(2026, 6, 30)
    assert len(told.files) == 3
    assert "contact_decision_1wd" in store.lacking(EVERYTHING)
    assert "contacts_total" not in store.lacking(EVERYTHING)


def test_a_later_load_replaces_the_tables_it_brings_and_counts_over_all_there_is(store, extract):
    load([extract], store, as_of="2026-06-30")
    (extract / "ssd_department.csv").unlink()
    (extract / "ssd_person.csv").unlink()
    (extract / "ssd_contacts.csv").write_text(CONTACTS + "c5,p2,2026-06-29,1A,t1\n", encoding="utf-8")
    load([extract], store, as_of="2026-06-30")
    assert value(store, "contacts_total")[-1] == 3
    assert set(store.cases(EVERYTHING, "contacts_total")["team"]) == {"River"}
    assert len(store.tables(EVERYTHING, ["person"])["person"]) == 2


def test_a_source_older_than_the_one_before_is_loaded_and_says_so(store, extract):
    load([extract], store, as_of="2026-06-30")
    loaded = load([extract], store, as_of="2026-06-15")
    assert len(loaded.notes) == 1
    assert "15 June 2026" in loaded.notes[0]
    assert "30 June 2026" in loaded.notes[0]
    assert store.latest_load(EVERYTHING).as_of.date() == date(2026, 6, 15)


def test_an_invented_trust_and_a_real_one_are_never_mixed(store, extract, tmp_path):
    invented = tmp_path / "invented"
    shutil.copytree(extract, invented)
    (invented / "sightline-invented.json").write_text('{"invented": true, "as_of": "2026-06-30"}', encoding="utf-8")
    load([invented], store)
    assert store.latest_load(EVERYTHING).invented
    (extract / "ssd_person.csv").unlink()
    loaded = load([extract], store, as_of="2026-06-30")
    assert not store.latest_load(EVERYTHING).invented
    assert set(store.tables(EVERYTHING)) == {"contacts", "department"}
    assert "invented" in loaded.notes[0]


def test_what_cannot_be_read_leaves_the_last_good_load(store, extract, tmp_path):
    load([extract], store, as_of="2026-06-30")
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    (nothing / "holiday.txt").write_text("no table", encoding="utf-8")
    with pytest.raises(Unreadable, match="no table we know"):
        load([nothing], store)
    assert store.version(EVERYTHING) == 1
    assert len(store.cases(EVERYTHING, "contacts_total")) == 2


def test_a_load_waits_for_no_other_longer_than_it_was_told(store, extract):
    with hold(store.engine, LEASE), pytest.raises(Busy, match="already under way"):
        load([extract], store, patience=0.0)
    load([extract], store, patience=0.0)


def test_findings_name_the_team_that_holds_the_child_where_they_name_none(store, extract):
    (extract / "ssd_involvements.csv").write_text(
        "invo_involvements_id,invo_professional_id,invo_professional_role_id,invo_professional_team,"
        "invo_involvement_start_date,invo_involvement_end_date,invo_person_id\n"
        "i1,w1,CW,t1,2026-01-01,,p1\n",
        encoding="utf-8",
    )
    load([extract], store, as_of="2026-06-30")
    (row,) = store.findings(EVERYTHING, check="unreadable_date").to_dict("records")
    assert (row["person"], row["team"]) == ("p1", "River")
    counts = store.finding_counts(EVERYTHING)
    assert counts[counts["check"] == "unreadable_date"][["team", "service"]].to_numpy().tolist() == [["River", "North"]]


def test_the_real_workbook_loads_all_its_lists(store, realdata):
    loaded = load([realdata / "annex-a" / "liia_Annex_A_2024_Jan.xlsx"], store)
    assert len(loaded.account) == 11
    assert sum(row.read for row in loaded.account) == 59
    assert sum(row.loaded + row.set_aside for row in loaded.account) == 59
    assert not store.latest_load(EVERYTHING).invented
    assert store.covers(EVERYTHING)["contacts"] > date(2020, 1, 1)


def test_the_same_workbook_again_changes_no_number(store, realdata):
    workbook = realdata / "annex-a" / "liia_Annex_A_2024_Jan.xlsx"

    def numbers() -> dict[str, list[float]]:
        found = {}
        for name in ("contacts_total", "cpp_rate", "cla_rate"):
            for one in store.series(EVERYTHING, [name], Grain.MONTH, kinds=[UnitKind.TRUST]):
                found[name] = one.numerator.tolist()
        return found

    load([workbook], store)
    first, rows = numbers(), store.feeds(EVERYTHING).set_index("table")["rows"].to_dict()
    load([workbook], store)
    assert str(numbers()) == str(first)
    assert store.feeds(EVERYTHING).set_index("table")["rows"].to_dict() == rows


def test_progress_is_told_by_stage(store, extract):
    told: list[tuple[str, int, int]] = []
    load([extract], store, progress=lambda *stage: told.append(stage))
    stages = list(dict.fromkeys(stage for stage, _, _ in told))
    assert stages[0] == "read"
    assert stages[-2:] == ["count", "store"]
    assert all(0 <= done <= total for _, done, total in told)
