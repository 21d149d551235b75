"""Every breakdown of every indicator beside the slow question, day by day, on populations as dirty as real ones."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from indicators.breakdowns import BREAKDOWNS, offered, table_of
from indicators.cases import BLANK, MET_WORDS, Cases
from indicators.catalogue import INDICATORS
from indicators.clock import AsOf, day_date, day_number
from indicators.kinds import Indicator
from indicators.reading import Reading
from tests.coloured import coloured
from tests.depth import many
from tests.oracles.parts import ORACLE, Asked
from tests.oracles.words import Trust
from tests.populations import Population

#: Breakdowns that no indicator declares: pages ask them of these indicators' cases.
ASKED_BY_PAGES = {
    "referrals_rate": ("age",),
    "contacts_total": ("ethnic_background",),
    "ad_waiting": ("reversed_reason",),
}
RULES = settings(derandomize=True, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])


def days_of(cases: Cases, found: Population, at: int) -> list[int]:
    """The days of a case worth asking about: its first, its last, and those the population's rules trip over."""
    start, last = int(cases.start[at]), min(int(cases.end[at]) - 1, day_number(found.as_of))
    hot = {start, last} | {day_number(day) + step for day in (*found.days, found.as_of) for step in (-1, 0, 1)}
    return sorted(day for day in hot if start <= day <= last)


def asked(reading: Reading, cases: Cases, at: int, day: int, record: str) -> Asked:
    opened = int(cases.opened[at])
    return Asked(
        person=reading.people.named(cases.person[[at]])[0],
        ref=str(cases.ref[at]),
        record=record,
        on=day_date(day),
        opened=None if opened == BLANK else day_date(opened),
        met=MET_WORDS[int(cases.met[at])],
        value=None if np.isnan(cases.value[at]) else float(cases.value[at]),
    )


def check(found: Population, reading: Reading, trust: Trust, indicator: Indicator, names: tuple[str, ...]) -> None:
    cases = indicator.cases(reading)
    record = table_of(reading, cases, indicator.needs)
    numbered = Cases(**{**cases.__dict__, "weight": np.arange(len(cases), dtype=float)})
    for name in names:
        breakdown = BREAKDOWNS[name]
        coded = breakdown.of(reading, numbered, record)
        words = [category.words for category in breakdown.parts(reading)]
        pieces = coded.cases
        for at in range(len(cases)):
            mine = np.flatnonzero(pieces.weight == at)
            order = mine[np.argsort(pieces.start[mine])]
            assert pieces.start[order[0]] == cases.start[at]
            assert pieces.end[order[-1]] == cases.end[at]
            assert (pieces.start[order[1:]] == pieces.end[order[:-1]]).all(), "every day is in one part, and only one"
            for day in days_of(cases, found, at):
                piece = order[(pieces.start[order] <= day) & (pieces.end[order] > day)]
                question = asked(reading, cases, at, day, record)
                assert words[coded.code[piece[0]]] == ORACLE[name](trust, question), (indicator.id, name, question)


def judge(seed: int) -> None:
    found = coloured(seed)
    reading = Reading(found.tables, found.supplied, AsOf.parse(found.as_of))
    trust = Trust(found.tables, found.supplied, found.as_of)
    for indicator in INDICATORS.values():
        if not reading.lacks(indicator.needs):
            check(found, reading, trust, indicator, (*offered(indicator), *ASKED_BY_PAGES.get(indicator.id, ())))


def judge_all(seeds: Iterable[int]) -> None:
    for seed in seeds:
        judge(seed)


@given(seed=st.integers(0, 10**6))
@settings(RULES, max_examples=4)
def test_a_breakdown_says_of_each_day_what_the_oracle_says(seed: int):
    judge(seed)


@pytest.mark.slow
@given(seed=st.integers(0, 10**6))
@settings(RULES, max_examples=many(60))
def test_a_breakdown_says_of_each_day_what_the_oracle_says_of_many(seed: int):
    judge(seed)


def test_the_oracle_knows_every_breakdown():
    assert set(ORACLE) == set(BREAKDOWNS)


def test_a_breakdown_that_forgets_a_birthday_is_found(monkeypatch: pytest.MonkeyPatch):
    """The judge is awake."""
    monkeypatch.setitem(ORACLE, "age_band", lambda trust, asked: "Under 1")
    with pytest.raises(AssertionError):
        judge_all(range(20))
