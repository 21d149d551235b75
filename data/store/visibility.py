"""What a scope lets through: which units, whose children. Every read of the store asks here.

A scope cuts twice: to services and to teams, and a team has to pass both. A level above shows only what lies wholly
inside the scope, because the number of a service of which a person sees two teams would tell of the others.
"""

from __future__ import annotations

from collections.abc import Iterable

from data.results import Unit, UnitKind
from data.scope import Depth, Scope


class Visibility:
    """The units of one load that a scope lets through."""

    def __init__(self, scope: Scope, units: Iterable[Unit]) -> None:
        self.scope = scope
        known = list(units)
        services = {unit.id: unit.name for unit in known if unit.kind is UnitKind.SERVICE}
        #: True where every unit is let through.
        self.is_whole = scope.services is None and scope.teams is None
        self.team_ids = frozenset(
            unit.id
            for unit in known
            if unit.kind is UnitKind.TEAM and self._team(unit.name, services.get(unit.parent, ""))
        )
        self.units = tuple(unit for unit in known if self.shows(unit))
        self.keys = frozenset((unit.kind, unit.id) for unit in self.units)

    def _team(self, name: str, service: str) -> bool:
        inside = self.scope.services is None or service in self.scope.services
        return inside and (self.scope.teams is None or name in self.scope.teams)

    def shows(self, unit: Unit) -> bool:
        """True where the scope lets the numbers of this unit through."""
        if unit.kind is UnitKind.TRUST:
            return self.is_whole
        if unit.kind is UnitKind.SERVICE:
            return self.scope.teams is None and (self.scope.services is None or unit.name in self.scope.services)
        if unit.kind is UnitKind.TEAM:
            return unit.id in self.team_ids
        return self.scope.depth >= Depth.WORKER and (self.is_whole or unit.parent in self.team_ids)

    def shows_team(self, team: str | None, service: str | None) -> bool:
        """The same for a team known by name; what belongs to no team is shown only to those who see every team."""
        return self.is_whole or (team is not None and self._team(team, service or ""))


def require_depth(scope: Scope, depth: Depth, what: str) -> None:
    """PermissionError unless the scope goes so deep."""
    if not isinstance(scope, Scope):
        raise TypeError(f"a read of the store takes a Scope first, not {type(scope).__name__}")
    if scope.depth < depth:
        raise PermissionError(f"{what} needs a scope that goes down to {depth.name.lower()} level")


def require_whole(scope: Scope, what: str) -> None:
    """PermissionError unless the scope sees every unit, down to children."""
    require_depth(scope, Depth.CHILD, what)
    if not scope.sees_everything:
        raise PermissionError(f"{what} cannot be cut to some teams: it needs a scope of everything")
