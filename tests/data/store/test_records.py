"""Records in the store: what people typed is kept by key, with every change to it, and no load touches it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pandas as pd
import pytest

from data.scope import EVERYTHING, Depth, Scope
from data.store import Invalid, Store, StoreError, key_text, remove_records, write_records
from data.store.record_rows import shows
from data.store.visibility import Visibility
from data.tables import RECORDS, Type
from data.tables.records import Record, column
from tests.loads import UNITS, new_load, write

REVIEW = {"review_id": "r1", "month_allocated": date(2026, 6, 12), "team_id": "t1", "first_grade": "good"}


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    opened = Store.open(store_url)
    yield opened
    opened.close()


def record(store: Store, *rows, name: str = "practice_review", by: str = "Ann Example", **more):
    return write_records(store, name, rows, by=by, source="reviews.csv", **more)


def cells(store: Store, scope: Scope = EVERYTHING) -> list[dict[str, object]]:
    frame = store.records(scope, "practice_review")
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def test_a_row_is_kept_as_its_declared_types(store):
    written = record(store, REVIEW)
    assert (written.new, written.changed, written.unchanged, written.refused) == (1, 0, 0, ())
    frame = store.records(EVERYTHING, "practice_review")
    assert list(frame.columns) == [*RECORDS["practice_review"].names, "changed_at", "changed_by"]
    assert frame["month_allocated"].tolist() == [pd.Timestamp("2026-06-01")]
    assert frame["completed_on"].isna().all()
    assert frame["month_allocated"].dtype == frame["completed_on"].dtype == "datetime64[s]"
    assert frame["first_grade"].tolist() == ["good"]


def test_a_row_with_a_known_key_changes_only_the_columns_it_speaks_of(store):
    record(store, REVIEW)
    written = record(store, {"review_id": "r1", "moderated_grade": "good"}, {"review_id": "r2"})
    assert (written.new, written.changed, written.unchanged) == (1, 1, 0)
    assert [(row["first_grade"], row["moderated_grade"]) for row in cells(store)] == [("good", "good"), (None, None)]


def test_a_row_that_says_what_is_there_changes_nothing(store):
    record(store, REVIEW)
    written = record(store, REVIEW, by="Bob Example")
    assert (written.new, written.changed, written.unchanged) == (0, 0, 1)
    assert [row["changed_by"] for row in cells(store)] == ["Ann Example"]
    assert len(store.record_history(EVERYTHING, "practice_review").groupby("changed_at")) == 1


def test_who_changed_what_when_is_kept(store):
    record(store, REVIEW)
    record(store, {"review_id": "r1", "first_grade": "inadequate", "team_id": None}, by="Bob Example")
    history = store.record_history(EVERYTHING, "practice_review", key_text(RECORDS["practice_review"], REVIEW))
    latest = history[history["changed_by"] == "Bob Example"]
    assert latest[["column", "was", "now", "source"]].to_numpy().tolist() == [
        ["team_id", "t1", None, "reviews.csv"],
        ["first_grade", "good", "inadequate", "reviews.csv"],
    ]
    assert datetime.fromisoformat(latest["changed_at"].iloc[0]).tzinfo is not None
    assert set(history[history["changed_by"] == "Ann Example"]["was"]) == {None}


def test_a_removed_record_is_gone_and_its_history_is_not(store):
    record(store, REVIEW, {"review_id": "r2"})
    gone = remove_records(store, "practice_review", [{"review_id": "r1"}, {"review_id": "no"}], by="Ann", source="page")
    assert gone == 1
    assert [row["review_id"] for row in cells(store)] == ["r2"]
    latest = store.record_history(EVERYTHING, "practice_review").iloc[0]
    assert (latest["column"], latest["was"], latest["now"]) == ("review_id", "r1", None)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"review_id": None}, "review_id is blank: a practice_review needs its key"),
        ({"review_id": " \x00 "}, "review_id is blank: a practice_review needs its key"),
        ({"review_id": "a", "first_grade": "splendid"}, "first_grade is none of outstanding, good, "),
        ({"review_id": "a", "completed_on": "2026-06-01"}, "completed_on is no date: write it as 2026-06-30"),
        ({"review_id": "a", "completed_on": date(1066, 10, 14)}, "completed_on is no date"),
        ({"review_id": "a" * 201}, "review_id is over 200 characters long: shorten it"),
        ({"review_id": "a", "exempt_reason": 3}, "exempt_reason is text"),
        ({"review_id": "good"}, "the same review_id as an earlier row"),
    ],
)
def test_a_row_that_cannot_be_a_record_is_refused_with_a_reason_and_the_others_are_written(store, row, reason):
    written = record(store, {"review_id": "good"}, row, {"review_id": "last"})
    assert [(one.place, one.reason.startswith(reason)) for one in written.refused] == [(1, True)]
    assert [found["review_id"] for found in cells(store)] == ["good", "last"]


def test_a_column_that_is_not_declared_is_a_mistake_of_the_program(store):
    with pytest.raises(KeyError, match="practice_review has no column colour"):
        record(store, {"review_id": "a", "colour": "red"})


def test_records_are_written_by_somebody(store):
    with pytest.raises(ValueError, match="say who"):
        record(store, REVIEW, by="  ")


def test_text_keeps_its_lines_and_loses_what_no_database_can_hold(store):
    record(store, {"review_id": "r1", "exempt_reason": " left\r\non Friday\x00 "})
    assert cells(store)[0]["exempt_reason"] == "left\non Friday"


def test_whatever_fails_inside_the_transaction_leaves_nothing_behind(store):
    def fails(pending):
        assert len(pending.store.records(EVERYTHING, "practice_review")) == pending.written.new == 1
        raise RuntimeError("it fails")

    with pytest.raises(RuntimeError):
        record(store, REVIEW, then=fails)
    assert cells(store) == []
    assert len(store.record_history(EVERYTHING, "practice_review")) == 0


def test_no_load_touches_a_record(store):
    write(store)
    record(store, REVIEW)
    write(store)
    assert [row["review_id"] for row in cells(store)] == ["r1"]


# Invented and real


def test_records_of_an_invented_trust_are_not_there_once_a_real_one_is_loaded(store):
    write(store, new_load(invented=True))
    record(store, REVIEW)
    write(store, new_load(invented=False, afresh=True))
    assert cells(store) == []
    assert len(store.record_history(EVERYTHING, "practice_review")) == 0
    record(store, {"review_id": "r1", "first_grade": "inadequate"})
    assert [row["team_id"] for row in cells(store)] == [None]
    write(store, new_load(invented=True, afresh=True))
    assert [row["first_grade"] for row in cells(store)] == ["good"]


def test_invented_records_are_refused_by_a_store_that_holds_a_real_trust(store):
    write(store, new_load(invented=False))
    with pytest.raises(StoreError, match="must not be mixed"):
        record(store, REVIEW, invented=True)


def test_what_is_recorded_before_any_load_is_taken_for_real_unless_it_says_otherwise(store):
    record(store, REVIEW)
    write(store, new_load(invented=True))
    assert cells(store) == []


# Scope


@pytest.fixture
def reviewed(store: Store) -> Store:
    write(store)  # River is team t1 of North, Hill team t2 of South
    record(
        store,
        {"review_id": "of river", "team_id": "t1", "person_id": "p1"},
        {"review_id": "of hill", "team_id": "t2", "person_id": "p2"},
        {"review_id": "of hill, no child", "team_id": "t2"},
        {"review_id": "of nobody"},
    )
    return store


def seen(store: Store, scope: Scope) -> list[object]:
    return [row["review_id"] for row in cells(store, scope)]


def test_everything_is_seen_by_those_who_see_everything(reviewed):
    assert len(seen(reviewed, EVERYTHING)) == 4


def test_rows_of_other_teams_and_of_no_team_are_cut(reviewed):
    river = Scope(services=None, teams=frozenset({"River"}), depth=Depth.CHILD)
    assert seen(reviewed, river) == ["of river"]
    south = Scope(services=frozenset({"South"}), teams=None, depth=Depth.CHILD)
    assert seen(reviewed, south) == ["of hill", "of hill, no child"]


def test_an_action_is_seen_by_the_unit_whose_meeting_agreed_it_and_else_by_its_team(reviewed):
    north = next(unit for unit in UNITS if unit.kind == "service" and unit.name == "North")
    record(
        reviewed,
        {"action_id": "of river", "team_id": "t1"},
        {"action_id": "of north", "unit_kind": "service", "unit_id": north.id, "meeting_on": date(2026, 6, 30)},
        {"action_id": "of the trust", "unit_kind": "trust", "meeting_on": date(2026, 6, 30)},
        name="action",
    )
    for services, expected in (({"North"}, ["of north", "of river"]), ({"South"}, [])):
        scope = Scope(services=frozenset(services), teams=None, depth=Depth.CHILD)
        assert reviewed.records(scope, "action")["action_id"].tolist() == expected


def test_what_only_meetings_agreed_is_nothing_that_quality_assurance_supplies(store):
    """Else a trust that records no review would read that none of its actions is overdue."""
    record(store, {"action_id": "m", "meeting_on": date(2026, 6, 30)}, name="action")
    assert "action" not in store.supplied(EVERYTHING)
    record(store, {"action_id": "q", "team_id": "t1"}, name="action")
    assert "action" in store.supplied(EVERYTHING)


def test_a_row_that_names_a_child_needs_the_depth_of_children(reviewed):
    assert seen(reviewed, Scope(services=None, teams=None, depth=Depth.WORKER)) == ["of hill, no child", "of nobody"]


def test_a_kind_that_names_workers_needs_the_depth_of_workers(reviewed):
    with pytest.raises(PermissionError, match="worker level"):
        reviewed.records(Scope(services=None, teams=None, depth=Depth.AGGREGATE), "practice_review")


def test_history_is_cut_as_its_rows_are(reviewed):
    record(reviewed, {"review_id": "of river", "team_id": "t2"})
    river = Scope(services=None, teams=frozenset({"River"}), depth=Depth.CHILD)
    hill = Scope(services=None, teams=frozenset({"Hill"}), depth=Depth.CHILD)
    assert set(reviewed.record_history(river, "practice_review")["record_key"]) == {'["of river"]'}
    assert "t1" not in set(reviewed.record_history(hill, "practice_review")["was"])


def test_a_scope_is_asked_for_and_no_other_kind_is_known(store):
    with pytest.raises(TypeError, match="takes a Scope first"):
        store.records("practice_review", "practice_review")
    with pytest.raises(KeyError, match="no record nothing; there are action,"):
        store.records(EVERYTHING, "nothing")


# Keys of several columns, units of any kind


def test_a_key_of_several_columns_may_be_blank_in_part():
    columns = (column("what", Type.KEY, "What"), column("where", Type.KEY, "Where"))
    plan = Record(name="thematic", plural="plans", meaning="x", key=("what", "where"), columns=columns)
    assert key_text(plan, {"what": "a", "where": None}) == '["a", null]'
    assert key_text(plan, {"what": "a", "where": "b"}) != key_text(plan, {"what": "b", "where": "a"})


def test_units_of_any_kind_are_cut_to_a_scope():

    target = Record(
        name="target",
        plural="targets",
        meaning="x",
        key=("unit",),
        unit="unit",
        unit_kind="unit_kind",
        columns=(column("unit", Type.KEY, "Unit"), column("unit_kind", Type.TEXT, "Kind")),
    )
    rows = {
        "trust": {"unit_kind": "trust", "unit": None},
        "north": {"unit_kind": "service", "unit": "s1"},
        "river": {"unit_kind": "team", "unit": "t1"},
        "ann": {"unit_kind": "worker", "unit": "w1"},
    }
    north = Scope(services=frozenset({"North"}), teams=None, depth=Depth.AGGREGATE)
    assert [name for name, row in rows.items() if shows(target, Visibility(north, UNITS), row)] == ["north", "river"]
    whole = Scope(services=None, teams=None, depth=Depth.AGGREGATE)
    assert [name for name, row in rows.items() if shows(target, Visibility(whole, UNITS), row)] == [
        "trust",
        "north",
        "river",
    ]
    assert all(shows(target, Visibility(EVERYTHING, UNITS), row) for row in rows.values())


REPORT = {
    "report_id": "2026-06-28-collective",
    "unit_kind": "trust",
    "fortnight_end": date(2026, 6, 28),
    "taking_id": "t1",
    "state": "draft",
    "going_well": "Visits",
}


def test_a_sealed_record_neither_changes_nor_goes(store):
    record(store, REPORT, name="service_report")
    record(store, REPORT | {"state": "signed", "signed_on": date(2026, 6, 30)}, name="service_report")
    before = store.records(EVERYTHING, "service_report").to_dict("records")
    for change in ({"going_well": "Nothing"}, {"signed_on": None}, {"state": "draft", "signed_on": None}):
        written = record(store, {"report_id": REPORT["report_id"]} | change, name="service_report")
        assert [one.reason for one in written.refused] == [
            "one of the head of service reports never changes once it is signed"
        ]
    with pytest.raises(Invalid, match="never changes once it is signed"):
        remove_records(store, "service_report", [REPORT], by="Ann", source="page")
    assert store.records(EVERYTHING, "service_report").to_dict("records") == before


def test_what_is_written_once_takes_nothing_more_and_the_same_again_is_no_change(store):
    row = {"taking_id": "t1", "unit_kind": "trust", "fortnight_end": date(2026, 6, 28), "figures_on": date(2026, 6, 28)}
    record(store, row | {"body": "{}"}, name="frozen_figures")
    assert record(store, row | {"body": "{}"}, name="frozen_figures").unchanged == 1
    (refused,) = record(store, row | {"body": "[]"}, name="frozen_figures").refused
    assert refused.reason == "one of the frozen figures never changes as soon as it is kept"


def test_of_two_who_write_at_once_the_second_is_told_and_nothing_is_lost(store):
    record(store, REPORT, name="service_report", seen="")
    (seen,) = store.records(EVERYTHING, "service_report")["changed_at"]
    key = {"report_id": REPORT["report_id"]}
    record(store, key | {"worries": "Of Ann"}, name="service_report", seen=seen)
    with pytest.raises(Invalid, match="somebody else changed this after you opened the page"):
        record(store, key | {"worries": "Of Bob"}, name="service_report", seen=seen, by="Bob Example")
    with pytest.raises(Invalid, match="somebody else changed this"):
        record(store, REPORT | {"asks": "Twice begun"}, name="service_report", seen="")
    assert store.records(EVERYTHING, "service_report")["worries"].tolist() == ["Of Ann"]


def test_one_record_is_read_by_its_key_and_only_in_scope(store):
    record(store, REVIEW, {"review_id": "r2"})
    found = store.records(EVERYTHING, "practice_review", key={"review_id": "r2"})
    assert found["review_id"].tolist() == ["r2"]
    assert store.records(EVERYTHING, "practice_review", key={"review_id": "r3"}).empty
    nobody = Scope(services=frozenset(), teams=frozenset(), depth=Depth.CHILD)
    assert store.records(nobody, "practice_review", key={"review_id": "r1"}).empty
