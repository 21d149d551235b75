"""How we stand to others, in sentences: first as published, like with like, then where we are now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data.comparators import Comparators, Line, Rank, Who
from data.published import Definition
from indicators.judge import Change, Verdict, change
from indicators.kinds import Direction
from layouts.words import day, listed, number, places

#: What a line is called in a sentence about us.
SPOKEN: Mapping[Who, str] = {
    Who.NEIGHBOURS: "the average of our statistical neighbours",
    Who.GOOD_REGION: "the good and outstanding of our region",
    Who.GOOD_ENGLAND: "the good and outstanding of England",
}
UNCLEAR = "no clear difference"
_THAN = {
    "the same": "the same as",
    UNCLEAR: "no clear difference from",
    **{word: f"{word} than" for word in ("better", "worse", "higher", "lower")},
}
OTHERS = (Who.NEIGHBOURS, Who.REGION, Who.ENGLAND, Who.GOOD_REGION, Who.GOOD_ENGLAND)


@dataclass(frozen=True)
class Ours:
    """Our own figure, counted here on the published basis. ``made_of`` is its numerator and denominator in words.

    ``chance`` is the interval in which the share underneath lies 19 times in 20; None of what is no share of cases.
    """

    last: date
    value: float | None
    made_of: str = ""
    chance: tuple[float, float] | None = None


@dataclass(frozen=True)
class Comparison:
    """Everything that is shown beside one number; ``year`` is the reporting year of the published figures."""

    title: str
    direction: Direction
    definition: Definition
    held: Comparators
    year: int
    now: Ours | None  #: None where our own number is never set beside the published one
    then: Ours | None  #: as counted here for the published year itself, where the extract reaches back so far
    note: str = ""
    download: str = ""

    @property
    def published(self) -> float | None:
        """Our own published figure."""
        line = self.held.line(Who.OWN, self.year)
        return None if line is None else line.value

    @property
    def when(self) -> str:
        """The time the published figures are of: "year to 31 March 2025"."""
        return period(self.definition, self.year)


def period(definition: Definition, year: int) -> str:
    """The time a published figure is of, in words."""
    ends = day(definition.when.ends(year))
    return f"year to {ends}" if definition.when.is_year else ends


def sentences(shown: Comparison) -> list[str]:
    """How we stood as published, then where we are now."""
    said = [_published(shown)]
    if shown.now is not None and shown.now.value is not None:
        said.append(_now(shown, shown.now, shown.now.value))
    return said


def _published(shown: Comparison) -> str:
    value = shown.published
    when = f"{shown.when[:1].upper()}{shown.when[1:]}"
    if value is None:
        return f"{when}: no figure of {shown.held.area} is published."
    told = f"{when}, as published: {_measured(shown, value)}"
    parts = [*_beside(shown, value), *_quarter(shown, value)]
    return f"{told}, {'; '.join(parts)}." if parts else f"{told}."


def _now(shown: Comparison, now: Ours, value: float) -> str:
    lead = f"Now, {span(shown, now)}: {_measured(shown, value)}"
    parts = []
    if shown.published is not None:
        parts.append(f"{_THAN[relation(shown, value, shown.published, now.chance)]} our published figure")
    others = _beside(shown, value, (Who.NEIGHBOURS, Who.ENGLAND), now.chance)
    if others:
        parts.append(f"beside their last published figures, {'; '.join(others)}")
    return f"{lead}, {'; '.join(parts)}." if parts else f"{lead}."


def _beside(
    shown: Comparison, value: float, wanted: Sequence[Who] = OTHERS, chance: tuple[float, float] | None = None
) -> list[str]:
    """Others gathered by what we are to them: better than some, worse than others."""
    gathered: dict[str, list[str]] = {}
    for line in lines(shown, wanted):
        if line.value is not None:
            found = relation(shown, value, line.value, chance)
            gathered.setdefault(_THAN[found], []).append(SPOKEN.get(line.who, _the(line.name)))
    return [f"{than} {listed(names)}" for than, names in gathered.items()]


def _quarter(shown: Comparison, value: float) -> list[str]:
    low, high = (shown.held.line(who, shown.year) for who in (Who.LOWER, Who.UPPER))
    if low is None or high is None or low.value is None or high.value is None:
        return []
    return [f"in the {band(value, low.value, high.value, shown.direction)} of authorities in England{_place(shown)}"]


def band(value: float, low: float, high: float, direction: Direction) -> str:
    """Which part of the authorities a figure lies with, by England's quartiles."""
    if low < value < high:
        return "middle half"
    lowest = value <= low
    if direction is Direction.NEITHER:
        return f"{'lowest' if lowest else 'highest'} quarter"
    return f"{'best' if lowest == (direction is Direction.LOWER) else 'worst'} quarter"


def _place(shown: Comparison) -> str:
    rank = shown.held.ranks.get(shown.year)
    if rank is None:
        return ""
    return f" ({ranked(rank, shown.direction)})"


def ranked(rank: Rank, direction: Direction) -> str:
    """12th best of 151; where neither end is better, 12th highest of 151."""
    place = rank.from_lowest if direction is Direction.LOWER else rank.from_highest
    word = "highest" if direction is Direction.NEITHER else "best"
    shared = ", shared" if rank.equal > 1 else ""
    return f"{word} of {rank.of}{shared}" if place == 1 else f"{ordinal(place)} {word} of {rank.of}{shared}"


def ordinal(place: int) -> str:
    """1st, 2nd, 3rd, 11th, 112th."""
    ending = "th" if place % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def _the(name: str) -> str:
    return name if name == "England" or name.startswith("London") else f"the {name} region"


def _measured(shown: Comparison, value: float) -> str:
    """A figure with what it is of, where the number alone does not tell."""
    unit = {"rate per 10,000": " per 10,000 children", "score mean": " (mean score)"}.get(shown.definition.unit, "")
    return f"{figure(shown, value)}{unit}"


def relation(shown: Comparison, mine: float, theirs: float, chance: tuple[float, float] | None = None) -> str:
    """What one figure is to another, each rounded as it is shown: a word of _THAN."""
    found = difference(shown, mine, theirs)
    if found.verdict is Verdict.SAME:
        return "the same"
    if chance is not None and chance[0] <= theirs <= chance[1]:
        return UNCLEAR
    if found.verdict is Verdict.NEUTRAL:
        return "higher" if found.by > 0 else "lower"
    return found.verdict.value


def difference(shown: Comparison, mine: float, theirs: float) -> Change:
    """One figure less another, each rounded as it is shown."""
    found = change(mine, theirs, shown.direction, places(shown.definition.unit))
    assert found is not None
    return found


def lines(shown: Comparison, wanted: Sequence[Who]) -> list[Line]:
    """Those of these lines that there are, in the order asked."""
    return [line for who in wanted if (line := shown.held.line(who, shown.year)) is not None]


def span(shown: Comparison, ours: Ours) -> str:
    """The time our own figure is of."""
    return f"twelve months to {day(ours.last)}" if shown.definition.when.is_year else day(ours.last)


def figure(shown: Comparison, value: float | None) -> str:
    """A figure in the unit it is published in."""
    return number(value, shown.definition.unit)
