"""Numbers that are the same, or add up, across indicators: each holds, and counts when small ones are hidden."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from data.specimen import read
from indicators.catalogue import INDICATORS
from indicators.disclosure import is_small, suppress
from indicators.editions import as_reading
from indicators.engine import count_cases, horizon, span_of
from indicators.folding import Calendar, Folding
from indicators.identities import FLOWS, SAME, SUMS, Part, together
from indicators.reading import Reading
from indicators.results import Grain, Series, Unit, UnitKind
from indicators.sums import Figure, adds_up
from tests.oracles.attacker import by_solving


@cache
def reading() -> Reading:
    """The specimen, whose records are nearly whole."""
    return as_reading(read())


@cache
def services(indicator: str) -> dict[str, Series]:
    """The months of each service."""
    here, one = reading(), INDICATORS[indicator]
    cases, per = count_cases(here, one)
    calendar = Calendar.of([span_of(here, Grain.MONTH, horizon(here))])
    assert calendar is not None
    return {held.unit.id: held for held in Folding(here, one, cases, per).series(UnitKind.SERVICE, calendar)}


def numbers(part: Part, service: str) -> np.ndarray:
    """One part of an indicator, month by month; nought where the service has no line."""
    held = services(part[0]).get(service)
    if held is None:
        return np.zeros(len(next(iter(services(part[0]).values())).last))
    if part[1] == "rest":
        return np.nan_to_num(held.denominator - held.numerator)
    return np.nan_to_num(np.asarray(getattr(held, part[1]), float))


def everywhere(*parts: Part) -> list[str]:
    return sorted({service for name, _ in parts for service in services(name)})


@pytest.mark.parametrize("group", [g for g in SAME if all(name in INDICATORS for name, _ in g)], ids=str)
def test_numbers_under_several_names_are_one_number(group):
    first, *others = group
    for service in everywhere(*group):
        for other in others:
            assert numbers(first, service).tolist() == numbers(other, service).tolist()


@pytest.mark.parametrize("total", SUMS, ids=str)
def test_a_sum_across_indicators_holds(total):
    whole, *parts = total
    for service in everywhere(*total):
        assert numbers(whole, service).tolist() == sum(numbers(part, service) for part in parts).tolist()


def test_every_number_named_exists():
    named = {part for group in (*SAME, *SUMS) for part in group} | {(n, "numerator") for flow in FLOWS for n in flow}
    assert [part for part in named if part[0] not in INDICATORS] == []


def line(unit: str, *numbers: float, kind: str = "team") -> Figure:
    numerator, denominator, unknown = (*numbers, *(None, 0)[len(numbers) - 1 :])
    return Figure(Unit(UnitKind(kind), unit, unit), numerator, denominator, unknown or 0)


def test_the_same_number_beside_a_percentage_is_hidden_with_it():
    """Four plans ended; the percentage of those that lasted two years has the same four below it."""
    ends = adds_up(INDICATORS["cpp_ends"], [line("", 4, kind="trust")])
    share = adds_up(INDICATORS["cpp_2yrs_ended"], [line("", 0, 4, kind="trust")])
    hidden = suppress(together([ends, share]))
    assert {(name[0], name[-1]) for name in hidden} >= {("cpp_ends", "numerator"), ("cpp_2yrs_ended", "denominator")}


def test_a_count_of_all_does_not_give_the_unknown_away():
    """50 assessments, 47 judged: three are unknown, and alone the 47 would tell of them."""
    whole = adds_up(INDICATORS["assessments_completed_count"], [line("", 50, kind="trust")])
    share = adds_up(INDICATORS["assessments_45wd"], [line("", 40, 47, 3, kind="trust")])
    output = together([whole, share])
    hidden = suppress(output)
    unknown = next(name for name in output.values if name[-1] == "unknown" and name[0] == "assessments_45wd")
    low, high = by_solving(output, hidden, unknown)
    assert high >= 6
    assert high - low >= 5
    alone = suppress(share) | suppress(whole)
    assert by_solving(output, alone, unknown) == (3, 3)


def test_what_began_and_what_is_open_do_not_give_away_what_ended():
    """30 plans, then 36, nine having begun: three ended."""
    figures = {
        "before": {"cpp_count": 30, "cpp_starts": 8, "cpp_ends": 0},
        "now": {"cpp_count": 36, "cpp_starts": 9, "cpp_ends": 3},
    }
    outputs = [
        adds_up(INDICATORS[name], [line("", number, kind="trust")], mark)
        for mark, held in figures.items()
        for name, number in held.items()
    ]
    output = together(outputs, ["before", "now"])
    hidden = suppress(output)
    for cell in [name for name, value in output.values.items() if is_small(value)]:
        assert by_solving(output, hidden, cell)[1] >= 6
    alone = frozenset().union(*(suppress(one) for one in outputs))
    assert by_solving(output, alone, ("cpp_ends", "now", "trust", "", "", "numerator")) == (3, 3)


def test_a_sum_that_a_trusts_data_breaks_is_not_relied_on():
    """Who knows that it should hold would be misled, not informed."""
    whole = adds_up(INDICATORS["assessments_completed_count"], [line("", 60, kind="trust")])
    share = adds_up(INDICATORS["assessments_45wd"], [line("", 40, 47, 3, kind="trust")])
    assert len(together([whole, share]).relations) == 1
