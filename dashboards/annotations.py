"""What happened here, as it is drawn on the charts: the list of it, and the form that adds to it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from dashboards.forms import Desk, Refusal, Saved, asked, day_asked, day_given
from dashboards.page import Page, Request, View
from dashboards.unit_fields import unit_asked, units_to_choose
from data.annotations import Annotation, whose
from layouts import forms
from layouts.address import link, place
from layouts.controls import remarks
from layouts.markup import Markup, Node, element
from layouts.tables import Column, table
from layouts.words import between

ADD, REMOVE = "annotate", "unannotate"


def layout(request: Request) -> View:
    """Every event, the latest first, and what adds one."""
    return View(
        "What happened",
        [
            Markup(
                [
                    element("div", element("h1", "What happened", tabindex=-1), class_="top"),
                    remarks(request.remarks),
                    element(
                        "p",
                        "An inspection, a new team, a change in how something is recorded: it is drawn as a numbered "
                        "line on every chart that covers its day, of that unit and of all below it. Charts that are "
                        "shared do not show it; still, name no child and no family.",
                        class_="definition",
                    ),
                    _listed(request),
                    _form(request),
                ]
            )
        ],
    )


def _listed(request: Request) -> Node:
    found = list(reversed(request.annotations))
    columns: list[Column[Annotation]] = [
        Column("When", lambda one: between(one.on, one.until or one.on), head=True),
        Column("What", lambda one: one.what),
        Column("Whom it concerned", lambda one: whose(one, request.units)),
        Column("Which numbers", lambda one: _number(request, one)),
        Column("Written by", lambda one: one.by),
        Column("Wrong?", _remove),
    ]
    return element(
        "section",
        element("h2", "On the charts", id="listed"),
        table("What happened", columns, found, hide_caption=True, labelled=True)
        if found
        else element("p", "Nothing has been written down yet.", class_="calm"),
        class_="panel cards",
        aria_labelledby="listed",
    )


def _number(request: Request, one: Annotation) -> Node:
    held = request.indicators.get(one.indicator)
    if not one.indicator:
        return "All"
    if held is None:
        return "One that is not there any more"
    return element("a", held.title, href=link(place("indicator", held.id)))


def _remove(one: Annotation) -> Node:
    return forms.take_away(REMOVE, one.what, {"annotation": one.id})


def _form(request: Request) -> Node:
    return element(
        "section",
        element("h2", "Add what happened", id="add"),
        forms.form(
            ADD,
            "Add what happened",
            forms.line(ADD, "on", "When", request.as_of.isoformat(), kind="date"),
            forms.line(ADD, "until", "Until", kind="date", hint="Where it lasted"),
            forms.area(ADD, "what", "What happened", rows=2),
            forms.choose(ADD, "unit", "Whom it concerned", list(units_to_choose(request))),
            forms.choose(ADD, "indicator", "Which numbers", [("", "All"), *_indicators(request)]),
            forms.who(ADD),
            button="Add it to the charts",
        ),
        class_="panel",
        aria_labelledby="add",
    )


def _indicators(request: Request) -> list[tuple[str, str]]:
    return sorted(((one.id, one.title) for one in request.indicators.values()), key=lambda pair: pair[1])


def add(request: Request, fields: Mapping[str, str], desk: Desk) -> Saved:
    """Keep one event; Refusal says what it lacks."""
    on, until = day_asked(fields, "on", "the day it happened"), day_given(fields, "until", "its last day")
    if until is not None and until < on:
        raise Refusal("It ends before it begins: put the days right, then save again.")
    kind, unit_id = unit_asked(request, fields)
    if fields.get("indicator") and fields["indicator"] not in request.indicators:
        raise Refusal("There is no such number: choose another.")
    desk.write(
        "annotation",
        {
            "annotation_id": secrets.token_hex(8),
            "happened_on": on,
            "until": until,
            "what": " ".join(asked(fields, "what", "what happened").split()),
            "unit_kind": kind,
            "unit_id": unit_id,
            "indicator": fields.get("indicator", ""),
        },
    )
    return Saved("It stands on the charts now.")


def remove(_: Request, fields: Mapping[str, str], desk: Desk) -> Saved:
    """Take one event away; its history stays."""
    desk.remove("annotation", {"annotation_id": asked(fields, "annotation", "which event")})
    return Saved("It is off the charts. The history of records keeps it.")


PAGE = Page(
    "/annotations",
    "What happened",
    layout,
    forms={ADD: add, REMOVE: remove},
    in_menu=True,
    group="About the numbers",
)
