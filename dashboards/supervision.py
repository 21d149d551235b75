"""The sheet for one worker's supervision: each child, what is late and due, and what changed since they last talked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from dashboards.page import NOBODY, Page, Request, View, key
from data.results import Unit, UnitKind
from indicators.ahead import OBLIGATIONS, breaches, is_late
from indicators.speech import plural, short_day
from indicators.worklist import gather
from layouts import shell
from layouts import supervision as drawn
from layouts.address import link, place
from layouts.controls import crumbs, remarks
from layouts.markup import Markup, element
from reports.waiting import reason_words

HELD = "wf_cases_by_team"
TALKED = "wf_supervision"
#: What may have happened to a child since they were last talked about, and how it is said.
EVENTS = {
    "s47_started": "section 47 enquiry started",
    "assessments_started": "assessment started",
    "cpp_starts": "protection plan started",
    "cpp_ends": "protection plan ended",
    "cla_starts": "came into care",
    "cla_ends": "left care",
    "missing_episodes": "went missing",
}
#: Lists whose late cases are said, beside the duties that fall late.
URGENT = ("missing_now", "s47_open_now", "cla_under16_unregulated")


def layout(request: Request) -> View:
    """The sheet of the worker in the path."""
    unit = request.unit_of(UnitKind.WORKER, request.item)
    if unit is None:
        gone = "There is no worker with this name in the data that was loaded, or you may not see them."
        body = [Markup([element("h1", "Worker not found", tabindex=-1), shell.not_found(gone)])]
        return View("Worker not found", body)
    return View(f"Supervision sheet, {unit.name}", page(request, unit, children(request, unit)))


def page(request: Request, unit: Unit, rows: Sequence[drawn.Child]) -> list[object]:
    """The page from what was read."""
    late = sum(bool(row.late) for row in rows)
    return [
        Markup(
            [
                crumbs(way(request, unit)),
                element("div", element("h1", f"Supervision sheet, {unit.name}", tabindex=-1), class_="top"),
                remarks(request.remarks),
                element(
                    "p",
                    f"{plural(len(rows), 'child', 'children')}, of whom {late:,} with something late. As at the end of "
                    f"{short_day(request.as_of)}: what is late now, what falls late in the nine weeks after it, and"
                    " what happened since each child was last talked about in supervision.",
                    class_="definition",
                ),
                drawn.sheet(rows),
            ]
        )
    ]


def way(request: Request, unit: Unit) -> list[tuple[str, str]]:
    """The week, the team, the worker, this sheet."""
    team = request.unit_of(UnitKind.TEAM, unit.parent or NOBODY)
    steps = [("Weekly", link("/weekly", team=key(team)) if team else link("/weekly"))]
    steps += [(team.name, link(place("team", key(team))))] if team else []
    return [*steps, (unit.name, link(place("worker", key(unit)))), ("Supervision sheet", "")]


def children(request: Request, unit: Unit) -> list[drawn.Child]:
    """Every child the worker holds, the most urgent first."""
    held = read(request, unit, HELD, on=request.as_of)
    if held is None or held.empty:
        return []
    late = late_words(request, unit)
    coming = coming_words(request, unit)
    talked = last_talked(request, unit)
    happened = since(request, unit, talked)
    rows = [
        drawn.Child(
            person=str(person),
            href=link(place("child", str(person))),
            status=status if isinstance(status, str) else "–",
            held_since=short_day(start.date()),
            late=tuple(late.get(person, ())),
            due=tuple(coming.get(person, ())),
            talked=short_day(talked[person]) if person in talked else "Not due yet",
            happened=tuple(happened.get(person, ())),
        )
        for person, status, start in held.drop_duplicates("person")[["person", "category", "start"]].itertuples(
            index=False
        )
    ]
    return sorted(rows, key=lambda row: (-len(row.late), -len(row.due), row.person))


def read(request: Request, unit: Unit, name: str, **asked: date) -> pd.DataFrame | None:
    """The worker's cases of one indicator; None where it lacks its data."""
    lacking = request.store.lacking(request.scope)
    if name not in request.indicators or lacking.get(name):
        return None
    on, first, after = asked.get("on"), asked.get("first"), asked.get("after")
    return request.store.cases(request.scope, name, on=on, first=first, after=after, unit=unit)


def late_words(request: Request, unit: Unit) -> Mapping[str, list[str]]:
    """By child, what is late: what cannot wait first, then every duty."""
    found: dict[str, list[str]] = defaultdict(list)
    frames = {name: frame for name in URGENT if (frame := read(request, unit, name, on=request.as_of)) is not None}
    for child in gather(frames, request.as_of):
        found[child.person] += [reason_words(reason) for reason in child.reasons if reason.state.value == 0]
    for one in OBLIGATIONS:
        frame = read(request, unit, one.indicator, after=request.as_of)
        if frame is None or one.indicator in URGENT:
            continue
        for person in frame["person"][is_late(one, frame, request.as_of)].dropna():
            found[str(person)].append(f"{one.title}: late")
    return found


def coming_words(request: Request, unit: Unit) -> Mapping[str, list[str]]:
    """By child, what falls late in nine weeks, and its last day in time."""
    frames = {
        one.indicator: frame
        for one in OBLIGATIONS
        if (frame := read(request, unit, one.indicator, after=request.as_of)) is not None
    }
    found: dict[str, list[str]] = defaultdict(list)
    for breach in breaches(frames, request.as_of):
        found[breach.person].append(f"{breach.obligation.title}: by {short_day(breach.due)}")
    return found


def last_talked(request: Request, unit: Unit) -> Mapping[str, date]:
    """By child, the day of the last supervision about them, or, where there was none, that the lead began."""
    frame = read(request, unit, TALKED, on=request.as_of)
    if frame is None:
        return {}
    known = frame[frame["opened"].notna()]
    return {str(person): day.date() for person, day in zip(known["person"], known["opened"], strict=True)}


def since(request: Request, unit: Unit, talked: Mapping[str, date]) -> Mapping[str, list[str]]:
    """By child, what happened since they were last talked about."""
    found: dict[str, list[str]] = defaultdict(list)
    if not talked:
        return found
    first = min(talked.values())
    for name, words in EVENTS.items():
        frame = read(request, unit, name, first=first)
        if frame is None:
            continue
        for person, start in zip(frame["person"], frame["start"], strict=True):
            if str(person) in talked and start.date() > talked[str(person)]:
                found[str(person)].append(f"{words[:1].upper()}{words[1:]} {short_day(start.date())}")
    return found


PAGE = Page("/supervision/<worker>", "Supervision sheet", layout)
