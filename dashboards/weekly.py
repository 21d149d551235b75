"""The weekly performance meeting of a service or a team: the week, the teams, the work that waits and the data.

It is made from the same gathering as the weekly pack (reports/packs/weekly_team.py), so page and paper cannot differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

import pandas as pd

from dashboards.choosing import linker, spoken_unit
from dashboards.comparing import our_area
from dashboards.page import Page, Request, View, key
from data.results import Grain, Series, Unit, UnitKind
from indicators.ahead import OBLIGATIONS, breaches, is_late, weeks_after
from indicators.clock import day_number, days, working_days
from indicators.comparing import numbers, shown_unit
from indicators.kinds import Indicator
from indicators.speech import number, short_day
from layouts import weekly as drawn
from layouts.address import Query, link, place
from layouts.controls import Choice, filters, remarks
from layouts.markup import Markup, Node, element
from layouts.words import between, listed
from reports.content import Measure, Number
from reports.content import Table as Content
from reports.gathering import Gathering
from reports.packs.weekly_team import caseload
from reports.waiting import ahead_cases, findings

#: What stands beside each other for every team: one small chart each.
MULTIPLES = (
    "assessments_45wd",
    "s47_completed_15wd",
    "cp_visits_timely",
    "cla_visits_timely",
    "cin_visits_timely",
    "wf_supervision",
)
OVERSIGHT = ("wf_supervision", "wf_mgmt_oversight")
WEEKS = 27
#: Ages of late work, in working days past the limit: up to a week, a fortnight, a month, and beyond.
AGES = ((5, "Up to 5"), (10, "6 to 10"), (20, "11 to 20"), (60, "21 to 60"), (None, "Over 60"))


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
        titles=request.titles(),
        area=our_area(request),
    )


def page(request: Request, gathering: Gathering) -> list[object]:
    """The sections in their order."""
    frames = ahead_cases(gathering)
    parts: dict[str, Callable[[], Node]] = {
        "numbers": lambda: this_week(request, gathering),
        "teams": lambda: beside_each_other(request, gathering),
        "caseload": lambda: sheet(request, caseload(gathering), "Who holds what", "caseload"),
        "due": lambda: due(request, gathering, frames),
        "late": lambda: late_by_age(request, gathering, frames),
        "oversight": lambda: oversight(request, gathering, frames),
        "data": lambda: sheet(request, shortened(findings(gathering)), "The quality of the data", "data"),
    }
    return [
        Markup(
            [
                element(
                    "div",
                    element("h1", f"The week, {spoken_unit(request)}", tabindex=-1),
                    choices(request),
                    class_="top",
                ),
                remarks(request.remarks),
                element("p", opening(request), class_="definition"),
                contents(tuple(parts)),
                *(make() for make in parts.values()),
            ]
        )
    ]


def choices(request: Request) -> Node:
    """Service and team."""
    query = request.query
    services = [("", "All services"), *((key(unit), unit.name) for unit in request.units_of(UnitKind.SERVICE))]
    teams = [("", "All teams"), *((key(u), u.name) for u in request.units_of(UnitKind.TEAM, query.service or None))]
    fields = [Choice("service", "Service", services, query.service), Choice("team", "Team", teams, query.team)]
    return filters(fields, request.path, query)


def opening(request: Request) -> str:
    """Which week this is."""
    last = request.on - timedelta(days=(request.on.weekday() + 1) % 7)
    return (
        f"The last whole week, {between(last - timedelta(days=6), last)}, against the week before, its target and its"
        " own history. Small teams swing more: what stands beside each other is no league table."
    )


TITLES = {
    "numbers": "This week",
    "teams": "Beside each other",
    "caseload": "Who holds what",
    "due": "Due in two weeks",
    "late": "Late work by age",
    "oversight": "Supervision",
    "data": "Data quality",
}


def contents(names: Sequence[str]) -> Node:
    """Where each section is: the meeting walks down the page."""
    return element(
        "nav",
        element("ul", *(element("li", element("a", TITLES[name], href=f"#{name}")) for name in names)),
        class_="chooser no-print",
        aria_label="Sections of the meeting",
    )


def this_week(request: Request, gathering: Gathering) -> Node:
    """What is looked at daily, by the week: value, sides, change, status, chance, late work."""
    names = [name for name, one in gathering.indicators.items() if Grain.WEEK in one.grains and one.daily]
    found = gathering.measures(names, grains=(Grain.WEEK,), units=False)
    rows = [drawn.Row(one, link(place("indicator", one.id), unit_query(request)), trend(one)) for one in found]
    return drawn.numbers(rows, "numbers", TITLES["numbers"])


def trend(one: Measure) -> tuple[float | None, ...]:
    """The weeks that lead up to it."""
    return () if one.chart is None else one.chart.ours.values  # noqa: PD011 - a line of a chart, no frame


def unit_query(request: Request) -> Query:
    """The unit, for links."""
    return Query(service=request.query.service, team=request.query.team, on=request.query.on)


def beside_each_other(request: Request, gathering: Gathering) -> Node:
    """Each team's own line for each of a few measures, in the order of their names; of the trust each service's."""
    ids = [name for name in MULTIPLES if name in gathering.indicators and name not in gathering.lacking]
    units = shown_units(request)
    kept = request.store.series(request.scope, ids, Grain.WEEK, units=units) if units else []
    held = {(one.indicator, one.unit.id): one for one in kept if one.category is None}
    columns = [gathering.indicators[name] for name in ids]
    rows = [
        (unit.name, leads_to(request, unit), [cell(request, one, held.get((one.id, unit.id))) for one in columns])
        for unit in units
        if any((one.id, unit.id) in held for one in columns)
    ]
    kind = "Services" if request.unit.kind is UnitKind.TRUST else "Teams"
    return drawn.multiples([one.title for one in columns], rows, "teams", f"{kind} beside each other")


def shown_units(request: Request) -> list[Unit]:
    """The services of the trust, the teams of a service; of a team, it and its sisters."""
    unit = request.unit
    if unit.kind is UnitKind.TRUST:
        return request.units_of(UnitKind.SERVICE)
    return request.units_of(UnitKind.TEAM, unit.id if unit.kind is UnitKind.SERVICE else unit.parent)


def leads_to(request: Request, unit: Unit) -> str:
    """A service's own week, a team's page."""
    if unit.kind is UnitKind.SERVICE:
        return link(request.path, service=key(unit), on=request.query.on)
    return link(place("team", key(unit)), on=request.query.on)


def cell(request: Request, one: Indicator, held: Series | None) -> drawn.Small:
    """One small chart: the last whole weeks, the latest in words, and what it is made of."""
    if held is None:
        return drawn.Small(one, (), "–", "")
    ended = [at for at, last in enumerate(held.last) if last <= request.day and last - held.first[at] == 6][-WEEKS:]
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


def late_by_age(request: Request, gathering: Gathering, frames: Mapping[str, pd.DataFrame]) -> Node:
    """How old late work is: fresh breaches are this week's talk, old ones are somebody's plan."""
    on = gathering.on
    rows: list[tuple[str, str, list[int]]] = []
    for one in OBLIGATIONS:
        if one.indicator not in frames:
            continue
        frame = frames[one.indicator]
        late = frame[is_late(one, frame, on)]
        if late.empty:
            continue
        since = late["due"].fillna(late["start"] - pd.Timedelta(days=1))
        age = working_days(days(since), day_number(on))
        counts = [0] * len(AGES)
        for old in age:
            counts[next(at for at, (top, _) in enumerate(AGES) if top is None or old <= top)] += 1
        rows.append((one.title, link("/ahead", unit_query(request), measure=one.indicator), counts))
    return drawn.ages(rows, [words for _, words in AGES])


def oversight(request: Request, gathering: Gathering, frames: Mapping[str, pd.DataFrame]) -> Node:
    """Supervision and management oversight: how many children each worker was not supervised about in time."""
    whole = gathering.unit.kind is UnitKind.TRUST
    held: dict[tuple[str, str], list[int]] = {}
    for at, name in enumerate(OVERSIGHT):
        frame = frames.get(name)
        if frame is None:
            continue
        one = next(duty for duty in OBLIGATIONS if duty.indicator == name)
        late = frame[is_late(one, frame, gathering.on)]
        for team, worker in zip(late["team"].fillna(""), late["worker"].fillna(""), strict=True):
            who = ("", team or "Unknown team") if whole else (worker or "Nobody", team or "Unknown team")
            held.setdefault(who, [0, 0])[at] += 1
    known = [gathering.indicators[name] for name in OVERSIGHT if name in gathering.indicators]
    lacking = [one.title for one in known if one.id not in frames]
    rows = sorted(((*who, *counts) for who, counts in held.items()), key=lambda row: (-row[2], row[:2]))
    return drawn.oversight(rows, linker(request, UnitKind.WORKER, "supervision"), lacking, by_team=whole)


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


PAGE = Page("/weekly", "Weekly", layout, in_menu=True)
