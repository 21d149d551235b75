"""From the store to tiles: series, targets and late work brought together for whatever unit and day were asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboards.judging import monthly
from dashboards.page import Request
from dashboards.sharing import all_shown, may_be_judged
from data.results import Grain, Series, Unit, UnitKind
from indicators.clock import add_months, day_date, day_number
from indicators.disclosure import HIDDEN
from indicators.judge import Judgement, change, rag
from indicators.kinds import Count, Direction, Fold, Indicator, Proportion, Rate
from indicators.open_work import EVERY_DAY, late_count, noun
from indicators.standing import Period, Standing, grain_of, standing
from indicators.worklist import CONCERNS, Child, gather
from layouts.address import Query, link, place
from layouts.cards import Late, Tile
from layouts.words import places


@dataclass(frozen=True)
class Reading:
    """What one asking of the store brought: series by indicator, cases by indicator, what is lacking."""

    unit: Unit
    series: Mapping[str, Series]
    cases: Mapping[str, pd.DataFrame]
    lacking: Mapping[str, tuple[str, ...]]
    rates: Mapping[str, float | None]
    judged: Mapping[str, Judgement]


def read(
    request: Request, wanted: Sequence[Indicator], unit: Unit, *, lists: bool = True, also: Sequence[str] = ()
) -> Reading:
    """The series of the indicators wanted for a unit, and the open cases that stand behind them and the worklist."""
    lacking = request.store.lacking(request.scope)
    return Reading(
        unit=unit,
        series=series(request, wanted, unit),
        cases=_cases(request, wanted, unit, {*also, *(concern.indicator for concern in CONCERNS if lists)}),
        lacking={name: tuple(needs) for name, needs in lacking.items() if needs},
        rates={} if request.shared else _rates(request, wanted, unit),
        judged=monthly(request, wanted, unit),
    )


def series(request: Request, wanted: Sequence[Indicator], unit: Unit) -> dict[str, Series]:
    """One series for each indicator that has one, by the grain its standing is read from."""
    by_grain: dict[Grain, list[str]] = {}
    for one in wanted:
        by_grain.setdefault(grain_of(one, worker=unit.kind is UnitKind.WORKER), []).append(one.id)
    return {
        held.indicator: held
        for grain, names in by_grain.items()
        for held in request.store.series(request.scope, names, grain, units=[unit])
        if held.category is None
    }


def _rates(request: Request, wanted: Sequence[Indicator], unit: Unit) -> dict[str, float | None]:
    """Rates per 10,000 as they are published: a stock's of the day, a flow's of the twelve months."""
    if unit.kind is not UnitKind.TRUST:
        return {}
    flows = [one.id for one in wanted if isinstance(one, Rate) and one.fold is Fold.FLOW]
    if not flows:
        return {}
    yearly = request.store.series(request.scope, flows, Grain.ROLLING12, units=[unit])
    return {one.indicator: _at(one, request.day) for one in yearly if one.category is None}


def _at(one: Series, day: int) -> float | None:
    held = [float(value) for last, value in zip(one.last, one.value, strict=True) if last <= day]
    return held[-1] if held and held[-1] == held[-1] else None


def _cases(request: Request, wanted: Sequence[Indicator], unit: Unit, also: set[str]) -> dict[str, pd.DataFrame]:
    if request.shared:
        return {}
    names = set(also)
    for one in wanted:
        names.update([one.open_work] if one.open_work else [one.id] if _own_list(one) else [])
    return {
        name: cases(request, request.indicators[name], unit) for name in sorted(names) if name in request.indicators
    }


def _own_list(one: Indicator) -> bool:
    """True where the late work behind a number is among its own cases."""
    if isinstance(one, Proportion):
        return one.fold is Fold.FLOW
    return isinstance(one, Count) and one.fold is Fold.STOCK and one.late is not None


def events_from(one: Indicator, on: date) -> date:
    """The first day of the events listed behind a number: of four weeks, or of the twelve months that a tile shows.

    Twelve months where it is counted by no day and no week.
    """
    if {Grain.DAY, Grain.WEEK} & set(one.grains):
        return on - timedelta(days=27)
    return day_date(int(add_months(day_number(on), -12)) + 1)


def cases(request: Request, one: Indicator, unit: Unit) -> pd.DataFrame:
    """The cases of a unit: those that cover the day, or the events of the weeks or months to it.

    On the newest day also what runs until a day to come: a child without a plan is counted when the term ends.
    """
    given = None if unit.kind is UnitKind.TRUST else unit
    if one.fold is Fold.FLOW:
        first = events_from(one, request.on)
        last = None if request.on >= request.as_of else request.on
        return request.store.cases(request.scope, one.id, first=first, last=last, unit=given)
    return request.store.cases(request.scope, one.id, on=request.on, unit=given)


def tiles(request: Request, reading: Reading, wanted: Sequence[Indicator]) -> list[Tile]:
    """A tile for each indicator wanted, in that order."""
    true = {
        one.id: stood
        for one in wanted
        if one.id in reading.series
        and not reading.lacking.get(one.id)
        and (stood := standing(one, reading.series[one.id], request.day, request.covers_from)) is not None
    }
    shown = all_shown(request, {name: {reading.series[name].unit: stood} for name, stood in true.items()})
    stands = {name: held[reading.series[name].unit] for name, held in shown.items()}
    return [_tile(request, reading, one, true.get(one.id), stands.get(one.id)) for one in wanted]


def _tile(request: Request, reading: Reading, one: Indicator, true: Standing | None, stood: Standing | None) -> Tile:
    """``true`` is what is judged, ``stood`` what is shown of it."""
    target = request.targets.on(one.id, true.last if true else request.on, reading.unit)
    delayed = None if stood is None else late_work(request, reading, one, stood)
    then = stood.then if stood else None
    unit = "count" if isinstance(one, Count | Rate) else one.unit
    return Tile(
        indicator=one,
        standing=stood,
        rag=rag(target, true.now.value, delayed.count if delayed else None, true.now.longest)
        if true and stood and may_be_judged(request, stood, target)
        else rag(None, None),
        target=target,
        change=change(stood.now.shown if stood else None, then.shown if then else None, one.direction, places(unit)),
        late=delayed,
        href=link(place("indicator", one.id), back(request)),
        lacks=reading.lacking.get(one.id, ()),
        settings=tuple(setting_words(request, key) for key in one.settings),
        rate=rate(reading, one, stood),
        judged=reading.judged.get(one.id),
    )


def rate(reading: Reading, one: Indicator, stood: Standing | None) -> float | None:
    """Per 10,000 children, where the unit has a population."""
    if not isinstance(one, Rate) or stood is None:
        return None
    return stood.now.value if stood.period is Period.AS_AT else reading.rates.get(one.id)


def setting_words(request: Request, key: str) -> str:
    """A local standard as the tile prints it."""
    held = request.settings.values.get(key)  # noqa: PD011 - a mapping, no frame
    return "" if held is None else f"standard here: {held.value} {held.unit}".strip()


def back(request: Request) -> Query:
    """The filters that travel from page to page."""
    query = request.query
    return Query(service=query.service, team=query.team, worker=query.worker, on=query.on, audience=query.audience)


def daily(request: Request) -> list[Indicator]:
    """Indicators marked daily, the Chief Executive's before the others of their area."""
    marked = [one for one in request.indicators.values() if one.daily]
    return sorted(marked, key=lambda one: not one.chief_executive)


def named(request: Request) -> list[Indicator]:
    """The indicators that a file or a part of a page is asked for, or all that are looked at daily."""
    if not request.query.measure:
        return daily(request)
    names = dict.fromkeys(request.query.measure.split(","))
    return [request.indicators[name] for name in names if name in request.indicators]


def asked(request: Request) -> Indicator | None:
    """The indicator a download is for."""
    return request.indicators.get(request.query.measure)


def late_work(request: Request, reading: Reading, one: Indicator, stood: Standing) -> Late | None:
    """The open work already late that stands behind a number; every percentage has it."""
    name = one.open_work or one.id
    listed = request.indicators.get(name, one)
    here = link(place("indicator", listed.id), back(request), met="late")
    if reading.lacking.get(name):
        return Late(None, "")
    if listed.fold is Fold.STOCK and isinstance(listed, Proportion):
        return _lapsed(listed, stood, here)
    frame = reading.cases.get(name)
    if frame is None or not (one.open_work or _own_list(listed)):
        return None
    number = late_count(listed, frame=frame, on=request.on)
    return None if number is None else Late(number, *_said(listed, here, request.on))


def _said(listed: Indicator, here: str, on: date) -> tuple[str, str, str]:
    """What late means, where the list is, and what such cases are called."""
    if listed.late == EVERY_DAY:
        return "", here, "now, and every day counts"
    span = "four weeks" if (on - events_from(listed, on)).days < 28 else "twelve months"
    past = f"past the limit and still not done, in these {span}" if isinstance(listed, Proportion) else ""
    return listed.late or past, here, "late now"


def _lapsed(one: Indicator, stood: Standing, here: str) -> Late | None:
    """Of a stock percentage the late work is its own other side; a mix, of which neither is wanted, has none."""
    now = stood.now
    if one.direction is Direction.NEITHER:
        return None
    if now.denominator is None or now.numerator is None or HIDDEN in {now.denominator, now.numerator}:
        return None
    other = now.numerator if one.direction is Direction.LOWER else now.denominator - now.numerator
    return Late(round(other), one.late or "", here, noun=noun(one))


def worklist(request: Request, reading: Reading) -> list[Child]:
    """Who needs action on the day asked, the most urgent first."""
    usable = {name: frame for name, frame in reading.cases.items() if not reading.lacking.get(name)}
    return gather(usable, request.on)


def days_to_choose(request: Request) -> list[tuple[str, date]]:
    """The newest day, the thirteen before it, and the ends of the twelve months before."""
    newest = request.as_of
    days = [newest - timedelta(days=back) for back in range(14)]
    month = newest.replace(day=1)
    for _ in range(12):
        end = month - timedelta(days=1)
        days.append(end)
        month = end.replace(day=1)
    first = day_date(request.covers_from)
    kept = sorted({one for one in days if first <= one <= newest} | {request.on}, reverse=True)
    return [(one.isoformat(), one) for one in kept]
