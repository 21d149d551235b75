"""What pages of units share: the fields that choose one, the names that lead to one, the list of who needs action."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from dashboards.measures import days_to_choose
from dashboards.page import Request, key
from data.results import UnitKind
from indicators.worklist import Child
from layouts import worklist as lists
from layouts.address import Query, link, place
from layouts.controls import Choice, filters
from layouts.markup import Node
from layouts.words import day, short_day


def heading(request: Request) -> str:
    """The day, and whose it is."""
    unit = request.unit
    whose = "" if unit.kind is UnitKind.TRUST else f", {unit.name}"
    return f"{day(request.on, weekday=True)}{whose}"


def spoken_unit(request: Request) -> str:
    """Whose children these are, in a sentence."""
    unit = request.unit
    return "the trust" if unit.kind is UnitKind.TRUST else unit.name


def choices(request: Request, path: str = "/") -> Node:
    """Service, team, worker and day, for the page at a path."""
    query = request.query
    services = [("", "All services"), *((key(unit), unit.name) for unit in request.units_of(UnitKind.SERVICE))]
    teams = [("", "All teams"), *((key(u), u.name) for u in request.units_of(UnitKind.TEAM, query.service or None))]
    fields = [Choice("service", "Service", services, query.service), Choice("team", "Team", teams, query.team)]
    if query.team:
        workers = [("", "All workers"), *((key(u), u.name) for u in request.units_of(UnitKind.WORKER, query.team))]
        fields.append(Choice("worker", "Worker", workers, query.worker))
    fields.append(as_at(request))
    return filters(fields, path, query)


def day_choice(request: Request) -> Node:
    """The day alone, for pages whose unit is in their path."""
    return filters([as_at(request)], request.path, request.query, clear=request.path)


def as_at(request: Request) -> Choice:
    """The days there are, as a native list: a date field speaks the browser's language, not ours."""
    days = days_to_choose(request)
    options = [("" if when == request.as_of else value, _day_words(request, when)) for value, when in days]
    return Choice("on", "As at", options, "" if request.query.on is None else request.query.on.isoformat())


def _day_words(request: Request, when: date) -> str:
    words = short_day(when)
    return f"{words} (newest)" if when == request.as_of else words


def the_list(request: Request, children: Sequence[Child], where: str, query: Query | None = None) -> Node:
    """The list of who needs action, with its links. ``query`` is what its own links keep, where that is not all."""
    return lists.worklist(
        children,
        request.path,
        request.query if query is None else query,
        team_link=linker(request, UnitKind.TEAM, "team"),
        worker_link=linker(request, UnitKind.WORKER, "worker"),
        download=link("/download/action.csv", request.query),
        where=where,
    )


def linker(request: Request, kind: UnitKind, path: str) -> Callable[[str], str | None]:
    """From a unit's name to its page; a name that two units share leads nowhere."""
    known: dict[str, str | None] = {}
    for unit in request.units_of(kind):
        known[unit.name] = None if unit.name in known else link(place(path, key(unit)), on=request.query.on)
    return known.get
