"""No number of one to five children can be worked out from what is shown: an attacker tries, and must fail."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.catalogue import INDICATORS
from indicators.disclosure import Name, Output, is_small, suppress
from indicators.results import Unit, UnitKind
from indicators.sums import Figure, adds_up
from tests.oracles.attacker import by_solving, by_trying

PERCENTAGE = INDICATORS["assessments_45wd"]
COUNT = INDICATORS["cpp_count"]
PERSONS = INDICATORS["missing_children"]  # different children in a period: teams may share them


def line(kind: str, unit: str, *numbers: float, parent: str = "", category: str | None = None) -> Figure:
    """A line of results: numerator, denominator and unknown, less what is left out."""
    numerator, denominator, unknown = (*numbers, *(None, 0)[len(numbers) - 1 :])
    return Figure(Unit(UnitKind(kind), unit, unit, parent), numerator, denominator, unknown or 0, category)


def teams(*counts: int, total: int | None = None) -> list[Figure]:
    """Teams of one trust, and the trust."""
    lines = [line("team", f"t{n}", count) for n, count in enumerate(counts)]
    return [line("trust", "", sum(counts) if total is None else total), *lines]


def numbers(output: Output, hidden: frozenset[Name], part: str = "numerator") -> list[float | str]:
    """The numbers of one part in the order of the output, c where they are hidden."""
    return ["c" if name in hidden else value for name, value in output.values.items() if name[-1] == part]


def small(output: Output) -> list[Name]:
    """The numbers that must not come out."""
    return [name for name, value in output.values.items() if is_small(value) and name not in output.loose]


# Worked examples


def test_one_small_number_takes_another_with_it():
    """One team of three among larger ones: subtracting the others from the total would give the three."""
    output = adds_up(COUNT, teams(3, 8, 50))
    assert numbers(output, suppress(output)) == [61, "c", "c", 50]


def test_two_small_numbers_that_make_five_between_them_are_not_enough():
    """2 + 3 hidden with everything else shown: whoever subtracts knows that both are small."""
    output = adds_up(COUNT, teams(2, 3, 50))
    hidden = suppress(output)
    assert numbers(output, hidden) != [55, "c", "c", 50]
    assert by_solving(output, hidden, small(output)[0])[1] >= 6


def test_nought_is_shown_and_does_not_serve_as_cover():
    output = adds_up(COUNT, teams(4, 0, 0, 30))
    assert numbers(output, suppress(output)) == [34, "c", 0, 0, "c"]


def test_where_only_the_total_can_cover_the_total_is_hidden():
    output = adds_up(COUNT, teams(4, 0, total=4))
    assert numbers(output, suppress(output)) == ["c", "c", 0]


def test_nothing_is_hidden_where_nothing_is_small():
    assert suppress(adds_up(COUNT, teams(0, 6, 7))) == frozenset()


def test_the_other_side_of_a_percentage_is_as_telling():
    """47 of 50 in time: three were not."""
    output = adds_up(PERCENTAGE, [line("trust", "", 47, 50)])
    hidden = suppress(output)
    assert numbers(output, hidden) == ["c"]
    assert numbers(output, hidden, "denominator") == [50]
    assert (*output_row(output), "value") in hidden


def output_row(output: Output) -> Name:
    """What the first line is called."""
    return next(iter(output.values))[:-1]


def test_a_percentage_of_few_is_hidden_with_both_sides():
    output = adds_up(PERCENTAGE, [line("trust", "", 0, 4)])
    hidden = suppress(output)
    assert {name[-1] for name in hidden} == {"denominator", "rest", "value"}


def test_a_percentage_is_shown_where_both_sides_are_large_or_nought():
    assert suppress(adds_up(PERCENTAGE, [line("trust", "", 40, 50), line("team", "t", 40, 50)])) == frozenset()


def test_few_unknown_are_hidden_too():
    output = adds_up(PERCENTAGE, [line("trust", "", 40, 50, 2)])
    assert {name[-1] for name in suppress(output)} == {"unknown"}


def test_a_remainder_that_nobody_printed_is_a_number_too():
    """The trust has 20, its one team 18: two children are of no team."""
    output = adds_up(COUNT, teams(18, total=20))
    hidden = suppress(output)
    assert numbers(output, hidden) == ["c", 18] or numbers(output, hidden) == [20, "c"]


def test_a_median_goes_with_the_number_of_its_cases():
    duration = INDICATORS["assessments_median"]
    output = adds_up(duration, [line("trust", "", 900, 20), line("team", "a", 200, 4), line("team", "b", 700, 16)])
    hidden = suppress(output)
    assert {name[3] for name in hidden if name[-1] == "value"} == {"a", "b"}
    assert {name[3] for name in hidden if name[-1] == "numerator"} == {"a", "b"}


def test_different_persons_of_a_period_need_not_add_up_and_are_covered_all_the_same():
    """Nine children in all, eight with one team, so the other has at least one of them, and at most nine."""
    output = adds_up(PERSONS, teams(8, 3, total=9))
    hidden = suppress(output)
    name = next(name for name in small(output) if name[3] == "t1")
    assert name in hidden
    low, high = by_solving(output, hidden, name)
    assert high >= 6
    assert high - low >= 5


def test_categories_and_teams_are_covered_together():
    """Every line and every column of a breakdown adds up."""
    cells = {"a": (3, 20, 30), "b": (40, 9, 12), "c": (25, 31, 7)}
    lines = [line("team", team, sum(row)) for team, row in cells.items()]
    lines += [
        line("team", team, count, category=str(place)) for team, row in cells.items() for place, count in enumerate(row)
    ]
    columns = [sum(row[place] for row in cells.values()) for place in range(3)]
    lines += [line("trust", "", count, category=str(place)) for place, count in enumerate(columns)]
    output = adds_up(COUNT, [*lines, line("trust", "", sum(columns))])
    hidden = suppress(output)
    assert len(hidden & set(output.values)) == 4
    assert by_trying(output, hidden, small(output)[0], 40) >= {1, 6}


def test_public_numbers_are_never_hidden():
    output = Output({("england", "n"): 3.0, ("us", "n"): 4.0}, fixed=frozenset([("england", "n")]))
    assert suppress(output) == {("us", "n")}


def test_what_public_numbers_give_away_is_refused():
    """Our part and one other make up a public total: no choice of ours can hide it."""
    values = {("all", "n"): 10.0, ("theirs", "n"): 7.0, ("ours", "n"): 3.0}
    relation = {("all", "n"): -1, ("theirs", "n"): 1, ("ours", "n"): 1}
    public = frozenset([("all", "n"), ("theirs", "n")])
    with pytest.raises(ValueError, match="public numbers give"):
        suppress(Output(values, [relation], fixed=public))


# The attacker


def services(rows: Sequence[Sequence[tuple[int, ...]]]) -> list[Figure]:
    """Services of teams, each team with its numbers, and the sums."""
    lines, all_ = [], []
    for place, held in enumerate(rows):
        sums = tuple(map(sum, zip(*held, strict=True)))
        all_.append(sums)
        lines.append(line("service", f"s{place}", *sums))
        lines += [line("team", f"t{place}{n}", *team, parent=f"s{place}") for n, team in enumerate(held)]
    return [line("trust", "", *map(sum, zip(*all_, strict=True))), *lines]


FEW = st.one_of(st.integers(0, 7), st.integers(0, 40))
SHARES = st.tuples(FEW, FEW).map(lambda sides: (sides[0], sum(sides)))


def is_covered(output: Output, hidden: frozenset[Name], cell: Name) -> bool:
    """True where the solver cannot tell that the number is small, nor bring it down to fewer than six possible ones."""
    low, high = by_solving(output, hidden, cell)
    return high >= 6 and high - low >= 5


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(FEW.map(lambda n: (n,)), min_size=1, max_size=3), min_size=1, max_size=3))
def test_no_small_count_comes_out_of_teams_services_and_trust(rows):
    output = adds_up(COUNT, services(rows))
    hidden = suppress(output)
    assert all(is_covered(output, hidden, cell) for cell in small(output))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(SHARES, min_size=1, max_size=3), min_size=1, max_size=3))
def test_no_small_side_of_a_percentage_comes_out(rows):
    """Numerators, denominators, complements and printed percentages together."""
    output = adds_up(PERCENTAGE, services(rows))
    hidden = suppress(output)
    assert all(is_covered(output, hidden, cell) for cell in small(output))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(FEW, FEW, FEW), min_size=2, max_size=4))
def test_no_small_part_of_a_breakdown_comes_out(rows):
    lines = [line("team", f"t{n}", sum(row)) for n, row in enumerate(rows)]
    for n, row in enumerate(rows):
        lines += [line("team", f"t{n}", count, category=str(place)) for place, count in enumerate(row)]
    columns = [sum(column) for column in zip(*rows, strict=True)]
    lines += [line("trust", "", sum(columns))]
    lines += [line("trust", "", count, category=str(place)) for place, count in enumerate(columns)]
    output = adds_up(COUNT, lines)
    hidden = suppress(output)
    assert all(is_covered(output, hidden, cell) for cell in small(output))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=3), st.integers(0, 4))
def test_no_number_of_different_persons_comes_out(counts, shared):
    total = max([*counts, sum(counts) - shared])
    output = adds_up(PERSONS, teams(*counts, total=total))
    hidden = suppress(output)
    assert all(is_covered(output, hidden, cell) for cell in small(output))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=4))
def test_trying_every_number_finds_no_small_one_either(counts):
    """The same question without a solver: every filling of the hidden cells."""
    output = adds_up(COUNT, teams(*counts))
    hidden = suppress(output)
    for cell in small(output):
        possible = by_trying(output, hidden, cell, sum(counts) + 6)
        assert max(possible) >= 6
        assert max(possible) - min(possible) >= 5


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(SHARES, min_size=1, max_size=3), min_size=1, max_size=3))
def test_the_same_output_hides_the_same_cells_in_whatever_order_it_is_given(rows):
    lines = services(rows)
    assert suppress(adds_up(PERCENTAGE, lines)) == suppress(adds_up(PERCENTAGE, reversed(lines)))


# The attacker is able


def test_without_secondary_suppression_the_attacker_knows_the_number():
    output = adds_up(COUNT, teams(3, 8, 50))
    hidden = suppress(output, secondary=False)
    assert by_solving(output, hidden, small(output)[0]) == (3, 3)
    assert by_trying(output, hidden, small(output)[0], 60) == {3}


def test_a_percentage_left_standing_tells_the_attacker_its_numerator():
    """3 of 40 is printed as 7.5%: with the denominator beside it the numerator is known."""
    output = adds_up(PERCENTAGE, [line("trust", "", 3, 40)])
    left_standing = frozenset(name for name in suppress(output) if name[-1] != "value")
    assert by_solving(output, left_standing, (*output_row(output), "numerator")) == (3, 3)
    assert by_trying(output, left_standing, (*output_row(output), "numerator"), 45) == {3}


def test_a_complement_left_standing_tells_the_attacker_the_other_side():
    output = adds_up(PERCENTAGE, [line("trust", "", 37, 40)])
    only_numerator = frozenset([(*output_row(output), "rest"), (*output_row(output), "value")])
    assert by_solving(output, only_numerator, (*output_row(output), "rest")) == (3, 3)


def test_two_hidden_numbers_that_leave_no_room_are_seen_through():
    """Hidden are 2 and 3, shown their sum of five: neither is six or more."""
    output = adds_up(COUNT, teams(2, 3, 50))
    hidden = suppress(output, secondary=False)
    assert by_solving(output, hidden, small(output)[0])[1] < 6
