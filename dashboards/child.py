"""One child: what is open and late now, and everything that happened, newest first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboards.page import Page, Request, View
from data.cells import text_of
from data.codes import label
from data.tables import TABLES
from indicators.clock import birthday, day_number
from indicators.kinds import Fold
from indicators.worklist import CONCERNS, Child, gather
from layouts import shell
from layouts.address import link
from layouts.controls import crumbs, remarks
from layouts.markup import Markup, Node, element
from layouts.timeline import Event, events, timeline
from layouts.words import day, plural
from layouts.worklist import badge, says

CODES = {
    (table.name, column.name): column.codes for table in TABLES.values() for column in table.columns if column.codes
}


def layout(request: Request) -> View:
    """One child's record, as the extract has it."""
    try:
        tables = request.store.child(request.scope, request.item)
    except PermissionError:
        tables = {}
    if not any(len(frame) for frame in tables.values()):
        gone = "No child with this number is in the data that was loaded, or the child is not yours to see."
        return View("Child not found", [Markup([element("h1", "Child not found", tabindex=-1), shell.not_found(gone)])])
    return View("One child", page(request, tables, reasons(request), events(tables, CODES, label)))


def reasons(request: Request) -> list[Child]:
    """What asks for action for this child, as the worklist has it."""
    lacking = request.store.lacking(request.scope)
    found: dict[str, pd.DataFrame] = {}
    for concern in CONCERNS:
        one = request.indicators.get(concern.indicator)
        if one is None or lacking.get(one.id):
            continue
        days = _days(request, flow=one.fold is Fold.FLOW)
        found[one.id] = request.store.cases(request.scope, one.id, person=request.item, **days)
    return [child for child in gather(found, request.on) if child.person == request.item]


def _days(request: Request, *, flow: bool) -> dict[str, date]:
    return {"first": request.on - timedelta(days=27), "last": request.on} if flow else {"on": request.on}


def page(request: Request, tables: Mapping[str, pd.DataFrame], open_: list[Child], shown: list[Event]) -> list[object]:
    """The page from what was read."""
    past = [event for event in shown if event.on <= request.on]
    return [
        Markup(
            [
                crumbs([("Today", link("/", on=request.query.on)), (f"Child {request.item}", "")]),
                element("h1", f"Child {request.item}", tabindex=-1),
                remarks(request.remarks),
                element(
                    "div",
                    element("section", element("h2", "What happened"), timeline(past), class_="panel"),
                    element("div", action(open_), facts(request, tables), record(tables), class_="stack"),
                    class_="two",
                ),
            ]
        )
    ]


def action(open_: list[Child]) -> Node:
    """What is open, late or nearly so."""
    listed = [reason for child in open_ for reason in child.reasons]
    return element(
        "section",
        element("h2", "Needs action"),
        element("ul", *(element("li", badge(reason), " ", says(reason)) for reason in listed), class_="reasons")
        if listed
        else element("p", "Nothing is late, and nothing is due within days.", class_="calm"),
        element("p", _held_by(open_), class_="quiet") if _held_by(open_) else None,
        class_="panel",
    )


def _held_by(open_: list[Child]) -> str:
    if not open_:
        return ""
    first = open_[0].first
    return f"With {first.worker or 'nobody'}, {first.team}." if first.team else ""


def facts(request: Request, tables: Mapping[str, pd.DataFrame]) -> Node:
    """Who the child is, as far as the extract says."""
    person = tables.get("person")
    if person is None or person.empty:
        none = "The extract has no person row for this child. The events are counted all the same."
        return element("section", element("h2", "The child"), element("p", none, class_="remark"), class_="panel")
    row = person.iloc[0].to_dict()
    named = " ".join(text for text in (text_of(row.get("forename")), text_of(row.get("surname"))) if text)
    said = [
        ("Name", named or "Not in the extract"),
        ("Age", _age(row, request.on)),
        ("Sex", _coded("sex", row.get("sex"))),
        ("Gender", _coded("gender", row.get("gender"))),
        ("Ethnicity", _coded("ethnicity", row.get("ethnicity"))),
        ("Disability", _disability(tables)),
    ]
    return element(
        "section",
        element("h2", "The child"),
        element(
            "dl",
            *(part for name, says_ in said if says_ for part in (element("dt", name), element("dd", says_))),
            class_="facts",
        ),
        class_="panel",
    )


def _age(row: Mapping[Any, Any], on: date) -> str:
    born, expected = row.get("dob"), row.get("expected_dob")
    if pd.isna(born):
        return "Not known" if pd.isna(expected) else f"Unborn, expected {day(pd.Timestamp(expected).date())}"
    since = day_number(pd.Timestamp(born).date())
    if since > day_number(on):
        return "Unborn"
    years = next(age for age in range(130, -1, -1) if int(birthday(since, age)) <= day_number(on))
    return f"{years} (born {day(pd.Timestamp(born).date())})"


def _coded(column: str, value: Any) -> str:
    text = text_of(value)
    table = CODES.get(("person", column))
    return label(table, text) if text and table else text


def _disability(tables: Mapping[str, pd.DataFrame]) -> str:
    frame = tables.get("disability")
    if frame is None or frame.empty:
        return ""
    return ", ".join(sorted({label("disability", str(code)) for code in frame["disability_code"].dropna()}))


def record(tables: Mapping[str, pd.DataFrame]) -> Node:
    """How much of the record there is, list by list: a thin record is a finding too."""
    rows = [
        (TABLES[name].meaning if name in TABLES else name, len(frame)) for name, frame in tables.items() if len(frame)
    ]
    return element(
        "section",
        element("h2", "The record"),
        element("ul", *(element("li", f"{meaning}: {plural(number, 'row')}") for meaning, number in sorted(rows))),
        class_="panel",
    )


PAGE = Page("/child/<child>", "Child", layout)
