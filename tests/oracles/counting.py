"""How cases become a number: the case, the register of indicators, and the arithmetic of each kind."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.oracles.days import Period
from tests.oracles.words import Trust

FLOW, STOCK, DURING = "flow", "stock", "during"
DAILY = ("day", "week", "month", "quarter", "year")
ALL = (*DAILY, "rolling12")
WEEKLY = ("week", "month", "quarter", "year", "rolling12")
MONTHLY = ("month", "quarter", "year", "rolling12")

MET, NOT_MET, UNKNOWN, RUNNING = "met", "not met", "unknown", "running"

#: Children of the trust aged 0 to 17, by mid-year.
POPULATION = {2022: 85_920, 2023: 87_056, 2024: 88_593}


@dataclass(frozen=True)
class Case:
    """One thing that is counted, on the day that it counts. ``part`` is the side of a ratio it belongs to.

    Of cases that share ``once``, a unit counts one in a period.
    """

    ref: str
    person: str | None
    team: str | None
    worker: str | None
    day: date
    state: str = MET
    value: float | None = None
    weight: float = 1.0
    category: str | None = None
    late: bool = False
    part: str = "numerator"
    once: object = None


@dataclass(frozen=True)
class Answer:
    """The four numbers of a result; value is None where the period is not covered or there is nothing to divide by."""

    numerator: float | None
    denominator: float | None
    unknown: int
    value: float | None
    mean: float | None = None
    lower_quartile: float | None = None
    upper_quartile: float | None = None
    longest: float | None = None


@dataclass(frozen=True)
class Indicator:
    """What is counted, and when. ``cases`` asks of all days (flow), of one (stock) or of a period (during)."""

    id: str
    kind: str
    fold: str
    grains: tuple[str, ...]
    needs: tuple[str, ...]
    cases: Callable[..., Iterable[Case]]
    percent: bool = False
    show: str = "median"
    as_of_only: bool = False


INDICATORS: dict[str, Indicator] = {}


def indicator(
    kind: str,
    fold: str,
    grains: tuple[str, ...],
    *,
    needs: tuple[str, ...] = (),
    percent: bool = False,
    show: str = "median",
    as_of_only: bool = False,
) -> Callable[[Callable[..., Iterable[Case]]], Callable[..., Iterable[Case]]]:
    """Register the function below as the cases of the indicator of its name."""

    def register(cases: Callable[..., Iterable[Case]]) -> Callable[..., Iterable[Case]]:
        name = cases.__name__
        INDICATORS[name] = Indicator(name, kind, fold, grains, needs, cases, percent, show, as_of_only)
        return cases

    return register


def state_of(met: bool) -> str:
    """Met or not met."""
    return MET if met else NOT_MET


def population(last: date) -> int:
    """Children for a period whose last day is in April N-1 to March N: mid-year N-1, or the nearest known."""
    middle = last.year if last.month >= 4 else last.year - 1
    return POPULATION[min(max(middle, min(POPULATION)), max(POPULATION))]


def answer(indicator: Indicator, cases: list[Case], period: Period, unit_kind: str) -> Answer:
    """What these cases say of the period."""
    known = [case for case in cases if case.state in (MET, NOT_MET)]
    unknown = sum(case.state == UNKNOWN for case in cases)
    met = sum(case.weight for case in known if case.state == MET)
    if indicator.kind == "count":
        return Answer(met, None, unknown, met)
    if indicator.kind == "rate":
        if unit_kind != "trust":
            return Answer(met, None, unknown, None)
        children = population(period.last)
        return Answer(met, children, unknown, 10_000 * met / children)
    if indicator.kind == "proportion":
        return Answer(met, len(known), unknown, 100 * met / len(known) if known else None)
    if indicator.kind == "duration":
        return _duration(indicator, [case.value for case in known if case.value is not None], unknown)
    top = sum(case.weight for case in known if case.part == "numerator")
    bottom = sum(case.weight for case in known if case.part == "denominator")
    times = 100 if indicator.percent else 1
    return Answer(top, bottom, unknown, times * top / bottom if bottom > 0 else None)


def _duration(indicator: Indicator, values: list[float], unknown: int) -> Answer:
    if not values:
        return Answer(0, 0, unknown, None)
    mean = sum(values) / len(values)
    lower, middle, upper = (quantile(values, part) for part in (0.25, 0.5, 0.75))
    value = mean if indicator.show == "mean" else middle
    return Answer(sum(values), len(values), unknown, value, mean, lower, upper, max(values))


def quantile(values: list[float], part: float) -> float:
    """By linear interpolation between the two nearest values in order."""
    if part == 0.5:
        return statistics.median(values)
    ordered = sorted(values)
    place = part * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def event(  # noqa: PLR0917 -- in the order of the case's own fields
    trust: Trust, row: Any, ref: str, day: date, team: str | None, worker: str | None, **more: Any
) -> Case:
    """A case whose unit is the record's own, else the holder's on the day that counts."""
    held_by = trust.record_then_holder(team, worker, row.person_id, day)
    return Case(ref, row.person_id, *held_by, day, **more)


def held(trust: Trust, person: str | None, ref: str | None, day: date, **more: Any) -> Case:
    """A case whose unit is whoever holds the child on the day that counts."""
    return Case(ref if ref is not None else str(person), person, *trust.holder(person, day), day, **more)
