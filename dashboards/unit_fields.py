"""A field that names a unit: what may be chosen, and what was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dashboards.forms import Refusal
from dashboards.page import NOBODY, Request, key
from data.results import UnitKind


def units_to_choose(request: Request) -> Iterator[tuple[str, str]]:
    """Each unit that can be named, by kind and key, and what it is called."""
    yield "trust", "The whole trust"
    for service in request.units_of(UnitKind.SERVICE):
        yield f"service {key(service)}", service.name
        yield from ((f"team {key(team)}", f"– {team.name}") for team in request.units_of(UnitKind.TEAM, key(service)))


def unit_asked(request: Request, fields: Mapping[str, str]) -> tuple[str, str]:
    """The kind and the id of the unit that the field ``unit`` names; Refusal where there is none such."""
    kind, _, name = fields.get("unit", "trust").partition(" ")
    if (kind, name) != ("trust", "") and (
        kind not in {"service", "team"} or request.unit_of(UnitKind(kind), name) is None
    ):
        raise Refusal("That unit is not there any more: choose another.")
    return kind, "" if name == NOBODY else name
