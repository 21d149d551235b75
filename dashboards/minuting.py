"""What a meeting does with what is typed: notes, actions agreed, and actions done with what shows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from secrets import token_hex

from dashboards.agreed import kept, seen, today, whose
from dashboards.forms import Desk, Refusal, Saved, asked, day_asked
from dashboards.page import Request
from dashboards.weekly import MEETING
from data.results import UnitKind
from indicators.speech import short_day
from reports.weekly_sections import SECTIONS

#: Steps of a meeting before and after its sections.
LAST, CLOSE = "last", "close"


def note(request: Request, fields: Mapping[str, str], desk: Desk) -> Saved:
    """Keep what was asked and agreed in a section; emptied of both, the note is taken away, and its history stays."""
    unit, held, section = whose(request), _held(request, fields), _section(fields)
    words = {name: fields.get(name, "").strip() for name in ("asked", "agreed")}
    row = {"unit_kind": unit.kind.value, "unit_id": unit.id or None, "held_on": held, "section": section}
    onward = fields.get("then", "")
    go = onward if onward.startswith(f"{MEETING}?") or onward == MEETING else ""
    if not any(words.values()):
        if section not in kept(request, unit).notes.get(held, {}):
            raise Refusal("Write what was asked or what was agreed, then save again.")
        desk.remove("meeting_note", row)
        return Saved("The note is taken away.", go=go)
    desk.write("meeting_note", row | words | {"seen_on": request.on}, seen=fields.get("seen", ""))
    return Saved("The note is saved.", go=go)


def agree(request: Request, fields: Mapping[str, str], desk: Desk) -> Saved:
    """Keep an action: what, who, by when, and the number it is meant to move, as that stands now."""
    unit, held, section = whose(request), _held(request, fields), _section(fields)
    what = asked(fields, "what", "what is to be done")
    owner = " ".join(asked(fields, "owner", "who does it").split())
    due = day_asked(fields, "due_on", "the day it is due")
    if due < held:
        raise Refusal("An action is due on the day of the meeting or later: choose a later day.")
    indicator = fields.get("indicator", "")
    if indicator and indicator not in request.indicators:
        raise Refusal("There is no such number: choose one of the list, or none.")
    row = {
        "action_id": f"meeting-{held:%Y%m%d}-{token_hex(6)}",
        "source": f"Weekly meeting of {held.isoformat()}",
        "what": what,
        "owner": owner,
        "owner_id": _worker(request, owner),
        "team_id": unit.id if unit.kind is UnitKind.TEAM else None,
        "agreed_on": held,
        "first_due_on": due,
        "due_on": due,
        "meeting_on": held,
        "section": section,
        "unit_kind": unit.kind.value,
        "unit_id": unit.id or None,
        "indicator": indicator or None,
        "seen_on": request.on,
        "seen": seen(request, unit, indicator) if indicator else None,
    }
    desk.write("action", row)
    return Saved(f"Agreed: {owner}, by {short_day(due)}.")


def done(request: Request, fields: Mapping[str, str], desk: Desk) -> Saved:
    """Keep that an action of this unit's meetings is done, when, and what shows it."""
    unit = whose(request)
    found = next((one for one in kept(request, unit).actions if one.id == fields.get("action_id")), None)
    if found is None:
        raise Refusal("There is no such action of this meeting any more: open the page again.")
    evidence = asked(fields, "evidence", "what shows that it is done")
    on = day_asked(fields, "completed_on", "the day it was done")
    if not found.held <= on <= today(request):
        raise Refusal("An action is done on a day from its meeting to today: choose such a day.")
    row = {"action_id": found.id, "meeting_on": found.held, "completed_on": on, "evidence": evidence}
    desk.write("action", row)
    return Saved("Done, with what shows it.")


def _held(request: Request, fields: Mapping[str, str]) -> date:
    held = day_asked(fields, "held_on", "the day of the meeting")
    if held > today(request):
        raise Refusal("A meeting is written up on its day or later: its day has not come yet.")
    return held


def _section(fields: Mapping[str, str]) -> str:
    section = fields.get("section", "")
    if section not in {LAST, CLOSE, *SECTIONS}:
        raise Refusal("The sections have changed since this page was opened: open it again.")
    return section


def _worker(request: Request, owner: str) -> str | None:
    """The worker of that name, where only one has it."""
    found = [one.id for one in request.units_of(UnitKind.WORKER) if one.name == owner]
    return found[0] if len(found) == 1 else None
