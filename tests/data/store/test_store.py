"""Reading the store: what a load wrote, by loads, units, series, cases, children and the quality of the data."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest

from data.results import Grain, Unit, UnitKind
from data.scope import EVERYTHING, Depth, Scope
from data.store import EVERY_CATEGORY, FINDING_DAYS, Store, StoreError, schema
from tests.loads import AS_OF, HILL, NORTH, RIVER, TRUST, UNITS, cases, contacts, day, new_load, series, write
from tests.tables import tables


@pytest.fixture
def store(store_url):
    store = Store.open(store_url)
    yield store
    store.close()


@pytest.fixture
def loaded(store):
    write(store)
    return store


def test_an_empty_store_says_so_everywhere(store):
    assert store.version(EVERYTHING) == 0
    assert store.latest_load(EVERYTHING) is None
    assert store.loads(EVERYTHING) == []
    assert store.units(EVERYTHING) == []
    assert store.series(EVERYTHING, ["contacts_total"], Grain.DAY) == []
    assert store.cases(EVERYTHING, "s47_open_now").empty
    assert store.child(EVERYTHING, "p1") == {}
    assert store.feeds(EVERYTHING).empty
    assert store.tables(EVERYTHING) == {}
    assert store.findings(EVERYTHING).empty
    assert store.finding_counts(EVERYTHING).empty
    assert store.set_aside(EVERYTHING).empty
    assert store.lacking(EVERYTHING) == {}
    assert store.supplied(EVERYTHING) == {}
    assert store.cases_kept_from(EVERYTHING) is None


def test_a_load_is_told_with_its_provenance_and_row_account(loaded):
    load = loaded.latest_load(EVERYTHING)
    assert loaded.version(EVERYTHING) == load.id == 1
    assert load.as_of == AS_OF
    assert load.as_of.utcoffset() == timedelta(hours=1)
    assert load.invented
    assert load.files == (("a.csv", "ab" * 32),)
    assert load.account == (("contacts", "a.csv", 4, 3, 1),)
    assert load.covers_from == date(2021, 7, 1)
    assert (load.findings, load.set_aside) == (4, 1)
    assert set(load.seconds) == {"read", "store"}
    assert load.finished_at.tzinfo is not None


def test_loads_come_latest_first_each_with_its_own_account(loaded):
    write(loaded, new_load(account=[("contacts", "b.csv", 9, 9, 0)]))
    assert [load.id for load in loaded.loads(EVERYTHING)] == [2, 1]
    assert [load.account[0][1] for load in loaded.loads(EVERYTHING)] == ["b.csv", "a.csv"]
    assert [load.id for load in loaded.loads(EVERYTHING, limit=1)] == [2]


def test_a_store_opened_again_holds_what_it_held(loaded, store_url):
    again = Store.open(store_url)
    assert again.version(EVERYTHING) == 1
    again.close()


def test_units_come_as_the_load_counted_them(loaded):
    assert loaded.units(EVERYTHING) == list(UNITS)


def test_series_come_by_indicator_level_and_unit(loaded):
    found = loaded.series(EVERYTHING, ["contacts_total"], Grain.DAY)
    assert [one.unit for one in found] == list(UNITS)
    assert found[3].value.tolist() == [1, 2, 3]
    assert found[3].last.tolist() == [day("2026-06-28"), day("2026-06-29"), day("2026-06-30")]
    assert found[3].category is None


def test_series_can_be_asked_of_levels_units_categories_and_loads(loaded):
    write(loaded, new_load(series=[series(TRUST, [7, 8, 9])]))
    ask = loaded.series
    assert [one.unit for one in ask(EVERYTHING, ["contacts_total"], Grain.DAY)] == [TRUST]
    kinds = (UnitKind.SERVICE, UnitKind.TEAM)
    assert len(ask(EVERYTHING, ["contacts_total"], Grain.DAY, kinds=kinds, load_id=1)) == 4
    assert [one.unit for one in ask(EVERYTHING, ["contacts_total"], Grain.DAY, units=[HILL], load_id=1)] == [HILL]
    parts = ask(EVERYTHING, ["contacts_total"], Grain.DAY, category=EVERY_CATEGORY, load_id=1)
    assert [(one.unit, one.category) for one in parts] == [(RIVER, "police")]
    assert ask(EVERYTHING, ["contacts_total"], Grain.DAY, category="police", load_id=1)[0].value.tolist() == [0, 1, 2]
    assert ask(EVERYTHING, ["contacts_total"], Grain.WEEK) == []
    assert ask(EVERYTHING, ["another"], Grain.DAY) == []


def test_series_keep_the_order_they_were_asked_in(store):
    write(store, new_load(series=[series(TRUST, [1], name) for name in ("b", "c", "a")]))
    assert [one.indicator for one in store.series(EVERYTHING, ["c", "a", "b"], Grain.DAY)] == ["c", "a", "b"]


def test_cases_come_with_text_joined_and_days_as_dates(loaded):
    found = loaded.cases(EVERYTHING, "s47_open_now")
    assert list(found.columns) == [
        *("ref", "person", "service", "team", "worker"),
        *("start", "end", "opened", "due", "done", "met", "value", "category"),
    ]  # fmt: skip
    assert found["person"].tolist() == ["p1", "p2", "p3"]
    row = found[found["ref"] == "r2"].iloc[0]
    assert (row["service"], row["team"], row["worker"]) == ("North", "River", "Ann")
    assert (row["start"], row["end"]) == (pd.Timestamp("2026-06-10"), pd.Timestamp("2026-06-20"))
    assert (row["due"], row["met"]) == (pd.Timestamp("2026-06-15"), "not met")
    running = found[found["ref"] == "r3"].iloc[0]
    assert running["end"] is pd.NaT
    assert (running["met"], running["category"], running["value"]) == ("running", "neglect", 4.5)
    assert {str(found[name].dtype) for name in ("start", "end", "opened", "due", "done")} == {"datetime64[s]"}


def test_cases_of_a_day_are_those_that_cover_it(loaded):
    def persons(on: str) -> set[str]:
        return set(loaded.cases(EVERYTHING, "s47_open_now", on=date.fromisoformat(on))["person"])

    assert persons("2026-05-31") == set()
    assert persons("2026-06-10") == {"p1", "p2"}
    assert persons("2026-06-19") == {"p1", "p2", "p3"}
    assert persons("2026-06-20") == {"p1", "p3"}


def test_cases_after_a_day_are_those_that_have_not_ended_and_those_still_to_begin(loaded):
    def refs(after: str) -> list[str]:
        return loaded.cases(EVERYTHING, "s47_open_now", after=date.fromisoformat(after))["ref"].tolist()

    assert refs("2026-06-09") == ["r1", "r2", "r3"]
    assert refs("2026-06-19") == ["r1", "r2", "r3"]
    assert refs("2026-06-20") == ["r1", "r3"]


def test_workers_who_leave_within_days_come_the_first_to_leave_first(store):
    frames = tables(
        professionals=[
            {"professional_id": "w2", "end_date": "2026-07-03"},
            {"professional_id": "w1", "end_date": "2026-07-01"},
            {"professional_id": "w3", "end_date": "2026-07-02"},  # of whom nothing was ever counted
            {"professional_id": "w4", "end_date": "2026-06-30"},
        ]
    )
    write(store, new_load(tables={"professionals": frames["professionals"]}))
    found = store.leavers(EVERYTHING, date(2026, 6, 30), date(2026, 7, 3))
    assert found["worker"].tolist() == ["Ann", "Bob"]
    assert found["last_day"].tolist() == [date(2026, 7, 1), date(2026, 7, 3)]
    assert store.leavers(EVERYTHING, date(2026, 6, 30), date(2026, 7, 2))["worker"].tolist() == ["Ann"]
    hill = Scope(None, frozenset({"Hill"}), Depth.CHILD)
    assert store.leavers(hill, date(2026, 6, 30), date(2026, 7, 3))["worker"].tolist() == ["Bob"]


def test_cases_of_a_span_are_those_that_start_in_it_both_ends_included(loaded):
    june = loaded.cases(EVERYTHING, "s47_open_now", first=date(2026, 6, 10), last=date(2026, 6, 12))
    assert set(june["person"]) == {"p2", "p3"}


def test_cases_can_be_those_of_a_unit_or_a_child(loaded):
    def refs(**asked: object) -> list[str]:
        return loaded.cases(EVERYTHING, "s47_open_now", **asked)["ref"].tolist()

    ann = Unit(UnitKind.WORKER, "w1", "Ann", "t1")
    assert refs(unit=RIVER) == refs(unit=NORTH) == refs(unit=ann) == ["r2", "r3"]
    assert refs(unit=TRUST) == ["r1", "r2", "r3"]
    assert refs(unit=HILL) == ["r1"]
    assert refs(person="p3") == ["r3"]
    assert refs(unit=HILL, person="p3") == []


def test_cases_are_those_of_the_latest_load_alone(loaded):
    write(
        loaded, new_load(cases={"s47_open_now": cases([{"team_id": "t1", "start": day("2026-06-30"), "person": "px"}])})
    )
    assert loaded.cases(EVERYTHING, "s47_open_now")["person"].tolist() == ["px"]
    assert loaded.cases(EVERYTHING, "contacts_total").empty


def test_the_cases_of_the_load_before_are_kept_and_no_older_ones(store):
    for day_of_start in ("2026-06-01", "2026-06-02", "2026-06-03"):
        write(store, new_load(cases={"s47_open_now": cases([{"team_id": "t1", "start": day(day_of_start)}])}))
    starts = [store.cases(EVERYTHING, "s47_open_now", load_id=load)["start"].dt.day.tolist() for load in (3, 2, 1)]
    assert starts == [[3], [2], []]
    assert [store.keeps_cases(EVERYTHING, load) for load in (2, 1)] == [True, False]


def test_the_cases_of_another_trust_are_no_past(store):
    write(store)
    write(store, new_load(afresh=True))
    assert not store.keeps_cases(EVERYTHING, 1)


def test_cases_are_whole_from_thirteen_months_before_the_data_stands(loaded):
    assert loaded.cases_kept_from(EVERYTHING) == date(2025, 5, 30)


def test_an_ssd_load_replaces_the_tables_it_brings_and_touches_no_other(loaded):
    plans = tables(cin_plans=[{"person_id": "p1", "cin_plan_start_date": "2026-06-01"}])["cin_plans"]
    write(loaded, new_load(tables={"cin_plans": plans}, supplied={"cin_plans": frozenset({"cin_plan_start_date"})}))
    found = loaded.tables(EVERYTHING)
    assert set(found) == {"contacts", "cin_plans"}
    assert len(found["contacts"]) == 3
    pd.testing.assert_frame_equal(found["cin_plans"], plans)
    write(loaded, new_load(tables={"contacts": contacts(2)}))
    assert len(loaded.tables(EVERYTHING, ["contacts"])["contacts"]) == 2
    assert len(loaded.tables(EVERYTHING, ["cin_plans"])["cin_plans"]) == 1
    assert loaded.supplied(EVERYTHING) == {
        "contacts": frozenset({"contact_id", "contact_date"}),
        "cin_plans": frozenset({"cin_plan_start_date"}),
    }


def test_feeds_tell_rows_and_the_latest_event_of_each_table(loaded):
    (row,) = loaded.feeds(EVERYTHING).to_dict("records")
    assert row == {
        "table": "contacts",
        "rows": 3,
        "latest_event": pd.Timestamp("2026-06-30"),
        "load_id": 1,
        "kind": "ssd-csv",
        "as_of": AS_OF.isoformat(),
    }


def test_a_child_is_every_row_that_names_it_and_what_belongs_to_those_rows(store):
    frames = tables(
        person=[{"person_id": "p1"}, {"person_id": "p2"}],
        contacts=[{"person_id": "p1", "contact_date": "2026-06-01"}, {"person_id": "p2"}],
        cla_episodes=[
            {"cla_episode_id": "e1", "cla_id": "c1", "person_id": "p1"},
            {"cla_episode_id": "e2", "cla_id": "c2", "person_id": "p2"},
        ],
        cla_reviews=[{"cla_review_id": "v1", "cla_id": "c1"}, {"cla_review_id": "v2", "cla_id": "c2"}],
        cla_placement=[
            {"cla_placement_id": "a", "cla_id": "c1", "person_id": None},
            {"cla_placement_id": "b", "cla_id": "c1", "person_id": "p2"},
            {"cla_placement_id": "c", "cla_id": "cx", "person_id": "p1"},
        ],
        department=[{"team_id": "t1"}],
    )
    write(store, new_load(tables={name: frame for name, frame in frames.items() if len(frame)}))
    found = store.child(EVERYTHING, "p1")
    assert set(found) == {"person", "contacts", "cla_episodes", "cla_reviews", "cla_placement"}
    assert found["cla_reviews"]["cla_review_id"].tolist() == ["v1"]
    assert sorted(found["cla_placement"]["cla_placement_id"]) == ["a", "c"]
    assert found["contacts"]["contact_date"].tolist() == [pd.Timestamp("2026-06-01")]
    assert store.child(EVERYTHING, "nobody") == {}


def test_findings_come_one_by_one_and_counted(loaded):
    found = loaded.findings(EVERYTHING)
    assert len(found) == 4
    assert found.iloc[0].to_dict() == {
        "check": "bad_date", "severity": "warning", "table": "contacts", "message": "A date that is none.",
        "file": "a.csv", "line": 3, "column": "contact_date", "value": "soon", "person": "p1", "team": "Hill",
    }  # fmt: skip
    assert len(loaded.findings(EVERYTHING, check="bad_date")) == 2
    assert len(loaded.findings(EVERYTHING, severity="error", table="contacts")) == 1
    assert len(loaded.findings(EVERYTHING, team="River")) == 1
    counts = loaded.finding_counts(EVERYTHING)
    assert counts.groupby("check")["count"].sum().to_dict() == {"bad_date": 2, "unmapped_column": 1, "orphan": 1}
    write(loaded, new_load(findings=()))
    assert loaded.findings(EVERYTHING).empty
    assert len(loaded.findings(EVERYTHING, 1)) == 4
    assert loaded.finding_counts(EVERYTHING)["load_id"].unique().tolist() == [1]


def test_a_row_set_aside_is_kept_whole(loaded):
    assert loaded.set_aside(EVERYTHING).to_dict("records") == [
        {"table": "contacts", "file": "a.csv", "line": 2, "reason": "no key", "row": ',"p,1",'}
    ]


def test_what_indicators_lack_is_told(loaded):
    assert loaded.lacking(EVERYTHING) == {"rhi_72h": ("missing", "missing.rhi_completed_at")}


def test_states_that_the_source_overwrites_gain_a_row_a_load(store):
    def state(contact: str) -> dict[str, pd.DataFrame]:
        return {
            "care_leavers": tables(care_leavers=[{"person_id": "p1", "care_leaver_latest_contact": contact}])[
                "care_leavers"
            ]
        }

    write(store, new_load(states=state("2026-05-01")))
    july = datetime(2026, 7, 31, 23, 59, 59, tzinfo=UTC)
    write(store, new_load(states=state("2026-07-20"), as_of=july))
    write(store, new_load(states=state("2026-07-21"), as_of=july))
    found = store.states(EVERYTHING, "care_leavers")
    assert found[["loaded_as_of", "care_leaver_latest_contact"]].to_numpy().tolist() == [
        ["2026-06-30", "2026-05-01"],
        ["2026-07-31", "2026-07-21"],
    ]


def test_a_snapshot_sees_one_load_whatever_is_loaded_meanwhile(loaded):
    with loaded.snapshot() as held:
        assert held.version(EVERYTHING) == 1
        write(loaded, new_load(series=[series(TRUST, [9])], cases={}, tables={"contacts": contacts(50)}))
        assert loaded.version(EVERYTHING) == 2
        assert held.version(EVERYTHING) == 1
        assert len(held.cases(EVERYTHING, "s47_open_now")) == 3
        assert len(held.tables(EVERYTHING, ["contacts"])["contacts"]) == 3
        assert held.series(EVERYTHING, ["contacts_total"], Grain.DAY, units=[TRUST])[0].value.tolist() == [1, 2, 0]
    assert len(loaded.tables(EVERYTHING, ["contacts"])["contacts"]) == 50


def test_results_of_earlier_loads_are_kept_for_so_long_and_then_go_while_the_load_stays_known(loaded):
    def backdate(days: int, load_id: int) -> None:
        moment = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds")
        with loaded.engine.begin() as connection:
            connection.execute(schema.LOAD.update().where(schema.LOAD.c.id == load_id).values(finished_at=moment))

    backdate(FINDING_DAYS + 1, 1)
    write(loaded)
    assert loaded.findings(EVERYTHING, 1).empty
    assert len(loaded.series(EVERYTHING, ["contacts_total"], Grain.DAY, load_id=1)) == len(UNITS)
    assert set(loaded.finding_counts(EVERYTHING)["load_id"]) == {1, 2}
    backdate(401, 1)
    write(loaded)
    fresh = Store(loaded.engine)
    assert fresh.series(EVERYTHING, ["contacts_total"], Grain.DAY, load_id=1) == []
    assert set(loaded.finding_counts(EVERYTHING)["load_id"]) == {2, 3}
    assert loaded.loads(EVERYTHING)[-1].account == (("contacts", "a.csv", 4, 3, 1),)


def test_a_load_that_fails_half_way_leaves_the_last_one_whole(loaded):
    twice = new_load(tables={"contacts": contacts(90)}, cases={})
    with pytest.raises(StoreError):
        write(loaded, replace(twice, results=[*twice.results, twice.results[0]]))
    assert loaded.version(EVERYTHING) == 1
    assert len(loaded.tables(EVERYTHING)["contacts"]) == 3
    assert len(loaded.cases(EVERYTHING, "s47_open_now")) == 3
    write(loaded, replace(new_load(), notes=("again",)))
    assert loaded.latest_load(EVERYTHING).notes == ("again",)
