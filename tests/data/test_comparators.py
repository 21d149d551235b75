"""Whom an area is compared with, worked by hand on a region of five."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.areas import Area, Areas
from data.benchmarks import SHIPPED, shipped
from data.comparators import ORDER, Figures, Groups, Rank, Who, compare, quantile
from data.published import definitions

AREAS = Areas(
    (
        *(Area(name, "", "Here") for name in ("Ours", "Near", "Nearer", "Silent")),
        Area("Elsewhere", "", "There"),
        Area("Here", "", ""),
        Area("England", "", ""),
    )
)
NEIGHBOURS = {"Ours": ("Nearer", "Near", "Silent")}
JUDGEMENTS = {"Near": "Good", "Elsewhere": "Outstanding", "Nearer": "Inadequate", "Ours": "Good"}
VALUES = {"Ours": 80.0, "Near": 70.0, "Nearer": 91.0, "Silent": None, "Elsewhere": 95.0, "Here": 82.0, "England": 85.0}


def compared(unit="percent", neighbours=NEIGHBOURS, judgements=JUDGEMENTS, **values):
    figures = Figures("x", unit, {(name, 2025): value for name, value in (VALUES | values).items()})
    return compare(figures, Groups.of(AREAS.authority("Ours"), AREAS, neighbours, judgements))


@pytest.mark.parametrize(
    ("who", "value", "authorities"),
    [
        (Who.OWN, 80.0, None),
        (Who.NEIGHBOURS, 80.5, 2),  # 91 and 70; the third publishes nothing
        (Who.REGION, 82.0, None),
        (Who.ENGLAND, 85.0, None),
        (Who.GOOD_REGION, 75.0, 2),  # ours and Near
        (Who.GOOD_ENGLAND, pytest.approx(245 / 3), 3),
        (Who.LOWER, 77.5, 4),  # of 70, 80, 91, 95
        (Who.MEDIAN, 85.5, 4),
        (Who.UPPER, 92.0, 4),
    ],
)
def test_each_line_has_its_value_and_says_how_many_authorities_it_is_made_of(who, value, authorities):
    line = compared().line(who, 2025)
    assert (line.value, line.authorities) == (value, authorities)


def test_lines_stand_in_one_order():
    assert [line.who for line in compared().on(2025)] == ORDER


def test_what_is_not_published_is_no_nought():
    silent = compared(Ours=None, Near=None, Nearer=None)
    assert silent.line(Who.OWN, 2025).value is None
    assert (silent.line(Who.NEIGHBOURS, 2025).value, silent.line(Who.NEIGHBOURS, 2025).authorities) == (None, 0)
    assert silent.ranks == {}


def test_a_published_nought_is_a_number():
    assert compared(Ours=0.0).line(Who.OWN, 2025).value == 0.0
    assert compared(Ours=0.0).ranks[2025] == Rank(below=0, equal=1, of=4)


def test_equal_figures_share_a_place():
    rank = compared(Near=80.0).ranks[2025]
    assert (rank.from_lowest, rank.from_highest, rank.of) == (1, 3, 4)


def test_a_number_of_children_is_compared_with_no_mean_and_no_total():
    found = compared(unit="count")
    assert [line.who for line in found.on(2025)] == [Who.OWN]
    assert found.line(Who.ENGLAND, 2025) is None


def test_a_list_that_nobody_imported_is_named_and_its_lines_are_not_there():
    found = compared(neighbours={}, judgements={})
    assert found.lacks == ("statistical neighbours", "inspection judgements")
    assert not {Who.NEIGHBOURS, Who.GOOD_REGION, Who.GOOD_ENGLAND} & {line.who for line in found.lines}


def test_an_authority_that_was_replaced_is_in_no_quartile():
    gone = AREAS.overlaid([Area("Nearer", "", "Here", date(2023, 4, 1))])
    figures = Figures("x", "percent", {(name, 2025): value for name, value in VALUES.items()})
    assert compare(figures, Groups.of(gone.authority("Ours"), gone, {}, {})).line(Who.MEDIAN, 2025).authorities == 3


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=40), st.sampled_from([0.25, 0.5, 0.75]))
def test_a_quantile_is_that_of_a_slow_walk_along_the_values(values, share):
    ordered = sorted(values)
    place, walked = (len(ordered) - 1) * share, 0
    while walked + 1 <= place:
        walked += 1
    rest = place - walked
    above = ordered[walked + 1] if rest else ordered[walked]
    assert quantile(ordered, share) == pytest.approx(ordered[walked] * (1 - rest) + above * rest, abs=1e-9)


def test_every_line_of_the_shipped_file_is_carried():
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    carried = [(one.indicator, line.year, line.name, line.value) for one in shipped().values() for line in one.lines]
    assert sorted(carried) == sorted((r["indicator"], int(r["year"]), r["comparator"], float(r["value"])) for r in rows)
    assert {one.area for one in shipped().values()} == {"Sandwell"}


def test_each_shipped_line_is_known_for_whose_it_is():
    line = {one.who: one.name for one in shipped()["cla_rate"].on(2025)}
    assert line[Who.OWN] == "Sandwell"
    assert line[Who.REGION] == "West Midlands"
    assert line[Who.GOOD_REGION] == "Good or outstanding, West Midlands"
    assert list(line) == ORDER


def test_the_shipped_figures_say_their_source_and_licence():
    (source,) = {one.source for one in shipped().values()}
    assert "Department for Education" in source
    assert "Open Government Licence" in source


def test_every_published_measure_says_in_a_sentence_how_it_differs_from_ours():
    assert set(definitions()) == set(shipped())
    assert [name for name, one in definitions().items() if not one.differs.endswith(".")] == []


def test_the_units_of_definitions_are_those_of_the_figures():
    assert {name: one.unit for name, one in shipped().items()} == {n: d.unit for n, d in definitions().items()}
