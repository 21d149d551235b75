"""A result read against its target and its past, in words: on target or not, better or worse."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import isfinite

from data.targets import Target
from indicators.kinds import Direction


class Rag(Enum):
    """Where a number stands against its target. NONE has no target, or no number to hold against it."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NONE = "none"

    @property
    def words(self) -> str:
        """What is written beside the colour."""
        return _WORDS[self]


_WORDS = {Rag.GREEN: "On target", Rag.AMBER: "Close to target", Rag.RED: "Off target", Rag.NONE: "No target"}


class Verdict(Enum):
    """What a change means for children. NEUTRAL is for measures that are wanted neither high nor low."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "no change"
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class Change:
    """Now less then, in the indicator's own unit."""

    by: float
    verdict: Verdict


def rag(target: Target | None, value: float | None, late: int | None = None, longest: float | None = None) -> Rag:
    """Green, amber or red by the number the target reads; NONE where there is no target or that number is missing.

    A limit belongs to the better side: 85% is green where green is at least 85%.
    """
    if target is None:
        return Rag.NONE
    read = {"value": value, "late": None if late is None else float(late), "longest": longest}[target.reads]
    if read is None or not isfinite(read):
        return Rag.NONE
    if target.any_late_is_red and late:
        return Rag.RED
    if target.sense == "at_least":
        return Rag.GREEN if read >= target.green else Rag.AMBER if read >= target.amber else Rag.RED
    return Rag.GREEN if read <= target.green else Rag.AMBER if read <= target.amber else Rag.RED


def change(now: float | None, then: float | None, direction: Direction, places: int = 0) -> Change | None:
    """Now against then, each rounded as it is shown, so that nobody reads two equal numbers as a change."""
    if now is None or then is None or not (isfinite(now) and isfinite(then)):
        return None
    by = round(round(now, places) - round(then, places), places)
    if by == 0:
        return Change(0.0, Verdict.SAME)
    if direction is Direction.NEITHER:
        return Change(by, Verdict.NEUTRAL)
    return Change(by, Verdict.BETTER if (by > 0) == (direction is Direction.HIGHER) else Verdict.WORSE)
