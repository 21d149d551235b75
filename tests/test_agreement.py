"""The engine beside the oracle, on populations as dirty as real ones: every indicator, grain, unit and list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from data.tables import NOT_HELD
from indicators import measure as measuring
from indicators.catalogue import INDICATORS
from indicators.clock import AsOf, day_number
from indicators.engine import count_cases
from indicators.folding import Folding
from indicators.measure import listed, measure
from indicators.reading import Reading
from indicators.results import Grain, UnitKind
from tests.depth import many
from tests.oracles.agreement import disagreements
from tests.oracles.counting import INDICATORS as BY_THE_ORACLE
from tests.oracles.words import Trust
from tests.populations import Population, population, populations, smallest
from tests.tables import everything_supplied, tables

JUDGED = [name for name in INDICATORS if name in BY_THE_ORACLE]


class TheEngine:
    """The rows that the command line prints, read once for all questions."""

    def __init__(self, found: Population):
        self.reading = Reading(found.tables, found.supplied, AsOf.parse(found.as_of))
        # Counted once for all questions, as a load does, which asks one folding for every grain and kind of unit.
        self.count = cache(partial(count_cases, self.reading))
        self.fold = cache(lambda one: Folding(self.reading, one, *self.count(one)))

    def rows(self, ids: Sequence[str], grain: str, first: date, last: date, by: str) -> Iterable[Mapping[str, Any]]:
        asked = {"first": day_number(first), "last": day_number(last), "by": UnitKind(by)}
        held = {"count_cases": lambda _, one: self.count(one), "Folding": lambda _, one, *_cases: self.fold(one)}
        with mock.patch.multiple(measuring, **held):
            return list(measure(self.reading, ids, grain=Grain(grain), **asked))

    def cases(self, name: str, first: date, last: date) -> Iterable[Mapping[str, Any]]:
        return listed(self.reading, name, first=day_number(first), last=day_number(last))


def differing(about: Population, ids: Sequence[str]) -> list[str]:
    """What the two do not agree on, in words."""
    trust = Trust(about.tables, about.supplied, about.as_of)
    return [str(one) for one in disagreements(ids, trust, TheEngine(about), about.days)]


def judge(about: Population) -> None:
    """Fails with the fewest rows on which the two disagree about the first indicator on which they do."""
    found = differing(about, JUDGED)
    if found:
        name = found[0].split(" ", maxsplit=1)[0]
        least = smallest(about, lambda smaller: bool(differing(smaller, [name])))
        here = "\n".join(differing(least, [name])[:10])
        pytest.fail(f"{len(found)} disagreements, such as\n{here}\non\n{least.drawn()}")


RULES = settings(
    derandomize=True,
    deadline=None,
    phases=[Phase.generate],  # `smallest` takes rows away, which says more than a smaller seed
    suppress_health_check=[HealthCheck.too_slow],
)


@given(found=populations)
@settings(RULES, max_examples=6)
def test_the_engine_says_what_the_oracle_says(found: Population):
    """A few populations on every run."""
    judge(found)


@pytest.mark.slow
@given(found=populations)
@settings(RULES, max_examples=many(60))
def test_the_engine_says_what_the_oracle_says_of_many(found: Population):
    """More of them where there is time."""
    judge(found)


def test_every_indicator_is_judged():
    """An indicator that the oracle does not know is checked by nobody."""
    assert {name for name in INDICATORS if name not in BY_THE_ORACLE} == set()


def test_a_disagreement_is_found():
    """The judge is awake: an engine that forgets its first case is caught, on rows and on lists."""
    found = (population(seed) for seed in range(50))
    here = next(one for one in found if len(one.tables["contacts"]) > 2)
    trust = Trust(here.tables, here.supplied, here.as_of)

    class Forgetful(TheEngine):
        def rows(self, *asked: Any) -> Iterable[Mapping[str, Any]]:
            return [row | {"numerator": row["numerator"] + 1} for row in super().rows(*asked)]

        def cases(self, *asked: Any) -> Iterable[Mapping[str, Any]]:
            return list(super().cases(*asked))[1:]

    kinds = {one.what for one in disagreements(["contacts_total"], trust, Forgetful(here), here.days)}
    assert {"numerator", "what only one lists"} <= kinds


def test_an_extract_with_one_contact_answers_every_question():
    """Nothing of an indicator is an answer too: 0, or null where the source does not cover the period."""
    examples = {"contacts": "person_id | contact_date\n Ada | 2026-06-10"}
    trust = Trust(tables(**examples), everything_supplied(), date(2026, 6, 30))
    here = Population(tables(**examples), everything_supplied(), trust.as_of, ())
    assert [str(one) for one in disagreements(JUDGED, trust, TheEngine(here))] == []


@cache
def the_first() -> Population:
    return population(0)


@cache
def whole() -> Reading:
    """The first population as it is where everything was brought."""
    return Reading(the_first().tables, everything_supplied(), AsOf.parse(the_first().as_of))


NEEDED = [(name, need) for name in JUDGED for need in BY_THE_ORACLE[name].needs if need not in NOT_HELD]


@pytest.mark.parametrize(("name", "need"), NEEDED)
def test_without_what_it_needs_an_indicator_gives_no_number(name: str, need: str):
    """A column or table of our own that the source did not bring at all is not the same as one that is empty."""
    table, _, column = need.partition(".")
    brought = everything_supplied()
    if column:
        brought[table] -= {column}
    else:
        del brought[table]
    lacking = Reading(the_first().tables, brought, AsOf.parse(the_first().as_of))
    assert list(measure(lacking, [name])) == []
    assert list(measure(whole(), [name])) != []
