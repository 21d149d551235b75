"""The weekly performance meeting of a service or a team: the week, the teams, the work that waits and the data.

It is made from the same gathering as the weekly pack (reports/packs/weekly_team.py), so page and paper cannot differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pandas as pd

from dashboards.choosing import linker, spoken_unit
from dashboards.comparing import our_area
from dashboards.dots import as_number
from dashboards.funnel import fits, funnel
from dashboards.page import Page, Request, Sheet, View, key, require_circle
from dashboards.sharing import AS_SHOWN_BRIEF, files
from dashboards.trend import GRAINS, SERIES_HEADERS, series_row
from data.results import Grain, Series, Unit, UnitKind
from indicators.ahead import breaches, weeks_after
from indicators.clock import day_date
from indicators.comparing import numbers, shown_unit
from indicators.disclosure import HIDDEN
from indicators.kinds import Indicator
from indicators.speech import number, short_day
from layouts import weekly as drawn
from layouts.address import Query, link, place
from layouts.controls import Choice, filters, remarks
from layouts.markup import Markup, Node, element
from layouts.runs import Group, Run, later, tables
from layouts.words import between, listed
from reports.content import Chart, Measure, Number
from reports.content import Table as Content
from reports.gathering import Gathering
from reports.packs.weekly_team import caseload
from reports.waiting import ahead_cases, findings
from reports.weekly_sections import SECTIONS, Order, order_of
from reports.weekly_work import (
    AGES,
    OVERSIGHT,
    beside,
    late_by_age,
    lines,
    multiples,
    not_in_time,
    weekly_ids,
    whole_weeks,
)

WEEKS = 27


def layout(request: Request) -> View:
    """The meeting of the trust, a service or a team, as the filters say."""
    return View("Weekly", page(request, gathering_of(request)))


def gathering_of(request: Request) -> Gathering:
    """What the paper of the same meeting is made from."""
    unit = request.unit if request.unit.kind in {UnitKind.SERVICE, UnitKind.TEAM} else request.trust
    return Gathering(
        store=request.store,
        scope=request.scope,
        indicators=request.indicators,
        targets=request.targets,
        settings=request.settings,
        unit=unit,
        units=request.units,
        load=request.load,
        on=request.on,
        suppressed=request.shared,
        decisions=request.decisions,
        annotations=request.annotations,
        comments=request.comments,
        titles=request.titles(),
        area=our_area(request),
    )


def page(request: Request, gathering: Gathering) -> list[object]:
    """The sections in the order that the managers of the service set."""
    order = order_of(request.store, request.scope, gathering.unit, request.units)
    make = makers(request, gathering)
    head = [
        element("div", element("h1", f"The week, {spoken_unit(request)}", tabindex=-1), choices(request), class_="top"),
        remarks(request.remarks),
        element("p", opening(request), class_="definition"),
        drawn.ways(link(MEETING, unit_query(request)), link(ORDER, unit_query(request)), whose(order)),
        contents(order.shown),
    ]
    return [Markup(head), *(part for name in order.shown for part in make[name]())]


PATH = "/weekly"
#: The pages beside this one.
MEETING, ORDER = "/weekly/meeting", "/weekly/sections"


def makers(request: Request, gathering: Gathering) -> dict[str, Callable[[], list[Any]]]:
    """How each section is made: the meeting walks through the same."""
    frames = ahead_cases(gathering)
    nodes: dict[str, Callable[[], Node]] = {
        "numbers": lambda: this_week(request, gathering),
        "caseload": lambda: sheet(request, caseload(gathering), SECTIONS["caseload"], "caseload"),
        "due": lambda: due(request, gathering, frames),
        "late": lambda: ages(request, gathering, frames),
        "oversight": lambda: oversight(request, gathering, frames),
        "data": lambda: sheet(request, shortened(findings(gathering)), SECTIONS["data"], "data"),
    }
    found = {name: partial(lambda one: [Markup([one()])], one) for name, one in nodes.items()}
    return found | {"teams": lambda: beside_each_other(request, gathering)}


def whose(order: Order) -> str:
    """Who set the order."""
    if order.whose is None:
        return "In the order that Sightline comes with: nobody has set another."
    name = "the trust" if order.whose.kind is UnitKind.TRUST else order.whose.name
    return f"In the order of {name}, set by {order.by}."


def choices(request: Request) -> Node:
    """Service and team."""
    query = request.query
    services = [("", "All services"), *((key(unit), unit.name) for unit in request.units_of(UnitKind.SERVICE))]
    teams = [("", "All teams"), *((key(u), u.name) for u in request.units_of(UnitKind.TEAM, query.service or None))]
    fields = [Choice("service", "Service", services, query.service), Choice("team", "Team", teams, query.team)]
    return filters(fields, request.path, query)


def last_week(request: Request) -> date:
    """The Sunday on which the last whole week ended."""
    return request.on - timedelta(days=(request.on.weekday() + 1) % 7)


def opening(request: Request) -> str:
    """Which week this is."""
    last = last_week(request)
    return (
        f"The last whole week, {between(last - timedelta(days=6), last)}, against the week before, its target and its"
        " own history. Small teams swing more: what stands beside each other is no league table."
    )


def contents(names: Sequence[str]) -> Node:
    """Where each section is: the meeting walks down the page."""
    return element(
        "nav",
        element("ul", *(element("li", element("a", SECTIONS[name], href=f"#{name}")) for name in names)),
        class_="chooser no-print",
        aria_label="Sections of the meeting",
    )


def this_week(request: Request, gathering: Gathering) -> Node:
    """What is looked at daily, by the week: value, sides, change, status, chance, late work."""
    found = weekly_measures(gathering)
    rows = [
        drawn.Row(one, link(place("indicator", one.id), unit_query(request)), trend(one))
        for one in found
        if one.last == last_week(request)
    ]
    without = [absent(one) for one in found if one.last != last_week(request)]
    held = files(request, "trend", unit_query(request), brief=True, grain="week")
    more = later("numbers", link("/part/weeks", unit_query(request)))
    return drawn.numbers(rows, without, "numbers", SECTIONS["numbers"], files=held, more=more)


def weekly_measures(gathering: Gathering) -> list[Measure]:
    """What is looked at daily, by the week."""
    return gathering.measures(weekly_ids(gathering), grains=(Grain.WEEK,), units=False)


def weeks(request: Request) -> list[Node]:
    """The numbers of the small lines of the week."""
    shown = [one for one in weekly_measures(gathering_of(request)) if one.last == last_week(request)]
    return tables(measured(shown, lambda one: link(place("indicator", one.id), unit_query(request))), "This week")


def measured(shown: Sequence[Measure], href: Callable[[Measure], str]) -> list[Group]:
    """The lines of measures as rows of tables, those of one grain together."""
    groups: dict[tuple[Grain | None, date | None], dict[tuple[str, ...], list[Run]]] = {}
    for one in shown:
        if one.chart is not None:
            values = dict(zip(one.chart.periods, told(one.chart), strict=True))
            run = Run(one.title, href(one), one.chart.unit, values)
            groups.setdefault((one.grain, one.last), {}).setdefault(one.chart.periods, []).append(run)
    return [group for (grain, last), runs in groups.items() for group in tables_of(grain, last, runs)]


def tables_of(
    grain: Grain | None, last: date | None, runs: Mapping[tuple[str, ...], Sequence[Run]]
) -> Iterator[Group]:
    """Lines that end together and begin apart share the table of the longest, which has every period of the others.

    One that leaves periods out, as what nobody does in August, reaches back further and has a table of its own.
    """
    longest = max(runs, key=len)
    title = f"{GRAINS[grain.value] if grain else 'Over time'}, to {short_day(last)}"
    yield Group(title, longest, [run for periods, held in runs.items() if set(periods) <= set(longest) for run in held])
    for at, (periods, held) in enumerate(each for each in runs.items() if not set(each[0]) <= set(longest)):
        yield Group(f"{title}, without some months{f' ({at + 1})' if at else ''}", periods, held)


def told(chart: Chart) -> list[float | None]:
    """The numbers of a chart's line, with the sign where one must not be shown: that is not one that is not there."""
    return [HIDDEN if at in chart.hidden else value for at, value in enumerate(chart.ours.values)]


def absent(one: Measure) -> str:
    """A measure of which nothing was counted in the last week, and when something last was: that is not this week."""
    return one.title if one.last is None else f"{one.title} (last in the week to {short_day(one.last)})"


def trend(one: Measure) -> tuple[float | None, ...]:
    """The weeks that lead up to it."""
    return () if one.chart is None else one.chart.ours.values  # noqa: PD011 - a line of a chart, no frame


def unit_query(request: Request) -> Query:
    """The unit, for links."""
    return Query(service=request.query.service, team=request.query.team, on=request.query.on)


def beside_each_other(request: Request, gathering: Gathering) -> list[Any]:
    """Each team's own lines, in the order of their names; of the trust each service's. Below them a funnel of teams."""
    units = beside(gathering)
    held, columns = lines(gathering, units), multiples(gathering)
    rows = [
        (unit.name, leads_to(request, unit), [cell(request, one, held.get((one.id, unit.id))) for one in columns])
        for unit in units
        if any((one.id, unit.id) in held for one in columns)
    ]
    silent = [name for name, _, cells in rows if not any(value is not None for one in cells for value in one.points)]
    rows = [row for row in rows if row[0] not in silent]
    kind = "Services" if request.unit.kind is UnitKind.TRUST else "Teams"
    small = drawn.multiples(
        [one.title for one in columns],
        rows,
        "teams",
        f"{kind} beside each other",
        files={AS_SHOWN_BRIEF: link("/download/beside.csv", unit_query(request))},
        more=later("teams", link("/part/beside", unit_query(request))),
        silent=silent,
    )
    return [Markup([small]), *the_funnel(request, sorted(columns, key=lambda one: -counted(held, one, request.day)))]


def beside_sheet(request: Request) -> Sheet:
    """The weeks of every line that stands beside the others, as they are kept."""
    require_circle(request, "This file of teams")
    gathering = gathering_of(request)
    held = lines(gathering, beside(gathering))
    rows = [series_row(one, at) for _, one in sorted(held.items()) for at in whole_weeks(one, request.day)]
    whose = "services" if gathering.unit.kind is UnitKind.TRUST else "teams"
    return Sheet(f"{whose}-beside-each-other-{request.on}.csv", SERIES_HEADERS, rows)


def beside_tables(request: Request) -> list[Node]:
    """The numbers of the small lines beside each other: a table a measure, a row a unit."""
    gathering = gathering_of(request)
    units = beside(gathering)
    held = lines(gathering, units)
    ends = sorted({int(line.last[n]) for line in held.values() for n in whole_weeks(line, request.day)})[-WEEKS:]
    groups = []
    for one in multiples(gathering):
        runs = [run for unit in units if (run := run_of(request, one, unit, held)) is not None]
        groups.append(Group(f"{one.title}, by week", [short_day(day_date(end)) for end in ends], runs, "Unit"))
    return tables(groups, "Beside each other")


def run_of(request: Request, one: Indicator, unit: Unit, held: Mapping[tuple[str, str], Series]) -> Run | None:
    """The last whole weeks of a unit; None where nothing was counted in them."""
    line = held.get((one.id, unit.id))
    if line is None:
        return None
    known = numbers(one, line)
    at = whole_weeks(line, request.day)[-WEEKS:]
    values = {short_day(day_date(int(line.last[n]))): as_number(known[n]) for n in at}
    if all(value is None for value in values.values()):
        return None
    return Run(unit.name, leads_to(request, unit), shown_unit(one), values)


def counted(held: Mapping[tuple[str, str], Series], one: Indicator, on: int) -> float:
    """How many cases of a measure the units had in their last whole week."""
    weeks = [(line, whole_weeks(line, on)) for (name, _), line in held.items() if name == one.id]
    return sum(float(line.denominator[at[-1]]) for line, at in weeks if at and line.denominator[at[-1]] > 0)


def the_funnel(request: Request, columns: Sequence[Indicator]) -> list[Any]:
    """The teams of the service, or of the trust, on one of the same measures, unless another is chosen the first."""
    able = [one for one in columns if fits(one)]
    one = next((one for one in able if one.id == request.query.measure), able[0] if able else None)
    if one is None:
        return []
    wide = replace(request, query=replace(request.query, team="", worker="", measure=one.id))
    chart = funnel(wide, one, title=f"{one.title}: teams beside each other")
    if chart is None:
        return []
    options = [("" if each is able[0] else each.id, each.title) for each in able]
    choice = Choice("measure", "Measure of the funnel", options, request.query.measure)
    clear = link(request.path, unit_query(request))
    return [Markup([filters([choice], request.path, request.query, clear=clear, label="What the funnel shows")]), chart]


def leads_to(request: Request, unit: Unit) -> str:
    """A service's own week, a team's page."""
    if unit.kind is UnitKind.SERVICE:
        return link(PATH, service=key(unit), on=request.query.on)
    return link(place("team", key(unit)), on=request.query.on)


def cell(request: Request, one: Indicator, held: Series | None) -> drawn.Small:
    """One small chart: the last whole weeks, the latest in words, and what it is made of."""
    if held is None:
        return drawn.Small(one, (), "–", "")
    ended = whole_weeks(held, request.day)[-WEEKS:]
    values = numbers(one, held)
    shown = tuple(None if pd.isna(values[at]) else float(values[at]) for at in ended)
    if not ended or shown[-1] is None:
        return drawn.Small(one, shown, "–", "")
    at = ended[-1]
    sides = f"{held.numerator[at]:,.0f} of {held.denominator[at]:,.0f}" if one.kind == "proportion" else ""
    return drawn.Small(one, shown, number(shown[-1], shown_unit(one)), sides)


def due(request: Request, gathering: Gathering, frames: Mapping[str, pd.DataFrame]) -> Node:
    """What falls due in the next two weeks, by day."""
    found = [one for one in breaches(frames, gathering.on, 2) if one.obligation.group != "Oversight"]
    last = weeks_after(gathering.on, 2)[-1].last
    counted = Counter(one.obligation.title for one in found)
    said = listed([f"{number_:,} {title.lower()}" for title, number_ in counted.items()])
    rows = [
        (one.person, one.obligation.title, short_day(one.due), one.team or "Unknown team", one.worker or "Nobody")
        for one in found
    ]
    return drawn.due(
        rows[:LONGEST],
        f"By {short_day(last)}, if nothing is done: {said}." if found else f"Nothing falls late by {short_day(last)}.",
        link("/ahead", unit_query(request)),
        more=len(rows) - LONGEST,
        team_link=linker(request, UnitKind.TEAM, "team"),
        worker_link=linker(request, UnitKind.WORKER, "worker"),
    )


#: Rows of a list that a meeting reads; the whole is a page of its own.
LONGEST = 25
FINDINGS = 15


def ages(request: Request, gathering: Gathering, frames: Mapping[str, pd.DataFrame]) -> Node:
    """How old late work is: fresh breaches are this week's talk, old ones are somebody's plan."""
    rows = [
        (one.title, link("/ahead", unit_query(request), measure=one.indicator), counts)
        for one, counts in late_by_age(gathering, frames)
    ]
    return drawn.ages(rows, [words for _, words in AGES])


def oversight(request: Request, gathering: Gathering, frames: Mapping[str, pd.DataFrame]) -> Node:
    """Supervision and management oversight: how many children each worker was not supervised about in time."""
    known = [gathering.indicators[name] for name in OVERSIGHT if name in gathering.indicators]
    lacking = [one.title for one in known if one.id not in frames]
    rows = not_in_time(gathering, frames)
    return drawn.oversight(
        rows, linker(request, UnitKind.WORKER, "supervision"), lacking, by_team=gathering.unit.kind is UnitKind.TRUST
    )


def shortened(content: Content) -> Content:
    """The first rows of a table; the rest is on the page about the data."""
    if len(content.rows) <= FINDINGS:
        return content
    note = f"The {FINDINGS} gravest of {len(content.rows)} kinds: the page about data quality has them all."
    return replace(content, rows=content.rows[:FINDINGS], note=note)


def sheet(request: Request, content: Content, title: str, name: str) -> Node:
    """A table of the pack, as the page draws it."""
    workers, teams = linker(request, UnitKind.WORKER, "supervision"), linker(request, UnitKind.TEAM, "team")
    links = {"Worker": workers, "Team": teams}
    rows = [
        [
            (cell.words if isinstance(cell, Number) else str(cell), links[head](str(cell)) if head in links else None)
            for head, cell in zip(content.headers, row, strict=True)
        ]
        for row in content.rows
    ]
    is_number = [bool(content.rows) and isinstance(content.rows[0][at], Number) for at in range(len(content.headers))]
    note = content.note if rows else content.empty
    return drawn.sheet(title, name, list(zip(content.headers, is_number, strict=True)), rows, note)


PAGE = Page(
    PATH,
    "Weekly",
    layout,
    downloads={"beside": beside_sheet},
    parts={"weeks": weeks, "beside": beside_tables},
    in_menu=True,
)
