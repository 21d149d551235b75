"""The icons of Making Data Count: variation (is it changing) and assurance (will it reach its target as it is)."""

from __future__ import annotations

from enum import Enum

from indicators.kinds import Direction
from indicators.spc.signals import ON_THE_LINE, Rule


class Variation(Enum):
    """What the latest point says. NONE is no icon: there are no limits, or too few points for them."""

    COMMON = "common"
    IMPROVEMENT_HIGH = "improvement high"
    IMPROVEMENT_LOW = "improvement low"
    CONCERN_HIGH = "concern high"
    CONCERN_LOW = "concern low"
    NEUTRAL_HIGH = "neutral high"
    NEUTRAL_LOW = "neutral low"
    NONE = "none"

    @property
    def kind(self) -> str:
        """common, improvement, concern, neutral or none."""
        return self.value.partition(" ")[0]

    @property
    def words(self) -> str:
        """What is written beside the icon."""
        return _VARIATION[self]


_VARIATION = {
    Variation.COMMON: "No change beyond chance",
    Variation.IMPROVEMENT_HIGH: "Up beyond chance: better",
    Variation.IMPROVEMENT_LOW: "Down beyond chance: better",
    Variation.CONCERN_HIGH: "Up beyond chance: worse",
    Variation.CONCERN_LOW: "Down beyond chance: worse",
    Variation.NEUTRAL_HIGH: "Up beyond chance",
    Variation.NEUTRAL_LOW: "Down beyond chance",
    Variation.NONE: "Not enough data",
}


class Assurance(Enum):
    """What the process as it is does to its target. NONE: no target, no limits, or wanted neither high nor low."""

    MEETS = "P"
    MISSES = "F"
    EITHER = "?"
    NONE = ""

    @property
    def words(self) -> str:
        """What is written beside the icon."""
        return _ASSURANCE[self]


_ASSURANCE = {
    Assurance.MEETS: "Will meet the target as it is",
    Assurance.MISSES: "Will miss the target as it is",
    Assurance.EITHER: "On or off target by chance",
    Assurance.NONE: "",
}


def classed(rule: int, toward: int, direction: Direction) -> Variation:
    """The class of one point by what is wanted."""
    if rule == Rule.COMMON:
        return Variation.COMMON
    if direction is Direction.NEITHER:
        return Variation.NEUTRAL_HIGH if toward > 0 else Variation.NEUTRAL_LOW
    if toward > 0:
        return Variation.IMPROVEMENT_HIGH if direction is Direction.HIGHER else Variation.CONCERN_HIGH
    return Variation.CONCERN_LOW if direction is Direction.HIGHER else Variation.IMPROVEMENT_LOW


def assurance(target: float | None, lower: float, upper: float, direction: Direction) -> Assurance:
    """The target against limits that are not cut at what is possible; a target on a limit may go either way."""
    if target is None or direction is Direction.NEITHER or not lower <= upper:
        return Assurance.NONE
    if target - upper > ON_THE_LINE * max(1.0, abs(upper)):
        return Assurance.MISSES if direction is Direction.HIGHER else Assurance.MEETS
    if lower - target > ON_THE_LINE * max(1.0, abs(lower)):
        return Assurance.MEETS if direction is Direction.HIGHER else Assurance.MISSES
    return Assurance.EITHER
