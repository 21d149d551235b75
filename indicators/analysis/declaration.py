"""What a page of analysis is made of: subjects, whose cases are counted, and measures, which say how they are shown.

A subject borrows its cases from an indicator wherever one has them, so that a page and a tile cannot disagree. A
measure is what is counted and what it is divided by; the arithmetic is that of figures.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from indicators.cases import Cases
from indicators.catalogue import INDICATORS
from indicators.kinds import Fold
from indicators.reading import Reading


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Something that is counted: its cases, and what one and many of it are called.

    Where the source lacks what it ``needs``, ``instead`` is counted. ``newest``: only of the day of the data, because
    the rows of that table say what stands latest.
    """

    name: str
    one: str
    many: str
    cases: Callable[[Reading], Cases]
    fold: Fold
    needs: tuple[str, ...]
    looks_back: int = 0  #: months before its day that a case is judged by
    indicator: str = ""  #: where its definition is
    newest: bool = False
    note: str = ""  #: what a reader must know where this is counted
    instead: Subject | None = None


def of(indicator: str, one: str, many: str, *, instead: Subject | None = None) -> Subject:
    """The cases of an indicator."""
    found = INDICATORS[indicator]
    return Subject(
        name=indicator,
        one=one,
        many=many,
        cases=found.cases,
        fold=found.fold,
        needs=found.needs,
        looks_back=found.looks_back,
        indicator=indicator,
        newest=found.today_only,
        instead=instead,
    )


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One figure of a page. ``title`` says what it shows."""

    subject: Subject
    title: str
    id: str = ""
    notes: tuple[str, ...] = ()
    months: int | None = None  #: a window of its own, in months; None: that of the page
    fold: Fold | None = None  #: another than the subject's: the children with any day in the window
    only: int | None = None  #: only the cases that are met (1) or not (0)


@dataclass(frozen=True, kw_only=True)
class Number(Measure):
    """How many, how many children they are about, and the rate for 10,000 of those who live here."""

    rate: bool = True


@dataclass(frozen=True, kw_only=True)
class Share(Measure):
    """Of the cases that are met or not, how many are; ``met`` False asks for those that are not."""

    met: bool = True


@dataclass(frozen=True, kw_only=True)
class Parts(Measure):
    """The cases by a breakdown; ``children`` counts each child once, in the part of their latest case."""

    by: str
    children: bool = False


@dataclass(frozen=True, kw_only=True)
class Times(Measure):
    """Children by how many of the cases are about them."""


@dataclass(frozen=True, kw_only=True)
class Pyramid(Measure):
    """Children by age and gender, each once. ``ages`` is the breakdown of their ages."""

    title: str = "Age and gender"
    ages: str = "age_band"


@dataclass(frozen=True, kw_only=True)
class Steps(Measure):
    """How many of each of several subjects: the steps of one road, beside the measure's own, which is the first."""

    label: str
    others: tuple[tuple[str, Subject], ...]


@dataclass(frozen=True, kw_only=True)
class Also(Measure):
    """Of the children, how many are among those of another subject too."""

    other: Subject


@dataclass(frozen=True, kw_only=True)
class Within(Measure):
    """Of each part of a breakdown, the share that is met."""

    by: str


@dataclass(frozen=True)
class Section:
    """One page of ChAT: its title, the lists of Annex A it draws, its window in months, and its measures.

    Its id is the file's name.
    """

    title: str
    lists: tuple[int, ...]
    question: str
    measures: tuple[Measure, ...]
    months: int = 6
    id: str = field(default="", init=False)


def breakdowns_of(measure: Measure) -> tuple[str, ...]:
    """What the cases of a measure are broken down by."""
    if isinstance(measure, Pyramid):
        return measure.ages, "gender"
    return (measure.by,) if isinstance(measure, Parts | Within) else ()


def stand_ins(subject: Subject) -> Iterator[Subject]:
    """What stands in for a subject, and for that in its turn."""
    while subject.instead is not None:
        subject = subject.instead
        yield subject


def subjects_of(measure: Measure) -> tuple[Subject, ...]:
    """The subjects a measure counts, and what stands in for each."""
    others = [measure.other] if isinstance(measure, Also) else []
    others += [subject for _, subject in measure.others] if isinstance(measure, Steps) else []
    return tuple(each for subject in (measure.subject, *others) for each in (subject, *stand_ins(subject)))
