"""A worker's list: every child held, and those who need action first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from dashboards.choosing import day_choice, the_list
from dashboards.measures import Reading, read, tiles, worklist
from dashboards.page import NOBODY, Page, Request, View, key
from dashboards.tiled import tiled
from data.results import Unit, UnitKind
from indicators.worklist import Child
from layouts import shell
from layouts.address import link, place
from layouts.cards import tiles as cards
from layouts.controls import crumbs, remarks
from layouts.markup import Markup, Node, element
from layouts.tables import Column, table
from layouts.words import people, short_day

HELD = "wf_cases_by_team"
TILES = ("wf_cases_by_team", "s47_open_now", "assessments_open_overdue", "cp_visits_timely")


def layout(request: Request) -> View:
    """One worker: how much, who needs action, and every child held."""
    unit = request.unit_of(UnitKind.WORKER, request.item)
    if unit is None:
        gone = "There is no worker with this name in the data that was loaded, or you may not see them."
        return View(
            "Worker not found", [Markup([element("h1", "Worker not found", tabindex=-1), shell.not_found(gone)])]
        )
    inside = replace(request, query=replace(request.query, worker=unit.id, team=unit.parent or NOBODY, service=""))
    wanted = [request.indicators[name] for name in TILES if name in request.indicators]
    reading = read(inside, wanted, unit, also=(HELD,))
    return View(unit.name, page(inside, unit, reading, worklist(inside, reading)))


def page(request: Request, unit: Unit, reading: Reading, children: Sequence[Child]) -> list[object]:
    """The page from what was read."""
    wanted = [request.indicators[name] for name in TILES if name in reading.series]
    inside = replace(request, query=replace(request.query, worker=unit.id, team=unit.parent or NOBODY, service=""))
    return [
        Markup(
            [
                crumbs(way(request, unit)),
                element("div", element("h1", unit.name, tabindex=-1), day_choice(request), class_="top"),
                remarks(request.remarks),
                the_list(request, children, f"{unit.name}’s list", replace(request.query, worker="", team="")),
                held(reading.cases.get(HELD), request.query.on),
                tiled(
                    inside,
                    "tiles",
                    f"the numbers of {unit.name}",
                    [
                        element("h2", "In numbers, by the week", id="tiles"),
                        cards(tiles(request, reading, wanted)),
                    ],
                    wanted,
                ),
            ]
        )
    ]


def way(request: Request, unit: Unit) -> list[tuple[str, str]]:
    """Today, service, team, worker."""
    on = request.query.on
    steps = [("Today", link("/", on=on))]
    team = request.unit_of(UnitKind.TEAM, unit.parent or NOBODY)
    if team is not None:
        service = request.unit_of(UnitKind.SERVICE, team.parent or NOBODY)
        steps += [(service.name, link("/", service=key(service), on=on))] if service else []
        steps.append((team.name, link(place("team", key(team)), on=on)))
    return [*steps, (unit.name, "")]


def held(cases: pd.DataFrame | None, on: date | None) -> Node:
    """Every child this worker holds on the day, whether or not anything is late."""
    if cases is None or cases.empty:
        return element("section", element("h2", "Children held"), element("p", "None on this day."), class_="panel")
    rows = cases.drop_duplicates("person").sort_values("person").to_dict("records")
    columns = [
        Column[dict[str, object]]("Child", lambda row: _child(row, on), head=True),
        Column("Status", lambda row: row["category"] if isinstance(row["category"], str) else "–"),
        Column("Held since", lambda row: _day(row["start"])),
    ]
    return element(
        "section",
        element("h2", f"{people(len(rows))} held"),
        table("Children held", columns, rows, hide_caption=True),
        class_="panel",
    )


def _child(row: dict[str, object], on: date | None) -> Node:
    return element("a", str(row["person"]), href=link(place("child", str(row["person"])), on=on))


def _day(value: object) -> str:
    return "–" if pd.isna(value) else short_day(pd.Timestamp(value).date())  # type: ignore[arg-type]


PAGE = Page("/worker/<worker>", "Worker", layout)
