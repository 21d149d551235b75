"""Every worked example, asked of the engine as the command line asks it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from indicators.catalogue import INDICATORS
from indicators.clock import AsOf, day_number
from indicators.kinds import Fold
from indicators.measure import listed, measure
from indicators.periods import periods
from indicators.reading import Reading
from indicators.results import Grain, UnitKind
from tests.examples.catalogue import EXAMPLES
from tests.examples.example import Ask, Example

BUILT = [example for example in EXAMPLES if example.indicator in INDICATORS and not example.lacks]


def reading_of(example: Example) -> Reading:
    """The example's tables as they stood."""
    return Reading(example.frames(), example.supplied(), AsOf.parse(example.as_of))


def row_of(example: Example) -> dict[str, Any]:
    """The result row of the period and unit that the example asks about."""
    ask = example.ask
    first = day_number(date.fromisoformat(ask.period_start))
    found = measure(
        reading_of(example),
        [example.indicator],
        grain=Grain(ask.grain),
        first=first,
        last=first,
        by=UnitKind(ask.unit_kind),
    )
    rows = [row for row in found if row["period_start"] == ask.period_start and row["unit"] == ask.unit]
    assert len(rows) == 1, f"{len(rows)} rows for {ask}"
    return rows[0]


def days_of(ask: Ask, as_of: str) -> tuple[int, int]:
    """The first and the last day of the period that was asked about."""
    first = day_number(date.fromisoformat(ask.period_start))
    span = periods(Grain(ask.grain), first, day_number(date.fromisoformat(as_of)))
    at = next(n for n, start in enumerate(span.first) if start == first)
    return int(span.first[at]), int(span.last[at])


def cases_of(example: Example) -> list[dict[str, Any]]:
    """The cases listed for the period that was asked about."""
    first, last = days_of(example.ask, example.as_of)
    return list(listed(reading_of(example), example.indicator, first=first, last=last))


def is_late(case: dict[str, Any], x: date) -> bool:
    """Past its limit at the end of the day and not done."""
    done = case["done"] is not None and date.fromisoformat(case["done"]) <= x
    return case["due"] is not None and date.fromisoformat(case["due"]) < x and not done


@pytest.mark.parametrize("example", BUILT, ids=lambda example: example.name)
def test_result(example: Example) -> None:
    """Numerator, denominator, unknown and value are those of the example."""
    row, wanted = row_of(example), example.result
    assert (row["numerator"], row["denominator"], row["unknown"]) == (
        wanted.numerator,
        wanted.denominator,
        wanted.unknown,
    )
    assert row["value"] == (None if wanted.value is None else pytest.approx(wanted.value, abs=1e-6))


@pytest.mark.parametrize("example", [e for e in BUILT if e.states is not None], ids=lambda example: example.name)
def test_states(example: Example) -> None:
    """The list of cases shows as many as the example says, each in its state."""
    words = {True: "met", False: "not met", None: "unknown", "running": "running"}
    assert sorted(words[case["met"]] for case in cases_of(example)) == sorted(example.states or ())


@pytest.mark.parametrize("example", [e for e in BUILT if e.late is not None], ids=lambda example: example.name)
def test_late(example: Example) -> None:
    """As many of the listed cases are late on the day asked as the example says."""
    assert INDICATORS[example.indicator].fold is Fold.STOCK, "only a stock of open work is late on a day"
    x = date(1970, 1, 1) + timedelta(days=days_of(example.ask, example.as_of)[1])
    assert sum(is_late(case, x) for case in cases_of(example)) == example.late


@pytest.mark.parametrize("example", [e for e in BUILT if e.categories is not None], ids=lambda example: example.name)
def test_categories(example: Example) -> None:
    """The listed cases are of the kinds the example says."""
    assert sorted(case["category"] for case in cases_of(example)) == sorted(example.categories or ())


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.lacks], ids=lambda example: example.name)
def test_an_indicator_that_lacks_its_data_says_what_and_gives_no_number(example: Example) -> None:
    """No row at all, rather than one that says 0."""
    reading = reading_of(example)
    assert reading.lacks(INDICATORS[example.indicator].needs) == example.lacks
    assert list(measure(reading, [example.indicator], grain=Grain(example.ask.grain))) == []


@pytest.mark.parametrize("name", INDICATORS)
def test_every_indicator_has_a_worked_example(name: str) -> None:
    """A definition without an example is read in two ways."""
    assert any(example.indicator == name for example in EXAMPLES)
