"""Meeting mode: the weekly page walked through section by section, with notes, actions, and what became of the last.

"Performance reports interrogation; actions agreed & implemented and to address areas identified from Performance
Indicators" (Performance Management and Quality Assurance Framework, "Weekly Performance Meetings").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dashboards.agreed import Action, Kept, below, effects, grain_of, kept, today, whose
from dashboards.minuting import CLOSE, LAST, agree, done, note
from dashboards.page import Page, Request, View, key
from dashboards.weekly import MEETING, choices, gathering_of, makers, unit_query
from data.results import Unit, UnitKind
from indicators.ahead import OBLIGATIONS
from indicators.speech import day, plural
from layouts import meeting as drawn
from layouts.address import link, place
from layouts.controls import crumbs, remarks
from layouts.markup import Markup, Node, element
from reports.gathering import Gathering
from reports.weekly_sections import SECTIONS, order_of
from reports.weekly_work import MULTIPLES, weekly_ids

TITLES = {LAST: "What was agreed before", **SECTIONS, CLOSE: "What was agreed today"}
WEEK = timedelta(days=7)


def layout(request: Request) -> View:
    """One step of the meeting of the trust, a service or a team."""
    gathering, unit, held = gathering_of(request), whose(request), held_on(request)
    found, steps = kept(request, unit), names(request, unit)
    here = request.query.section if request.query.section in steps else steps[0]
    title = f"{TITLES[here]}: weekly meeting, {spoken(unit)}"
    head = [
        crumbs([("Weekly", link("/weekly", unit_query(request))), ("Meeting", "")]),
        element("div", heading(unit, held), choices(request) if here == LAST else None, class_="top meeting"),
        remarks([*request.remarks, *late_words(request, held)]),
        drawn.walk([step(request, one, here, found, held) for one in steps]),
        None if here == CLOSE else drawn.hint(),
    ]
    return View(title, [Markup(head), *body(request, gathering, here, found, held)])


def held_on(request: Request) -> date:
    """The day of the meeting: today, or the earlier day that is written up."""
    now = today(request)
    return now if request.query.held is None or request.query.held > now else request.query.held


def late_words(request: Request, held: date) -> list[str]:
    """That another day than today is written up."""
    if held == today(request):
        return []
    return [f"You are writing up the meeting of {day(held)}. The numbers are those of {day(request.on)}."]


def names(request: Request, unit: Unit) -> list[str]:
    """The steps: what was agreed before, the sections in the managers' order, what was agreed today."""
    return [LAST, *order_of(request.store, request.scope, unit, request.units).shown, CLOSE]


def spoken(unit: Unit) -> str:
    """Whose meeting it is."""
    return "the trust" if unit.kind is UnitKind.TRUST else unit.name


def heading(unit: Unit, held: date) -> Node:
    """Whose meeting it is and of which day."""
    return element("h1", f"Weekly meeting, {spoken(unit)}, {day(held)}", tabindex=-1)


def step(request: Request, name: str, here: str, found: Kept, held: date) -> drawn.Step:
    """One step of the walk."""
    href = link(MEETING, unit_query(request), section=name, held=request.query.held)
    return drawn.Step(href, TITLES[name], here=name == here, noted=name in found.notes.get(held, {}))


def body(request: Request, gathering: Gathering, here: str, found: Kept, held: date) -> list[Any]:
    """What is on screen: the section, then where its note is written; at the end what all sections led to."""
    if here == CLOSE:
        return [Markup([close(request, found, held)])]
    parts: list[Any] = [Markup([before(request, found, held)])] if here == LAST else makers(request, gathering)[here]()
    written = found.notes.get(held, {}).get(here)
    note_ = written and drawn.Noted(written.asked, written.agreed, written.by, written.changed_at)
    form = drawn.notes(here, held, note_ or drawn.Noted(), numbers=to_move(gathering), due=held + WEEK)
    agreed = shown(request, [one for one in found.of(held) if one.section == here], held)
    here_today = drawn.panel("agreed", "Agreed here today", drawn.actions(agreed, "")) if agreed else None
    return [*parts, Markup([form, here_today])]


def to_move(gathering: Gathering) -> list[tuple[str, str]]:
    """The numbers that an action may be tied to: those of the meeting and of the duties it looks at, by title."""
    ids = {*weekly_ids(gathering), *MULTIPLES, *(one.indicator for one in OBLIGATIONS)}
    known = [one for name, one in gathering.indicators.items() if name in ids and name not in gathering.lacking]
    return sorted(((one.id, one.title) for one in known if grain_of(one) is not None), key=lambda pair: pair[1])


def before(request: Request, found: Kept, held: date) -> Node:
    """What earlier meetings agreed that is open, or was done since the last one, with what became of each number."""
    last = found.before(held)
    brought = shown(request, found.brought(held), held)
    late = sum(one.late_by > 0 and one.done is None for one in brought)
    empty = "Nothing is open from earlier meetings." if last else "This is the first meeting that is noted here."
    says = f"{plural(len(brought), 'action')}, {late:,} late. " if brought else ""
    return drawn.panel(
        LAST,
        TITLES[LAST],
        element("p", says, "The last meeting was on ", element("a", day(last), href=read_again(request, last)), ".")
        if last
        else None,
        drawn.actions(brought, empty, today=today(request)),
        drawn.caution() if brought else None,
        *inside(request, held),
        element("h3", "Earlier meetings"),
        drawn.earlier(meetings(request, found, held)),
    )


def inside(request: Request, held: date) -> list[Node]:
    """The meetings of the units below: when each was last held, and what it has open and late."""
    rows = [
        drawn.Below(
            unit.name,
            link(MEETING, replace(unit_query(request), **{unit.kind.value: key(unit)})),
            found.meetings[0] if found.meetings else None,
            sum(one.done is None for one in found.actions),
            sum(one.is_late(held) for one in found.actions),
        )
        for unit, found in below(request, whose(request))
    ]
    return [element("h3", "Meetings of those below"), drawn.below(rows)] if rows else []


def close(request: Request, found: Kept, held: date) -> Node:
    """The whole of today's meeting, to be read out before people go."""
    return drawn.panel(
        CLOSE,
        TITLES[CLOSE],
        drawn.minutes(written(found, held)),
        element("h3", "Actions"),
        drawn.actions(shown(request, found.of(held), held), "No action was agreed."),
        element(
            "p",
            element("a", "These notes as a page to print or to send", href=read_again(request, held)),
            class_="links no-print",
        ),
    )


def written(found: Kept, held: date) -> list[tuple[str, str, str, str]]:
    """The notes of one meeting in the order of its sections; those left out since come with the others."""
    notes = found.notes.get(held, {})
    return [
        (title, notes[name].asked, notes[name].agreed, notes[name].by)
        for name, title in TITLES.items()
        if name in notes
    ]


def meetings(request: Request, found: Kept, held: date, *, also: bool = False) -> list[tuple[str, str, str]]:
    """Meetings before a day, or with ``also`` all but the one of that day: their day, address and what is kept."""
    days = [one for one in found.meetings if one < held or (also and one != held)]
    return [
        (
            day(one),
            read_again(request, one),
            f"{plural(len(found.notes.get(one, {})), 'note')}, {plural(len(found.of(one)), 'action')}",
        )
        for one in days
    ]


def read_again(request: Request, held: date) -> str:
    """The address of a meeting's notes."""
    return link(place("weekly/meeting", held.isoformat()), replace(unit_query(request), on=None))


def shown(request: Request, actions: Sequence[Action], on: date) -> list[drawn.Done]:
    """Actions as they stand on a day."""
    found = effects(request, whose(request), actions)
    return [
        drawn.Done(
            id=one.id,
            what=one.what,
            owner=one.owner,
            held=one.held,
            due=one.due,
            done=one.done,
            evidence=one.evidence,
            late_by=(on - one.due).days if one.is_late(on) and one.due else 0,
            number=request.indicators[one.indicator].title if one.indicator in request.indicators else "",
            href=link(place("indicator", one.indicator), unit_query(request))
            if one.indicator in request.indicators
            else "",
            seen=one.seen,
            since=found.get(one.id),
        )
        for one in actions
    ]


PAGE = Page(MEETING, "Weekly meeting", layout, forms={"note": note, "agree": agree, "done": done})
