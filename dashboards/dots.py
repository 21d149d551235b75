"""What a series puts on a chart: a dot for each period, the same period's number a year before, and the target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from dashboards.page import Request
from data.results import Grain, Series
from indicators.clock import day_date
from indicators.comparing import numbers
from indicators.judge import Judgement
from indicators.kinds import Fold, Indicator
from indicators.periods import IN_A_YEAR, is_whole
from indicators.sentence import label
from layouts.figures import Dot, Step
from layouts.words import count


def steps(request: Request, judged: Judgement, dots: Sequence[Dot]) -> list[Step]:
    """The target over the periods drawn, one step for as long as it is the same; none where it is no line here."""
    one = judged.indicator
    if one.kind == "rate" or (one.kind == "count" and one.fold is not Fold.STOCK):
        return []
    made: list[Step] = []
    for dot in dots:
        assert isinstance(dot.at, date)
        assert dot.until is not None
        target = request.targets.on(one.id, dot.until, request.unit)
        if target is None or target.reads != "value":
            continue
        if made and made[-1].value == target.green:
            made[-1] = replace(made[-1], last=dot.at)
        else:
            made.append(Step(dot.at, dot.until, target.green))
    return made


def year_before(one: Indicator, held: Series, dots: Sequence[Dot]) -> list[float | None]:
    """The same period's number a year before each dot; none for events by day, nor for a period still running."""
    if held.grain is Grain.DAY and one.fold is Fold.FLOW:
        return []
    shown = numbers(one, held)
    back_ = IN_A_YEAR[held.grain]
    places = [place_ for place_, last in enumerate(held.last) if day_date(int(last)) == dots[-1].until] if dots else []
    if not places:
        return []
    newest = places[-1]
    made = [as_number(shown[n - back_]) if n >= back_ else None for n in range(newest - len(dots) + 1, newest + 1)]
    if not is_whole(held.grain, int(held.first[newest]), int(held.last[newest])):
        made[-1] = None
    return made if any(value is not None for value in made) else []


def span(dots: Sequence[Dot]) -> tuple[date, date]:
    """The first and the last day of what is drawn over time."""
    days = [day for dot in dots for day in (dot.at, dot.until) if isinstance(day, date)]
    return min(days), max(days)


def dots_of(one: Indicator, held: Series, until: int) -> list[Dot]:
    """Each period that ends by a day; the one that ends with the data and is not over is marked "so far"."""
    made, shown = [], numbers(one, held)
    for place_, (first, last) in enumerate(zip(held.first.tolist(), held.last.tolist(), strict=True)):
        if last > until:
            break
        ends = day_date(last)
        words = label(held.grain, first, last, whole=is_whole(held.grain, first, last))
        cells = tuple(count(as_number(side[place_])) for side in (held.numerator, held.denominator, held.unknown))
        made.append(Dot(words, stands_at(held.grain, first, last), as_number(shown[place_]), cells, ends))
    return made


def stands_at(grain: Grain, first: int, last: int) -> date:
    """Where a period stands on an axis: on its first day; of twelve months on the last, the first lies a year back."""
    return day_date(last if grain is Grain.ROLLING12 else first)


def as_number(value: Any) -> float | None:
    """A number, or None where there is none."""
    return None if pd.isna(value) else float(value)
