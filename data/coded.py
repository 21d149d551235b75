"""Coded cases: the cases of one subject as whole numbers, each with the part of every breakdown it stands in.

What a page of analysis counts, whatever unit, window and day it is asked for. Nobody is named in them: a person is a
number that means something within one load alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]


class Known(StrEnum):
    """Of which days something is known."""

    ALWAYS = "always"
    NEWEST = "newest"  #: of the day of the data alone: the source lists only what stands latest
    NEVER = "never"


@dataclass(frozen=True)
class Part:
    """One breakdown of some cases: the words of its categories, the last of them "not known", and each case's place."""

    known: Known
    words: tuple[str, ...]
    code: Ints


@dataclass(frozen=True)
class CodedCases:
    """Columns of one length, a row for each stretch of days on which a case counts and all its parts stay the same.

    ``[start, end)`` are those days, since 1970-01-01; ``person`` -1 is nobody; ``team`` is the place in ``teams``, in
    which "" is the unknown one; ``met`` is 1, 0, or -1 for unknown. ``since`` is the first day of which the source
    knows every case; None where it knows all it covers.
    """

    subject: str
    known: Known
    lacks: tuple[str, ...]
    since: int | None
    teams: tuple[str, ...]
    person: Ints
    team: Ints
    start: Ints
    end: Ints
    met: Ints
    parts: Mapping[str, Part]

    def __len__(self) -> int:
        return len(self.start)

    def where(self, keep: NDArray[Any]) -> CodedCases:
        """Those of a mask, or those at an array of positions."""
        columns = {name: getattr(self, name)[keep] for name in ("person", "team", "start", "end", "met")}
        parts = {name: replace(part, code=part.code[keep]) for name, part in self.parts.items()}
        return replace(self, parts=parts, **columns)

    def of_teams(self, teams: frozenset[str]) -> CodedCases:
        """Those of some teams."""
        held = np.array([team in teams for team in self.teams], dtype=bool)
        return self.where(held[self.team]) if len(self.teams) else self


def nothing(subject: str, lacks: tuple[str, ...]) -> CodedCases:
    """What is known of a subject whose data the source did not bring."""
    none = np.zeros(0, np.int32)
    return CodedCases(subject, Known.NEVER, lacks, None, (), none, none, none, none, none, {})
