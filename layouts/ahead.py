"""The weeks ahead as a grid: how many of each duty fall late in each week, shaded by how many, and who they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indicators.ahead import Breach, Week
from layouts.address import Query, link, place
from layouts.markup import Node, element
from layouts.tables import Column, cut, pages, table
from layouts.words import people, plural, short_day


@dataclass(frozen=True)
class Line:
    """One line of the grid: what it is, where its name leads, how many are late now, and how many in each week."""

    title: str
    href: str
    late_now: int | None  #: None where it is not known
    by_week: Sequence[int]
    chosen: bool = False
    cells: Sequence[str] = ()  #: where each week's number leads

    @property
    def total(self) -> int:
        """All the weeks together."""
        return sum(self.by_week)


def grid(caption: str, first: str, groups: Sequence[tuple[str, Sequence[Line]]], weeks: Sequence[Week]) -> Node:
    """Lines under the headings of their groups; the darker a cell, the more of its own line falls late then."""
    head = [element("th", first, scope="col"), element("th", "Late now", scope="col", class_="n")]
    head += [_week_head(week, number) for number, week in enumerate(weeks)]
    head.append(element("th", "Nine weeks", scope="col", class_="n"))
    return element(
        "div",
        element(
            "table",
            element("caption", caption, class_="visually-hidden"),
            element("thead", element("tr", *head)),
            *(_group(title, lines, len(head)) for title, lines in groups if lines),
            class_="grid ahead",
        ),
        class_="scroll",
        tabindex=0,
        role="region",
        aria_label=caption,
    )


def _week_head(week: Week, number: int) -> Node:
    day = short_day(week.last).rsplit(" ", 1)[0]
    return element(
        "th",
        element("span", "by " if number == 0 else "week to ", class_="visually-hidden"),
        day,
        scope="col",
        class_="n",
        title=f"{short_day(week.first)} to {short_day(week.last)}",
    )


def _group(title: str, lines: Sequence[Line], width: int) -> Node:
    heading = element("tr", element("th", title, colspan=width, scope="rowgroup", class_="group")) if title else None
    return element("tbody", heading, *(_line(line) for line in lines))


def _line(line: Line) -> Node:
    most = max(line.by_week, default=0)
    cells = [_cell(number, most, line.cells[at] if line.cells else "") for at, number in enumerate(line.by_week)]
    name: Node = line.title
    if line.href:
        name = element("a", line.title, href=line.href, aria_current="true" if line.chosen else None)
    now = "–" if line.late_now is None else f"{line.late_now:,}"
    return element(
        "tr",
        element("th", name, scope="row"),
        element("td", now, class_="n now" if line.late_now else "n"),
        *cells,
        element("td", element("strong", f"{line.total:,}"), class_="n"),
        class_="chosen" if line.chosen else None,
    )


def _cell(number: int, most: int, href: str) -> Node:
    shade = 0 if not most else min(4, -(-4 * number // most))
    words = f"{number:,}" if number else "·"
    shown = element("a", words, href=href) if number and href else element("span", words) if number else words
    return element("td", shown, class_=f"n heat-{shade}")


def the_children(
    found: Sequence[Breach],
    path: str,
    query: Query,
    *,
    title: str,
    team_link: Callable[[str], str | None],
    worker_link: Callable[[str], str | None],
    download: str,
) -> Node:
    """Who they are, by the day on which each falls late."""
    columns: list[Column[Breach]] = [
        Column("Child", _child, head=True),
        Column("What falls late", lambda one: one.obligation.title),
        Column("Last day in time", lambda one: short_day(one.due)),
        Column("Team", lambda one: _linked(one.team, team_link(one.team))),
        Column("Worker", lambda one: _linked(one.worker or "Nobody", worker_link(one.worker))),
    ]
    return element(
        "section",
        element("h2", title, id="who", tabindex=-1),
        element(
            "p",
            f"{people(len({one.person for one in found}))}, {plural(len(found), 'date')}. The first to fall late come"
            " first.",
            class_="quiet",
        )
        if found
        else None,
        table(f"{title}, by day", columns, cut(found, query), hide_caption=True, labelled=True)
        if found
        else element("p", "Nothing falls late here in these weeks.", class_="calm"),
        pages(len(found), path, query, "date", anchor="who-"),
        element("p", element("a", "Download the list (CSV)", href=download, download=""), class_="links")
        if found
        else None,
        class_="panel worklist",
        aria_labelledby="who",
    )


def _child(one: Breach) -> Node:
    if not one.person:
        return "Child not known"
    return element("a", one.person, href=place("child", one.person))


def _linked(words: str, href: str | None) -> Node:
    return element("a", words, href=href) if href and words else words or "–"


@dataclass(frozen=True)
class Leaver:
    """A worker who is leaving: with whom how many children stand without a worker, unless they are handed over."""

    name: str
    href: str
    team: str
    last_day: str
    children: int
    falling_late: int


def leavers(rows: Sequence[Leaver], *, known: bool) -> Node:
    """Who leaves in these weeks and what they hold; or, in words, that nobody does or that nobody wrote it down."""
    columns: list[Column[Leaver]] = [
        Column("Worker", lambda row: element("a", row.name, href=row.href), head=True),
        Column("Team", lambda row: row.team),
        Column("Last day", lambda row: row.last_day),
        Column("Children held", lambda row: f"{row.children:,}", number=True),
        Column("Dates that fall late in nine weeks", lambda row: f"{row.falling_late:,}", number=True),
    ]
    none = (
        "No worker who holds children is known to leave in the next nine weeks."
        if known
        else "The extract does not say when workers leave (loc_end_date of ssd_professionals), so this is not known."
    )
    return element(
        "section",
        element("h2", "Children whose worker is leaving", id="leavers"),
        table("Workers who are leaving", columns, rows, hide_caption=True, labelled=True)
        if rows
        else element("p", none, class_="quiet"),
        class_="panel",
        aria_labelledby="leavers",
    )


def ways(path: str, query: Query) -> Node:
    """The two ways of looking ahead: dates that are known, and numbers that are not."""
    here = Query(service=query.service, team=query.team)
    choices = (("/ahead", "What falls late"), ("/demand", "Demand and caseload"))
    return element(
        "nav",
        element(
            "ul",
            *(
                element("li", element("a", words, href=link(to, here), aria_current="page" if to == path else None))
                for to, words in choices
            ),
        ),
        class_="chooser no-print",
        aria_label="Looking ahead",
    )
