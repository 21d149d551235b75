"""One period of a trend, chosen on the chart or in its table: which it is, and whether its cases are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboards.dots import as_number, stands_at
from dashboards.page import Request
from data.results import Grain, Series
from indicators.clock import day_date
from indicators.kinds import Duration, Fold, Indicator, Proportion, Ratio
from indicators.periods import is_whole
from indicators.sentence import label
from layouts.address import PER, link
from layouts.figures import Dot
from layouts.words import count


@dataclass(frozen=True)
class Point:
    """A period and what was counted in it. ``at`` is where it stands on the chart, and what an address calls it."""

    grain: Grain
    at: date
    first: date
    last: date
    label: str
    numerator: float | None
    denominator: float | None
    unknown: float | None


def chosen_point(request: Request, held: Series | None) -> Point | None:
    """The period that the address names; None where it names none, or none of this trend up to the day."""
    wanted = request.query.period
    if held is None or wanted is None or request.shared:
        return None
    for place, (first, last) in enumerate(zip(held.first.tolist(), held.last.tolist(), strict=True)):
        if last <= request.day and stands_at(held.grain, first, last) == wanted:
            sides = (as_number(side[place]) for side in (held.numerator, held.denominator, held.unknown))
            words = label(held.grain, first, last, whole=is_whole(held.grain, first, last))
            return Point(held.grain, wanted, day_date(first), day_date(last), words, *sides)
    return None


def pointed(request: Request, dots: Sequence[Dot]) -> list[Dot]:
    """Dots that lead to their cases, the one that is chosen marked; as they are where no cases may be seen."""
    if request.shared:
        return list(dots)
    return [
        replace(dot, href=f"{link(request.path, request.query, period=dot.at, met='')}#cases", chosen=_is(request, dot))
        for dot in dots
    ]


def _is(request: Request, dot: Dot) -> bool:
    return dot.at == request.query.period


def listed_by(request: Request, one: Indicator) -> tuple[str, Fold]:
    """Which list of cases is asked for, and how its cases become a number: a ratio has one for each of its sides."""
    if isinstance(one, Ratio) and request.query.side == PER:
        return one.per_id, one.per_fold
    return one.id, one.fold


def not_kept(request: Request, one: Indicator, point: Point) -> str:
    """Why there is no list of a period; nothing where there is one.

    A stock needs the cases of its last day, events those of every day: a list of part of a period would look whole.
    """
    kept = request.store.cases_kept_from(request.scope)
    needed = point.last if listed_by(request, one)[1] is Fold.STOCK else point.first
    if kept is None or needed >= kept:
        return ""
    return (
        "Which cases these were is no longer kept here: lists go back thirteen months. "
        "The number itself stays, and its parts can still be counted."
    )


def made_from(one: Indicator, point: Point, *, whole: bool = True) -> str:
    """What the period's number was made of, side by side, as the list below it adds up.

    A child who is counted once is counted for all of the period: not ``whole``, the day may have been another unit's.
    """
    if point.numerator is None and point.denominator is None:
        return "There is no number for this period."
    said = _sides(one, point)
    if one.fold is Fold.DURING and isinstance(one, Proportion) and not whole:
        said += " What is true of a child on a day with another team counts here too, and stands in that team’s list."
    return said


def _sides(one: Indicator, point: Point) -> str:
    above, below, unknown = (count(side) for side in (point.numerator, point.denominator, point.unknown))
    if isinstance(one, Proportion):
        return f"Numerator {above}, denominator {below}, not known {unknown}."
    if isinstance(one, Ratio):
        return f"Numerator {above}, denominator {below}, not known {unknown}."
    if isinstance(one, Duration):
        return f"{below} with a known value, {unknown} without."
    return f"{above} counted, {unknown} not known."
