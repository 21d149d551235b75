"""Coding: the cases of every subject of the analysis, with the part of each breakdown that its measures ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from data.coded import CodedCases, Known, Part, nothing
from indicators.analysis import SECTIONS
from indicators.analysis.declaration import Subject, breakdowns_of, stand_ins, subjects_of
from indicators.breakdowns import BREAKDOWNS, table_of
from indicators.cases import RUNNING, Cases, Ints
from indicators.clock import add_months
from indicators.kinds import Fold
from indicators.reading import Reading

#: Days a year back can be asked for; before each of them there may be a window of twelve months.
MONTHS_BACK, WINDOW = 13, 12


@dataclass(frozen=True)
class Wanted:
    """A subject, what it is broken down by, and whether a window is asked of it or a day alone."""

    subject: Subject
    breakdowns: tuple[str, ...]
    has_window: bool


def wanted() -> list[Wanted]:
    """Every subject of every section, by its name, with everything that any measure asks of it."""
    found: dict[str, Wanted] = {}
    for section in SECTIONS.values():
        for measure in section.measures:
            for subject in subjects_of(measure):
                held = found.get(subject.name, Wanted(subject, (), has_window=False))
                names = dict.fromkeys((*held.breakdowns, *breakdowns_of(measure)))
                window = (measure.fold or subject.fold) is not Fold.STOCK
                found[subject.name] = Wanted(subject, tuple(names), has_window=held.has_window or window)
    return list(found.values())


def code(reading: Reading, counted: Mapping[str, Cases] | None = None) -> Iterator[CodedCases]:
    """The coded cases of every subject, and of what stands in for one only where something has to.

    ``counted`` are cases of indicators that were worked out already.
    """
    every = {each.subject.name: each for each in wanted()}
    spared = {
        standing.name
        for each in every.values()
        for standing in stand_ins(each.subject)
        if answers(reading, each.subject)
    }
    for name, each in every.items():
        subject = each.subject
        if name in spared:
            continue
        lacks = reading.lacks(subject.needs)
        if lacks and not (subject.newest and listed(reading, subject.needs)):
            yield nothing(name, lacks)
            continue
        cases = (counted or {}).get(name)
        yield coded(reading, each, subject.cases(reading) if cases is None else cases)


def listed(reading: Reading, needs: tuple[str, ...]) -> bool:
    """True where the tables of what is needed hold anything: the latest row of each child, at least."""
    return all(len(reading.rows(need.partition(".")[0])) for need in needs)


def answers(reading: Reading, subject: Subject) -> bool:
    """True where the source knows enough of a subject for a window that ends with the data."""
    since = known_from(reading, subject)
    begins = int(add_months(np.int32(reading.as_of.day), -6)) + 1
    return not reading.lacks(subject.needs) and (since is None or since <= begins)


def coded(reading: Reading, asked: Wanted, cases: Cases) -> CodedCases:
    """The cases of a subject that count on any day that can be asked for, cut where any of its parts changes."""
    subject, names = asked.subject, asked.breakdowns
    months = MONTHS_BACK + (WINDOW if asked.has_window else 0)
    first = int(add_months(np.int32(reading.as_of.day), -months))
    counts = (cases.end > first) & (cases.start <= reading.as_of.day) & (cases.met != RUNNING)
    held = cases.where(np.flatnonzero(counts))
    record, codes = table_of(reading, held, subject.needs), dict[str, Ints]()
    for name in names:
        place = np.arange(len(held), dtype=np.float64)
        found = BREAKDOWNS[name].of(reading, replace(held, weight=place), record)
        came_from = found.cases.weight.astype(np.intp)  # a place before the cut
        codes = {other: code[came_from] for other, code in codes.items()} | {name: found.code}
        held = found.cases
    organisation = reading.organisation
    return CodedCases(
        subject=subject.name,
        known=Known.NEWEST if subject.newest else Known.ALWAYS,
        lacks=(),
        since=known_from(reading, subject),
        teams=(*(str(team) for team in organisation.teams.names), ""),
        person=held.person,
        team=np.where(held.team < 0, len(organisation.teams), held.team).astype(np.int32),
        start=held.start,
        end=held.end,
        met=held.met.astype(np.int32),
        parts={
            name: Part(
                BREAKDOWNS[name].known(reading),
                tuple(category.words for category in BREAKDOWNS[name].parts(reading)),
                codes[name],
            )
            for name in names
        },
    )


def known_from(reading: Reading, subject: Subject) -> int | None:
    """The first day of which every case is known; None where all the source covers is."""
    window = reading.window_of(subject.needs)
    return None if window is None or subject.newest else int(add_months(np.int32(window), subject.looks_back))
