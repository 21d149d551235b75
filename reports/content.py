"""What a pack says, before it is slides, sheets or pages: plain values that every writer draws alike.

Whatever must not leave the circle is taken out before it gets here (gathering.py): a writer cannot show what it does
not have, in a title, a chart's data, an alternative text or a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from data.results import Grain
from indicators.judge import Rag
from indicators.speech import day, number


@dataclass(frozen=True)
class Number:
    """A number with the unit that says how it is written. HIDDEN is written with the sign for it."""

    value: float | None
    unit: str = "count"

    @property
    def words(self) -> str:
        """As a person reads it."""
        return number(self.value, self.unit)


Cell = str | Number | date


@dataclass(frozen=True)
class Table:
    """Rows under headings. ``tones`` colours a row's own status cell, which says the same in words."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    status: int | None = None  #: the column whose words are a RAG status
    tones: tuple[Rag, ...] = ()
    empty: str = "Nothing to show."
    is_list: bool = False  #: a row a case: slides show the first, and say how many are left


class Role(Enum):
    """What a line of a chart is: writers decide how each looks, once."""

    OURS = "ours"
    TARGET = "target"
    MEAN = "mean"
    UPPER = "upper limit"
    LOWER = "lower limit"
    LAST_YEAR = "the year before"


@dataclass(frozen=True)
class Line:
    """One line of a chart, a value a period; None where there is none or it is hidden."""

    name: str
    values: tuple[float | None, ...]
    role: Role


@dataclass(frozen=True)
class Event:
    """Something that happened in one of a chart's periods: its number on the chart, the period's place, and words."""

    number: int
    place: int
    words: str


@dataclass(frozen=True)
class Chart:
    """A trend: periods along the bottom, oldest first. ``marks`` are the places of points that chance does not give."""

    title: str
    says: str
    periods: tuple[str, ...]
    lines: tuple[Line, ...]
    unit: str
    marks: tuple[int, ...] = ()
    note: str = ""
    events: tuple[Event, ...] = ()
    hidden: tuple[int, ...] = ()  #: the places of the periods whose number must not be shown

    @property
    def happened(self) -> str:
        """What the numbers on the chart stand for."""
        return " ".join(f"{one.number}: {one.words}." for one in self.events)

    @property
    def ours(self) -> Line:
        """The line that the chart is about."""
        return next(line for line in self.lines if line.role is Role.OURS)


@dataclass(frozen=True)
class Measure:
    """One indicator for one unit: what it is, how it stands, where it is going and who else is where."""

    id: str
    title: str
    question: str
    sentence: str
    value: str
    sides: str  #: 78 of 100, or what is counted
    period: str
    rag: Rag
    status: str
    target: str
    changes: tuple[str, ...]
    late: str
    unknown: str
    variation: str
    assurance: str
    definition: str
    source: str
    chart: Chart | None = None
    units: Table | None = None
    others: Table | None = None
    comment: str = ""  #: what those who answer for it say, and who said it
    number: Number = field(default_factory=lambda: Number(None))
    last: date | None = None  #: the last day of the period that the number is of
    grain: Grain | None = None  #: how long that period is


def summary(measures: Sequence[Measure], *, brief: bool = False) -> Table:
    """Every measure in a row; ``brief`` with one change of each, since a slide has room for no more."""
    changes = ("; ".join(one.changes[: 1 if brief else None]) for one in measures)
    judged = [one for one in measures if one.rag is not Rag.NONE]
    met = sum(one.rag is Rag.GREEN for one in judged)
    answer = f": {met} of {len(judged)} with a target {'is' if met == 1 else 'are'} on it" if judged else ""
    return Table(
        f"At a glance{answer}",
        ("Measure", "Value", "Made of", "Status", "Target", "Change"),
        tuple(
            (one.title, one.number, one.sides, one.status, one.target, change)
            for one, change in zip(measures, changes, strict=True)
        ),
        status=3,
        tones=tuple(one.rag for one in measures),
    )


@dataclass(frozen=True)
class Text:
    """Words under a heading."""

    title: str
    paragraphs: tuple[str, ...]


Block = Measure | Table | Text


@dataclass(frozen=True)
class Section:
    """Blocks that belong together."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Pack:
    """The whole of it, with what has to be on every page: whose numbers, as at when, and whether small ones are out."""

    name: str
    title: str
    trust: str
    unit: str
    as_at: date
    loaded: datetime
    audience: str
    suppressed: bool
    invented: bool
    sections: tuple[Section, ...]

    @property
    def measures(self) -> Iterator[Measure]:
        """Every measure, in order."""
        return (block for section in self.sections for block in section.blocks if isinstance(block, Measure))

    @property
    def notices(self) -> tuple[str, ...]:
        """What stands on every page."""
        found = [f"{self.trust}: {self.unit}" if self.unit != self.trust else self.trust]
        found.append(f"Data as at the end of {day(self.as_at)}")
        found.append(SUPPRESSED if self.suppressed else TRUE_COUNTS)
        if self.invented:
            found.append("Invented trust: no real child")
        return tuple(found)


SUPPRESSED = "Numbers from 1 to 5, and others that would give them away, are shown as c"
TRUE_COUNTS = "True counts: for managers of these children, not for sharing"
