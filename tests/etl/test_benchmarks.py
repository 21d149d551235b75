"""Publications are told by content, every row of them is accounted for, and what is not published is never 0."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest

from data.comparators import Who
from data.scope import EVERYTHING
from data.store import Store
from etl.__main__ import main
from etl.benchmarks import import_benchmarks
from etl.findings import Unreadable
from etl.published_rows import Refused, number, year
from tests.needs import missing

FIGURES = """indicator,unit,area,year,value,symbol,source_measure
cla_rate,"rate per 10,000",Sandwell,2025,92.0,,LAC
cla_rate,"rate per 10,000",Walsall,2025,,c,LAC
cla_rate,"rate per 10,000",Atlantis,2025,5.0,,LAC
,"rate per 10,000",England,2024/25,"1,067.5",,LAC
cla_rate,percent,Dudley,2025,5.0,,LAC
cla_rate,"rate per 10,000",sandwell,202425,93.0,,LAC
no_such,percent,Sandwell,2025,1,,Nothing
cla_rate,"rate per 10,000",Dudley,2025,about five,,LAC
cla_rate,"rate per 10,000",Dudley,25,5.0,,LAC
cla_rate,"rate per 10,000",Dudley
"""
NEIGHBOURS = "area,la_code,rank,neighbour,neighbour_code,closeness\nSandwell,333,1,Walsall,335.0,Close\n"
JUDGEMENTS = (
    "ons_code,area,ofsted_region,inspected,published,overall,leaders,help_and_protection,in_care,care_leavers\n"
    "E08000030,Walsall,West Midlands,2021-10-04 00:00:00,2021-11-18 00:00:00,Good,Good,Good,Good,\n"
)


@pytest.fixture
def store(store_url):
    held = Store.open(store_url)
    yield held
    held.close()


@pytest.fixture
def sqlite(tmp_path):
    held = Store.open(str(tmp_path / "s.db"))
    yield held
    held.close()


def written(tmp_path: Path, **files: str) -> list[Path]:
    folder = tmp_path / "published"
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return [folder]


def test_every_row_is_kept_or_set_aside_with_its_reason(store, tmp_path):
    found = import_benchmarks(written(tmp_path, a=FIGURES), store, by="me", area="Sandwell")
    (one,) = found.publications
    assert (one.read, one.kept, len(one.aside)) == (10, 3, 7)
    assert [(row.line, row.reason.partition(":")[0]) for row in one.aside] == [
        (4, "no area of this name is known"),
        (6, "the unit is not the one that data/reference/published.csv gives for the measure"),
        (7, "the same indicator, area, year as an earlier row, which was kept"),
        (8, "no published measure of this name"),
        (9, "the value is no number, and no symbol for one that is not published"),
        (10, "the year cannot be read"),
        (11, "a malformed line"),
    ]


def test_a_row_that_is_set_aside_is_kept_whole(store, tmp_path):
    found = import_benchmarks(written(tmp_path, a=FIGURES), store, by="me")
    assert found.publications[0].aside[0].row == 'cla_rate,"rate per 10,000",Atlantis,2025,5.0,,LAC'


def test_a_symbol_is_kept_as_not_published(store, tmp_path):
    import_benchmarks(written(tmp_path, a=FIGURES), store, by="me", area="Walsall")
    found = store.comparators(EVERYTHING, "cla_rate", store.area(EVERYTHING))
    assert found.area == "Walsall"
    assert found.line(Who.OWN, 2025).value is None
    assert found.line(Who.ENGLAND, 2025).value == 1067.5


def test_files_are_told_by_content_and_not_by_name(store, tmp_path):
    paths = written(tmp_path, neighbours=FIGURES, inspections=NEIGHBOURS, measures=JUDGEMENTS)
    found = import_benchmarks(paths, store, by="me", area="Sandwell")
    assert {one.file: one.kind for one in found.publications} == {
        "neighbours.csv": "figures",
        "inspections.csv": "neighbours",
        "measures.csv": "inspections",
    }


def test_what_is_imported_again_is_replaced_and_the_rest_stays(store, tmp_path):
    import_benchmarks(written(tmp_path, a=FIGURES), store, by="me", area="Sandwell")
    head = FIGURES.partition("\n")[0]
    import_benchmarks(
        written(tmp_path, a=f'{head}\ncla_rate,"rate per 10,000",Sandwell,2025,91.5,,LAC\n'), store, by="you"
    )
    found = store.comparators(EVERYTHING, "cla_rate", "Sandwell")
    assert found.line(Who.OWN, 2025).value == 91.5
    assert found.line(Who.ENGLAND, 2025).value == 1067.5
    assert list(store.publications(EVERYTHING)["imported_by"]) == ["you", "me"]


def test_an_area_that_is_none_is_one_sentence_and_nothing_is_imported(store, tmp_path):
    with pytest.raises(Unreadable, match="did you mean Sandwell"):
        import_benchmarks(written(tmp_path, a=FIGURES), store, by="me", area="Sandwel")
    assert store.publications_version(EVERYTHING) == 0


def test_a_new_area_can_come_in_the_same_import(store, tmp_path):
    areas = "area,la_code,region\nAtlantis,999,South West\n"
    found = import_benchmarks(written(tmp_path, z=areas, a=FIGURES), store, by="me", area="Atlantis")
    assert [(one.kind, one.kept) for one in found.publications] == [("areas", 1), ("figures", 4)]
    assert store.comparators(EVERYTHING, "cla_rate", "Atlantis").line(Who.OWN, 2025).value == 5.0


def test_until_something_is_imported_the_shipped_figures_are_of_their_own_area_alone(store):
    assert store.comparators(EVERYTHING, "cla_rate", "Sandwell").line(Who.OWN, 2025).value == 92.0
    assert store.comparators(EVERYTHING, "cla_rate", "Dudley") is None


def test_an_indicator_that_was_not_imported_keeps_the_shipped_figures(store, tmp_path):
    import_benchmarks(written(tmp_path, a=FIGURES), store, by="me", area="Sandwell")
    assert store.comparators(EVERYTHING, "cl_eet", "Sandwell").line(Who.OWN, 2025).value == 42.0


def test_where_it_came_from_and_who_imported_it_stands_beside_the_figures(store, tmp_path):
    import_benchmarks(written(tmp_path, a=FIGURES), store, by="A. Person", source="DfE, autumn 2026")
    assert store.comparators(EVERYTHING, "cla_rate", "Sandwell").source.startswith("DfE, autumn 2026 (imported 20")
    assert store.comparators(EVERYTHING, "cla_rate", "Sandwell").source.endswith("by A. Person)")


def test_nothing_recognised_says_what_was_wanted(sqlite, tmp_path):
    with pytest.raises(Unreadable, match=r"a\.csv holds no figures .* nothing was imported"):
        import_benchmarks(written(tmp_path, a="name,colour\nred,blue\n"), sqlite, by="me")


@pytest.mark.parametrize(("cell", "read"), [("2025", 2025), ("2024/25", 2025), ("2024-25", 2025), ("202425", 2025)])
def test_a_reporting_year_is_read_as_the_department_writes_it(cell, read):
    assert year(cell) == read


@pytest.mark.parametrize("cell", ["", "25", "2024/26", "202427", "March 2025", "1925"])
def test_what_is_no_reporting_year_is_refused(cell):
    with pytest.raises(Refused, match="year"):
        year(cell)


@pytest.mark.parametrize(
    ("cell", "symbol", "kept"),
    [("0", "", (0.0, "")), ("0.0", "", (0.0, "")), ("12.5%", "", (12.5, "")), ("", "-", (None, "-"))]
    + [(mark, "", (None, mark)) for mark in ("c", "x", "z", "-", ":", "..", "low", "u", "*")],
)
def test_a_cell_is_a_number_or_not_published(cell, symbol, kept):
    assert number(cell, symbol) == kept


@pytest.mark.parametrize("cell", ["nan", "inf", "1_000", "12 or so", "q"])
def test_what_is_neither_is_refused(cell):
    with pytest.raises(Refused, match="no number"):
        number(cell, "")


def test_the_command_tells_other_programs_the_account(tmp_path, capsys):
    (path,) = written(tmp_path, a=FIGURES, b=JUDGEMENTS)
    code = main(["benchmarks", str(path), "--area", "sandwell", "--store", str(tmp_path / "s.db"), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert told["area"] == "Sandwell"
    assert told["publications"][0] == {
        "kind": "figures",
        "file": "a.csv",
        "read": 10,
        "kept": 3,
        "not_published": 1,
        "set_aside": 7,
    }
    assert sum(row["rows"] for row in told["reasons"]) == 7


def test_the_command_tells_a_person_what_is_compared_and_what_is_not_there_yet(tmp_path, capsys):
    (path,) = written(tmp_path, a=FIGURES)
    assert main(["benchmarks", str(path), "--area", "sandwell", "--store", str(tmp_path / "s.db")]) == 0
    told = capsys.readouterr().out
    assert "a.csv: 10 rows read; 3 kept as figures (1 of them not published), 7 set aside." in told
    assert "This is Sandwell: 44 indicators" in told
    assert "Not imported yet: statistical neighbours and inspection judgements." in told


def test_the_command_refuses_an_unknown_area_in_one_sentence(tmp_path, capsys):
    (path,) = written(tmp_path, a=FIGURES)
    assert main(["benchmarks", str(path), "--area", "Hull", "--store", str(tmp_path / "s.db")]) == 1
    assert capsys.readouterr().err == (
        "There is no authority called “Hull”: did you mean Kingston Upon Hull, City of?\n"
    )


# The Department's own figures, where they lie beside the repository


@pytest.fixture(scope="module")
def published(shared):
    folder = shared / "reference" / "published"
    if not (folder / "measures.csv").is_file():
        missing(f"no {folder / 'measures.csv'}")
    return folder


@pytest.fixture(scope="module")
def england(published, tmp_path_factory):
    store = Store.open(str(tmp_path_factory.mktemp("england") / "s.db"))
    import_benchmarks([published], store, by="a test", area="Sandwell")
    yield store
    store.close()


def test_every_row_of_the_departments_files_is_kept(england):
    held = england.publications(EVERYTHING)
    assert dict(zip(held["kind"], held["kept"], strict=True)) == {
        "areas": 170,
        "figures": 48_620,
        "neighbours": 1_580,
        "inspections": 153,
    }
    assert (held["read"] == held["kept"]).all()


def test_sandwells_lines_are_worked_out_as_the_shipped_file_says_they_are(england, published):
    """Every one of them, with as many authorities. The file rounds to hundredths, a half of one either way."""
    with (published / "benchmarks.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {
        (one.indicator, line.year, line.name): line
        for name in {row["indicator"] for row in rows}
        for one in [england.comparators(EVERYTHING, name, "Sandwell")]
        for line in one.lines
        if line.value is not None
    }
    assert len(found) == len(rows) == 2_476
    wrong = []
    for row in rows:
        line = found[row["indicator"], int(row["year"]), row["comparator"]]
        authorities = int(row["authorities"]) if row["authorities"] else None
        apart = abs(Fraction(line.value) - Fraction(row["value"]))
        if (line.how, line.authorities) != (row["how"], authorities) or apart > Fraction("0.005") + Fraction(1, 10**9):
            wrong.append((row, line))
    assert wrong == []


class ByHand(NamedTuple):
    """One area's lines, added up by hand from the rows of the files."""

    area: str
    indicator: str
    year: int
    own: float
    region: tuple[str, float]
    england: float
    neighbours: list[float]  #: of the ten, those with a value
    good: list[float]  #: in the region, judged good or outstanding, with a value
    below: tuple[int, int]  #: how many of how many authorities lie below


BY_HAND = [
    ByHand(
        area="London Borough of Camden",
        indicator="cl_eet",
        year=2025,
        own=58,
        region=("London (Inner)", 60),
        england=54,
        neighbours=[59, 61, 61, 75, 58, 69, 53, 54, 58, 64],
        good=[58, 72, 58, 61, 54, 59, 69, 53, 55, 75, 68, 56, 61],
        below=(101, 152),
    ),
    ByHand(
        area="Camden",  # seven of its neighbours publish nothing, and one borough of the region a true nought
        indicator="ad_adopted_pct",
        year=2025,
        own=6,
        region=("London (Inner)", 4),
        england=9,
        neighbours=[8, 5, 7],
        good=[6, 0, 5, 8, 4, 4],
        below=(13, 130),
    ),
    ByHand(
        area="Kent",
        indicator="rereferrals_12m",
        year=2025,
        own=21.6,
        region=("South East", 28.4),
        england=22.6,
        neighbours=[15.4, 16.6, 19.7, 21.9, 20.1, 17.9, 23.1, 24.4, 23.3, 22.1],
        good=[19.2, 23.6, 16.6, 41.0, 46.7, 21.6, 24.8, 20.3, 17.7, 23.9, 20.2, 20.5, 21.7, 19.6],
        below=(96, 153),
    ),
    ByHand(
        area="Bournemouth, Christchurch and Poole",
        indicator="cla_rate",
        year=2024,
        own=73,
        region=("South West", 63),
        england=69,
        neighbours=[60, 79, 56, 59, 56, 50, 50, 68, 63, 36],
        good=[59, 73, 58, 67, 52, 36, 121, 46],
        below=(83, 152),
    ),
    ByHand(
        area="Herefordshire, County of",
        indicator="s47_to_icpc_15wd",
        year=2025,
        own=83.3,
        region=("West Midlands", 84.1),
        england=81.4,
        neighbours=[83.7, 91.9, 96.7, 56.1, 90.4, 70.7, 72.8, 47.1, 98.6, 75.7],
        good=[82.5, 85.4, 56.1, 95.2, 88.0, 81.9, 70.6, 93.7],
        below=(82, 151),
    ),
]


@pytest.mark.parametrize("worked", BY_HAND, ids=lambda row: f"{row.area}, {row.indicator}")
def test_other_authorities_are_compared_as_worked_by_hand(england, worked):
    found = england.comparators(EVERYTHING, worked.indicator, worked.area)
    line = {who: found.line(who, worked.year) for who in Who}
    assert line[Who.OWN].value == worked.own
    assert (line[Who.REGION].name, line[Who.REGION].value) == worked.region
    assert line[Who.ENGLAND].value == worked.england
    for who, members in ((Who.NEIGHBOURS, worked.neighbours), (Who.GOOD_REGION, worked.good)):
        assert line[who].value == pytest.approx(sum(members) / len(members))
        assert line[who].authorities == len(members)
    rank = found.ranks[worked.year]
    assert (rank.below, rank.of) == worked.below
