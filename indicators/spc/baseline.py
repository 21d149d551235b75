"""Baselines: the points that a centre and its limits are made of, moved or fixed only by a recorded decision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from data.results import Unit, UnitKind
from indicators.cases import Ints
from indicators.clock import day_number

#: From so many points limits stand for the process; fewer are a trial.
ENOUGH = 12
#: The least that anybody defends limits of.
LEAST = 6


@dataclass(frozen=True)
class Rebase:
    """A decision to let a baseline of one indicator of one unit begin anew: why, by whom, and when decided.

    ``since`` is the day from which the process is another one: the first period that begins on it or after it opens
    the new baseline. With ``fixed_to`` the baseline is made of the periods that end by that day and later ones are held
    against it; without, of every period since.
    """

    indicator: str
    unit_kind: UnitKind
    unit_id: str
    since: date
    fixed_to: date | None
    reason: str
    by: str
    decided_on: date

    def concerns(self, indicator: str, unit: Unit) -> bool:
        """Whether it was decided of this indicator of this unit."""
        return (self.indicator, self.unit_kind, self.unit_id) == (indicator, unit.kind, unit.id)


@dataclass(frozen=True)
class Segment:
    """Points, from one to before another, that are read against one baseline: its first ``baseline`` points."""

    start: int
    stop: int
    baseline: int
    decision: Rebase | None

    @property
    def points(self) -> int:
        """How many points it has."""
        return self.stop - self.start

    @property
    def trial(self) -> bool:
        """Whether its limits are of fewer points than limits should be."""
        return self.baseline < ENOUGH

    @property
    def fixed(self) -> bool:
        """Whether a decision keeps later points out of the baseline."""
        return self.baseline < self.points


def in_force(decisions: Iterable[Rebase]) -> list[Rebase]:
    """The decisions by the day they hold from; of two for one day, the one decided later."""
    kept: dict[date, Rebase] = {}
    for decision in sorted(decisions, key=lambda one: (one.since, one.decided_on)):
        kept[decision.since] = decision
    return list(kept.values())


def segments(first: Ints, last: Ints, decisions: Sequence[Rebase]) -> list[Segment]:
    """The points (first and last day of each) cut where a decision lets a baseline begin, each with its baseline.

    A baseline that was fixed on fewer than twelve points is not: all points of the segment make it.
    """
    starts: dict[int, Rebase | None] = {0: None}
    for decision in in_force(decisions):
        begins = int((first < day_number(decision.since)).sum())
        if begins < len(first):
            starts[begins] = decision
    edges = [*sorted(starts), len(first)]
    return [
        Segment(start, stop, _baseline(last[start:stop], starts[start]), starts[start])
        for start, stop in pairwise(edges)
        if stop > start
    ]


def _baseline(last: Ints, decision: Rebase | None) -> int:
    if decision is None or decision.fixed_to is None:
        return len(last)
    fixed = int((last <= day_number(decision.fixed_to)).sum())
    return fixed if fixed >= ENOUGH else len(last)
