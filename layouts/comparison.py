"""One number beside others': our own now and as published, neighbours, region, England, the good and outstanding.

Drawn as a row of dots in the table that holds their numbers, over the band in which the middle half of authorities lie:
one thing to read, with or without eyes for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite

from data.comparators import Line, Who
from indicators.kinds import Direction
from layouts import reading
from layouts.beside import OTHERS, UNCLEAR, Comparison, Ours, band, difference, figure, lines, relation, sentences, span
from layouts.controls import taken_along
from layouts.markup import Node, element
from layouts.tables import Column, table
from layouts.words import NOTHING, count, plural

BETTER = {Direction.HIGHER: "better to the right", Direction.LOWER: "better to the left", Direction.NEITHER: ""}


@dataclass(frozen=True)
class _Row:
    """One line of the table. ``mark`` is the shape of its dot."""

    name: str
    beneath: str
    value: float | None
    mark: str


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
        reading.how(reading.BESIDE, "comparison"),
        taken_along({"Download (CSV)": shown.download}, "the comparison") if shown.download else None,
        class_="panel comparison",
        aria_labelledby="comparison",
        data_figure="",
    )


def _small_print(shown: Comparison) -> Iterable[str]:
    if shown.note:
        yield shown.note
    if shown.now is not None and shown.now.chance is not None:
        yield "No clear difference: with as few cases as ours, chance moves a share so far, 19 times in 20."
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
    found.append(_Row(f"{shown.held.area}, published", shown.when, shown.published, "own"))
    found += [_Row(one.name, _members(shown, one), one.value, "other") for one in lines(shown, OTHERS)]
    middle = shown.held.line(Who.MEDIAN, shown.year)
    if middle is not None and middle.value is not None:
        told = plural(middle.authorities or 0, "authority", "authorities")
        found.append(
            _Row("Middle half of England", f"{told}; middle {figure(shown, middle.value)}", middle.value, "band")
        )
    return found


def _own(name: str, shown: Comparison, ours: Ours, mark: str) -> _Row:
    beneath = ", ".join(part for part in (span(shown, ours), ours.made_of) if part)
    return _Row(name, beneath, ours.value, mark)


def columns(shown: Comparison) -> list[Column[_Row]]:
    """Name, dot, value, and what we are to it: as published, and now."""
    low, high = scale(shown)
    heading = f"{figure(shown, low)} to {figure(shown, high)}"
    if BETTER[shown.direction]:
        heading += f", {BETTER[shown.direction]}"
    told: list[Column[_Row]] = [
        Column("Whose", _name, head=True),
        Column(heading, lambda row: _strip(shown, row, low, high)),
        Column("Figure", lambda row: _half(shown) if row.mark == "band" else figure(shown, row.value), number=True),
    ]
    published, now = shown.published, shown.now
    if published is not None:
        told.append(Column("Our published figure is", lambda row: _word(shown, published, row, ("other", "band"))))
    if now is not None and now.value is not None:
        ours = now.value
        marks = ("own", "other", "band")
        told.append(Column("Our figure now is", lambda row: _word(shown, ours, row, marks, now.chance)))
    return told


def _half(shown: Comparison) -> str:
    low, high = quartiles(shown) or (None, None)
    return f"{figure(shown, low)} to {figure(shown, high)}"


def _name(row: _Row) -> Sequence[Node]:
    return [row.name, element("span", row.beneath, class_="told")] if row.beneath else [row.name]


def _word(
    shown: Comparison, mine: float, row: _Row, marks: Sequence[str], chance: tuple[float, float] | None = None
) -> Node:
    if row.value is None or row.mark not in marks:
        return None
    if row.mark == "band":
        ends = quartiles(shown)
        return f"in the {band(mine, *ends, shown.direction)}" if ends else None
    word = relation(shown, mine, row.value, chance)
    by = difference(shown, mine, row.value).by
    if word == "the same":
        return word
    amount = f"{abs(by):.1f} points" if shown.definition.unit == "percent" else count(abs(by))
    arrow = element("span", "▲" if by > 0 else "▼", class_="arrow", aria_hidden="true")
    if word == UNCLEAR:
        return element("span", arrow, f" {word} ({amount} {'above' if by > 0 else 'below'})")
    return element("span", arrow, f" {word}, by {amount}", class_=word if word in {"better", "worse"} else None)


def quartiles(shown: Comparison) -> tuple[float, float] | None:
    """England's quartiles, where there are both."""
    ends = [line.value for who in (Who.LOWER, Who.UPPER) if (line := shown.held.line(who, shown.year)) is not None]
    return (ends[0], ends[1]) if len(ends) == 2 and ends[0] is not None and ends[1] is not None else None


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

    half = None
    if ends := quartiles(shown):
        left, right = map(across, ends)
        half = element("span", class_="half", style={"left": f"{left}%", "width": f"{round(right - left, 1)}%"})
    dot = None
    if row.value is not None:
        dot = element("span", class_=f"dot {row.mark}", style={"left": f"{across(row.value)}%"})
    return element("span", half, dot, class_="strip", aria_hidden="true")


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


def _members(shown: Comparison, line: Line) -> str:
    if line.authorities is None:
        return shown.when if line.value is not None else f"{shown.when}, not published"
    if not line.authorities:
        return f"{shown.when}, none of them with a figure"
    return f"{shown.when}, average of {plural(line.authorities, 'authority', 'authorities')} with a figure"
