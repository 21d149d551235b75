"""Others' published figures beside ours: neighbours, region, England, the good and outstanding, quartiles and rank."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import floor, fsum

from data.areas import ENGLAND, Area, Areas

GOOD = frozenset({"Good", "Outstanding"})

PUBLISHED = "published"
MEAN = "unweighted mean of published values"
COMPUTED = "computed over authorities with a value"


class Who(StrEnum):
    """Whose figure a line is, in the order in which lines are shown."""

    OWN = "own"
    NEIGHBOURS = "neighbours"
    REGION = "region"
    ENGLAND = "england"
    GOOD_REGION = "good_region"
    GOOD_ENGLAND = "good_england"
    LOWER = "lower"
    MEDIAN = "median"
    UPPER = "upper"


ORDER = list(Who)
SPREAD = {
    Who.LOWER: (0.25, "England lower quartile"),
    Who.MEDIAN: (0.5, "England median"),
    Who.UPPER: (0.75, "England upper quartile"),
}


@dataclass(frozen=True)
class Line:
    """One named figure of one reporting year. ``value`` is None where it was not published: never 0.

    ``authorities`` is how many have a value in a mean or a quartile; None of a figure published as such.
    """

    who: Who
    name: str
    year: int
    value: float | None
    authorities: int | None
    how: str


@dataclass(frozen=True)
class Rank:
    """Where the area's figure stands among today's authorities with one: how many lie below it and how many equal."""

    below: int
    equal: int  #: itself among them
    of: int

    @property
    def from_lowest(self) -> int:
        """1 is the lowest figure; equal figures share a place."""
        return self.below + 1

    @property
    def from_highest(self) -> int:
        """1 is the highest figure."""
        return self.of - self.below - self.equal + 1


@dataclass(frozen=True)
class Comparators:
    """One indicator of one area, year by year. ``lacks`` names lists that nobody has imported yet."""

    indicator: str
    area: str
    unit: str
    lines: tuple[Line, ...]
    ranks: Mapping[int, Rank] = field(default_factory=dict)
    source: str = ""
    lacks: tuple[str, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """Reporting years of which there is any figure, oldest first."""
        return tuple(sorted({line.year for line in self.lines if line.value is not None}))

    def on(self, year: int) -> tuple[Line, ...]:
        """The lines of a year that can stand beside the area's own, always in the order of Who."""
        kept = (line for line in self.lines if line.year == year and self._compares(line))
        return tuple(sorted(kept, key=lambda line: ORDER.index(line.who)))

    def line(self, who: Who, year: int) -> Line | None:
        """One line of a year; None of one that cannot stand beside the area's own."""
        return next((line for line in self.on(year) if line.who is who), None)

    def _compares(self, line: Line) -> bool:
        """False of the children of all England beside those of one authority: a total says how large each is."""
        return self.unit != "count" or line.who not in {Who.REGION, Who.ENGLAND}

    def own(self) -> dict[int, float | None]:
        """The area's own published series, by year."""
        return {line.year: line.value for line in self.lines if line.who is Who.OWN}


@dataclass(frozen=True)
class Figures:
    """The published figures of one indicator, by area and reporting year; None where a symbol stands for it."""

    indicator: str
    unit: str
    values: Mapping[tuple[str, int], float | None]
    source: str = ""

    @property
    def years(self) -> list[int]:
        """Every reporting year."""
        return sorted({year for _, year in self.values})

    def of(self, names: Iterable[str], year: int) -> list[float]:
        """The values that areas have in a year."""
        return [value for name in names if (value := self.values.get((name, year))) is not None]


@dataclass(frozen=True)
class Groups:
    """Whom an area is compared with. Names are those of the figures; a blank group is not known."""

    area: Area
    region: Area | None
    neighbours: tuple[str, ...]
    good_region: tuple[str, ...]
    good_england: tuple[str, ...]
    england: tuple[str, ...]
    lacks: tuple[str, ...]

    @classmethod
    def of(
        cls, area: Area, areas: Areas, neighbours: Mapping[str, Sequence[str]], judgements: Mapping[str, str]
    ) -> Groups:
        """The groups of an area, from neighbour sets (closest first) and latest overall judgements, each by area."""
        good = [name for name, judgement in judgements.items() if judgement in GOOD]
        regional = {other.name for other in areas.in_region(area.region)}
        lacks = [("statistical neighbours", area.name in neighbours), ("inspection judgements", bool(judgements))]
        return cls(
            area=area,
            region=areas.region_of(area),
            neighbours=tuple(neighbours.get(area.name, ())),
            good_region=tuple(name for name in good if name in regional),
            good_england=tuple(good),
            england=tuple(other.name for other in areas.authorities()),
            lacks=tuple(words for words, known in lacks if not known),
        )


def compare(figures: Figures, groups: Groups) -> Comparators:
    """Every line of an area: its own figure, then those of others, for each year."""
    area = groups.area.name
    return Comparators(
        indicator=figures.indicator,
        area=area,
        unit=figures.unit,
        lines=tuple(line for year in figures.years for line in _lines(figures, groups, year)),
        ranks={year: rank for year in figures.years if (rank := _rank(figures, groups, year)) is not None},
        source=figures.source,
        lacks=groups.lacks,
    )


def _lines(figures: Figures, groups: Groups, year: int) -> Iterable[Line]:
    def published(who: Who, name: str) -> Line:
        return Line(who, name, year, figures.values.get((name, year)), None, PUBLISHED)

    yield published(Who.OWN, groups.area.name)
    if groups.region is not None:
        yield published(Who.REGION, groups.region.name)
    yield published(Who.ENGLAND, ENGLAND)
    if figures.unit == "count":  # a number of children says how large an authority is: only a rate compares
        return
    means = [
        (Who.NEIGHBOURS, "Statistical neighbours", groups.neighbours),
        (Who.GOOD_REGION, f"Good or outstanding, {groups.region.name if groups.region else ''}", groups.good_region),
        (Who.GOOD_ENGLAND, f"Good or outstanding, {ENGLAND}", groups.good_england),
    ]
    for who, name, members in means:
        if members:
            held = figures.of(members, year)
            yield Line(who, name, year, fsum(held) / len(held) if held else None, len(held), MEAN)
    everyone = sorted(figures.of(groups.england, year))
    for who, (share, name) in SPREAD.items():
        yield Line(who, name, year, quantile(everyone, share), len(everyone), COMPUTED)


def quantile(ordered: Sequence[float], share: float) -> float | None:
    """The value below which that share lies, in line between the two nearest; None of nothing."""
    if not ordered:
        return None
    place = (len(ordered) - 1) * share
    low = floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def _rank(figures: Figures, groups: Groups, year: int) -> Rank | None:
    own = figures.values.get((groups.area.name, year))
    if own is None or figures.unit == "count":
        return None
    everyone = sorted(figures.of(groups.england, year))
    below, upto = bisect_left(everyone, own), bisect_right(everyone, own)
    return Rank(below, upto - below, len(everyone)) if upto > below else None
