"""The arithmetic of a page of analysis: from coded cases, a unit, a window and a day to the rows of a figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import singledispatch
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.coded import CodedCases, Known
from indicators.analysis.declaration import (
    Also,
    Measure,
    Number,
    Parts,
    Pyramid,
    Share,
    Steps,
    Subject,
    Times,
    Within,
    breakdowns_of,
    stand_ins,
)
from indicators.clock import add_months
from indicators.kinds import Fold

#: How often something happened to a child.
OFTEN = ("Once", "Twice", "Three times", "Four times", "Five times or more")


class Blank(Enum):
    """Why a figure has no number."""

    LACKING = "the source did not bring the data"
    LATER = "the window begins before the source knows everything"
    NEWEST = "it is known of the day of the data alone"


@dataclass(frozen=True)
class Ask:
    """What is asked: a window of days, and the day at its end; of which teams (None: all); with what population."""

    first: int
    last: int
    as_of: int
    covers_from: int
    teams: frozenset[str] | None = None
    population: int | None = None  #: children aged 0 to 17 who live where the unit works; None where nobody knows


@dataclass(frozen=True)
class Row:
    """One line: what it is about, and its number or numbers; ``of`` is what a share is a share of."""

    label: str
    number: int
    of: int | None = None
    unknown: int = 0
    sides: tuple[int, ...] = ()  #: of a pyramid: female, male, neither or not known


@dataclass(frozen=True)
class Figure:
    """What one measure came to. Where there is no number it has no rows, and ``blank`` says why."""

    measure: Measure
    subject: Subject  #: what was counted: the measure's own, or what stands in for it
    rows: tuple[Row, ...] = ()
    total: int = 0
    children: int = 0  #: how many different children they are about
    first: int = 0
    last: int = 0
    rate: float | None = None
    blank: Blank | None = None
    lacks: tuple[str, ...] = ()
    since: int | None = None  #: the first day of which the source knows every case

    @property
    def at_end(self) -> bool:
        """True where it is counted on the last day, and not over the window."""
        return (self.measure.fold or self.subject.fold) is Fold.STOCK


@dataclass(frozen=True)
class Asked:
    """One measure with what it is answered from."""

    subject: Subject
    coded: CodedCases
    held: Mapping[str, CodedCases]
    ask: Ask

    def cases(self, measure: Measure) -> CodedCases:
        """The cases that the measure counts."""
        return chosen(measure, self.subject, self.coded, self.ask)

    def made(self, measure: Measure, **more: Any) -> Figure:
        """The figure."""
        first, last = self.ask.first, self.ask.last
        return Figure(measure, self.subject, first=first, last=last, since=self.coded.since, **more)


def figure(measure: Measure, held: Mapping[str, CodedCases], ask: Ask) -> Figure:
    """The figure of a measure from the coded cases of the subjects it needs."""
    if measure.months is not None:
        ask = replace(ask, first=int(add_months(np.int32(ask.last), -measure.months)) + 1)
    subject, coded, blank = standing_for(measure, measure.subject, held, ask)
    asked = Asked(subject, coded, held, ask)
    return _figure(measure, asked) if blank is None else asked.made(measure, blank=blank, lacks=coded.lacks)


def over_days(measure: Measure, subject: Subject) -> bool:
    """True where children are counted who have any day in the window."""
    return (measure.fold or subject.fold) is Fold.DURING


def standing_for(
    measure: Measure, subject: Subject, held: Mapping[str, CodedCases], ask: Ask
) -> tuple[Subject, CodedCases, Blank | None]:
    """The subject that is counted, its cases, and why there is no number, where there is none.

    That is the measure's own, or the first that stands in for it and has a number.
    """
    first = subject, held[subject.name], why_blank(measure, subject, held[subject.name], ask)
    if first[2] is None:
        return first
    for standing in stand_ins(subject):
        coded = held.get(standing.name)
        if coded is not None and why_blank(measure, standing, coded, ask) is None:
            return standing, coded, None
    return first


def why_blank(measure: Measure, subject: Subject, coded: CodedCases, ask: Ask) -> Blank | None:
    """Why there is no number; None where there is one."""
    parts = [coded.parts[name].known for name in breakdowns_of(measure) if name in coded.parts]
    if coded.known is Known.NEVER or Known.NEVER in parts:
        return Blank.LACKING
    if Known.NEWEST in {coded.known, *parts} and ask.last != ask.as_of:
        return Blank.NEWEST
    begins = ask.last if (measure.fold or subject.fold) is Fold.STOCK else ask.first
    if ask.last < ask.covers_from or (coded.since is not None and begins < coded.since):
        return Blank.LATER
    return None


def chosen(measure: Measure, subject: Subject, coded: CodedCases, ask: Ask) -> CodedCases:
    """The cases that the measure counts: of the unit, and of the window or the day."""
    fold = measure.fold or subject.fold
    if fold is Fold.FLOW:
        inside = (coded.start >= ask.first) & (coded.start <= ask.last)
    else:
        inside = (coded.start <= ask.last) & (coded.end > (ask.last if fold is Fold.STOCK else ask.first))
    if measure.only is not None:
        inside &= coded.met == measure.only
    found = coded.where(np.flatnonzero(inside))
    return found if ask.teams is None else found.of_teams(ask.teams)


def once(cases: CodedCases) -> CodedCases:
    """Each child once: their latest case. Cases about nobody in particular are left out."""
    return _highest(cases, cases.start)


def met_on_any_day(cases: CodedCases) -> CodedCases:
    """Each child once, met where any of their days is: the answer belongs to the child."""
    return _highest(cases, np.where(cases.met == 1, 2, np.where(cases.met < 0, 1, 0)))


def _highest(cases: CodedCases, rank: NDArray[Any]) -> CodedCases:
    """Of the cases of each child, the one that ranks highest."""
    order = np.lexsort((rank, cases.person))
    last = np.append(cases.person[order][1:] != cases.person[order][:-1], True) if len(order) else order.astype(bool)
    best = order[last]
    return cases.where(best[cases.person[best] >= 0])


def persons(cases: CodedCases) -> NDArray[Any]:
    """The different children that cases are about."""
    found = np.unique(cases.person)
    return found[found >= 0]


@singledispatch
def _figure(measure: Measure, _: Asked) -> Figure:
    raise TypeError(f"there is no figure of a {type(measure).__name__}")


@_figure.register
def _number(measure: Number, asked: Asked) -> Figure:
    cases = asked.cases(measure)
    different = len(persons(cases))
    counted = different if over_days(measure, asked.subject) else len(cases)
    rate = 10_000 * counted / asked.ask.population if measure.rate and asked.ask.population else None
    rows = (Row(asked.subject.many, counted),)
    return asked.made(measure, rows=rows, total=counted, children=different, rate=rate)


@_figure.register
def _share(measure: Share, asked: Asked) -> Figure:
    cases = asked.cases(measure)
    if over_days(measure, asked.subject):
        cases = met_on_any_day(cases)
    row = _shared("", cases, int(measure.met))
    return asked.made(measure, rows=(row,), total=row.of or 0, children=len(persons(cases)))


def _shared(label: str, cases: CodedCases, met: int) -> Row:
    known = int(np.count_nonzero(cases.met >= 0))
    return Row(label, int(np.count_nonzero(cases.met == met)), known, len(cases) - known)


@_figure.register
def _parts(measure: Parts, asked: Asked) -> Figure:
    cases = asked.cases(measure)
    different = len(persons(cases))
    if measure.children or over_days(measure, asked.subject):
        cases = once(cases)
    part = cases.parts[measure.by]
    counts = np.bincount(part.code, minlength=len(part.words))
    rows = tuple(Row(words, int(number)) for words, number in zip(part.words, counts, strict=True))
    return asked.made(measure, rows=rows, total=len(cases), children=different)


@_figure.register
def _times(measure: Times, asked: Asked) -> Figure:
    cases = asked.cases(measure)
    each = np.unique(cases.person[cases.person >= 0], return_counts=True)[1]
    counts = np.bincount(np.minimum(each, len(OFTEN)), minlength=len(OFTEN) + 1)[1:]
    rows = tuple(Row(label, int(number)) for label, number in zip(OFTEN, counts, strict=True))
    return asked.made(measure, rows=rows, total=len(each), children=len(each))


@_figure.register
def _pyramid(measure: Pyramid, asked: Asked) -> Figure:
    cases = once(asked.cases(measure))
    age, gender = cases.parts[measure.ages], cases.parts["gender"]
    side = np.minimum(gender.code, 2)  # female, male, and whoever is neither or of whom it is not known
    counts = np.bincount(age.code * 3 + side, minlength=3 * len(age.words)).reshape(-1, 3)
    rows = tuple(
        Row(words, int(sides.sum()), sides=tuple(int(number) for number in sides))
        for words, sides in zip(age.words, counts, strict=True)
    )
    return asked.made(measure, rows=rows, total=len(cases), children=len(cases))


@_figure.register
def _steps(measure: Steps, asked: Asked) -> Figure:
    rows = []
    for label, subject in ((measure.label, asked.subject), *measure.others):
        step = Measure(subject=subject, title="", fold=measure.fold)
        counted, coded, blank = standing_for(step, subject, asked.held, asked.ask)
        if blank is None:
            rows.append(Row(label, len(chosen(step, counted, coded, asked.ask))))
    return asked.made(measure, rows=tuple(rows), total=rows[0].number)


@_figure.register
def _also(measure: Also, asked: Asked) -> Figure:
    among = Measure(subject=measure.other, title="")
    other, coded, blank = standing_for(among, measure.other, asked.held, asked.ask)
    if blank is not None:
        return asked.made(measure, blank=blank, lacks=coded.lacks)
    mine = persons(asked.cases(measure))
    # Whether a child was also referred does not depend on which team took the referral.
    theirs = persons(chosen(among, other, coded, replace(asked.ask, teams=None)))
    row = Row("", int(np.isin(mine, theirs).sum()), len(mine))
    return asked.made(measure, rows=(row,), total=len(mine), children=len(mine))


@_figure.register
def _within(measure: Within, asked: Asked) -> Figure:
    cases = asked.cases(measure)
    part = cases.parts[measure.by]
    rows = tuple(
        _shared(words, cases.where(part.code == place), 1)
        for place, words in enumerate(part.words)
        if (part.code == place).any()
    )
    return asked.made(measure, rows=rows, total=len(cases), children=len(persons(cases)))
