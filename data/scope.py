"""The part of the organisation a person may see, and how deep. Every read of the store takes one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Depth(IntEnum):
    """How far down a person may look; each level includes those before it."""

    AGGREGATE = 1  #: numbers of units
    WORKER = 2  #: numbers of named workers
    CHILD = 3  #: lists of children and one child's timeline


@dataclass(frozen=True)
class Scope:
    """Which services and teams, by name, and how deep. None means all of them."""

    services: frozenset[str] | None
    teams: frozenset[str] | None
    depth: Depth

    @property
    def sees_everything(self) -> bool:
        """True where nothing is cut away."""
        return self.services is None and self.teams is None and self.depth is Depth.CHILD


#: The one scope until people can sign in.
EVERYTHING = Scope(services=None, teams=None, depth=Depth.CHILD)
