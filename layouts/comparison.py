"""One number beside others': our own now and as published, neighbours, region, England, the good and outstanding.

Drawn as a row of dots in the table that holds their numbers, over the band in which the middle half of authorities lie:
one thing to read, with or without eyes for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite

from data.comparators import Line, Who
from indicators.judge import Verdict
from indicators.kinds import Direction
from layouts.beside import OTHERS, Comparison, Ours, figure, lines, sentences, span, verdict
from layouts.markup import Node, element
from layouts.tables import Column, table
from layouts.words import NOTHING, count, plural

BETTER = {Direction.HIGHER: "better to the right", Direction.LOWER: "better to the left", Direction.NEITHER: ""}


@dataclass(frozen=True)
class _Row:
    name: str
    beneath: str
    value: float | None
    mark: str
    against: float | None = None  #: what our published figure is set against in this row
    against_now: float | None = None  #: what our figure now is set against
    words: str = ""  #: instead of the value


def comparison(shown: Comparison) -> Node:
    """The comparison as a section of a page."""
    return element(
        "section",
        element("h2", "Beside others", id="comparison"),
        *(element("p", sentence) for sentence in sentences(shown)),
        table(
            f"{shown.title} beside others, {shown.when}",
            columns(shown),
            rows(shown),
            hide_caption=True,
            labelled=True,
        ),
        element("p", element("strong", "Published and ours: "), shown.definition.differs),
        every_year(shown),
        *(element("p", words, class_="quiet") for words in _small_print(shown)),
        element("p", element("a", "Download (CSV)", href=shown.download, download=""), class_="links")
        if shown.download
        else None,
        class_="panel cards comparison",
        aria_labelledby="comparison",
    )


def _small_print(shown: Comparison) -> Iterable[str]:
    if shown.note:
        yield shown.note
    if shown.held.lacks:
        yield f"Nobody has imported {' or '.join(shown.held.lacks)} yet."
    yield f"{shown.definition.statistic}. Source: {shown.held.source}."


# As a table with dots


def rows(shown: Comparison) -> list[_Row]:
    """Ours first, then others in their order, then the band of the middle half."""
    found = []
    if shown.now is not None:
        found.append(_own("Ours now", shown, shown.now, "now"))
    if shown.then is not None and shown.then.value is not None:
        found.append(_own("Ours, counted here", shown, shown.then, "then"))
    found.append(_Row(f"{shown.held.area}, published", shown.when, shown.published, "own", against_now=shown.published))
    others = [_Row(one.name, _members(one), one.value, "other", one.value, one.value) for one in lines(shown, OTHERS)]
    return [*found, *others, *_spread(shown)]


def _own(name: str, shown: Comparison, ours: Ours, mark: str) -> _Row:
    beneath = ", ".join(part for part in (span(shown, ours), ours.made_of) if part)
    return _Row(name, beneath, ours.value, mark)


def _spread(shown: Comparison) -> list[_Row]:
    low, middle, high = (shown.held.line(who, shown.year) for who in (Who.LOWER, Who.MEDIAN, Who.UPPER))
    if not (low and middle and high) or low.value is None or high.value is None or middle.value is None:
        return []
    words = f"{figure(shown, low.value)} to {figure(shown, high.value)}"
    beneath = (
        f"middle one {figure(shown, middle.value)}, of {plural(middle.authorities or 0, 'authority', 'authorities')}"
    )
    return [_Row("Middle half of England", beneath, None, "band", middle.value, middle.value, words)]


def columns(shown: Comparison) -> list[Column[_Row]]:
    """Name, dot, value, and what we are to it: as published, and now."""
    low, high = scale(shown)
    heading = f"{figure(shown, low)} to {figure(shown, high)}"
    if BETTER[shown.direction]:
        heading += f", {BETTER[shown.direction]}"
    told: list[Column[_Row]] = [
        Column("Whose", _name, head=True),
        Column(heading, lambda row: _strip(shown, row, low, high)),
        Column("Figure", lambda row: row.words or figure(shown, row.value), number=True),
    ]
    if shown.published is not None:
        told.append(Column("Our published figure is", lambda row: _word(shown, shown.published, row.against)))
    if shown.now is not None and shown.now.value is not None:
        now = shown.now.value
        told.append(Column("Our figure now is", lambda row: _word(shown, now, row.against_now)))
    return told


def _name(row: _Row) -> Sequence[Node]:
    return [row.name, element("span", row.beneath, class_="beneath")] if row.beneath else [row.name]


def _word(shown: Comparison, mine: float | None, theirs: float | None) -> Node:
    if mine is None or theirs is None:
        return ""
    found = verdict(shown, mine, theirs)
    if found.verdict is Verdict.SAME:
        return "the same"
    size = abs(found.by)
    amount = f"{size:.1f} points" if shown.definition.unit == "percent" else count(size)
    word = {Verdict.BETTER: "better", Verdict.WORSE: "worse"}.get(found.verdict, "higher" if found.by > 0 else "lower")
    arrow = element("span", "▲" if found.by > 0 else "▼", class_="arrow", aria_hidden="true")
    return element("span", arrow, f" {word}, by {amount}", class_=word if word in {"better", "worse"} else None)


def scale(shown: Comparison) -> tuple[float, float]:
    """The ends of the strip: everything that is drawn on it, with a little room; never below 0."""
    values = [line.value for line in shown.held.on(shown.year)]
    values += [ours.value for ours in (shown.now, shown.then) if ours is not None]
    known = [value for value in values if value is not None and isfinite(value)]
    low, high = min(known, default=0.0), max(known, default=1.0)
    room = (high - low) * 0.06 or max(abs(high) * 0.1, 1.0)
    return max(0.0, low - room), high + room


def _strip(shown: Comparison, row: _Row, low: float, high: float) -> Node:
    """The band of the middle half, and the row's dot on it. Its number stands in the next cell: hidden from readers."""

    def across(value: float) -> float:
        return round(100 * (value - low) / (high - low), 1)

    ends = [line.value for who in (Who.LOWER, Who.UPPER) if (line := shown.held.line(who, shown.year))]
    band = None
    if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
        left = across(ends[0])
        band = element(
            "span", class_="half", style={"left": f"{left}%", "width": f"{round(across(ends[1]) - left, 1)}%"}
        )
    at = row.against if row.mark == "band" else row.value
    dot = None if at is None else element("span", class_=f"dot {row.mark}", style={"left": f"{across(at)}%"})
    return element("span", band, dot, class_="strip", aria_hidden="true")


def every_year(shown: Comparison) -> Node:
    """All reporting years, folded away: a column a year."""
    years = shown.held.years
    if len(years) < 2:
        return None
    names = {line.who: line.name for line in shown.held.on(years[-1])}
    told: list[Column[Who]] = [Column("Whose", lambda who: names[who], head=True)]
    told += [Column(str(year), lambda who, year=year: _at(shown, who, year), number=True) for year in years]
    return element(
        "details",
        element("summary", f"Every published year, {years[0]} to {years[-1]}"),
        table(f"{shown.title}, published, by reporting year", told, list(names), hide_caption=True),
        element(
            "p",
            "Neighbours and judgements are today's, for every year. “–” is not published.",
            class_="quiet",
        ),
    )


def _at(shown: Comparison, who: Who, year: int) -> str:
    line = shown.held.line(who, year)
    return NOTHING if line is None else figure(shown, line.value)


def _members(line: Line) -> str:
    if line.authorities is None:
        return "as published" if line.value is not None else "not published"
    return f"average of {plural(line.authorities, 'authority', 'authorities')} with a figure"
