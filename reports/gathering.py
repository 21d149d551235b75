"""From the store to what a pack says: series, targets, judgement, comparators and late work of one unit, asked once.

For sharing, small numbers go before anything is written: the parts of each period are held against all units of the
trust and of its services and teams (indicators/sums.py), limits are worked out first and left out where a point of
theirs is hidden, because a mean gives away the one point that is missing from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from math import isfinite, isnan

import numpy as np
import pandas as pd

from data.annotations import Annotation, line_of, on_chart, whose
from data.commentary import Comments, comment_on
from data.comparators import Who
from data.published import definitions
from data.results import Grain, Series, Unit, UnitKind
from data.scope import Scope
from data.settings import Settings
from data.store import Load, Store
from data.targets import Target, Targets
from indicators.clock import LONDON, day_date, day_number
from indicators.comparing import Moment, numbers, shown_unit, whole
from indicators.disclosure import GIVEN_BACK, HIDDEN
from indicators.judge import Judgement, Rag, judge, judged_on
from indicators.kinds import Fold, Indicator, Proportion, Ratio
from indicators.open_work import late_words
from indicators.sentence import against, method, sentence, value, when
from indicators.spc.baseline import Rebase
from indicators.spc.limits import Method
from indicators.speech import MONTHS, between, count, day, number, short_day
from reports.content import Cell, Chart, Event, Line, Measure, Number, Role, Table
from reports.covering import Covering

#: The grain a pack reads an indicator by: the first of these that it has.
GRAINS = (Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.ROLLING12, Grain.WEEK, Grain.DAY)
#: How many periods are drawn.
DRAWN = {Grain.DAY: 60, Grain.WEEK: 27, Grain.FORTNIGHT: 27, Grain.MONTH: 25, Grain.QUARTER: 13, Grain.YEAR: 6}
NOT_SHOWN = "not shown, because so few are counted that somebody could be known"


@dataclass(frozen=True)
class Gathering:
    """One asking: which unit, as at which day, and whether what comes out may leave the circle."""

    store: Store
    scope: Scope
    indicators: Mapping[str, Indicator]
    targets: Targets
    settings: Settings
    unit: Unit
    units: Sequence[Unit]
    load: Load
    on: date
    suppressed: bool
    area: str = ""
    decisions: Sequence[Rebase] = ()
    annotations: Sequence[Annotation] = ()  #: what happened, as people recorded it
    comments: Comments = field(default_factory=dict)  #: what people wrote beside numbers of a month
    titles: Mapping[str, str] = field(default_factory=dict)  #: what people call each check
    grains: Sequence[Grain] = ()  #: what a measure is read by first, where whoever asks for it names nothing else

    @cached_property
    def lacking(self) -> Mapping[str, tuple[str, ...]]:
        """Indicators without their data."""
        return {name: tuple(needs) for name, needs in self.store.lacking(self.scope, self.load.id).items() if needs}

    @property
    def covers_from(self) -> int:
        """The first day the load covers."""
        return day_number(self.load.covers_from)

    def grain_of(self, one: Indicator, wanted: Sequence[Grain] = GRAINS) -> Grain:
        """The grain it is read by."""
        return next(grain for grain in (*wanted, *GRAINS) if grain in one.offered)

    def measures(self, ids: Iterable[str], *, grains: Sequence[Grain] = (), units: bool = True) -> list[Measure]:
        """A measure for each indicator that has a number here, in that order."""
        wanted = [self.indicators[name] for name in ids if name in self.indicators and name not in self.lacking]
        by_grain: dict[Grain, list[str]] = {}
        for one in wanted:
            by_grain.setdefault(self.grain_of(one, grains or self.grains), []).append(one.id)
        held: dict[str, list[Series]] = {}
        for grain, names in by_grain.items():
            for series in self._series(names, grain):
                held.setdefault(series.indicator, []).append(series)
        if self.suppressed:
            held |= self._years([one for one in wanted if one.id in held], held)
        found = [self._measure(one, held[one.id], units=units) for one in wanted if one.id in held]
        return [one for one in found if one is not None]

    def _years(self, wanted: Sequence[Indicator], held: Mapping[str, Sequence[Series]]) -> dict[str, list[Series]]:
        """Twelve months for what may not be shared by the month, and then the year alone.

        Months that are shown beside their year would give away the one that is not.
        """
        self.covering.add(series for kept in held.values() for series in kept)
        few = [one.id for one in wanted if Grain.ROLLING12 in one.offered and self._is_out(one, held[one.id])]
        years: dict[str, list[Series]] = {}
        for series in self._series(few, Grain.ROLLING12) if few else ():
            years.setdefault(series.indicator, []).append(series)
        self.covering.add(series for kept in years.values() for series in kept)
        return years

    def _series(self, names: Sequence[str], grain: Grain) -> list[Series]:
        """The whole of each indicator, of trust, services and teams: all that is needed to see what adds up."""
        kinds = (UnitKind.TRUST, UnitKind.SERVICE, UnitKind.TEAM)
        everybody = replace(self.scope, services=None, teams=None) if self.suppressed else self.scope
        kept = self.store.series(everybody, names, grain, kinds=kinds, load_id=self.load.id)
        return [one for one in kept if one.category is None]

    def _measure(self, one: Indicator, held: Sequence[Series], *, units: bool) -> Measure | None:
        mine = self._mine(held)
        if mine is None:
            return None
        judged = self._as_shown(mine, self.judged(one, mine))
        now = judged.now
        at = None if now is None else int(np.flatnonzero(mine.first == now.first)[-1])
        hidden = frozenset() if at is None else self.hidden(mine, at)
        is_out = bool(hidden & {"value", "numerator"})
        flows = () if is_out else [self.judged(*pair) for pair in self._flows(one)]
        return Measure(
            id=one.id,
            title=one.title,
            question=one.question,
            sentence=f"{one.title}: {NOT_SHOWN}." if is_out else sentence(judged, flows),
            value=number(HIDDEN if is_out else None if now is None else now.shown, shown_unit(one)),
            sides="" if is_out else _sides(one, judged, hidden),
            period="" if now is None else _begun(when(judged).removeprefix("in ").removeprefix("at the end of ")),
            rag=Rag.NONE if is_out else judged.rag,
            status="Not shown" if is_out else _status(judged),
            target=_target(judged.target),
            changes=() if is_out else self._changes(one, mine, judged),
            late=self.late(one, mine, at, hidden),
            unknown=_unknown(mine, at, hidden),
            variation="" if is_out or judged.control is None else judged.variation.words,
            assurance="" if is_out else judged.assurance.words,
            definition=one.definition,
            source="; ".join(f"{s.title}{', ' + s.place if s.place else ''}" for s in one.sources),
            chart=self._chart(one, mine, judged),
            units=self._by_unit(one, held, at, mine) if units and at is not None else None,
            others=self._others(one),
            comment=self._comment(one, now, judged.grain),
            number=Number(HIDDEN if is_out else None if now is None else now.shown, shown_unit(one)),
            last=None if now is None else day_date(now.last),
            grain=mine.grain,
        )

    def _comment(self, one: Indicator, now: Moment | None, grain: Grain) -> str:
        """What was written beside the number; nothing where it leaves the circle: nobody looked for a name in it.

        People comment on months: beside a fortnight stands what was last said of one, with the month it was said of.
        """
        if now is None or self.suppressed:
            return ""
        last = day_date(now.last)
        if grain not in {Grain.DAY, Grain.WEEK, Grain.FORTNIGHT}:
            found = comment_on(self.comments, one.id, self.unit, last)
            return "" if found is None else found.words
        for month in (last, last.replace(day=1) - timedelta(days=1)):
            found = comment_on(self.comments, one.id, self.unit, month)
            if found is not None:
                return f"Of {MONTHS[month.month - 1]} {month.year}: {found.words}"
        return ""

    def _mine(self, held: Sequence[Series]) -> Series | None:
        return next((s for s in held if s.unit.kind is self.unit.kind and s.unit.id == self.unit.id), None)

    def _is_out(self, one: Indicator, held: Sequence[Series]) -> bool:
        """True where the latest whole period must not be shown."""
        mine = self._mine(held)
        if mine is None:
            return False
        now = self.judged(one, mine).now
        at = None if now is None else int(np.flatnonzero(mine.first == now.first)[-1])
        return at is not None and bool(self.hidden(mine, at) & {"value", "numerator"})

    def judged(self, one: Indicator, held: Series) -> Judgement:
        """One series as at the day."""
        target = self.targets.on(one.id, judged_on(one, held, day_number(self.on), self.covers_from), held.unit)
        return judge(one, held, day_number(self.on), self.covers_from, target=target, decisions=self.decisions)

    def _flows(self, one: Indicator) -> list[tuple[Indicator, Series]]:
        named = [name for name in (one.starts, one.ends) if name is not None]
        names = [name for name in named if name in self.indicators and name not in self.lacking]
        if not names or self.suppressed:
            return []  # what starts and ends is a measure of its own, with a cover of its own
        kept = self.store.series(self.scope, names, Grain.MONTH, units=[self.unit], load_id=self.load.id)
        return [(self.indicators[held.indicator], held) for held in kept if held.category is None]

    def hidden(self, series: Series, at: int) -> frozenset[str]:
        """Which parts of a period must not be shown; none for managers of these children."""
        return self.covering.hidden(series, at) if self.suppressed else frozenset()

    @cached_property
    def covering(self) -> Covering:
        """What is hidden, kept for the pack."""
        return Covering(self.indicators)

    def _as_shown(self, mine: Series, judged: Judgement) -> Judgement:
        """A judgement less the earlier numbers that must not be shown: what it is more than would give one away."""
        if not self.suppressed:
            return judged

        def seen(then: Moment | None) -> Moment | None:
            at = [] if then is None else _places(mine, np.array([then.first]))
            return then if at and not self._gone(mine, at[-1]) else None

        years = tuple(seen(then) for then in judged.years_before)
        return replace(judged, before=seen(judged.before), years_before=years)

    def _changes(self, one: Indicator, mine: Series, judged: Judgement) -> tuple[str, ...]:
        unit, said = shown_unit(one), []
        named = {Grain.DAY, Grain.WEEK, Grain.FORTNIGHT, Grain.MONTH, Grain.QUARTER}
        before = judged.grain.value if judged.grain in named else "period"
        if self.suppressed and mine.grain is Grain.ROLLING12:
            return ()  # two years that share eleven months give their difference away
        for found, then, words in (
            (judged.on_before, judged.before, f"the {before} before"),
            (judged.on_year, judged.years_before[0] if judged.years_before else None, "a year before"),
        ):
            if then is not None:
                said.append(against(found, unit, words))
        return tuple(filter(None, said))

    def late(self, one: Indicator, series: Series, at: int | None, hidden: frozenset[str]) -> str:
        """The open work already late that stands behind a percentage."""
        if not isinstance(one, Proportion) or at is None:
            return ""
        if one.fold is Fold.STOCK and not one.open_work:
            if hidden:
                return ""
            met, of = float(series.numerator[at]), float(series.denominator[at])
            return "" if isnan(met) or isnan(of) else late_words(one, round(met), round(of))
        listed = self.indicators.get(one.open_work or one.id, one)
        if listed.id in self.lacking or self.suppressed:
            return ""  # a number of its own, which no total here covers
        unit = None if self.unit.kind is UnitKind.TRUST else self.unit
        if listed.fold is Fold.FLOW:
            span = {"first": self.on - timedelta(days=27), "last": self.on}
            frame = self.store.cases(self.scope, listed.id, unit=unit, first=span["first"], last=span["last"])
        else:
            frame = self.store.cases(self.scope, listed.id, unit=unit, on=self.on)
        return late_words(listed, frame=frame, on=self.on)

    def _chart(self, one: Indicator, mine: Series, judged: Judgement) -> Chart | None:
        over = whole(one, mine, day_number(self.on), self.covers_from)[-DRAWN.get(mine.grain, 25) :]
        if len(over) < 2 or judged.now is None or (self.suppressed and mine.grain is Grain.ROLLING12):
            return None
        out = [self._gone(mine, int(at)) for at in over]
        shown = numbers(one, mine)
        ours = tuple(
            None if gone or not isfinite(shown[at]) else round(float(shown[at]), 2)
            for gone, at in zip(out, over, strict=True)
        )
        if all(value is None for value in ours):
            return None  # an empty frame looks like nought
        unit = shown_unit(one)
        lines = [Line(one.title, ours, Role.OURS)]
        wanted = self._wanted(one, mine, over, judged)
        if wanted is not None:
            lines.append(wanted)
        chart, note = judged.control, ""
        marks: tuple[int, ...] = ()
        if any(out):
            note = "Periods in which so few are counted that somebody could be known are left out."
        elif chart is not None and any(self._gone(mine, at) for at in _places(mine, chart.points.first)):
            note = GIVEN_BACK
        elif chart is not None and chart.method is not Method.RUN:
            lines += _limits(one, mine, over, judged)
            marks = _marks(mine, over, judged)
            note = method(chart, judged.grain)
        elif judged.limitless and not any(out):
            lines += self._last_year(one, mine, over)
            note = judged.limitless
        known = [number_ for number_ in ours if number_ is not None]
        says = (
            f"From {number(known[0], unit)} to {number(known[-1], unit)}; lowest {number(min(known), unit)}, highest "
            f"{number(max(known), unit)}."
        )
        labels = tuple(_label(mine, int(at)) for at in over)
        events = self._events(one, mine, over)
        hidden = tuple(place for place, gone in enumerate(out) if gone)
        title = f"{one.title}, {_BY[mine.grain]}"
        return Chart(title, says, labels, tuple(lines), unit, marks, note, events, hidden)

    def _gone(self, mine: Series, at: int) -> bool:
        """Whether the number of a period must not be shown."""
        return bool(self.hidden(mine, at) & {"value", "numerator"})

    def _last_year(self, one: Indicator, mine: Series, over: np.ndarray) -> list[Line]:
        """The same period's number a year before each: a number of its own, hidden where it must not be shown."""
        back = {Grain.MONTH: 12, Grain.QUARTER: 4, Grain.FORTNIGHT: 26, Grain.WEEK: 52}.get(mine.grain)
        if back is None:
            return []
        shown = numbers(one, mine)
        earlier = tuple(
            round(float(shown[at - back]), 2)
            if at >= back and isfinite(shown[at - back]) and not self._gone(mine, int(at) - back)
            else None
            for at in over
        )
        return [] if all(value is None for value in earlier) else [Line("The year before", earlier, Role.LAST_YEAR)]

    def _events(self, one: Indicator, mine: Series, over: np.ndarray) -> tuple[Event, ...]:
        """What happened in the periods drawn; none where it leaves the circle: nobody looked for a name in it."""
        if self.suppressed or not len(over):
            return ()
        first, last = mine.first[over], mine.last[over]
        days = day_date(int(first[0])), day_date(int(last[-1]))
        found = on_chart(self.annotations, one.id, line_of(self.unit, self.units), days)
        places = np.searchsorted(last, [max(day_number(each.on), int(first[0])) for each in found])
        return tuple(
            Event(
                at, int(place), f"{between(each.on, each.until or each.on)}, {whose(each, self.units)}: {each.what}"
            )
            for at, (each, place) in enumerate(zip(found, places, strict=True), 1)
        )

    def _wanted(self, one: Indicator, mine: Series, over: np.ndarray, judged: Judgement) -> Line | None:
        """The target of each period: that which held on its last day, so a change of target is a step."""
        if judged.target is None or judged.target.reads != "value":
            return None
        held = [self.targets.on(one.id, day_date(int(mine.last[at])), mine.unit) for at in over]
        return Line("Target", tuple(None if t is None or t.reads != "value" else t.green for t in held), Role.TARGET)

    def _by_unit(self, one: Indicator, held: Sequence[Series], at: int, mine: Series) -> Table | None:
        below = {UnitKind.TRUST: UnitKind.SERVICE, UnitKind.SERVICE: UnitKind.TEAM}.get(self.unit.kind)
        if below is None:
            return None
        rows: list[tuple[Cell, ...]] = []
        for series in sorted(held, key=lambda s: s.unit.name):
            if series.unit.kind is not below or (below is UnitKind.TEAM and series.unit.parent != self.unit.id):
                continue
            place = np.flatnonzero(series.first == mine.first[at])
            if not len(place):
                continue
            here = int(place[-1])
            if not _counts_at_all(one, series, here):
                continue
            out = self.hidden(series, here)
            rows.append(_unit_row(one, series, here, out))
        said = {cell.value for row in rows for cell in row if isinstance(cell, Number)}
        if len(rows) < 2 or (HIDDEN in said and said <= {HIDDEN, None, 0}):
            return None  # a table of nothing but signs says nothing
        heads = ("Met", "Of") if isinstance(one, Proportion | Ratio) else ()
        name = below.value.capitalize()
        return Table(f"{one.title} by {below.value}", (name, "Value", *heads), tuple(rows))

    def _others(self, one: Indicator) -> Table | None:
        """Published figures, ours among them: public, so never hidden. Of the newest year that had ended by the day."""
        definition = definitions().get(one.id)
        if definition is None or not self.area or self.unit.kind is not UnitKind.TRUST:
            return None
        try:
            found = self.store.comparators(self.scope, one.id, self.area)
        except ValueError:
            return None
        years = [] if found is None else [year for year in found.years if definition.when.ends(year) <= self.on]
        if found is None or not years:
            return None
        kept = [line for line in found.on(years[-1]) if line.value is not None and line.who not in _SPREAD]
        unit = "percent" if definition.unit in {"%", "percent"} else definition.unit
        rows = tuple((line.name, Number(line.value, unit)) for line in kept)
        ends = day(definition.when.ends(years[-1]))
        note = f"{'The year to' if definition.when.is_year else 'As at'} {ends}. {definition.differs}".strip()
        return Table(f"{one.title}: others, as published", ("Whose", UNITS.get(unit, "Value")), rows, note=note)


#: The head of a column of published numbers: ours is what was counted, so a rate says that it is one.
UNITS = {"rate per 10,000": "Per 10,000 children"}
_SPREAD = frozenset({Who.LOWER, Who.MEDIAN, Who.UPPER})
_BY = {
    Grain.DAY: "by day",
    Grain.WEEK: "by week",
    Grain.FORTNIGHT: "by fortnight",
    Grain.MONTH: "by month",
    Grain.QUARTER: "by quarter",
    Grain.YEAR: "by year",
    Grain.ROLLING12: "over twelve months",
}


def _begun(words: str) -> str:
    """With a capital letter in front; the others stay, since they may be a month's."""
    return words[:1].upper() + words[1:]


def _status(judged: Judgement) -> str:
    if judged.rag is not Rag.NONE:
        return judged.rag.words
    return "Not judged" if judged.target is not None else "No target"


def _target(target: Target | None) -> str:
    if target is None:
        return ""
    return f"{target.words}{' (proposed)' if target.is_proposed else ''}"


def _sides(one: Indicator, judged: Judgement, hidden: frozenset[str]) -> str:
    now = judged.now
    if now is None or hidden & {"numerator", "denominator"}:
        return ""
    if isinstance(one, Proportion):
        return f"{count(now.numerator)} of {count(now.denominator)}"
    alone = number(now.shown, shown_unit(one))
    said = value(one, now)
    return "" if said == alone else said.removeprefix(f"{alone} ")


def _unknown(series: Series, at: int | None, hidden: frozenset[str]) -> str:
    unknown = 0 if at is None or "unknown" in hidden else int(series.unknown[at])
    return f"{unknown:,} not known, counted in neither" if unknown else ""


def _limits(one: Indicator, mine: Series, over: np.ndarray, judged: Judgement) -> list[Line]:
    chart = judged.control
    assert chart is not None
    place = {int(first): at for at, first in enumerate(chart.points.first)}
    low = 0.0 if (numbers(one, mine)[over] >= 0).all() else -np.inf
    high = 100.0 if shown_unit(one) == "percent" else np.inf

    def line(name: str, values: np.ndarray, role: Role) -> Line:
        held = [place.get(int(mine.first[at])) for at in over]
        found = (None if at is None or isnan(values[at]) else float(values[at]) for at in held)
        return Line(name, tuple(None if v is None else round(min(max(v, low), high), 2) for v in found), role)

    limits = chart.limits
    return [
        line("Mean", limits.centre, Role.MEAN),
        line("Upper limit", limits.upper, Role.UPPER),
        line("Lower limit", limits.lower, Role.LOWER),
    ]


def _marks(mine: Series, over: np.ndarray, judged: Judgement) -> tuple[int, ...]:
    chart = judged.control
    assert chart is not None
    special = {int(chart.points.first[at]) for at in np.flatnonzero(chart.signals.rule)}
    return tuple(place for place, at in enumerate(over) if int(mine.first[at]) in special)


def _places(mine: Series, firsts: np.ndarray) -> list[int]:
    """Where the periods that begin on these days stand in a series."""
    return [int(at) for at in np.flatnonzero(np.isin(mine.first, firsts))]


def _unit_row(one: Indicator, series: Series, at: int, out: frozenset[str]) -> tuple[Cell, ...]:
    gone = bool(out & {"value", "numerator"})
    shown = float(numbers(one, series)[at])
    cells: list[Cell] = [
        series.unit.name,
        Number(HIDDEN if gone else None if isnan(shown) else shown, shown_unit(one)),
    ]
    if isinstance(one, Proportion | Ratio):
        sides = (("numerator", series.numerator), ("denominator", series.denominator))
        cells += [Number(HIDDEN if part in out else float(numbers_[at])) for part, numbers_ in sides]
    return tuple(cells)


def _counts_at_all(one: Indicator, series: Series, at: int) -> bool:
    """False of a unit to which nothing of this kind has come for a year: the front door has no plans."""
    year = series.numerator[max(0, at - 12) : at + 1]
    other = series.denominator[max(0, at - 12) : at + 1] if isinstance(one, Proportion | Ratio) else year
    return bool(np.nansum(np.abs(year)) + np.nansum(np.abs(other)))


def _label(series: Series, at: int) -> str:
    first, last = day_date(int(series.first[at])), day_date(int(series.last[at]))
    if series.grain in {Grain.MONTH, Grain.ROLLING12}:
        return f"{MONTHS[last.month - 1][:3]} {last.year}"
    if series.grain is Grain.YEAR:
        return f"{first.year}/{last.year % 100:02d}"
    return between(first, last) if series.grain is Grain.QUARTER else short_day(last)


def as_at(load: Load) -> date:
    """The day a load stands at."""
    return pd.Timestamp(load.as_of).astimezone(LONDON).date()
