"""No read of the store works without a scope, and what the scope does not let through does not come."""

from __future__ import annotations

import inspect
from datetime import date

import pytest

from data.results import Grain, UnitKind
from data.scope import EVERYTHING, Depth, Scope
from data.store import Store
from tests.loads import ANN, BOB, HILL, NORTH, RIVER, SOUTH, TRUST, UNITS, new_load, write
from tests.tables import tables

#: What is done with a store rather than read from it.
NO_READS = {"open", "close", "snapshot", "told", "import_publications"}
#: Arguments that each read needs besides its scope.
MORE = {
    "series": (["contacts_total"], Grain.DAY),
    "cases": ("s47_open_now",),
    "coded": (["contacts_total"],),
    "child": ("p1",),
    "states": ("care_leavers",),
    "comparators": ("cpp_rate", "Sandwell"),
    "leavers": (date(2026, 6, 30), date(2026, 9, 1)),
    "keeps_cases": (1,),
    "records": ("target",),
    "record_history": ("target",),
    "targets": (str,),
}

CHILD, WORKER, AGGREGATE = Depth.CHILD, Depth.WORKER, Depth.AGGREGATE
NORTH_ONLY = Scope(frozenset({"North"}), None, CHILD)
HILL_ONLY = Scope(None, frozenset({"Hill"}), CHILD)
NOTHING = Scope(frozenset(), frozenset(), CHILD)

READS = [
    name
    for name, member in inspect.getmembers(Store)
    if not name.startswith("_") and callable(member) and name not in NO_READS
]


@pytest.fixture
def store(store_url):
    store = Store.open(store_url)
    frames = tables(person=[{"person_id": f"p{n}"} for n in range(1, 4)])
    write(store, new_load(tables={"person": frames["person"]}, supplied={"person": frozenset({"person_id"})}))
    yield store
    store.close()


def test_there_are_reads():
    assert {"version", "series", "cases", "child", "findings", "tables"} <= set(READS)


@pytest.mark.parametrize("name", READS)
def test_a_read_takes_the_scope_first_and_has_none_of_its_own(name):
    first = list(inspect.signature(getattr(Store, name)).parameters.values())[1]
    assert first.name == "scope"
    assert first.default is inspect.Parameter.empty


@pytest.mark.parametrize("name", READS)
@pytest.mark.parametrize("scope", [None, "everything", Depth.CHILD])
def test_a_read_refuses_what_is_no_scope(tmp_path, name, scope):
    store = Store.open(str(tmp_path / "s.db"))
    with pytest.raises(TypeError, match="Scope"):
        getattr(store, name)(scope, *MORE.get(name, ()))


@pytest.mark.parametrize("name", sorted({"cases", "child", "findings", "set_aside", "tables", "states"}))
@pytest.mark.parametrize("depth", [AGGREGATE, WORKER])
def test_rows_about_children_need_a_scope_that_goes_down_to_children(store, name, depth):
    with pytest.raises(PermissionError):
        getattr(store, name)(Scope(None, None, depth), *MORE.get(name, ()))


@pytest.mark.parametrize("name", ["set_aside", "tables", "states"])
@pytest.mark.parametrize("scope", [NORTH_ONLY, HILL_ONLY, NOTHING])
def test_what_cannot_be_cut_to_a_team_needs_a_scope_of_everything(store, name, scope):
    with pytest.raises(PermissionError):
        getattr(store, name)(scope, *MORE.get(name, ()))


@pytest.mark.parametrize(
    ("scope", "seen"),
    [
        (EVERYTHING, UNITS),
        (Scope(None, None, AGGREGATE), (TRUST, NORTH, SOUTH, RIVER, HILL)),
        (NORTH_ONLY, (NORTH, RIVER, ANN)),
        (Scope(frozenset({"North"}), None, AGGREGATE), (NORTH, RIVER)),
        (HILL_ONLY, (HILL, BOB)),
        (Scope(frozenset({"North"}), frozenset({"Hill"}), CHILD), ()),
        (Scope(frozenset({"South"}), frozenset({"Hill"}), CHILD), (HILL, BOB)),
        (NOTHING, ()),
    ],
)
def test_units_and_their_series_are_those_of_the_scope(store, scope, seen):
    assert store.units(scope) == list(seen)
    assert [one.unit for one in store.series(scope, ["contacts_total"], Grain.DAY)] == list(seen)


@pytest.mark.parametrize(
    ("scope", "unit"), [(NORTH_ONLY, TRUST), (NORTH_ONLY, HILL), (HILL_ONLY, SOUTH), (NOTHING, RIVER)]
)
def test_a_unit_asked_for_by_name_outside_the_scope_is_refused(store, scope, unit):
    with pytest.raises(PermissionError):
        store.series(scope, ["contacts_total"], Grain.DAY, units=[unit])
    with pytest.raises(PermissionError):
        store.cases(scope, "s47_open_now", unit=unit)


def test_numbers_of_workers_need_a_scope_that_goes_down_to_workers(store):
    shallow = Scope(None, None, AGGREGATE)
    with pytest.raises(PermissionError):
        store.series(shallow, ["contacts_total"], Grain.DAY, kinds=[UnitKind.WORKER])
    with pytest.raises(PermissionError):
        store.series(shallow, ["contacts_total"], Grain.DAY, units=[ANN])


@pytest.mark.parametrize(("scope", "refs"), [(NORTH_ONLY, ["r2", "r3"]), (HILL_ONLY, ["r1"]), (NOTHING, [])])
def test_cases_are_those_of_the_teams_of_the_scope(store, scope, refs):
    assert store.cases(scope, "s47_open_now")["ref"].tolist() == refs
    assert store.cases(scope, "s47_open_now", person="p2").empty is (scope is not NORTH_ONLY)


def test_a_child_can_be_opened_only_where_a_team_of_the_scope_has_a_case_of_it(store):
    assert "person" in store.child(NORTH_ONLY, "p2")
    for scope, person in ((HILL_ONLY, "p2"), (NORTH_ONLY, "p9"), (NOTHING, "p1")):
        with pytest.raises(PermissionError):
            store.child(scope, person)


@pytest.mark.parametrize(
    ("scope", "lines"),
    [(NORTH_ONLY, [4, None]), (HILL_ONLY, [3, None]), (NOTHING, [None]), (EVERYTHING, [3, 4, None, 9])],
)
def test_findings_are_those_of_the_scope_and_those_about_no_row(store, scope, lines):
    assert store.findings(scope)["line"].tolist() == lines


def test_findings_are_counted_for_the_teams_of_the_scope(store):
    assert store.finding_counts(NORTH_ONLY)["team"].tolist() == ["River"]
    assert store.finding_counts(NOTHING).empty
    assert store.finding_counts(EVERYTHING)["count"].sum() == 4


def test_a_snapshot_is_bound_by_the_scope_like_the_store_itself(store):
    with store.snapshot() as held:
        assert held.cases(HILL_ONLY, "s47_open_now")["ref"].tolist() == ["r1"]
        with pytest.raises(PermissionError):
            held.child(HILL_ONLY, "p2")
