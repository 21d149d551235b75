"""The five kinds of indicator and the three folds: everything that is said about a number before it is counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

from indicators.cases import Cases
from indicators.results import Grain

if TYPE_CHECKING:
    from indicators.reading import Reading

DAY, WEEK, MONTH, QUARTER, YEAR, ROLLING12 = (
    Grain.DAY,
    Grain.WEEK,
    Grain.MONTH,
    Grain.QUARTER,
    Grain.YEAR,
    Grain.ROLLING12,
)


class Fold(StrEnum):
    """How cases become a number."""

    FLOW = "flow"  #: the sum of cases whose start falls in the period
    STOCK = "stock"  #: the sum of cases that cover the period's last day
    DURING = "during"  #: distinct persons with any day in the period


FLOW, STOCK, DURING = Fold.FLOW, Fold.STOCK, Fold.DURING


class Direction(Enum):
    """What we want of it. NEITHER is never coloured."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


HIGHER_IS_BETTER, LOWER_IS_BETTER, NEITHER_IS_BETTER = Direction.HIGHER, Direction.LOWER, Direction.NEITHER


@dataclass(frozen=True)
class Source:
    """Where the rule stands: statute, guidance or a published table."""

    title: str
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """What we count, what we want of it and why. Its id is the file's name, its area the folder's.

    ``definition`` is the first line of the module's docstring. ``needs`` names the columns ("table.column") or tables
    ("table") without which there is no number: where a source brought none of one of them, the indicator lacks its
    data.
    """

    title: str
    question: str
    cases: Callable[[Reading], Cases]
    fold: Fold
    grains: tuple[Grain, ...]
    counts_on: str
    direction: Direction
    unit: str  #: percent, children, per 10,000, working days, ...
    sources: tuple[Source, ...]
    reviewed: str
    needs: tuple[str, ...]
    unit_from: str
    daily: bool = False
    chief_executive: bool = False
    open_work: str | None = None  #: id of the running twin, whose late cases stand beside the percentage
    beside: str | None = None
    notes: tuple[str, ...] = ()  #: what a reader must know to read the number right
    settings: tuple[str, ...] = ()  #: keys of reference/settings.csv whose value is printed on the tile
    late: str | None = None  #: in words, when an open case of this indicator is late
    starts: str | None = None  #: of a stock, the flow that adds to it: what its icons are read from
    ends: str | None = None  #: and the flow that takes from it
    months_off: tuple[int, ...] = ()  #: calendar months (1 to 12) in which nothing is planned: null, and no break
    looks_back: int = 0  #: months before its day that a case is judged by
    today_only: bool = False  #: the extract says nothing of any day before its own
    late_in_working_days: bool = False  #: a weekend after the limit day is still in time
    value_is: str = ""  #: what the value of each case is called, where a page tells what they come to: score
    whole_trust: bool = False  #: belongs to no team: there is a number of the trust alone
    about_children: bool = True  #: every case is about a child, so that it can be broken down by age, gender, ...
    breakdowns: tuple[str, ...] = ()  #: names of others (indicators/breakdowns) that its records have
    id: str = field(default="", init=False)
    area: str = field(default="", init=False)
    definition: str = field(default="", init=False)
    explanation: str = field(default="", init=False)

    @property
    def kind(self) -> str:
        """count, proportion, rate, duration or ratio."""
        return type(self).__name__.lower()

    @property
    def lists(self) -> tuple[str, ...]:
        """What its lists of cases are kept under."""
        return (self.id,)

    @property
    def offered(self) -> tuple[Grain, ...]:
        """Every grain it can be asked for: a fortnight is two weeks, so whatever has weeks has fortnights."""
        extra = (Grain.FORTNIGHT,) if Grain.WEEK in self.grains else ()
        return tuple(sorted((*self.grains, *extra), key=list(Grain).index))


@dataclass(frozen=True, kw_only=True)
class Count(Indicator):
    """How many."""


@dataclass(frozen=True, kw_only=True)
class Proportion(Indicator):
    """Of those that are met or not met, the share that is met, in percent."""

    unit: str = "percent"


@dataclass(frozen=True, kw_only=True)
class Rate(Indicator):
    """How many per 10,000 children of the population. Only the trust has a population."""

    unit: str = "per 10,000"


@dataclass(frozen=True, kw_only=True)
class Duration(Indicator):
    """The middle of the values of the cases, with quartiles, mean and longest. Shown as the mean where statute does."""

    show: str = "median"


@dataclass(frozen=True, kw_only=True)
class Ratio(Indicator):
    """The sum of one side over the sum of the other. ``cases`` is the numerator's side."""

    per: Callable[[Reading], Cases]
    per_fold: Fold
    percent: bool = False
    about_children: bool = False

    @property
    def lists(self) -> tuple[str, ...]:
        """Both sides have one."""
        return (self.id, self.per_id)

    @property
    def per_id(self) -> str:
        """What the list of what it is divided by is kept under."""
        return f"{self.id}.per"
