"""Process control as the rules are written, point by point and window by window, in fractions that lose nothing."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from fractions import Fraction
from math import comb, exp, factorial, sqrt

MOVING_RANGES = Fraction(266, 100)


@dataclass(frozen=True)
class Lines:
    """The five lines of one baseline."""

    mean: Fraction
    lower: Fraction
    upper: Fraction
    near_lower: Fraction
    near_upper: Fraction


def xmr(values: list[Fraction]) -> Lines:
    """Mean ± 2.66 mean moving ranges."""
    mean = sum(values, Fraction(0)) / len(values)
    ranges = [abs(later - earlier) for earlier, later in itertools.pairwise(values)]
    reach = MOVING_RANGES * sum(ranges, Fraction(0)) / len(ranges)
    return Lines(mean, mean - reach, mean + reach, mean - 2 * reach / 3, mean + 2 * reach / 3)


def point(values: list[Fraction], at: int, lines: Lines) -> tuple[str, int]:
    """The rule that a point meets first, and which way."""
    return (
        outside(values, at, lines)
        or trend(values, at)
        or two_of_three(values, at, lines)
        or shift(values, at, lines)
        or ("common", 0)
    )


def outside(values: list[Fraction], at: int, lines: Lines) -> tuple[str, int] | None:
    """Strictly beyond a process limit."""
    if values[at] > lines.upper:
        return "outside", 1
    return ("outside", -1) if values[at] < lines.lower else None


def trend(values: list[Fraction], at: int) -> tuple[str, int] | None:
    """In seven points each higher, or each lower, than the one before; of two such sevens, the later."""
    found = None
    for seven in windows(values, at, 7):
        if all(b > a for a, b in itertools.pairwise(seven)):
            found = ("trend", 1)
        if all(b < a for a, b in itertools.pairwise(seven)):
            found = ("trend", -1)
    return found


def two_of_three(values: list[Fraction], at: int, lines: Lines) -> tuple[str, int] | None:
    """Beyond the near limit, with another such in three points that are all on that side of the mean."""

    def near(value: Fraction) -> bool:
        above = lines.near_upper < value <= lines.upper
        return above or lines.lower <= value < lines.near_lower

    if near(values[at]):
        for three in windows(values, at, 3):
            high, low = all(v > lines.mean for v in three), all(v < lines.mean for v in three)
            if (high or low) and sum(near(v) for v in three) >= 2:
                return "near", 1 if high else -1
    return None


def shift(values: list[Fraction], at: int, lines: Lines) -> tuple[str, int] | None:
    """In seven points strictly on one side of the mean."""
    for seven in windows(values, at, 7):
        if all(v > lines.mean for v in seven):
            return "shift", 1
        if all(v < lines.mean for v in seven):
            return "shift", -1
    return None


def windows(values: list[Fraction], at: int, size: int) -> list[list[Fraction]]:
    """Every run of so many consecutive points that holds the point, the earliest first."""
    return [values[start : start + size] for start in range(len(values) - size + 1) if start <= at < start + size]


def p_prime(met: list[int], of: list[int], baseline: int) -> list[tuple[float, float, float]]:
    """Lower limit, centre and upper limit of each point, in percent: a p-chart's, stretched by sigma z."""
    share = sum(met[:baseline]) / sum(of[:baseline])
    alone = [sqrt(share * (1 - share) / n) for n in of]
    if not 0 < share < 1:
        return [(100 * share,) * 3 for _ in of]
    z = [(x / n - share) / sigma for x, n, sigma in zip(met, of, alone, strict=True)][:baseline]
    sigma_z = sum(abs(b - a) for a, b in itertools.pairwise(z)) / (len(z) - 1) / 1.128
    reach = [3 * sigma * sigma_z for sigma in alone]
    return [(100 * (share - far), 100 * share, 100 * (share + far)) for far in reach]


def at_most(x: int, n: int, share: Fraction) -> Fraction:
    """The chance that so many or fewer of n are met."""
    return sum((comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(x + 1)), Fraction(0))


def at_least(x: int, n: int, share: Fraction) -> Fraction:
    """The chance that so many or more of n are met."""
    return 1 - (at_most(x - 1, n, share) if x else Fraction(0))


def poisson_at_most(x: int, expected: float) -> float:
    """The chance of so many things or fewer."""
    return sum(exp(-expected) * expected**k / factorial(k) for k in range(x + 1))


def score_distance(share: float, truth: float, n: int) -> float:
    """How many standard errors of the truth an observed share lies from it: 1.96 at the ends of Wilson's interval."""
    return abs(share - truth) / sqrt(truth * (1 - truth) / n)
