"""No small number of a page of analysis can be worked out from its other figures: an attacker tries."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.analysis import SECTIONS
from indicators.analysis.declaration import Measure, Parts, Pyramid, Share
from indicators.analysis.figures import Figure, Row
from indicators.analysis.sharing import _Table, hidden_in
from indicators.disclosure import Output, is_small, suppress
from tests.oracles.attacker import by_solving

MEASURES = [measure for section in SECTIONS.values() for measure in section.measures]


def of_kind(kind: type[Measure]) -> Measure:
    """A measure of a page, of that kind, about the same things as those of the other kinds."""
    about = next(one for one in MEASURES if isinstance(one, Parts)).subject
    return replace(next(one for one in MEASURES if isinstance(one, kind)), subject=about)


def parts(*numbers: int) -> Figure:
    measure = of_kind(Parts)
    rows = tuple(Row(f"part {place}", number) for place, number in enumerate(numbers))
    return Figure(measure, measure.subject, rows=rows, total=sum(numbers))


def share(number: int, of: int, unknown: int = 0) -> Figure:
    measure = of_kind(Share)
    return Figure(measure, measure.subject, rows=(Row("", number, of, unknown),), total=of)


def pyramid(*sides: tuple[int, int, int]) -> Figure:
    measure = of_kind(Pyramid)
    rows = tuple(Row(f"age {place}", sum(three), sides=three) for place, three in enumerate(sides))
    return Figure(measure, measure.subject, rows=rows, total=sum(map(sum, sides)))


def output(*figures: Figure) -> Output:
    table = _Table()
    for place, figure in enumerate(figures):
        table.add(place, figure)
    return Output(table.values, table.relations, dear=table.dear)


def test_a_small_part_takes_another_with_it():
    hidden = hidden_in([parts(30, 3, 9)])
    assert [("number" in row) for row in hidden[0]] == [False, True, True]


def test_what_is_not_known_is_not_given_back_by_the_total_printed_under_another_figure():
    """Forty in all by one chart, and of 37 it is known: three are not known."""
    hidden = hidden_in([parts(22, 18), share(20, 37, 3)])
    assert "unknown" in hidden[1][0]
    assert "of" in hidden[1][0] or "of" in hidden[0][0]


def test_the_sides_of_a_pyramid_are_covered_with_the_total_of_the_chart_beside_it():
    figures = [parts(13, 17, 0), pyramid((3, 7, 0), (10, 10, 0))]
    found = output(*figures)
    hidden = suppress(found)
    for cell in [name for name, value in found.values.items() if is_small(value)]:
        assert by_solving(found, hidden, cell)[1] >= 6


def test_nothing_is_hidden_where_nothing_is_small():
    assert hidden_in([parts(30, 20, 0), share(0, 50)]) == [[frozenset()] * 3, [frozenset()]]


SMALL_OR_NOT = st.one_of(st.integers(0, 6), st.integers(0, 30))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(SMALL_OR_NOT, SMALL_OR_NOT, st.integers(0, 2)), min_size=1, max_size=4), SMALL_OR_NOT)
def test_no_small_number_of_figures_that_share_their_children_comes_out(sides, met):
    columns = [sum(side) for side in zip(*sides, strict=True)]
    known = max(sum(columns) - 1, 0)
    figures = [parts(*columns), pyramid(*sides), share(min(met, known), known, sum(columns) - known)]
    found = output(*figures)
    hidden = suppress(found)
    for cell in [name for name, value in found.values.items() if is_small(value)]:
        low, high = by_solving(found, hidden, cell)
        assert high >= 6
        assert high - low >= 5


@pytest.mark.parametrize("section", SECTIONS)
def test_every_kind_of_figure_of_a_section_can_be_shared(section):
    rows = tuple(Row(f"part {place}", 9, 12) for place in range(2))
    figures = [Figure(one, one.subject, rows=rows, total=18) for one in SECTIONS[section].measures]
    assert len(hidden_in(figures)) == len(figures)
