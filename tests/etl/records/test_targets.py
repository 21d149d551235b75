"""Targets from a file: written whole or set aside with line and column, and out again as they came in."""

from __future__ import annotations

from datetime import date

import pytest

from data.results import UnitKind
from data.scope import EVERYTHING
from data.store import Store
from etl.records import export_records, import_records
from indicators.catalogue import INDICATORS
from indicators.targeting import speaker
from tests.loads import write

HEAD = "indicator,unit_kind,unit_id,valid_from,valid_to,reads,sense,green,amber,status,set_by,set_on,source\n"
AGREED = "agreed,Board,2026-03-20,Minute 7"
LAST_YEAR = f"rereferrals_12m,,,2025-04-01,2026-03-31,,,20,24,{AGREED}\n"
THIS_YEAR = f"rereferrals_12m,,,2026-04-01,,,,18,22,{AGREED}\n"


@pytest.fixture
def store(store_url):
    held = Store.open(store_url)
    yield held
    held.close()


@pytest.fixture
def take(store, tmp_path):
    def taken(*rows, name="targets.csv", head=HEAD):
        path = tmp_path / name
        path.write_text(head + "".join(rows), encoding="utf-8")
        return import_records(store, "target", path, by="A. Manager")

    return taken


def on(store, day, unit=None):
    return store.targets(EVERYTHING, speaker(INDICATORS)).on("rereferrals_12m", day, unit)


def test_a_target_holds_from_its_day_and_last_years_stays(store, take):
    assert take(LAST_YEAR, THIS_YEAR).written.new == 2
    now, then = on(store, date(2026, 6, 1)), on(store, date(2026, 3, 31))
    assert (now.green, now.amber, now.words, now.set_by) == (18, 22, "At most 18%", "Board")
    assert (then.green, then.status) == (20, "agreed")


def test_before_anything_is_recorded_the_proposals_stand(store):
    assert on(store, date(2026, 6, 1)).is_proposed


def test_each_row_that_contradicts_is_set_aside_with_its_line_and_its_column(take):
    found = take(
        THIS_YEAR,
        f"no_such,,,2026-04-01,,,,18,22,{AGREED}\n",
        f"rereferrals_12m,,,2026-05-01,,,at_least,18,22,{AGREED}\n",
        f"rereferrals_12m,,,2026-06-01,,,,18,12,{AGREED}\n",
        f"rereferrals_12m,,,2026-07-01,,,,eighteen,22,{AGREED}\n",
        "rereferrals_12m,,,2026-08-01,,,,18,22,agreed,,2026-03-20,\n",
    )
    assert found.read == found.kept + len(found.set_aside) == 6
    assert [(row.line, row.reason.split()[0]) for row in found.set_aside] == [
        (3, "indicator"),
        (4, "sense"),
        (5, "amber"),
        (6, "green"),
        (7, "set_by"),
    ]


def test_a_period_that_overlaps_what_is_recorded_is_set_aside(store, take):
    take(LAST_YEAR)
    (row,) = take(f"rereferrals_12m,,,2025-10-01,,,,19,24,{AGREED}\n").set_aside
    assert "overlap a target that is recorded" in row.reason
    assert on(store, date(2025, 11, 1)).green == 20


def test_a_file_that_speaks_of_one_limit_leaves_the_rest_of_the_target_as_it_was(store, take):
    take(f"s47_open_now,,,2026-04-01,,late,,0,2,{AGREED}\n")
    found = take("s47_open_now,,,2026-04-01,4\n", head="indicator,unit_kind,unit_id,valid_from,amber\n")
    assert found.written.changed == 1
    held = store.targets(EVERYTHING, speaker(INDICATORS)).on("s47_open_now", date(2026, 6, 1))
    assert (held.reads, held.green, held.amber) == ("late", 0, 4)


def test_one_limit_that_contradicts_what_stands_is_set_aside(take):
    take(THIS_YEAR)
    (row,) = take("rereferrals_12m,,,2026-04-01,12\n", head="indicator,unit_kind,unit_id,valid_from,amber\n").set_aside
    assert row.reason.startswith("amber is below green")


def test_what_goes_out_comes_in_again_and_changes_nothing(store, take, tmp_path):
    take(LAST_YEAR, THIS_YEAR)
    assert export_records(store, "target", tmp_path / "out.csv") == 2
    again = import_records(store, "target", tmp_path / "out.csv", by="Somebody else")
    assert (again.written.unchanged, again.set_aside) == (2, ())


def test_a_unit_is_named_as_people_name_it_and_one_that_is_none_is_set_aside(store, take):
    write(store)
    team = next(unit for unit in store.units(EVERYTHING) if unit.kind is UnitKind.TEAM and unit.id)
    found = take(
        f"rereferrals_12m,team,{team.name},2026-04-01,,,,10,12,{AGREED}\n",
        f"rereferrals_12m,team,Nowhere,2026-04-01,,,,10,12,{AGREED}\n",
    )
    assert [row.reason.split()[0] for row in found.set_aside] == ["unit_id"]
    assert on(store, date(2026, 6, 1), team).green == 10
    assert on(store, date(2026, 6, 1)).is_proposed


def test_every_change_is_remembered(store, take):
    take(THIS_YEAR)
    take(THIS_YEAR.replace(",18,22,", ",17,22,"))
    history = store.record_history(EVERYTHING, "target")
    changed = history[history["column"] == "green"].iloc[0]
    assert (changed["was"], changed["now"], changed["changed_by"]) == (18.0, 17.0, "A. Manager")


def test_the_shipped_proposals_can_be_taken_in_as_they_stand(store, tmp_path):
    from data.targets import FILE  # noqa: PLC0415

    found = import_records(store, "target", FILE, by="A. Manager")
    assert found.set_aside == ()
