"""The engine's rows beside the oracle's: every grain, period and unit, and every listed case."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from tests.oracles.asking import Oracle
from tests.oracles.counting import DURING, FLOW, INDICATORS, STOCK, Answer, Case
from tests.oracles.days import Period, period, periods
from tests.oracles.words import Trust

UNIT_KINDS = ("trust", "service", "team", "worker")
#: How far back each grain is compared, in days before as_of; of the days, those worth asking about.
BACK = {"day": 140, "week": 70, "month": 270, "quarter": 600, "year": 1000, "rolling12": 500, "fortnight": 60}
EXTRAS = ("mean", "lower_quartile", "upper_quartile", "longest")


class Engine(Protocol):
    """What is judged: rows as `measure --json` and `cases --json` print them."""

    def rows(self, ids: Sequence[str], grain: str, first: date, last: date, by: str) -> Iterable[Mapping[str, Any]]: ...

    def cases(self, name: str, first: date, last: date) -> Iterable[Mapping[str, Any]]: ...


@dataclass(frozen=True)
class Disagreement:
    """One number or list on which the two differ."""

    indicator: str
    grain: str
    period: Period
    unit_kind: str
    unit: str
    what: str
    engine: Any
    oracle: Any

    def __str__(self) -> str:
        where = f"{self.indicator} {self.grain} {self.period.start}..{self.period.last} {self.unit_kind} {self.unit!r}"
        return f"{where}: {self.what} is {self.engine!r} by the engine, {self.oracle!r} by the oracle"


def assert_engine_matches(ids: Sequence[str], trust: Trust, engine: Engine, days: Sequence[date] = ()) -> None:
    """Raises with the disagreements, where there are any."""
    found = list(disagreements(ids, trust, engine, days))
    if found:
        raise AssertionError("\n".join(str(one) for one in found[:40]) + f"\n{len(found)} disagreements")


def disagreements(
    ids: Sequence[str], trust: Trust, engine: Engine, days: Sequence[date] = ()
) -> Iterator[Disagreement]:
    """Every difference between the two, over all grains and unit kinds, and over the lists of cases."""
    as_of = trust.as_of
    oracles = [Oracle(INDICATORS[name], trust) for name in ids]
    asked = sorted({day for day in (*days, as_of, as_of - timedelta(1), as_of - timedelta(2)) if day <= as_of})
    for grain in BACK:
        here = [one for one in oracles if offers(one, grain)]
        if here:
            yield from compare_grain(here, grain, asked, engine)
    for one in oracles:
        if not one.lacks:
            yield from compare_cases(one, asked, engine)


def offers(one: Oracle, grain: str) -> bool:
    """The indicator has the grain; whatever has a week has a fortnight too."""
    grains = one.indicator.grains
    return not one.lacks and (grain in grains or (grain == "fortnight" and "week" in grains))


def compare_grain(
    oracles: Sequence[Oracle], grain: str, asked: Sequence[date], engine: Engine
) -> Iterator[Disagreement]:
    """All four unit kinds of one grain."""
    trust = oracles[0].trust
    first = trust.as_of - timedelta(BACK[grain])
    names = [one.indicator.id for one in oracles]
    for kind in UNIT_KINDS:
        rows: dict[tuple[str, str], dict[str, Mapping[str, Any]]] = {}
        for row in engine.rows(names, grain, first, trust.as_of, kind):
            rows.setdefault((row["indicator"], row["period_start"]), {})[row["unit"]] = row
        for one in oracles:
            for each in wanted(one, grain, asked, first, rows):
                yield from compare_units(
                    one, grain, each, kind, rows.get((one.indicator.id, each.start.isoformat()), {})
                )


def wanted(
    one: Oracle, grain: str, asked: Sequence[date], first: date, rows: Mapping[tuple[str, str], Any]
) -> list[Period]:
    """The periods to compare: those of the calendar; fortnights wherever the engine's setting puts them."""
    as_of = one.trust.as_of
    if grain == "day":
        days = [as_of] if one.indicator.as_of_only else asked
        return [Period(day, day) for day in days if day >= first]
    if grain == "fortnight":
        starts = [date.fromisoformat(start) for name, start in rows if name == one.indicator.id]
        return [period(grain, start, as_of) for start in starts if start.weekday() == 0]
    found = periods(grain, first, as_of, as_of)
    return [each for each in found if each.start >= first or grain == "rolling12"]


def compare_units(
    one: Oracle, grain: str, asked: Period, kind: str, rows: Mapping[str, Mapping[str, Any]]
) -> Iterator[Disagreement]:
    """Each unit that either of the two knows."""
    start = asked.last if one.indicator.fold == STOCK else asked.start
    units = one.names(kind, start, asked.last) | set(rows) | ({"Trust"} if kind == "trust" else set())
    for unit in sorted(units):
        expected = one.result_of(asked, kind, unit)
        row = rows.get(unit)
        if row is None:
            if kind == "trust" or expected.numerator or expected.denominator or expected.unknown:
                yield Disagreement(one.indicator.id, grain, asked, kind, unit, "the row", None, expected)
            continue
        if row["period_end"] != asked.last.isoformat():
            yield Disagreement(
                one.indicator.id, grain, asked, kind, unit, "period_end", row["period_end"], asked.last.isoformat()
            )
        for what, got, want in differences(one, row, expected):
            yield Disagreement(one.indicator.id, grain, asked, kind, unit, what, got, want)


def differences(one: Oracle, row: Mapping[str, Any], expected: Answer) -> Iterator[tuple[str, Any, Any]]:
    """The numbers of a row that are not those of the oracle."""
    if not same(row["value"], expected.value):
        yield "value", row["value"], expected.value
    if expected.numerator is None:  # not covered: no value, whatever the other columns say
        return
    for what in ("numerator", "denominator"):
        if not same(row[what] or 0, getattr(expected, what) or 0):
            yield what, row[what], getattr(expected, what)
    if row["unknown"] != expected.unknown:
        yield "unknown", row["unknown"], expected.unknown
    if one.indicator.kind == "duration":
        for what in EXTRAS:
            if not same(row[what], getattr(expected, what)):
                yield what, row[what], getattr(expected, what)


def same(one: float | None, other: float | None) -> bool:
    """Equal but for rounding to six places; None is like nothing but None."""
    if one is None or other is None:
        return one is None and other is None
    return math.isclose(one, other, rel_tol=1e-6, abs_tol=2e-6)


def compare_cases(one: Oracle, asked: Sequence[date], engine: Engine) -> Iterator[Disagreement]:
    """The listed cases: a flow's of the whole time asked about, a stock's of each day."""
    name, fold = one.indicator.id, one.indicator.fold
    if fold == DURING:
        return
    whole = Period(min(asked), max(asked))
    spans = [whole] if fold == FLOW else [Period(day, day) for day in asked[-6:]]
    if one.indicator.as_of_only:
        spans = [Period(one.trust.as_of, one.trust.as_of)]
    for span in spans:
        if span.last < one.trust.covers_from:
            continue
        listed = Counter(listed_case(row, fold) for row in engine.cases(name, span.start, span.last))
        expected = Counter(
            known_case(one.trust, case, fold, banded=name in BANDED)
            for case in one.cases(span.start, span.last)
            if case.part == "numerator" or one.indicator.kind != "ratio"
        )
        if listed != expected:
            extra, lost = (
                sorted((listed - expected).elements(), key=str),
                sorted((expected - listed).elements(), key=str),
            )
            yield Disagreement(name, "cases", span, "trust", "Trust", "what only one lists", extra, lost)


#: Indicators whose bands or statuses the definitions name, and other words for the same.
BANDED = {
    "assessments_open_bands",
    "s47_open_now",
    "wf_cases_by_team",
    "preproceedings_duration",
    "assessment_outcomes",
    "care_applications",
    "exploitation_risk",
    "cla_sdq",
    "ad_adopted_pct",
    "ad_fostering_carers",
    "qa_actions_overdue",
    "fb_stage2",
    "fb_upheld",
}
ALSO_CALLED = {"child protection plan": "CP", "child in need plan": "CIN plan"}
STATES = {True: "met", False: "not met", None: "unknown", "running": "running"}


def listed_case(row: Mapping[str, Any], fold: str) -> tuple[Any, ...]:
    day = row["start"] if fold == FLOW else None
    category = ALSO_CALLED.get(row["category"], row["category"]) if row["indicator"] in BANDED else None
    return row["ref"], row["service"], row["team"], row["worker"], day, STATES[row["met"]], category


def known_case(trust: Trust, case: Case, fold: str, *, banded: bool) -> tuple[Any, ...]:
    names = (trust.name_of_unit(kind, case.team, case.worker) for kind in ("service", "team", "worker"))
    return (
        case.ref,
        *names,
        case.day.isoformat() if fold == FLOW else None,
        case.state,
        case.category if banded else None,
    )
