"""A number for the units below the one chosen: each with what it was made of, in alphabetical order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboards.funnel import likely
from dashboards.measures import asked, back
from dashboards.page import Request, Sheet, key
from dashboards.sharing import files, shown_standings, suffix
from data.results import Unit, UnitKind
from indicators.kinds import Indicator, Proportion
from indicators.standing import Standing, grain_of, standing
from indicators.sums import LEVELS
from layouts.address import link, place
from layouts.cards import figure
from layouts.controls import downloads
from layouts.markup import Node, element
from layouts.tables import Column, table
from layouts.words import count


def units(request: Request, one: Indicator) -> Node:
    """The same number for the units below, on the same day, in alphabetical order."""
    unit = request.unit
    kind = _below(request, unit)
    if kind is None or one.whole_trust:
        return None
    parent = None if unit.kind is UnitKind.TRUST else key(unit)
    among = request.units_of(kind, parent)
    below = {found.id for found in among}
    by_worker = kind is UnitKind.WORKER
    wanted: Any = {"units": among} if by_worker else {"kinds": (kind,)}
    kept = request.store.series(request.scope, [one.id], grain_of(one, worker=by_worker), **wanted)
    stood = {
        held.unit: stood
        for held in kept
        if held.category is None
        and held.unit.id in below
        and (stood := standing(one, held, request.day, request.covers_from, weeks=1)) is not None
        and (stood.now.shown is not None or stood.now.unknown)
    }
    rows = list(shown_standings(request, one, stood).items())
    if not rows:
        return None
    largest = max((stood.now.shown or 0 for _, stood in rows), default=0) or 1
    columns: list[Column[Any]] = [
        Column(kind.value.capitalize(), lambda row: _unit_link(request, one, row[0]), head=True),
        Column("Value", lambda row: figure(one, row[1]), number=True),
        Column(
            "As a bar",
            lambda row: element("span", class_="bar", style={"width": f"{_width(row[1].now.shown, largest)}rem"}),
        ),
        *(
            [Column[Any]("Likely range (95%)", lambda row: _likely(one, row[1]), number=True)]
            if isinstance(one, Proportion)
            else []
        ),
        Column("Numerator", lambda row: count(row[1].now.numerator), number=True),
        Column("Denominator", lambda row: count(row[1].now.denominator), number=True),
        Column("Not known", lambda row: count(row[1].now.unknown), number=True),
    ]
    return element(
        "section",
        element("h2", "Where it comes from"),
        _by(request, kind) if unit.kind is UnitKind.TRUST else None,
        table(f"{one.title} by {kind.value}", columns, sorted(rows, key=lambda row: row[0].name), hide_caption=True),
        None if by_worker else element("p", *downloads(files(request, "units", measure=one.id)), class_="links"),
        class_="panel",
    )


def _below(request: Request, unit: Unit) -> UnitKind | None:
    """The units set beside each other: services or teams of the trust, teams of a service, workers of a team.

    A worker's numbers are for who works with the children, and so never among those for sharing.
    """
    if unit.kind is UnitKind.TRUST:
        return UnitKind.TEAM if request.query.by == "team" else UnitKind.SERVICE
    if unit.kind is UnitKind.SERVICE:
        return UnitKind.TEAM
    return UnitKind.WORKER if unit.kind is UnitKind.TEAM and not request.shared else None


def _by(request: Request, kind: UnitKind) -> Node:
    chips = [
        element(
            "li",
            element(
                "a",
                words,
                href=link(request.path, request.query, by=by),
                aria_current="true" if (kind is UnitKind.TEAM) == (by == "team") else None,
            ),
        )
        for by, words in (("", "By service"), ("team", "By team"))
    ]
    return element("nav", element("ul", *chips), class_="chooser no-print", aria_label="Units")


def _likely(one: Indicator, stood: Standing) -> str:
    """What chance leaves of a percentage of few cases."""
    return likely(one, stood.now.numerator, stood.now.denominator) or "–"


def _width(shown: float | None, largest: float) -> float:
    return round(8 * max(0.0, shown or 0) / largest, 2)


def _unit_link(request: Request, one: Indicator, unit: Unit) -> Node:
    query = replace(back(request), **{unit.kind.value: key(unit)})
    return element("a", unit.name, href=link(place("indicator", one.id), query))


def units_sheet(request: Request) -> Sheet:
    """The number of every service and team on the day."""
    one = asked(request)
    rows: list[Sequence[Any]] = []
    if one:
        kept = request.store.series(request.scope, [one.id], grain_of(one), kinds=LEVELS)
        standings = {
            held.unit: stood
            for held in kept
            if held.category is None
            and (stood := standing(one, held, request.day, request.covers_from, weeks=1)) is not None
        }
        for unit, stood in shown_standings(request, one, standings).items():
            sides = (stood.now.numerator, stood.now.denominator, stood.now.unknown, stood.now.value)
            rows.append((one.id, unit.kind.value, unit.name, stood.first, stood.last, *sides))
    headers = ("indicator", "unit_kind", "unit", "from", "to", "numerator", "denominator", "unknown", "value")
    return Sheet(f"{one.id if one else 'nothing'}-units-{request.on}{suffix(request)}.csv", headers, rows)
