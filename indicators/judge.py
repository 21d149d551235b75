"""A result read against its target, its past and chance: on target or not, better or worse, changing or not.

Pure: a target, a series and the decisions about its baseline come in; nothing is looked up. Only whole periods are
compared, and only with periods of their own kind: a month that is still running is in no judgement.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from math import isfinite

import numpy as np

from data.results import Grain, Series
from data.targets import Target
from indicators.clock import day_date
from indicators.comparing import (
    Moment,
    moment,
    numbers,
    period_before,
    points,
    recent,
    shown_unit,
    whole,
    why_limitless,
    years_before,
)
from indicators.kinds import Count, Direction, Fold, Indicator, Rate
from indicators.spc.baseline import Rebase
from indicators.spc.control import Control, control
from indicators.spc.icons import Assurance, Variation, assurance, classed
from indicators.spc.signals import Rule
from indicators.speech import places


class Rag(Enum):
    """Where a number stands against its target. NONE has no target, or no number to hold against it."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NONE = "none"

    @property
    def words(self) -> str:
        """What is written beside the colour."""
        return _WORDS[self]


_WORDS = {Rag.GREEN: "On target", Rag.AMBER: "Close to target", Rag.RED: "Off target", Rag.NONE: "No target"}


class Verdict(Enum):
    """What a change means for children. NEUTRAL is for measures that are wanted neither high nor low."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "no change"
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class Change:
    """Now less then, in the indicator's own unit."""

    by: float
    verdict: Verdict


@dataclass(frozen=True)
class Judgement:
    """Everything that is said about the latest whole period that has a number. ``control`` is None for want of limits.

    ``before`` is the period before it, ``years_before`` the same one of the three years before; None where nothing
    is to compare. ``limitless`` says why there are no limits, and is empty where there are.
    """

    indicator: Indicator
    grain: Grain
    now: Moment | None
    before: Moment | None
    years_before: tuple[Moment | None, ...]
    target: Target | None
    rag: Rag
    control: Control | None
    limitless: str
    variation: Variation
    assurance: Assurance
    withheld: bool = False  #: the latest number is not for sharing, and nothing is said of it

    @property
    def on_before(self) -> Change | None:
        """The change on the period before."""
        return self._change(self.before)

    @property
    def on_year(self) -> Change | None:
        """The change on the same period of the year before."""
        return self._change(self.years_before[0] if self.years_before else None)

    def by_chance(self, then: Moment | None) -> bool:
        """Whether chance alone sets the latest period and another apart: neither is a signal against one baseline."""
        chart = self.control
        if chart is None or not chart.judged or then is None:
            return False
        last = chart.segments[-1]
        mine = chart.points.first[last.start : last.stop]
        calm = chart.signals.rule[last.start : last.stop] == Rule.COMMON
        return bool(calm[-1] and calm[mine == then.first].any())

    def _change(self, then: Moment | None) -> Change | None:
        if self.now is None or then is None:
            return None
        return change(self.now.shown, then.shown, self.indicator.direction, places(shown_unit(self.indicator)))


def rag(target: Target | None, value: float | None, late: int | None = None, longest: float | None = None) -> Rag:
    """Green, amber or red by the number the target reads; NONE where there is no target or that number is missing.

    A limit belongs to the better side: 85% is green where green is at least 85%.
    """
    if target is None:
        return Rag.NONE
    read = {"value": value, "late": None if late is None else float(late), "longest": longest}[target.reads]
    if read is None or not isfinite(read):
        return Rag.NONE
    if target.any_late_is_red and late:
        return Rag.RED
    if target.sense == "at_least":
        return Rag.GREEN if read >= target.green else Rag.AMBER if read >= target.amber else Rag.RED
    return Rag.GREEN if read <= target.green else Rag.AMBER if read <= target.amber else Rag.RED


def change(now: float | None, then: float | None, direction: Direction, places: int = 0) -> Change | None:
    """Now against then, each rounded as it is shown, so that nobody reads two equal numbers as a change."""
    if now is None or then is None or not (isfinite(now) and isfinite(then)):
        return None
    by = round(round(now, places) - round(then, places), places)
    if by == 0:
        return Change(0.0, Verdict.SAME)
    if direction is Direction.NEITHER:
        return Change(by, Verdict.NEUTRAL)
    return Change(by, Verdict.BETTER if (by > 0) == (direction is Direction.HIGHER) else Verdict.WORSE)


def judge(
    indicator: Indicator,
    series: Series,
    on: int,
    covers_from: int,
    *,
    target: Target | None = None,
    decisions: Iterable[Rebase] = (),
) -> Judgement:
    """The judgement of one unit's series as at a day. ``target`` is the one that held on ``judged_on``."""
    ours = [one for one in decisions if one.concerns(indicator.id, series.unit)]
    held = whole(indicator, series, on, covers_from)
    known = held[~np.isnan(numbers(indicator, series)[held])]
    latest = int(known[-1]) if len(known) else None
    limitless = why_limitless(indicator, series.grain, series.unit.kind)
    chart = None
    if latest is not None and not limitless:
        chart = control(points(indicator, series, recent(series, known, ours)), ours)
    wanted = period_target(indicator, target)
    return Judgement(
        indicator=indicator,
        grain=series.grain,
        now=None if latest is None else moment(indicator, series, latest),
        before=None if latest is None else period_before(indicator, series, held, latest),
        years_before=() if latest is None else years_before(indicator, series, held, latest),
        target=wanted,
        rag=Rag.NONE if latest is None else _rag(wanted, series, latest),
        control=chart,
        limitless=limitless,
        variation=variation(chart, indicator.direction),
        assurance=assured(chart, wanted, indicator.direction),
    )


def judged_on(indicator: Indicator, series: Series, on: int, covers_from: int) -> date:
    """The last day of the period that a judgement as at a day is of: its target is the one that held then."""
    held = whole(indicator, series, on, covers_from)
    known = held[~np.isnan(numbers(indicator, series)[held])]
    return day_date(int(series.last[known[-1]]) if len(known) else on)


def period_target(indicator: Indicator, target: Target | None) -> Target | None:
    """The target where it can be held against a period's number.

    Not one for late work, and of things counted only one for a stock: a number a week is no number a month.
    """
    if target is None or target.reads == "late":
        return None
    return None if isinstance(indicator, Count | Rate) and indicator.fold is not Fold.STOCK else target


def variation(chart: Control | None, direction: Direction) -> Variation:
    """The class of the latest point, where its limits are of enough points."""
    if chart is None or not chart.judged:
        return Variation.NONE
    return classed(chart.rule, chart.toward, direction)


def assured(chart: Control | None, target: Target | None, direction: Direction) -> Assurance:
    """The target against the limits of the latest point, where those are of enough points."""
    if chart is None or not chart.judged or target is None or target.reads != "value":
        return Assurance.NONE
    return assurance(target.green, float(chart.limits.lower[-1]), float(chart.limits.upper[-1]), direction)


def _rag(target: Target | None, series: Series, place: int) -> Rag:
    longest = None if series.longest is None else float(series.longest[place])
    return rag(target, float(series.value[place]), longest=longest)
