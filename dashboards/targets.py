"""What is wanted of each number, whose and since when; and the form that sets it.

A target is a record with a first day: periods before it keep the one they had. Whatever is typed here is held against
the indicator and against the other targets as the rows of a file are (indicators/targeting.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from math import isfinite
from typing import Any

from dashboards.forms import Desk, Refusal, Saved, asked, day_asked
from dashboards.measures import asked as chosen
from dashboards.page import NOBODY, Page, Request, View
from dashboards.unit_fields import unit_asked, units_to_choose
from data.cells import text_of
from data.targets import Target
from indicators.catalogue import AREA_TITLES, AREAS
from indicators.kinds import Direction, Duration, Indicator, Proportion
from indicators.speech import plural
from indicators.targeting import SENSE
from layouts import forms
from layouts import targets as drawn
from layouts.address import link
from layouts.controls import remarks
from layouts.markup import Markup, Node, element

SET, DROP = "target", "untarget"
#: What a target may be held against, and how that is said.
READS = {"value": "The number itself", "late": "How many open cases are late", "longest": "The longest case"}


def layout(request: Request) -> View:
    """Every number that can have a target, by the stage of a child's journey; and what sets the one asked for."""
    one = chosen(request)
    there = [each for each in request.indicators.values() if reads_of(each)]
    rows = {area: [row for each in there if each.area == area for row in rows_of(request, each)] for area in AREAS}
    body: list[Node] = [
        element("div", element("h1", "Targets", tabindex=-1), class_="top"),
        remarks(request.remarks),
        element("p", opening(request, there), class_="definition"),
        setting(request, one) if one is not None and reads_of(one) and not request.shared else None,
        *(drawn.chapter(AREA_TITLES[area], area, held) for area, held in rows.items() if held),
    ]
    return View("Targets", [Markup(body)])


def opening(request: Request, there: Sequence[Indicator]) -> str:
    """How many are agreed, and what a proposal is."""
    known = [held for one in there if (held := request.targets.on(one.id, request.on)) is not None]
    agreed = sum(not held.is_proposed for held in known)
    return (
        f"{agreed:,} of {plural(len(known), 'number')} with a target {'is' if agreed == 1 else 'are'} held to one that "
        "was agreed here; the others to a proposal that Sightline comes with, and wherever it stands it says so. A "
        "target holds from its first day: the periods before it keep the one they had."
    )


def reads_of(one: Indicator) -> list[str]:
    """What a target of an indicator may be held against; nothing where it is wanted neither high nor low."""
    is_wanted = one.direction is not Direction.NEITHER
    found = ["value"] if is_wanted else []
    found += ["late"] if one.late or one.open_work or (is_wanted and isinstance(one, Proportion)) else []
    return found + (["longest"] if isinstance(one, Duration) else [])


def rows_of(request: Request, one: Indicator) -> list[drawn.Row]:
    """The targets of one number: what was recorded here, the newest first, else what is proposed."""
    held = request.targets.of_indicator(one.id)
    to_set = "" if request.shared else f"{link('/targets', measure=one.id)}#set"
    if not held:
        return [drawn.Row(one, None, now=False, to_set=to_set)]
    typed = [each for each in held if each in request.targets.recorded]
    shown = typed or held[:1]
    return [
        drawn.Row(
            one,
            each,
            now=each == request.targets.on(one.id, request.on, request.unit_of(each.unit_kind, each.unit_id or NOBODY)),
            to_set=to_set if place == 0 else "",
            away=_away(one, each) if typed and not request.shared else None,
        )
        for place, each in enumerate(shown)
    ]


def _away(one: Indicator, held: Target) -> Node:
    what = f"{one.title}, {held.words[:1].lower()}{held.words[1:]} from {held.valid_from}"
    fields = {
        "indicator": one.id,
        "kind": held.unit_kind.value,
        "unit_id": held.unit_id,
        "from": held.valid_from.isoformat(),
    }
    return forms.take_away(DROP, what, fields)


def _tick(one: Indicator, held: Target | None) -> Node:
    if "late" not in reads_of(one):
        return None
    checked = held is not None and held.any_late_is_red
    return forms.tick(SET, "any_late", "Red whenever one case is late", checked=checked)


def setting(request: Request, one: Indicator) -> Node:
    """What sets a target of one number; it begins with the one that the trust is held to now."""
    held = request.targets.on(one.id, request.on)
    reads = reads_of(one)
    green = "" if held is None else f"{held.green:g}"
    amber = "" if held is None or not isfinite(held.amber) else f"{held.amber:g}"
    sign = "%" if one.unit == "percent" else one.unit if one.unit != "count" else "how many"
    wanted = "at least" if SENSE.get(one.direction) == "at_least" else "at most"
    return drawn.panel(
        f"Set the target of {one.title[:1].lower()}{one.title[1:]}",
        forms.form(
            SET,
            f"Set the target of {one.title}",
            forms.choose(
                SET, "unit", "Whose", list(units_to_choose(request)), hint="A team without one has its service’s"
            ),
            forms.line(SET, "from", "From", request.as_of.isoformat(), kind="date", hint="Its first day"),
            forms.choose(
                SET,
                "reads",
                "What is held against it",
                [(each, READS[each]) for each in reads],
                held.reads if held else reads[0],
            ),
            forms.line(SET, "green", f"Green: {wanted} ({sign})", green, hint="This number is green too"),
            forms.line(SET, "amber", f"Amber: {wanted} ({sign})", amber, hint="Red beyond it; blank is never red"),
            _tick(one, held),
            forms.choose(SET, "status", "Agreed?", [("agreed", "Agreed"), ("proposed", "Proposed, not yet agreed")]),
            forms.line(SET, "set_by", "Who set it", hint="A board, a meeting or a person"),
            forms.line(SET, "set_on", "When", request.as_of.isoformat(), kind="date"),
            forms.line(SET, "source", "Where it is written down", hint="A paper, a minute; may be blank"),
            forms.who(SET),
            button="Set the target",
            hidden={"indicator": one.id, "seen": newest(request, one.id)},
        ),
    )


def newest(request: Request, name: str) -> str:
    """When a target of a number was last set or changed; "" where none was."""
    held = request.store.records(request.scope, "target")
    mine = [] if held.empty else [text_of(at) for at in held.loc[held["indicator"] == name, "changed_at"]]
    return max(mine, default="")


def number_asked(text: str, what: str) -> float:
    """A limit as a person writes it, with or without a percent sign; Refusal where it is none."""
    said = text.strip().removesuffix("%").strip()
    # A comma is a thousands mark or nothing: "8,5" is no 85.
    if not re.fullmatch(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", said):
        raise Refusal(f"Write {what} as a number, such as 85, then save again.")
    return float(said.replace(",", ""))


def keep(request: Request, fields: Mapping[str, str], desk: Desk) -> Saved:
    """Set one target; Refusal says what it lacks, and what it contradicts is said by the rules of targets."""
    one = request.indicators.get(fields.get("indicator", ""))
    if one is None:
        raise Refusal("There is no such number.")
    if newest(request, one.id) != fields.get("seen", ""):
        raise Refusal(
            "Somebody else set a target of this number after you opened the page: open it again, and see whether yours "
            "is still wanted."
        )
    kind, unit_id = unit_asked(request, fields)
    reads = fields.get("reads", "value")
    row: dict[str, Any] = {
        "indicator": one.id,
        "unit_kind": kind,
        "unit_id": unit_id or None,
        "valid_from": day_asked(fields, "from", "its first day"),
        "valid_to": None,
        "reads": reads,
        "sense": SENSE.get(one.direction) if reads == "value" else "at_most",
        "green": number_asked(asked(fields, "green", "up to what it is green"), "up to what it is green"),
        "amber": number_asked(fields["amber"], "up to what it is amber") if fields.get("amber", "").strip() else None,
        "any_late_is_red": "Y" if fields.get("any_late") == "Y" else None,
        "status": "proposed" if fields.get("status") == "proposed" else "agreed",
        "set_by": " ".join(asked(fields, "set_by", "who set it").split()),
        "set_on": day_asked(fields, "set_on", "the day it was set"),
        "source": " ".join(fields.get("source", "").split()) or None,
    }
    desk.write("target", row)
    return Saved(f"The target of {one.title} is set.", go=f"{link('/targets')}#{one.area}")


def drop(_: Request, fields: Mapping[str, str], desk: Desk) -> Saved:
    """Take one target away: what held before it, or the proposal, holds again."""
    key = {
        "indicator": asked(fields, "indicator", "which number"),
        "unit_kind": asked(fields, "kind", "whose it is"),
        "unit_id": fields.get("unit_id") or None,
        "valid_from": _first_day(fields),
    }
    desk.remove("target", key)
    return Saved("The target is taken away. The history of records keeps it.")


def _first_day(fields: Mapping[str, str]) -> date:
    return day_asked(fields, "from", "its first day")


PAGE = Page(
    "/targets",
    "Targets",
    layout,
    forms={SET: keep, DROP: drop},
    in_menu=True,
    group="About the numbers",
    can_be_shared=True,
)
