"""Every pack, of the trust and of its units: built, true to the store, and for sharing without small numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dashboards.guard import file_name as for_browsers
from data.results import Grain, UnitKind
from data.scope import EVERYTHING, Depth, Scope
from data.store import Store
from indicators.catalogue import INDICATORS
from indicators.clock import day_number
from indicators.disclosure import HIDDEN
from reports.__main__ import main
from reports.building import Unbuildable, build, file_name, put_together
from reports.content import Measure, Number, Pack, Table
from reports.packs import discover

PACKS = discover()


@cache
def content(
    store: Store, name: str, unit: str | None = None, on: date | None = None, grain: Grain | None = None
) -> Pack:
    return put_together(store, PACKS[name], on=on, unit=unit, scope=EVERYTHING, indicators=INDICATORS, grain=grain)


def numbers(pack: Pack) -> Iterator[tuple[str, float, str]]:
    """Every number that a pack shows: where, what, and in which unit."""
    for section in pack.sections:
        for block in section.blocks:
            if isinstance(block, Measure):
                yield block.id, block.number.value or 0.0, block.number.unit
                for line in block.chart.lines if block.chart else ():
                    yield from ((block.id, value, block.chart.unit) for value in line.values if value is not None)
                if block.units is not None:
                    yield from cells(block.units)
            elif isinstance(block, Table):
                yield from cells(block)


def cells(table: Table) -> Iterator[tuple[str, float, str]]:
    for row in table.rows:
        yield from ((table.title, cell.value, cell.unit) for cell in row if isinstance(cell, Number) and cell.value)


def test_the_packs_are_those_of_the_framework():
    assert {kind.when for kind in PACKS.values()} >= {"daily", "weekly", "fortnightly", "monthly"}
    assert {name for name, kind in PACKS.items() if kind.suppressed} == {
        "improvement_board",
        "trust_board",
        "council_board",
        "performance_book",
    }


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_of_the_trust_has_something_to_say(trust, name):
    pack = content(trust, name)
    assert pack.as_at == date(2026, 6, 30)
    assert pack.invented
    assert sum(len(section.blocks) for section in pack.sections) >= 3


@pytest.mark.parametrize("name", ["daily_brief", "weekly_team", "pib", "data_quality"])
def test_a_pack_of_a_team_speaks_of_that_team_alone(trust, name):
    held = trust.cases(EVERYTHING, "wf_cases_by_team", on=date(2026, 6, 30))
    team = held["team"].mode()[0]
    pack = content(trust, name, team)
    assert pack.unit == team
    named = {
        row[table.headers.index("Team")]
        for section in pack.sections
        for table in section.blocks
        if isinstance(table, Table) and "Team" in table.headers and not table.title.startswith("Findings")
        for row in table.rows
    }
    assert named <= {team}


@pytest.mark.parametrize(("grain", "last"), [(Grain.MONTH, date(2026, 6, 30)), (None, date(2026, 6, 28))])
def test_a_measure_is_what_the_store_says(trust, grain, last):
    """By month where it is asked so; by itself the board that meets every fortnight reads the last whole fortnight."""
    pack = content(trust, "pib", grain=grain)
    (one,) = [found for found in pack.measures if found.id == "assessments_45wd"]
    (kept,) = trust.series(EVERYTHING, ["assessments_45wd"], grain or Grain.FORTNIGHT, kinds=[UnitKind.TRUST])
    (at,) = [place for place, day in enumerate(kept.last) if day == day_number(last)]
    assert one.last == last
    assert one.number.value == pytest.approx(kept.value[at])
    assert one.sides == f"{kept.numerator[at]:,.0f} of {kept.denominator[at]:,.0f}"
    assert one.chart.ours.values[-1] == pytest.approx(round(kept.value[at], 2))
    assert one.late


def test_what_has_no_weeks_stands_in_the_fortnightly_pack_by_its_month(trust):
    held = {one.id: one for one in content(trust, "pib").measures}
    for one in held.values():
        offered = INDICATORS[one.id].offered
        assert one.grain is (Grain.FORTNIGHT if Grain.FORTNIGHT in offered else one.grain)
    assert {one.grain for one in held.values()} > {Grain.FORTNIGHT}


@pytest.mark.parametrize(("name", "grain"), [("pib", Grain.WEEK), ("trust_board", Grain.FORTNIGHT)])
def test_a_pack_is_read_by_what_it_offers_alone(trust, name, grain):
    with pytest.raises(Unbuildable, match="is not made by the"):
        build(trust, name, "pdf", grain=grain)


@pytest.mark.parametrize("name", [name for name, kind in PACKS.items() if kind.suppressed])
def test_nothing_for_sharing_holds_a_small_number(trust, name):
    """Counts from one to five: in no value, no table, no chart's data; and where one was, its sign."""
    pack = content(trust, name)
    counts = [(where, value) for where, value, unit in numbers(pack) if unit == "count" and value != HIDDEN]
    shown = [(where, value) for where, value in counts if float(value).is_integer() and 1 <= value <= 5]
    assert shown == []
    assert any(value == HIDDEN for _, value, _ in numbers(pack))


@pytest.mark.parametrize("name", [name for name, kind in PACKS.items() if kind.suppressed])
def test_a_chart_with_a_hidden_point_has_no_mean_that_would_give_it_away(trust, name):
    for one in content(trust, name).measures:
        if one.chart is not None and "left out" in one.chart.note:
            assert {line.role.value for line in one.chart.lines} <= {"ours", "target"}


@pytest.mark.parametrize("name", [name for name, kind in PACKS.items() if kind.suppressed])
def test_what_is_hidden_is_hidden_in_words_too(trust, name):
    for one in content(trust, name).measures:
        if one.number.value == HIDDEN:
            assert one.sides == ""
            assert one.changes == ()
            assert one.late == ""
            assert "not shown" in one.sentence
            assert not any(letter.isdigit() for letter in one.sentence.replace(one.title, ""))


def test_a_scope_that_sees_no_trust_is_asked_to_name_a_unit(trust):
    scope = Scope(frozenset({"Front Door"}), None, Depth.CHILD)
    with pytest.raises(Unbuildable, match="name a service or team"):
        build(trust, "trust_board", "xlsx", scope=scope)


def test_the_command_line_writes_a_file_and_says_where(trust, tmp_path: Path, capsys):
    url = trust.engine.url.render_as_string(hide_password=False)
    path = tmp_path / "packs" / "brief.pdf"
    assert main(["build", "daily_brief", "--format", "pdf", "--out", str(path), "--store", url]) == 0
    assert capsys.readouterr().out.strip() == str(path)
    assert path.read_bytes().startswith(b"%PDF")


def test_into_a_folder_the_command_line_writes_under_the_packs_own_name(trust, tmp_path: Path, capsys):
    url = trust.engine.url.render_as_string(hide_password=False)
    assert main(["build", "data_quality", "--format", "xlsx", "--out", str(tmp_path), "--store", url]) == 0
    assert capsys.readouterr().out.strip() == str(tmp_path / "data-quality-2026-06-30.xlsx")


def test_the_file_of_a_unit_with_the_longest_name_still_says_its_day(trust):
    named = file_name(
        replace(content(trust, "daily_brief"), unit="Assessment and Court Work, North and East " * 5), "pptx"
    )
    assert named.endswith("-2026-06-30.pptx")
    assert for_browsers(named) == named


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--unit", "Assessment"], "did you mean Assessment Team"),
        (["--unit", "Nowhere"], "There is no service or team called Nowhere"),
        (["--as-of", "2027-01-01"], "The data stands at 30 June 2026"),
    ],
)
def test_what_cannot_be_built_is_one_sentence_and_exit_1(trust, tmp_path, capsys, more, says):
    url = trust.engine.url.render_as_string(hide_password=False)
    if more == ["--unit", "Assessment"]:
        more = ["--unit", "Assessment Tea"]
    code = main(["build", "weekly_team", "--out", str(tmp_path / "x.pptx"), "--store", url, *more])
    told = capsys.readouterr()
    assert (code, told.out) == (1, "")
    assert says in told.err
    assert told.err.count("\n") == 1


def test_an_empty_store_is_one_sentence(tmp_path, capsys):
    code = main(["build", "trust_board", "--out", str(tmp_path / "x.pdf"), "--store", str(tmp_path / "s.db")])
    assert code == 1
    assert "The store is empty" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [[], ["build"], ["build", "nothing"], ["build", "pib", "--format", "docx"], ["build", "pib", "--grain", "hour"]],
)
def test_wrong_usage_ends_with_2(arguments):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def test_every_pack_is_listed_with_its_audience_and_whether_it_hides(capsys):
    assert main(["list"]) == 0
    told = capsys.readouterr().out
    assert all(name in told for name in PACKS)
    assert "small numbers hidden" in told
