"""Every worked example of the definitions, put to the oracle."""

from __future__ import annotations

from datetime import date

import pytest

from tests.examples.catalogue import EXAMPLES
from tests.examples.example import Example
from tests.oracles.asking import Oracle, oracle
from tests.oracles.counting import INDICATORS


def asked(example: Example) -> tuple[Oracle, date]:
    return (
        oracle(example.indicator, example.frames(), example.supplied(), example.as_of),
        date.fromisoformat(example.ask.period_start),
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_oracle_says_what_the_example_expects(example: Example):
    """Numerator, denominator, unknown and value; for a count there is no denominator."""
    ask = example.ask
    here, start = asked(example)
    assert here.lacks == example.lacks
    if example.lacks:
        return
    found = here.result(ask.grain, start, ask.unit_kind, ask.unit)
    assert (found.numerator, found.denominator, found.unknown) == pytest.approx(
        (example.result.numerator, example.result.denominator, example.result.unknown)
    )
    assert found.value == (None if example.result.value is None else pytest.approx(example.result.value))


@pytest.mark.parametrize(
    "example",
    [one for one in EXAMPLES if (one.states, one.late, one.categories) != (None, None, None)],
    ids=lambda example: example.name,
)
def test_the_oracle_lists_the_cases_the_example_expects(example: Example):
    """Their states, how many are late, and of what kind they are."""
    here, start = asked(example)
    cases = (
        [
            case
            for case in here.cases(start, date.fromisoformat(example.as_of))
            if example.ask.grain != "day" or case.day == start
        ]
        if here.indicator.fold == "flow"
        else here.cases(start)
    )
    if example.states is not None:
        assert tuple(sorted(case.state for case in cases)) == example.states
    if example.late is not None:
        assert sum(case.late for case in cases) == example.late
    if example.categories is not None:
        assert tuple(sorted(str(case.category) for case in cases)) == example.categories


def test_every_indicator_of_the_oracle_has_an_example():
    """A rule nobody worked through is a rule nobody checked."""
    assert set(INDICATORS) == {example.indicator for example in EXAMPLES}


def test_an_example_asks_for_a_grain_that_its_indicator_has():
    """Otherwise its answer would be about nothing."""
    wrong = [one.name for one in EXAMPLES if one.ask.grain not in INDICATORS[one.indicator].grains]
    assert wrong == []
