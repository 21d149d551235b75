"""The notes of one weekly meeting, to be read again, printed or sent: what was asked, agreed, and became of it."""

from __future__ import annotations

from datetime import date

from dashboards.agreed import kept, today, whose
from dashboards.meeting import heading, meetings, shown, spoken, written
from dashboards.page import Page, Request, View
from dashboards.weekly import MEETING, choices, unit_query
from layouts import meeting as drawn
from layouts import shell
from layouts.address import link
from layouts.controls import crumbs, remarks
from layouts.markup import Markup, element
from layouts.words import short_day


def layout(request: Request) -> View:
    """The meeting of the day in the path."""
    try:
        held = date.fromisoformat(request.item)
    except ValueError:
        gone = [element("h1", "Meeting not found", tabindex=-1), shell.not_found("A meeting is named by its day.")]
        return View("Meeting not found", [Markup(gone)])
    unit = whose(request)
    found = kept(request, unit)
    now = today(request)
    actions = shown(request, found.of(held), now)
    way = [("Weekly", link("/weekly", unit_query(request))), ("Meeting", link(MEETING, unit_query(request)))]
    body = [
        crumbs([*way, (short_day(held), "")]),
        element("div", heading(unit, held), choices(request), class_="top"),
        remarks(request.remarks),
        drawn.panel("notes", "What was asked, what was agreed", drawn.minutes(written(found, held))),
        drawn.panel(
            "actions",
            f"Actions, as they stand on {short_day(now)}",
            drawn.actions(actions, "No action was agreed."),
            drawn.caution() if actions else None,
        ),
        element("p", element("a", "Write in these notes", href=write(request, held)), class_="links no-print")
        if held <= now
        else None,
        drawn.panel("earlier", "Other meetings", drawn.earlier(meetings(request, found, held, also=True))),
    ]
    return View(f"Meeting of {short_day(held)}, {spoken(unit)}", [Markup(body)])


def write(request: Request, held: date) -> str:
    """Where the notes of a meeting are written."""
    return link(MEETING, unit_query(request), held=None if held == today(request) else held)


PAGE = Page(f"{MEETING}/<day>", "Notes of a meeting", layout)
