"""The weekly meeting drawn: a row a measure, a small chart a team, and the lists a manager walks down."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from indicators.judge import Rag
from indicators.kinds import Indicator
from layouts import reading
from layouts.address import place
from layouts.cards import pill
from layouts.controls import linked, taken_along
from layouts.markup import Node, element
from layouts.tables import Column, table
from layouts.words import NOTHING, plural

Link = Callable[[str], str | None]


class Measured(Protocol):
    """What a row shows of a measure; the paper of the meeting has the same."""

    title: str
    value: str
    sides: str
    rag: Rag
    status: str
    target: str
    changes: tuple[str, ...]
    late: str
    unknown: str
    variation: str
    assurance: str


@dataclass(frozen=True)
class Row:
    """One measure of the week, where its name leads, and the weeks that lead up to it."""

    measure: Measured
    href: str
    trend: tuple[float | None, ...]


def ways(meeting: str, order: str, whose: str) -> Node:
    """To the meeting that walks through this page, and to where its order is set."""
    return element(
        "div",
        element("a", "Run the meeting", href=meeting, class_="btn btn-primary"),
        element("a", "Sections and their order", href=order, class_="btn"),
        element("span", whose, class_="quiet"),
        class_="ways-on no-print",
    )


HALF_A_YEAR = "Half a year"
#: The heads of a week: the number, its line, and what it is held against.
WEEK = ("This week", HALF_A_YEAR, "Against the week and the year before")


def numbers(
    rows: Sequence[Row],
    without: Sequence[str],
    name: str,
    title: str,
    heads: tuple[str, str, str] = WEEK,
    *,
    files: Mapping[str, str] | None = None,
    more: Node = None,
) -> Node:
    """This week against last, against target, against its own history; and which have no number here.

    ``files`` are where the numbers of its lines are, None of what has files of its own; ``more`` is their table.
    """
    now, line_of, against = heads
    columns: list[Column[Row]] = [
        Column("Measure", lambda row: element("a", row.measure.title, href=row.href), head=True),
        Column(now, lambda row: [element("strong", row.measure.value), _quiet(row.measure.sides)], number=True),
        Column(line_of, lambda row: line(row.trend, row.measure.title, over=line_of)),
        Column(
            against,
            lambda row: _list([c[:1].upper() + c[1:] for c in row.measure.changes]),
        ),
        Column("Status", lambda row: [pill(row.measure.rag, row.measure.status), _quiet(row.measure.target)]),
        Column("Chance", lambda row: _list([row.measure.variation, row.measure.assurance])),
        Column("Late work", lambda row: _list([row.measure.late, row.measure.unknown])),
    ]
    whole = table(f"{title}: every measure", columns, rows, hide_caption=True, labelled=True)
    return _section(
        name,
        title,
        element("div", whole, class_="this-week")
        if rows
        else element("p", f"No number was counted {now.lower()}.", class_="quiet"),
        element("p", f"Nothing was counted {now.lower()} of: {'; '.join(without)}.", class_="quiet")
        if without
        else None,
        reading.how(reading.SMALL_LINE, name) if rows else None,
        more if rows else None,
        taken_along(files, title) if rows and files is not None else None,
        is_figure=True,
    )


def _quiet(words: str) -> Node:
    return element("span", f" {words}", class_="quiet sides") if words else None


#: A cell that has nothing to say: on a phone it goes.
NIL = element("span", NOTHING, class_="nil")


def _list(words: Sequence[str]) -> Node:
    kept = [word for word in words if word]
    return element("ul", *(element("li", word) for word in kept), class_="plain") if kept else NIL


@dataclass(frozen=True)
class Small:
    """One small chart of one team: its points, the latest in words, and what it is made of."""

    indicator: Indicator
    points: tuple[float | None, ...]
    value: str
    sides: str


def multiples(
    heads: Sequence[str],
    rows: Sequence[tuple[str, str, Sequence[Small]]],
    name: str,
    title: str,
    *,
    files: Mapping[str, str],
    more: Node,
    silent: Sequence[str] = (),
) -> Node:
    """A row a team, a column a measure; every chart of a column has the same scale. ``silent`` have nothing to draw.

    ``more`` is the table of the weeks drawn.
    """
    if not rows:
        return _section(name, title, element("p", "There is no unit to show.", class_="quiet"))
    spans = [_span([row[2][at].points for row in rows]) for at in range(len(heads))]
    columns: list[Column[tuple[str, str, Sequence[Small]]]] = [
        Column("Unit", lambda row: element("a", row[0], href=row[1]), head=True)
    ]
    columns += [_small(head, at, spans[at]) for at, head in enumerate(heads)]
    note = element("p", "Every line of a column has the same scale, half a year of whole weeks.", class_="quiet")
    whole = table(f"{title}: the table", columns, rows, hide_caption=True, labelled=True)
    nothing = f"Nothing of these was counted in half a year in: {'; '.join(silent)}."
    return _section(
        name,
        title,
        note,
        element("div", whole, class_="beside"),
        element("p", nothing, class_="quiet") if silent else None,
        reading.how(reading.MULTIPLES, name),
        more,
        taken_along(files, title),
        is_figure=True,
    )


def _small(head: str, at: int, span: tuple[float, float]) -> Column[tuple[str, str, Sequence[Small]]]:
    def cell(row: tuple[str, str, Sequence[Small]]) -> list[Node]:
        small = row[2][at]
        drawn = line(small.points, f"{head} of {row[0]}", span)
        if drawn is None and small.value == NOTHING:
            return [NIL]
        return [element("strong", small.value), _quiet(small.sides), drawn]

    return Column(head, cell)


def _span(lines: Sequence[Sequence[float | None]]) -> tuple[float, float]:
    known = [value for line_ in lines for value in line_ if value is not None]
    return (min(known), max(known)) if known else (0.0, 1.0)


def line(
    points: Sequence[float | None], title: str, span: tuple[float, float] | None = None, *, over: str = HALF_A_YEAR
) -> Node:
    """A line without axes; a screen reader hears where it begins and ends, and ``over`` what time."""
    known = [(at, value) for at, value in enumerate(points) if value is not None]
    if len(known) < 2:
        return None
    low, high = span or _span([points])

    def at(place_: int, value: float) -> str:
        up = 0.5 if high == low else (value - low) / (high - low)
        return f"{place_} {26 - 24 * up:.1f}".removesuffix(".0")

    return element(
        "span",
        element(
            "svg",
            element("path", d="M" + "L".join(at(*one) for one in known)),
            viewBox=f"0 0 {max(1, len(points) - 1)} 28",
            preserveAspectRatio="none",
        ),
        class_="small-line",
        role="img",
        aria_label=f"{title}: from {known[0][1]:,.4g} to {known[-1][1]:,.4g} over {over.lower()}",
    )


def due(
    rows: Sequence[tuple[str, str, str, str, str]],
    says: str,
    href: str,
    *,
    more: int,
    team_link: Link,
    worker_link: Link,
) -> Node:
    """Who falls due, by day; the whole list is a page of its own."""
    columns: list[Column[tuple[str, str, str, str, str]]] = [
        Column(
            "Child", lambda row: element("a", row[0], href=place("child", row[0])) if row[0] else "Not known", head=True
        ),
        Column("What falls late", lambda row: row[1]),
        Column("Last day in time", lambda row: row[2]),
        Column("Team", lambda row: linked(row[3], team_link)),
        Column("Worker", lambda row: linked(row[4], worker_link)),
    ]
    title = "Due in the next two weeks"
    left = f"{plural(more, 'more date')} and the weeks after: " if more > 0 else "The weeks after: "
    return _section(
        "due",
        title,
        element("p", says),
        table(f"{title}, by day", columns, rows, hide_caption=True, labelled=True) if rows else None,
        element("p", left, element("a", "looking ahead", href=href), ".", class_="links"),
    )


def ages(rows: Sequence[tuple[str, str, Sequence[int]]], heads: Sequence[str]) -> Node:
    """Late work by how many working days it is past its limit."""
    columns: list[Column[tuple[str, str, Sequence[int]]]] = [
        Column("What is late", lambda row: element("a", row[0], href=row[1]), head=True)
    ]
    columns += [_age(head, at) for at, head in enumerate(heads)]
    columns.append(Column("All", lambda row: element("strong", f"{sum(row[2]):,}"), number=True))
    title = "Late work by age"
    note = element("p", "Working days past the limit, at the end of the day the data stands at.", class_="quiet")
    body = (
        table(f"{title}: the table", columns, rows, hide_caption=True, labelled=True)
        if rows
        else element("p", "Nothing is late.", class_="calm")
    )
    return _section("late", title, note, body)


def _age(head: str, at: int) -> Column[tuple[str, str, Sequence[int]]]:
    nothing = element("span", "·", class_="nil")
    return Column(head, lambda row: f"{row[2][at]:,}" if row[2][at] else nothing, number=True)


def oversight(rows: Sequence[tuple[str, str, int, int]], to: Link, lacking: Sequence[str], *, by_team: bool) -> Node:
    """Children that nobody supervised their worker about, or whose manager recorded no oversight, in time."""
    columns: list[Column[tuple[str, str, int, int]]] = [
        *([] if by_team else [Column[tuple[str, str, int, int]]("Worker", lambda row: linked(row[0], to), head=True)]),
        Column("Team", lambda row: row[1], head=by_team),
        Column("Children without supervision in time", lambda row: f"{row[2]:,}", number=True),
        Column("Children without oversight in time", lambda row: f"{row[3]:,}", number=True),
    ]
    title = "Supervision and oversight"
    return _section(
        "oversight",
        title,
        None
        if by_team
        else element("p", "A worker’s name leads to the sheet for their next supervision.", class_="quiet"),
        element("p", f"Not known, because the extract lacks the data: {', '.join(lacking)}.", class_="remark")
        if lacking
        else None,
        table(f"{title}: the table", columns, rows, hide_caption=True, labelled=True)
        if rows
        else element("p", "Every child is supervised and overseen in time.", class_="calm"),
    )


def sheet(
    title: str,
    name: str,
    heads: Sequence[tuple[str, bool]],
    rows: Sequence[Sequence[tuple[str, str | None]]],
    note: str,
) -> Node:
    """A table of plain cells, some of which lead somewhere."""
    columns = [_plain(head, at, is_number=is_number) for at, (head, is_number) in enumerate(heads)]
    return _section(
        name,
        title,
        table(f"{title}: the table", columns, rows, hide_caption=True, labelled=True) if rows else None,
        element("p", note, class_="quiet") if note else None,
    )


def _plain(head: str, at: int, *, is_number: bool) -> Column[Sequence[tuple[str, str | None]]]:
    def cell(row: Sequence[tuple[str, str | None]]) -> Node:
        words, href = row[at]
        return element("a", words, href=href) if href else words

    return Column(head, cell, number=is_number, head=at == 0)


def _section(name: str, title: str, *body: Node, is_figure: bool = False) -> Node:
    head = element("h2", title, id=name, tabindex=-1)
    figure = "" if is_figure else None
    return element("section", head, *body, class_="panel cards", aria_labelledby=name, data_figure=figure)
