"""One child: what is open and late now, and everything that happened, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboards.choosing import linker
from dashboards.page import Page, Request, View
from data.cells import text_of
from data.codes import label
from data.results import UnitKind
from data.tables import TABLES
from indicators.ahead import OBLIGATIONS, Breach, breaches, is_late
from indicators.clock import birthday, day_number
from indicators.kinds import Fold
from indicators.worklist import CONCERNS, Child, gather
from layouts import shell
from layouts.address import link
from layouts.controls import crumbs, linked, remarks
from layouts.markup import Markup, Node, element
from layouts.timeline import Event, events, timeline
from layouts.words import day, plural
from layouts.worklist import badge, says

HELD = "wf_cases_by_team"
#: Dates that stand on the page.
NEXT = 6
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
    return View("One child", page(request, tables, events(tables, CODES, label)))


def reasons(request: Request, cases: Cases) -> list[Child]:
    """What asks for action for this child, as the worklist has it."""
    found = {}
    for concern in CONCERNS:
        one = request.indicators.get(concern.indicator)
        if one is not None:
            found[one.id] = cases.of(one.id, **_days(request, flow=one.fold is Fold.FLOW))
    known = {name: frame for name, frame in found.items() if frame is not None}
    return [child for child in gather(known, request.on) if child.person == request.item]


@dataclass(frozen=True)
class Cases:
    """The cases of one child, indicator by indicator."""

    request: Request
    lacking: Mapping[str, Sequence[str]]

    def of(self, name: str, **days: date) -> pd.DataFrame | None:
        """Those of one indicator; None where it lacks its data."""
        if name not in self.request.indicators or self.lacking.get(name):
            return None
        return self.request.store.cases(self.request.scope, name, person=self.request.item, **days)


def _days(request: Request, *, flow: bool) -> dict[str, date]:
    return {"first": request.on - timedelta(days=27), "last": request.on} if flow else {"on": request.on}


def duties(request: Request, cases: Cases) -> tuple[list[str], list[Breach]]:
    """What is late for this child beside what asks for action first, and what falls late in nine weeks, by day."""
    found = {one.indicator: cases.of(one.indicator, after=request.on) for one in OBLIGATIONS}
    frames = {name: frame for name, frame in found.items() if frame is not None}
    first = {concern.indicator for concern in CONCERNS}
    late = [
        one.title
        for one in OBLIGATIONS
        if one.indicator in frames
        and one.indicator not in first
        and bool(is_late(one, frames[one.indicator], request.on).any())
    ]
    return late, breaches(frames, request.on)


def page(request: Request, tables: Mapping[str, pd.DataFrame], shown: list[Event]) -> list[object]:
    """The page from what was read."""
    cases = Cases(request, request.store.lacking(request.scope))
    asks = [action(reasons(request, cases)), held(request, cases), next_dates(*duties(request, cases))]
    past = [event for event in shown if event.on <= request.on]
    return [
        Markup(
            [
                crumbs([("Today", link("/", on=request.query.on)), (f"Child {request.item}", "")]),
                element("h1", f"Child {request.item}", tabindex=-1),
                remarks(request.remarks),
                element(
                    "div",
                    # What asks for somebody comes first, on a phone and for a screen reader; a desk has it at the side.
                    element("div", *asks, facts(request, tables), record(tables), class_="stack"),
                    element("section", element("h2", "What happened"), timeline(past), class_="panel"),
                    class_="two aside-first",
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
        class_="panel",
    )


def held(request: Request, cases: Cases) -> Node:
    """Who holds the child, of which team, as what, and since when."""
    frame = cases.of(HELD, on=request.on)
    if frame is None:
        return None
    worker, team = linker(request, UnitKind.WORKER, "worker"), linker(request, UnitKind.TEAM, "team")
    rows = frame.drop_duplicates(["worker", "team"]).sort_values("start", ascending=False)
    said: list[Node] = []
    for row in rows.to_dict("records"):
        who, whose = text_of(row["worker"]), text_of(row["team"])
        status = text_of(row["category"])
        said.append(
            element(
                "li",
                linked(who, worker) if who else "Nobody",
                ", " if whose else None,
                linked(whose, team) if whose else None,
                f": {status[:1].lower()}{status[1:]}" if status else None,
                f", since {day(pd.Timestamp(row['start']).date())}",
            )
        )
    return element(
        "section",
        element("h2", "With whom"),
        element("ul", *said, class_="reasons")
        if said
        else element("p", "Nobody holds this child on this day.", class_="calm"),
        class_="panel",
    )


def next_dates(late: Sequence[str], found: Sequence[Breach]) -> Node:
    """What is late of other duties, and the next dates that have to be kept, the first first."""
    if not late and not found:
        return None
    dates = [(title, "Late now") for title in late] + [(one.obligation.title, day(one.due)) for one in found[:NEXT]]
    return element(
        "section",
        element("h2", "Next dates"),
        element("p", "The last day in time of each, if nothing is done before.", class_="quiet"),
        element(
            "dl",
            *(part for title, on in dates for part in (element("dt", on), element("dd", title))),
            class_="facts",
        ),
        element("p", f"And {plural(len(found) - NEXT, 'more date')} in the nine weeks to come.", class_="quiet")
        if len(found) > NEXT
        else None,
        class_="panel",
    )


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
        element(
            "details",
            element("summary", f"{plural(sum(number for _, number in rows), 'row')} in {plural(len(rows), 'list')}"),
            element("ul", *(element("li", f"{meaning}: {plural(number, 'row')}") for meaning, number in sorted(rows))),
            id="record",
            class_="more",
        ),
        class_="panel",
    )


PAGE = Page("/child/<child>", "Child", layout)
