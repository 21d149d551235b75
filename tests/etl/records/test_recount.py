"""Records change between loads: what follows from them changes with them, and nothing else does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.results import Grain, Series, UnitKind
from data.scope import EVERYTHING, Depth, Scope
from data.store import Busy, Invalid, Store, hold
from etl.load import LEASE, load
from etl.records import import_records, remove_listed, remove_typed, write_typed
from indicators.catalogue import INDICATORS, recorded_indicators

CONTACTS = """cont_contact_id,cont_person_id,cont_contact_date,loc_team_id
c1,p1,2025-04-01,t1
c3,p1,2026-04-01,t1
c2,p2,2026-06-02,t2
"""
DEPARTMENT = "dept_team_id,dept_team_name\nt1,River\nt2,Hill\n"
PERSON = "pers_person_id,pers_dob\np1,2015-01-01\np2,2016-02-02\n"
REVIEWS = """review_id,month_allocated,manager_id,team_id,person_id,completed_on,moderated_grade
r1,2026-03,m1,t1,p1,2026-03-12,good
r2,2026-05,m1,t1,p2,2026-05-12,inadequate
r3,2026-05,m2,,,,
"""
MORE = """review_id,month_allocated,manager_id,team_id,person_id,completed_on,moderated_grade
r3,2026-05,m2,t2,p1,2026-05-31,outstanding
"""
ACTIONS = "action_id,team_id,first_due_on,person_id\na1,t2,2026-06-10,p1\n"


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    opened = Store.open(store_url)
    yield opened
    opened.close()


def folder(path: Path) -> Path:
    path.mkdir()
    for name, text in (("ssd_contacts", CONTACTS), ("ssd_department", DEPARTMENT), ("ssd_person", PERSON)):
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    return folder(tmp_path / "extract")


def take(store: Store, tmp_path: Path, text: str, name: str = "practice_review"):
    path = tmp_path / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    return import_records(store, name, path, by="Ann")


def results(store: Store) -> dict[tuple[object, ...], tuple[object, ...]]:
    """Everything that is kept of every indicator."""
    found: dict[tuple[object, ...], tuple[object, ...]] = {}
    for grain in Grain:
        for category in (None, "*"):
            for one in store.series(EVERYTHING, list(INDICATORS), grain, category=category):
                found[one.indicator, grain, one.unit.kind, one.unit.name, one.category] = numbers(one)
    return found


def numbers(one: Series) -> tuple[object, ...]:
    columns = (one.first, one.last, one.numerator, one.denominator, one.unknown, one.value)
    return tuple(repr(None if column is None else column.tolist()) for column in columns)


def cases(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every case that is kept, by indicator."""
    found = {name: store.cases(EVERYTHING, name) for name in INDICATORS}
    return {
        name: sorted(map(tuple, frame.astype(object).where(frame.notna(), None).to_numpy().tolist()), key=repr)
        for name, frame in found.items()
        if len(frame)
    }


def trust(store: Store, indicator: str, grain: Grain = Grain.MONTH) -> dict[str, object]:
    (one,) = store.series(EVERYTHING, [indicator], grain, kinds=[UnitKind.TRUST])
    months = pd.to_datetime(one.first.astype("datetime64[D]")).strftime("%Y-%m")
    return {month: None if pd.isna(value) else float(value) for month, value in zip(months, one.value, strict=True)}


def test_records_taken_in_after_a_load_are_counted_as_if_they_had_been_there_before(store, extract, tmp_path):
    load([extract], store, as_of="2026-06-30")
    imported = take(store, tmp_path, REVIEWS)
    take(store, tmp_path, MORE)
    take(store, tmp_path, ACTIONS, "action")
    assert imported.counted == recorded_indicators({"practice_review"})
    after = results(store), cases(store), store.lacking(EVERYTHING)
    load([extract], store, as_of="2026-06-30")
    assert (results(store), cases(store), store.lacking(EVERYTHING)) == after


def test_a_load_counts_the_records_that_are_there(store, extract, tmp_path):
    load([extract], store, as_of="2026-06-30")
    assert store.lacking(EVERYTHING)["qa_grades"] == ("practice_review",)
    take(store, tmp_path, REVIEWS)
    load([extract], store, as_of="2026-06-30")
    assert "qa_grades" not in store.lacking(EVERYTHING)
    grades = trust(store, "qa_grades")
    assert (grades["2026-02"], grades["2026-03"], grades["2026-04"], grades["2026-05"]) == (None, 100.0, None, 0.0)


def test_nothing_else_is_touched(store, extract, tmp_path):
    load([extract], store, as_of="2026-06-30")
    before, listed = results(store), cases(store)
    take(store, tmp_path, REVIEWS)
    after = results(store)
    mine = set(recorded_indicators({"practice_review"}))
    assert {key: after[key] for key in before} == before
    assert {key[0] for key in after.keys() - before.keys()} == mine
    assert {name: rows for name, rows in cases(store).items() if name not in mine} == listed


def test_a_month_before_the_first_record_has_no_number_and_a_month_without_one_has(store, extract, tmp_path):
    load([extract], store, as_of="2026-06-30")
    take(store, tmp_path, "thematic_id,planned_month,report_received_on\nx1,2026-03,2026-04-01\n", "thematic")
    months = trust(store, "qa_thematic")
    assert (months["2026-02"], months["2026-03"], months["2026-04"]) == (None, 1.0, 0.0)


def test_what_is_taken_away_is_taken_out_of_the_numbers(store, extract, tmp_path):
    load([extract], store, as_of="2026-06-30")
    take(store, tmp_path, REVIEWS)
    path = tmp_path / "gone.csv"
    path.write_text("review_id\nr2\nnever\n", encoding="utf-8")
    assert remove_listed(store, "practice_review", path, by="Bob") == (2, 1)
    assert trust(store, "qa_grades")["2026-05"] is None
    path.write_text("review_id\nr1\nr3\n", encoding="utf-8")
    remove_listed(store, "practice_review", path, by="Bob")
    assert store.lacking(EVERYTHING)["qa_grades"] == ("practice_review",)
    assert len(store.cases(EVERYTHING, "qa_reviews_done")) == 0


def test_a_reader_sees_the_whole_of_the_old_or_the_whole_of_the_new(store, extract, tmp_path):
    load([extract], store, as_of="2026-06-30")
    take(store, tmp_path, REVIEWS)
    with store.snapshot() as held:
        before, stamp = trust(held, "qa_reviews_done"), held.stamp(EVERYTHING)
        take(store, tmp_path, MORE)
        assert trust(held, "qa_reviews_done") == before
        assert held.records(EVERYTHING, "practice_review")["completed_on"].isna().sum() == 1
        assert held.stamp(EVERYTHING) == stamp
    assert trust(store, "qa_reviews_done")["2026-05"] == 100.0
    assert store.stamp(EVERYTHING) != stamp


def test_what_cannot_be_counted_is_not_recorded(store, extract, tmp_path, monkeypatch):
    load([extract], store, as_of="2026-06-30")
    take(store, tmp_path, REVIEWS)
    before = results(store), cases(store)

    def fails(*_: object) -> None:
        raise RuntimeError("it fails")

    monkeypatch.setattr("data.store.recounting.add_cases", fails)
    with pytest.raises(RuntimeError):
        take(store, tmp_path, MORE)
    assert store.records(EVERYTHING, "practice_review")["completed_on"].isna().sum() == 1
    assert (results(store), cases(store)) == before


def test_a_file_waits_for_a_load_that_is_under_way(store, extract, tmp_path, monkeypatch):
    load([extract], store, as_of="2026-06-30")
    monkeypatch.setattr("etl.records.recount.PATIENCE", 0.0)
    with hold(store.engine, LEASE), pytest.raises(Busy, match="already under way"):
        take(store, tmp_path, REVIEWS)
    assert len(store.records(EVERYTHING, "practice_review")) == 0


def test_a_unit_that_no_load_had_met_is_there_afterwards(store, extract, tmp_path):
    load([extract], store, as_of="2026-06-30")
    assert "Unknown team" not in {unit.name for unit in store.units(EVERYTHING)}
    take(store, tmp_path, REVIEWS)
    found = store.series(EVERYTHING, ["qa_reviews_done"], Grain.MONTH, kinds=[UnitKind.TEAM])
    assert {one.unit.name for one in found} == {"River", "Hill", "Unknown team"}


def test_a_review_opens_no_childs_timeline_to_the_team_it_names(store, extract, tmp_path):
    """Who may open it follows from who works with the child: a mistyped id must not."""
    load([extract], store, as_of="2026-06-30")
    take(store, tmp_path, REVIEWS)
    load([extract], store, as_of="2026-06-30")
    river = Scope(services=None, teams=frozenset({"River"}), depth=Depth.CHILD)
    assert store.child(river, "p1")
    with pytest.raises(PermissionError):
        store.child(river, "p2")


def test_records_of_an_invented_trust_are_not_counted_for_a_real_one(store, extract, tmp_path):
    invented = folder(tmp_path / "invented")
    (invented / "sightline-invented.json").write_text('{"as_of": "2026-06-30"}', encoding="utf-8")
    load([invented], store)
    take(store, tmp_path, REVIEWS)
    assert trust(store, "qa_grades")["2026-03"] == 100.0
    load([extract], store, as_of="2026-06-30")
    assert store.lacking(EVERYTHING)["qa_grades"] == ("practice_review",)
    load([invented], store)
    assert trust(store, "qa_grades")["2026-03"] == 100.0


def test_records_before_any_load_are_counted_by_the_first(store, extract, tmp_path):
    assert take(store, tmp_path, REVIEWS).counted == ()
    load([extract], store, as_of="2026-06-30")
    assert trust(store, "qa_grades")["2026-03"] == 100.0


#: A review as a form of a page says it.
TYPED = {
    "review_id": "r9",
    "month_allocated": date(2026, 5, 1),
    "manager_id": "m1",
    "team_id": "t1",
    "person_id": "p1",
    "completed_on": date(2026, 5, 12),
    "moderated_grade": "good",
}


def test_what_is_typed_is_counted_at_once_and_taken_back_as_quickly(store, extract):
    load([extract], store, as_of="2026-06-30")
    write_typed(store, "practice_review", [TYPED], by="Ann", source="page /reviews")
    (row,) = store.records(EVERYTHING, "practice_review").to_dict("records")
    assert (row["review_id"], row["changed_by"]) == ("r9", "Ann")
    assert trust(store, "qa_grades")["2026-05"] == 100.0
    remove_typed(store, "practice_review", [{"review_id": "r9"}], by="Ann", source="page /reviews")
    assert store.records(EVERYTHING, "practice_review").empty
    assert "qa_grades" in store.lacking(EVERYTHING)


def test_one_row_of_a_form_that_cannot_be_keeps_the_others_out(store, extract):
    load([extract], store, as_of="2026-06-30")
    rows = [TYPED, TYPED | {"review_id": "r8", "moderated_grade": "splendid"}]
    with pytest.raises(Invalid, match="moderated_grade is none of"):
        write_typed(store, "practice_review", rows, by="Ann", source="page /reviews")
    assert store.records(EVERYTHING, "practice_review").empty


def test_what_a_meeting_agreed_waits_for_no_load_and_what_is_counted_does(store, extract, monkeypatch):
    monkeypatch.setattr("etl.records.recount.PATIENCE", 0.0)
    load([extract], store, as_of="2026-06-30")
    agreed = {"action_id": "m1", "meeting_on": date(2026, 7, 1), "first_due_on": date(2026, 6, 1)}
    counted = {"action_id": "q1", "team_id": "t1", "first_due_on": date(2026, 6, 1)}
    with hold(store.engine, LEASE):
        write_typed(store, "action", [agreed], by="Ann", source="page /weekly/meeting")
        with pytest.raises(Busy):
            write_typed(store, "action", [counted], by="Ann", source="page /actions")
    assert store.records(EVERYTHING, "action")["action_id"].tolist() == ["m1"]
    assert store.lacking(EVERYTHING)["qa_actions_overdue"] == ("action",)


def test_an_action_that_was_counted_and_becomes_a_meetings_is_counted_no_more(store, extract):
    load([extract], store, as_of="2026-06-30")
    for key in ("q1", "q2"):
        row = {"action_id": key, "team_id": "t1", "first_due_on": date(2026, 6, 1)}
        write_typed(store, "action", [row], by="Ann", source="page /actions")
    assert trust(store, "qa_actions_overdue")["2026-06"] == 2.0
    moved = {"action_id": "q1", "meeting_on": date(2026, 6, 2)}
    write_typed(store, "action", [moved], by="Ann", source="page /weekly/meeting")
    assert trust(store, "qa_actions_overdue")["2026-06"] == 1.0


def test_what_is_typed_is_held_against_the_other_rows_as_a_file_is(store):
    day = date(2026, 4, 1)
    row = {"indicator": "assessments_45wd", "unit_kind": "trust", "unit_id": None, "valid_from": day}
    said = {"status": "agreed", "set_by": "The board", "set_on": day}
    for green, why in ((150.0, "above 100"), (-1.0, "below 0")):
        with pytest.raises(Invalid, match=why):
            write_typed(store, "target", [row | said | {"green": green}], by="Ann", source="page")
    with pytest.raises(Invalid, match="names none of ours"):
        write_typed(store, "target", [row | said | {"green": 90.0, "indicator": "nothing"}], by="Ann", source="page")
    write_typed(store, "target", [row | said | {"green": 90.0, "valid_to": date(2026, 6, 30)}], by="Ann", source="page")
    held = store.records(EVERYTHING, "target")
    assert held[["reads", "sense", "green"]].to_numpy().tolist() == [["value", "at_least", 90.0]]
    inside = row | said | {"green": 80.0, "valid_from": date(2026, 5, 1)}
    with pytest.raises(Invalid, match="overlap"):
        write_typed(store, "target", [inside], by="Ann", source="page")
    assert len(store.records(EVERYTHING, "target")) == 1
