"""Funnels: units beside each other once, on one period, and whether chance alone would set them so far apart.

Limits that 95 and 99.8 in 100 units would lie within if each worked at the trust's own value and only chance differed:
exact binomial limits for percentages, Poisson for things counted per so many. Between whole numbers the limits are
drawn by D. J. Spiegelhalter's interpolation (Statistics in Medicine 24, 2005): what lies beyond the drawn line is what
the exact tail calls so. A funnel ranks nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import ceil, log, log1p, sqrt

import numpy as np

from indicators.cases import Floats

TAILS = {95.0: 0.025, 99.8: 0.001}
#: Points that draw a limit.
DRAWN = 48
#: Below so many units, how much they differ among themselves says little.
SEVERAL = 5


class Apart(IntEnum):
    """How far a unit lies from the others' common value, the lower side negative."""

    FAR_BELOW = -2
    BELOW = -1
    WITHIN = 0
    ABOVE = 1
    FAR_ABOVE = 2

    @property
    def words(self) -> str:
        """What is written beside a unit: never a rank."""
        return _WORDS[self]


_WORDS = {
    Apart.FAR_BELOW: "Lower: more than chance",
    Apart.BELOW: "Lower: perhaps more than chance",
    Apart.WITHIN: "Within what chance gives",
    Apart.ABOVE: "Higher: perhaps more than chance",
    Apart.FAR_ABOVE: "Higher: more than chance",
}


@dataclass(frozen=True)
class Funnel:
    """Where units lie about one value. ``lines`` are the limits at ``sizes``: 99.8 and 95 below, 95 and 99.8 above."""

    centre: float  #: in the units' own scale: percent, or things per one of the denominator
    apart: tuple[Apart, ...]
    sizes: Floats
    lines: tuple[Floats, Floats, Floats, Floats]
    spread: float  #: how much more the units vary than chance alone would let them, as a ratio of variances
    overdispersed: bool


def binomial(numerator: Sequence[float], denominator: Sequence[float], share: float) -> Funnel | None:
    """Units of ``numerator`` met of ``denominator`` about a share (0 to 1); None where no chance is at work."""
    if not numerator or not 0 < share < 1:
        return None

    def limits(of: float, tail: float) -> tuple[float, float]:
        size = round(of)
        return lower_binomial(size, share, tail), size - lower_binomial(size, 1 - share, tail)

    scores = [(x - n * share) / sqrt(n * share * (1 - share)) for x, n in zip(numerator, denominator, strict=True)]
    return _funnel(numerator, denominator, centre=100 * share, scale=100, limits=limits, scores=scores)


def poisson(numerator: Sequence[float], denominator: Sequence[float], rate: float) -> Funnel | None:
    """Units of ``numerator`` things for ``denominator`` about a rate; None where nothing is expected."""
    if not numerator or rate <= 0:
        return None

    def limits(of: float, tail: float) -> tuple[float, float]:
        return lower_poisson(of * rate, tail), upper_poisson(of * rate, tail)

    scores = [(x - n * rate) / sqrt(n * rate) for x, n in zip(numerator, denominator, strict=True)]
    return _funnel(numerator, denominator, centre=rate, scale=1, limits=limits, scores=scores)


def _funnel(
    numerator: Sequence[float],
    denominator: Sequence[float],
    *,
    centre: float,
    scale: float,
    limits: Callable[[float, float], tuple[float, float]],
    scores: Sequence[float],
) -> Funnel:
    inner, outer = TAILS.values()
    apart = tuple(_apart(x, limits(n, inner), limits(n, outer)) for x, n in zip(numerator, denominator, strict=True))
    sizes = _sizes(denominator)
    drawn = np.array([[*limits(n, outer), *limits(n, inner)] for n in sizes]) * scale / sizes[:, None]
    spread = sum(score * score for score in scores) / len(scores)
    wide = len(scores) >= SEVERAL and spread > 1 + 2 * sqrt(2 / len(scores))
    return Funnel(centre, apart, sizes, (drawn[:, 0], drawn[:, 2], drawn[:, 3], drawn[:, 1]), spread, wide)


def _sizes(denominator: Sequence[float]) -> Floats:
    """Whole denominators from half the smallest unit's to a tenth beyond the largest's, closer where limits bend."""
    low, high = max(1, int(min(denominator) / 2)), ceil(1.1 * max(denominator)) + 1
    return np.unique(np.geomspace(low, high, DRAWN).round())


def _apart(x: float, inner: tuple[float, float], outer: tuple[float, float]) -> Apart:
    if x < outer[0]:
        return Apart.FAR_BELOW
    if x > outer[1]:
        return Apart.FAR_ABOVE
    if x < inner[0]:
        return Apart.BELOW
    return Apart.ABOVE if x > inner[1] else Apart.WITHIN


def lower_binomial(size: int, share: float, tail: float) -> float:
    """The number met below which fewer than ``tail`` of units lie; between whole numbers by interpolation."""
    log_factorial = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, size + 1)))])
    met = np.arange(size + 1)
    chance = np.exp(
        log_factorial[size]
        - log_factorial[met]
        - log_factorial[size - met]
        + met * log(share)
        + (size - met) * log1p(-share)
    )
    return _lower(np.cumsum(chance), tail)


def lower_poisson(expected: float, tail: float) -> float:
    """As lower_binomial, of things that come one by one."""
    return _lower(np.cumsum(_poisson(expected)), tail)


def upper_poisson(expected: float, tail: float) -> float:
    """The number above which fewer than ``tail`` of units lie; between whole numbers by interpolation."""
    chance = _poisson(expected)
    at_least = np.cumsum(chance[::-1])[::-1]
    first = int(np.argmax(at_least <= tail))
    return first - 1 + float((at_least[first - 1] - tail) / (at_least[first - 1] - at_least[first]))


def _poisson(expected: float) -> Floats:
    """The chance of 0, 1, 2, ... things, to well beyond the limits."""
    number = np.arange(ceil(expected + 12 * sqrt(expected) + 30))
    log_factorial = np.concatenate([[0.0], np.cumsum(np.log(number[1:]))])
    chance: Floats = np.exp(number * log(expected) - expected - log_factorial)
    return chance


def _lower(at_most: Floats, tail: float) -> float:
    """From the chance of so many or fewer: where it passes ``tail``; never below nobody."""
    first = int(np.searchsorted(at_most, tail, side="right"))
    before = at_most[first - 1] if first else 0.0
    return max(0.0, first - float((at_most[first] - tail) / (at_most[first] - before)))
