"""What a breakdown is: categories, and a rule that says of each case in which of them it is, on each day it counts.

A case is in one category at a time, so the parts add up to the whole. What changes while a case counts cuts it: a child
who turned five in March was among those of one to four in February. What is blank or no code is a category too, the
last one, always shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.coded import Known
from data.codes import groups, labels
from data.tables import TABLES
from indicators.cases import BLANK, Cases, Floats, Ints
from indicators.clock import Limit
from indicators.counting import numbered
from indicators.reading import Reading
from indicators.spells import Spells, Timeline, choose, cut
from indicators.words import rank


@dataclass(frozen=True)
class Category:
    """One part: what results call it (a DfE code where there is one), and its words."""

    code: str
    words: str


#: The last category of every breakdown.
NOT_KNOWN = Category("not known", "Not known")


@dataclass(frozen=True)
class Coded:
    """Cases, cut where their category changes, and the place of each one's category in the breakdown's list."""

    cases: Cases
    code: Ints


#: From a reading, cases and the table whose keys their refs are, to the cases with their categories.
Rule = Callable[[Reading, Cases, str], Coded]


@dataclass(frozen=True, kw_only=True)
class Breakdown:
    """A way of dividing cases into parts. Its name is the file's.

    ``categories`` are in the order people read them; NOT_KNOWN, which stands last, is added here. Where the source
    lacks what the rule ``needs``, ``listed`` is asked instead if one of the tables ``listed_in`` holds anything:
    Annex A lists each child's latest visit, and how many there were, and none of those before.
    """

    title: str
    categories: tuple[Category, ...]
    rule: Rule
    needs: tuple[str, ...] = ()  #: tables or columns without which the rule knows nothing
    looks_back: bool = False  #: judged by earlier events, which a window does not have
    listed: Rule | None = None
    listed_in: tuple[str, ...] = ("annex_a_latest",)
    unknown: str = "Not known"  #: what the last category is called
    ordered: bool = False  #: the order of the categories means something: bands of age or time, and numbers
    texts: Callable[[Reading], Sequence[str]] | None = None  #: where categories are what people wrote: all of them
    name: str = field(default="", init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "categories", (*self.categories, replace(NOT_KNOWN, words=self.unknown)))

    def parts(self, reading: Reading) -> tuple[Category, ...]:
        """The categories, those that people wrote too."""
        return self.categories if self.texts is None else (*named(*self.texts(reading)), self.categories[-1])

    def known(self, reading: Reading) -> Known:
        """Of which days the category is known."""
        if not reading.lacks(self.needs) and not (self.looks_back and reading.window_of(self.needs) is not None):
            return Known.ALWAYS
        if self.listed is not None and any(len(reading.rows(table)) for table in self.listed_in):
            return Known.NEWEST
        return Known.NEVER

    def of(self, reading: Reading, cases: Cases, record: str) -> Coded:
        """Cases with the category of each, cut where it changes. ``record`` is the table whose keys their refs are."""
        usual = self.listed is None or self.known(reading) is Known.ALWAYS
        return (self.rule if usual else self.listed)(reading, cases, record)  # type: ignore[misc]


@dataclass(frozen=True)
class Coding:
    """Categories, and into which of them each text goes; capitals do not matter, and what is in none is not known."""

    categories: tuple[Category, ...]
    places: Mapping[str, int]

    @property
    def last(self) -> int:
        """The place of what is not known: one past the categories."""
        return len(self.categories)

    def of(self, column: NDArray[Any]) -> Ints:
        """The place of each text of a column; blank and strange text is the last."""
        numbers, found = pd.factorize(column)
        place = [self.places.get(str(text).strip().upper(), self.last) for text in found] + [self.last]
        return np.array(place, np.int32)[numbers]


def by_code(table: str, leaving_out: Sequence[str] = ()) -> Coding:
    """A category a code, in the order of its table in data/reference/codes; those left out mean "not known"."""
    kept = [(code, words) for code, words in labels(table).items() if code not in leaving_out]
    return Coding(
        tuple(Category(code, words) for code, words in kept), {code.upper(): at for at, (code, _) in enumerate(kept)}
    )


def by_group(table: str, names: Mapping[str, str]) -> Coding:
    """A category a group of the code table: what ``names`` calls each group, in its order; groups may share a name."""
    words = list(dict.fromkeys(names.values()))
    places = {code.upper(): words.index(names[group]) for code, group in groups(table).items() if group in names}
    return Coding(named(*words), places)


def by_words(members: Mapping[str, Sequence[str]]) -> Coding:
    """A category for each run of codes, by the words given."""
    return Coding(named(*members), {code.upper(): at for at, codes in enumerate(members.values()) for code in codes})


@dataclass(frozen=True)
class Wording:
    """Categories that people write in words of their own: the first whose word is among those of the text."""

    categories: tuple[Category, ...]
    words: tuple[str, ...]

    @property
    def last(self) -> int:
        """The place of what is not known."""
        return len(self.categories)

    def of(self, column: NDArray[Any]) -> Ints:
        """The place of each text of a column."""
        numbers, found = pd.factorize(column)
        place = [
            next((at for at, word in enumerate(self.words) if word in str(text).lower()), self.last) for text in found
        ]
        return np.array([*place, self.last], np.int32)[numbers]


def named(*words: str) -> tuple[Category, ...]:
    """Categories without codes: results call them by their words."""
    return tuple(Category(word, word) for word in words)


def as_spells(cases: Cases) -> Spells:
    """The days of cases as spells of persons; ``row`` is the place of the case."""
    return numbered(Spells(cases.person, cases.start, cases.end, cases.start))


def pieces_of(cases: Cases, pieces: Spells) -> Cases:
    """Cases cut into pieces, whose ``row`` is the place of the case."""
    return replace(cases.where(pieces.row), start=pieces.start, end=pieces.end)


def fixed(word: Callable[[Reading], Ints], last: int) -> Rule:
    """By what is always so of a child: a category for each person number. Nobody, and who is not there, is ``last``."""

    def rule(reading: Reading, cases: Cases, _: str) -> Coded:
        known = np.append(reading.fact(word), np.int32(last))
        place = np.where((cases.person < 0) | (cases.person >= len(known) - 1), len(known) - 1, cases.person)
        return Coded(cases, known[place])

    return rule


def changing(word: Callable[[Reading], Timeline]) -> Rule:
    """By what is so of a child from one day until another: a timeline of categories by person number."""

    def rule(reading: Reading, cases: Cases, _: str) -> Coded:
        return by_day(cases, reading.fact(word))

    return rule


def by_day(cases: Cases, timeline: Timeline) -> Coded:
    """The category of each case's child on each of its days."""
    if bool(np.all(cases.end - cases.start.astype(np.int64) == 1)):
        return Coded(cases, timeline.at(cases.person, cases.start))
    pieces, (code,) = cut(as_spells(cases), (cases.person, timeline))
    return Coded(pieces_of(cases, pieces), code)


def of_person(column: str, coding: Coding) -> Callable[[Reading], Ints]:
    """A word of practice: the place of each person's code, by person number."""

    def word(reading: Reading) -> Ints:
        rows = reading.rows("person")
        person = rows.person()
        found = np.full(len(reading.people), coding.last, np.int32)
        found[person[person >= 0]] = coding.of(rows.text(column))[person >= 0]
        return found

    return word


def recorded(columns: Mapping[str, str], coding: Coding | Wording, otherwise: Rule | None = None) -> Rule:
    """By a column of the record a case comes from: of each table, its column. Of other tables' cases, ``otherwise``.

    ValueError where the cases come from a table that has no such column and there is no other rule.
    """

    def rule(reading: Reading, cases: Cases, record: str) -> Coded:
        if record not in columns:
            if otherwise is None:
                raise ValueError(f"only cases of {', '.join(columns)} can be broken down so, not those of {record}")
            return otherwise(reading, cases, record)
        rows = reading.rows(record)
        places = np.append(coding.of(rows.text(columns[record])), np.int32(coding.last))
        return Coded(cases, places[rows.places(cases.ref)])

    return rule


def answered(latest: Timeline, last: int) -> Timeline:
    """A timeline of places of which none (-1) is ``last``."""
    return latest.mapped(np.where(latest.value < 0, last, latest.value), last)


def covering(
    table: str, spells: Callable[[Reading], Spells], column: str, coding: Coding
) -> Callable[[Reading], Timeline]:
    """A word of practice: the code of the child's record that covers each day, of several of the one begun last.

    ``spells`` are days of persons whose ``row`` is a row of the table; on a day that none covers it is not known.
    """

    def word(reading: Reading) -> Timeline:
        rows, held = reading.rows(table), reading.fact(spells)
        chosen = choose(held, held.start, rank(rows.text(TABLES[table].key or ""))[held.row])
        places = np.append(coding.of(rows.text(column)), np.int32(coding.last))
        return chosen.mapped(places[chosen.value], coding.last)

    return word


def elapsed(*limits: Limit) -> Rule:
    """By how long it is, on each day, since the clock of the case was opened.

    Each limit gives the last day of its band; what lies past the last limit is a band too. A clock that was never
    opened, or that opens after the case counts, is not known.
    """

    def rule(_: Reading, cases: Cases, __: str) -> Coded:
        opened = np.where(cases.opened > cases.start, BLANK, cases.opened).astype(np.int32)
        pieces, code = aged(as_spells(cases), opened, limits)
        return Coded(pieces_of(cases, pieces), code)

    return rule


def since(last: Callable[[Reading], Timeline], *limits: Limit, in_all: bool = False) -> Rule:
    """By how long it is, on each day, since the latest event of the child: a timeline of the event's day.

    Only events since the clock of the case was opened count, unless they count ``in_all``; none is the last category.
    """

    def rule(reading: Reading, cases: Cases, _: str) -> Coded:
        whole, (event,) = cut(as_spells(cases), (cases.person, reading.fact(last)))
        if not in_all:
            event = np.where(event < cases.opened[whole.row], BLANK, event).astype(np.int32)
        pieces, code = aged(whole, event, limits)
        return Coded(pieces_of(cases, pieces), code)

    return rule


def numbers(counts: Callable[[Reading, Cases], Floats], limits: Sequence[int]) -> Rule:
    """By a number of each case: up to each limit, or past the last; NaN is not known."""

    def rule(reading: Reading, cases: Cases, _: str) -> Coded:
        return Coded(cases, places_of(counts(reading, cases), limits))

    return rule


def places_of(amounts: Floats, limits: Sequence[int]) -> Ints:
    """The place of each number among bands that end at limits; NaN past the last band."""
    place = np.searchsorted(np.asarray(limits, np.float64), amounts, side="left")
    return np.where(np.isnan(amounts), len(limits) + 1, place).astype(np.int32)


def aged(spells: Spells, opened: Ints, limits: Sequence[Limit]) -> tuple[Spells, Ints]:
    """Spells cut where their age passes each limit, and the number of the band of each piece.

    ``opened`` is one a spell. BLANK is in the last band of all, one past that of the oldest. Rows are kept.
    """
    lasts = [limit.lasts(opened) for limit in limits]
    known = (opened != BLANK) & np.all([last != BLANK for last in lasts], axis=0)
    # A clock without a start has all its limits at the start of the spell: its days lie in one band, whose number
    # is put right below.
    starts = [
        np.where(known, np.clip(last.astype(np.int64) + 1, spells.start, spells.end), spells.start).astype(np.int32)
        for last in lasts
    ]
    begins = np.stack([spells.start, *starts])
    ends = np.vstack([begins[1:], spells.end])
    band, place = np.nonzero(begins < ends)
    unknown = len(limits) + 1
    code = np.where(known[place], band, unknown)
    pieces = Spells(spells.key[place], begins[band, place], ends[band, place], spells.row[place])
    return pieces, code.astype(np.int32)
