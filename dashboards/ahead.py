"""Looking ahead: what falls late in each of the next nine weeks if nothing is done, whose it is, and who is leaving."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from dashboards.choosing import linker, spoken_unit
from dashboards.page import NOBODY, Page, Request, Sheet, View, key, require_circle
from data.results import Unit, UnitKind
from indicators.ahead import BY_INDICATOR, OBLIGATIONS, Breach, Obligation, breaches, is_late, late_now, weeks_after
from layouts import ahead
from layouts.address import link, place
from layouts.controls import Choice, filters, remarks
from layouts.markup import Markup, Node, element
from layouts.words import count, day, listed, short_day

#: The children a worker holds.
HELD = "wf_cases_by_team"
#: Our own standards are many and would drown what the law asks: they are counted, and left out of sums of everything.
APART = "Oversight"


def layout(request: Request) -> View:
    """The weeks after the newest day, for the trust or for the unit the filters name."""
    frames = cases(request)
    found = breaches(frames, request.as_of)
    return View("Looking ahead", page(request, frames, found))


def cases(request: Request) -> dict[str, pd.DataFrame]:
    """By indicator, the cases that had not ended on the newest day; those that lack their data are left out."""
    lacking = request.store.lacking(request.scope)
    unit = None if request.unit.kind is UnitKind.TRUST else request.unit
    return {
        one.indicator: request.store.cases(request.scope, one.indicator, after=request.as_of, unit=unit)
        for one in OBLIGATIONS
        if one.indicator in request.indicators and not lacking.get(one.indicator)
    }


def page(request: Request, frames: Mapping[str, pd.DataFrame], found: Sequence[Breach]) -> list[object]:
    """The page from what was read."""
    where = spoken_unit(request)
    shown = chosen(request, found)
    return [
        Markup(
            [
                element("div", element("h1", "Looking ahead", tabindex=-1), choices(request), class_="top"),
                remarks(request.remarks),
                ahead.ways("/ahead", request.query),
                element("p", summary(request, found, where), class_="definition"),
                duties(request, frames, found),
                units(request, frames, found),
                ahead.the_children(
                    shown,
                    request.path,
                    request.query,
                    title=title(request),
                    team_link=linker(request, UnitKind.TEAM, "team"),
                    worker_link=linker(request, UnitKind.WORKER, "worker"),
                    download=link("/download/ahead.csv", request.query),
                ),
                leaving(request, found),
            ]
        )
    ]


def choices(request: Request) -> Node:
    """Service and team. There is no day to choose: only from the newest day is what comes after not known yet."""
    query = request.query
    services = [("", "All services"), *((key(unit), unit.name) for unit in request.units_of(UnitKind.SERVICE))]
    teams = [("", "All teams"), *((key(u), u.name) for u in request.units_of(UnitKind.TEAM, query.service or None))]
    fields = [Choice("service", "Service", services, query.service), Choice("team", "Team", teams, query.team)]
    return filters(fields, request.path, query)


def summary(request: Request, found: Sequence[Breach], where: str) -> str:
    """The nine weeks in two sentences."""
    by_group = Counter(one.obligation.group for one in found)
    last = weeks_after(request.as_of)[-1].last
    said = [f"{count(number)} {group.lower()}" for group, number in by_group.items() if group != APART]
    told = (
        f"If nothing more is done, these fall late in {where} between {day(request.as_of)} and {day(last)}:"
        f" {listed(said)}."
        if said
        else f"Nothing falls late in {where} by {day(last)}."
    )
    return f"{told} Every date here is known today; none is a forecast."


def duties(request: Request, frames: Mapping[str, pd.DataFrame], found: Sequence[Breach]) -> Node:
    """How many of each duty fall late in each week."""
    weeks = weeks_after(request.as_of)
    held = {one.indicator: Counter[int]() for one in OBLIGATIONS}
    for breach in found:
        held[breach.obligation.indicator][breach.week] += 1
    groups: dict[str, list[ahead.Line]] = {}
    for one in OBLIGATIONS:
        if one.indicator in frames:
            line = _duty(request, one, late_now(one, frames[one.indicator], request.as_of), held[one.indicator])
            if line.total or line.late_now or line.chosen:
                groups.setdefault(one.group, []).append(line)
    lacking = [one.title.lower() for one in OBLIGATIONS if one.indicator in request.indicators]
    lacking = [words for words in lacking if words not in {one.title.lower() for one in _known(frames)}]
    return element(
        "section",
        element("h2", "What falls late, and when", id="duties"),
        ahead.grid("Falling late by week", "If nothing is done", list(groups.items()), weeks)
        if groups
        else element("p", "Nothing is late, and nothing falls late in these weeks.", class_="calm"),
        element("p", f"Not known, because the extract lacks the data: {listed(lacking)}.", class_="remark")
        if lacking
        else None,
        class_="panel",
        aria_labelledby="duties",
    )


def _known(frames: Mapping[str, pd.DataFrame]) -> Iterable[Obligation]:
    return (one for one in OBLIGATIONS if one.indicator in frames)


def _duty(request: Request, one: Obligation, now: int, by_week: Counter[int]) -> ahead.Line:
    query, path = request.query, request.path
    weeks = range(len(weeks_after(request.as_of)))
    picked = query.measure == one.indicator and not query.week
    return ahead.Line(
        title=one.title,
        href=link(path, query, measure="" if picked else one.indicator, week="") + "#who",
        late_now=now,
        by_week=[by_week[week] for week in weeks],
        chosen=query.measure == one.indicator,
        cells=[link(path, query, measure=one.indicator, week=str(week + 1)) + "#who" for week in weeks],
    )


def units(request: Request, frames: Mapping[str, pd.DataFrame], found: Sequence[Breach]) -> Node:
    """The same by team; of one team by worker."""
    by_worker = request.unit.kind in {UnitKind.TEAM, UnitKind.WORKER}
    measure = request.query.measure
    counted = [one for one in found if _is_counted(one, measure)]
    weeks = weeks_after(request.as_of)
    held: dict[str, Counter[int]] = {}
    for one in counted:
        held.setdefault((one.worker or "Nobody") if by_worker else one.team, Counter())[one.week] += 1
    now = _late_by(frames, request, measure, by_worker=by_worker)
    leads = linker(request, UnitKind.WORKER if by_worker else UnitKind.TEAM, "worker" if by_worker else "team")
    lines = [
        ahead.Line(
            name or "Unknown team",
            leads(name) or "",
            now[name],
            [held.get(name, Counter())[n] for n in range(len(weeks))],
        )
        for name in sorted({*held, *now})
    ]
    what = BY_INDICATOR[measure].title if measure in BY_INDICATOR else "all but oversight"
    who = "worker" if by_worker else "team"
    return element(
        "section",
        element("h2", f"By {who}: {what[:1].lower()}{what[1:]}", id="units"),
        ahead.grid(f"Falling late by {who} and week", who.capitalize(), [("", lines)], weeks)
        if lines
        else element("p", "Nothing falls late in these weeks.", class_="calm"),
        class_="panel",
        aria_labelledby="units",
    )


def _is_counted(one: Breach, measure: str) -> bool:
    return one.obligation.indicator == measure if measure else one.obligation.group != APART


def _late_by(frames: Mapping[str, pd.DataFrame], request: Request, measure: str, *, by_worker: bool) -> Counter[str]:
    """How many are late now, by team or worker."""
    found: Counter[str] = Counter()
    for one in _known(frames):
        if one.indicator != measure if measure else one.group == APART:
            continue
        frame = frames[one.indicator]
        late = frame[is_late(one, frame, request.as_of)]
        names = late["worker"].fillna("Nobody").replace("", "Nobody") if by_worker else late["team"].fillna("")
        found.update(names.tolist())
    return found


def chosen(request: Request, found: Sequence[Breach]) -> list[Breach]:
    """Those of the duty and of the week that were asked for; of all, all but oversight."""
    week = _week(request)
    return [one for one in found if _is_counted(one, request.query.measure) and (week is None or one.week == week)]


def _week(request: Request) -> int | None:
    text = request.query.week
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 3 else 0
    return number - 1 if 1 <= number <= len(weeks_after(request.as_of)) else None


def title(request: Request) -> str:
    """What the list below is of."""
    one, week = BY_INDICATOR.get(request.query.measure), _week(request)
    what = "Who falls late first" if one is None else one.title
    if week is None:
        return what
    ends = weeks_after(request.as_of)[week]
    return f"{what}, {short_day(ends.first)} to {short_day(ends.last)}"


def leaving(request: Request, found: Sequence[Breach]) -> Node:
    """Workers known to leave within the weeks, what they hold, and what of it falls late."""
    last = weeks_after(request.as_of)[-1].last
    known = "end_date" in request.store.supplied(request.scope).get("professionals", ())
    falling = Counter(one.worker for one in found)
    rows = []
    for worker_id, name, team_id, last_day in request.store.leavers(request.scope, request.as_of, last).itertuples(
        index=False
    ):
        unit = request.unit_of(UnitKind.WORKER, worker_id or NOBODY)
        if unit is None or not _inside(request, unit):
            continue
        held = request.store.cases(request.scope, HELD, on=request.as_of, unit=unit)
        if held.empty:
            continue
        team = request.unit_of(UnitKind.TEAM, team_id or NOBODY)
        rows.append(
            ahead.Leaver(
                name=name,
                href=place("worker", key(unit)),
                team=team.name if team else "–",
                last_day=short_day(last_day),
                children=held["person"].nunique(),
                falling_late=falling[name],
            )
        )
    return ahead.leavers(rows, known=known)


def _inside(request: Request, worker: Unit) -> bool:
    """True where the worker's team is, or lies in, the unit the filters name."""
    unit = request.unit
    if unit.kind is UnitKind.TEAM:
        return worker.parent == unit.id
    if unit.kind is UnitKind.SERVICE:
        team = request.unit_of(UnitKind.TEAM, worker.parent or NOBODY)
        return team is not None and team.parent == unit.id
    return True


def ahead_sheet(request: Request) -> Sheet:
    """The list of who falls late, a row a date."""
    require_circle(request, "The list of who falls late")
    found = chosen(request, breaches(cases(request), request.as_of))
    return Sheet(
        f"ahead-{request.as_of}.csv",
        ("child", "what falls late", "last day in time", "late from", "service", "team", "worker"),
        [(b.person, b.obligation.title, b.due, b.late_from, b.service, b.team, b.worker) for b in found],
    )


PAGE = Page("/ahead", "Looking ahead", layout, downloads={"ahead": ahead_sheet}, in_menu=True, group="Explore")
