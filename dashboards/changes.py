"""What changed since the load before: what moved beyond chance, which figures were revised, and by which cases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboards.changing import Changed, cases_between, changed, revised, stood_at
from dashboards.choosing import linker, spoken_unit
from dashboards.measures import asked, back
from dashboards.page import Page, Request, Sheet, View, key, require_circle
from data.results import UnitKind
from indicators.changes import Revision
from layouts import changes
from layouts.address import link, place
from layouts.changes import WHAT, Revised, signal_sentence
from layouts.controls import Choice, filters, remarks
from layouts.markup import Markup, Node, element
from layouts.tables import cut, pages
from layouts.words import count, day, instant, short_day

FIRST = (
    "This is the first load, so there is nothing to compare it with. After the next one, this page says which figures "
    "changed, and why."
)
#: Revisions that the daily page tells.
TOP = 3


def layout(request: Request) -> View:
    """Everything that changed for the trust, or for the service or team the filters name."""
    found = changed(request, request.indicators.values())
    return View("What changed", [Markup([*_head(request), *(_first() if found is None else _body(request, found))])])


def _head(request: Request) -> list[Node]:
    query = request.query
    services = [("", "All services"), *((key(u), u.name) for u in request.units_of(UnitKind.SERVICE))]
    teams = [("", "All teams"), *((key(u), u.name) for u in request.units_of(UnitKind.TEAM, query.service or None))]
    fields = [Choice("service", "Service", services, query.service), Choice("team", "Team", teams, query.team)]
    return [
        element("div", element("h1", "What changed", tabindex=-1), filters(fields, request.path, query), class_="top"),
        remarks(request.remarks),
    ]


def _first() -> list[Node]:
    return [element("section", element("p", FIRST, class_="calm"), class_="panel")]


def _body(request: Request, found: Changed) -> list[Node]:
    rows = [revised(request, held, found.earlier) for held in found.revisions]
    since = f"since the load of {instant(found.earlier.finished_at)}, which stood at {day(stood_at(found.earlier))}"
    said = changes.summary(len(rows), len(found.new)) or "nothing that was told has changed"
    where = spoken_unit(request)
    new = [signal_sentence(judged, _number(request, judged.indicator.id)) for judged in found.new]
    return [
        element("p", f"{where[:1].upper()}{where[1:]}, {since}: {said}.", class_="definition"),
        changes.sentences(
            "Newly beyond chance",
            "signals",
            new,
            "No number of a whole month is beyond chance that was not so before.",
        ),
        _standing(request, found),
        _revisions(rows),
        the_cases(request, found),
    ]


def _number(request: Request, name: str) -> str:
    return link(place("indicator", name), back(request), grain="month")


def _standing(request: Request, found: Changed) -> Node:
    if not found.standing:
        return None
    links = [
        element(
            "li",
            element("a", judged.indicator.title, href=_number(request, judged.indicator.id)),
            f": {judged.variation.words.lower()}",
        )
        for judged in found.standing
    ]
    return element(
        "details",
        element("summary", f"{count(len(links))} that were beyond chance already"),
        element("ul", *links, class_="changes"),
        class_="more panel",
        id="standing",
    )


def _revisions(rows: Sequence[Revised]) -> Node:
    body = (
        [
            element(
                "p",
                "The latest whole period that was over when the earlier load stood, as that one told it and as this "
                "one does. What changed most beside chance stands first.",
                class_="quiet",
            ),
            changes.revisions(rows),
        ]
        if rows
        else [element("p", "No figure of a period that was over has changed.", class_="calm")]
    )
    return element(
        "section",
        element("h2", "Figures of a period that was over, then and now", id="revisions"),
        *body,
        class_="panel cards",
        aria_labelledby="revisions",
    )


def chosen(request: Request, found: Changed | None) -> tuple[Revision, pd.DataFrame] | None:
    """The revision that the address names, with its cases."""
    one = asked(request)
    if one is None or found is None:
        return None
    held = next((held for held in found.revisions if held.indicator.id == one.id), None)
    cases = None if held is None else cases_between(request, held, found.earlier)
    return None if held is None or cases is None else (held, cases)


def the_cases(request: Request, found: Changed) -> Node:
    """The cases behind the revision that the address names, a page at a time."""
    picked = chosen(request, found)
    if picked is None:
        return None
    held, cases = picked
    rows = cases.to_dict("records")
    return element(
        "section",
        element("h2", f"{held.indicator.title}, {changes.when(held)}: the cases", id="cases", tabindex=-1),
        changes.case_table(cut(rows, request.query), _columns(request, held))
        if rows
        else element("p", "No case of its own changed.", class_="calm"),
        pages(len(rows), request.path, request.query, "case", anchor="cases-"),
        element(
            "p",
            element(
                "a",
                "Download these cases (CSV)",
                href=link("/download/changes.csv", back(request), measure=held.indicator.id),
                download="",
            ),
            class_="links",
        ),
        class_="panel worklist",
        aria_labelledby="cases",
    )


def _columns(request: Request, held: Revision) -> dict[str, Any]:
    words = changes.STOCK if held.indicator.fold.value == "stock" else WHAT
    teams, workers = linker(request, UnitKind.TEAM, "team"), linker(request, UnitKind.WORKER, "worker")

    def child(row: dict[str, Any]) -> Node:
        person = row["person"]
        if not isinstance(person, str) or not held.indicator.about_children:
            return _text(person)
        return element("a", person, href=link(place("child", person)))

    def linked(name: Any, find: Any) -> Node:
        href = find(name) if isinstance(name, str) else None
        return element("a", name, href=href) if href else _text(name)

    return {
        "Child" if held.indicator.about_children else "Person": child,
        "Record": lambda row: _text(row["ref"]),
        "What happened": lambda row: words[row["what"]].capitalize(),
        "Day": lambda row: "–" if pd.isna(row["start"]) else short_day(pd.Timestamp(row["start"]).date()),
        "Team then": lambda row: linked(row["team_was"], teams),
        "Team now": lambda row: linked(row["team"], teams),
        "Worker": lambda row: linked(row["worker"], workers),
        "Answer then": lambda row: _text(row["met_was"]).capitalize(),
        "Answer now": lambda row: _text(row["met"]).capitalize(),
    }


def _text(value: Any) -> str:
    return value if isinstance(value, str) and value else "–"


def changes_sheet(request: Request) -> Sheet:
    """The cases behind one revision, as rows."""
    require_circle(request, "The list of cases that changed")
    picked = chosen(request, changed(request, [one] if (one := asked(request)) else []))
    frame = pd.DataFrame() if picked is None else picked[1]
    name = request.query.measure if picked else "nothing"
    return Sheet(f"{name}-changes-{request.as_of}.csv", list(frame.columns), frame.to_numpy().tolist())


def section(request: Request) -> Node:
    """What the daily page says of it: the few that weigh most, and the way to the rest."""
    if request.query.on is not None or request.unit.kind is UnitKind.WORKER:
        return None
    marked = [one for one in request.indicators.values() if one.daily]
    found = changed(request, marked)
    if found is None:
        return None
    new = [signal_sentence(judged, _number(request, judged.indicator.id)) for judged in found.new]
    top = [revised(request, held, found.earlier, causes=False) for held in found.revisions[:TOP]]
    said = [*new, *(changes.revision_sentence(one) for one in top)]
    return element(
        "section",
        element("h2", f"What changed since the load of {day(stood_at(found.earlier))}", id="changed"),
        element("ul", *(element("li", parts) for parts in said), class_="changes")
        if said
        else element("p", "None of today’s numbers was revised, and none moved beyond chance.", class_="calm"),
        element("p", element("a", "Everything that changed", href=link("/changes", back(request))), class_="links"),
        class_="panel",
        aria_labelledby="changed",
    )


PAGE = Page(
    "/changes", "What changed", layout, downloads={"changes": changes_sheet}, in_menu=True, group="Explore"
)
