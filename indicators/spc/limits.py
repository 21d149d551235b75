"""Control limits: XmR, p′ for percentages of few or uneven numbers, and the median of a run chart.

XmR and its constants as Making Data Count has them: mean ± 2.66 mean moving ranges, near limits at two thirds, no
moving range screened out, and limits never cut at what is possible: only their drawing is. p′ as D. B. Laney,
"Improved Control Charts for Attributes", Quality Engineering 14 (2002): the p-chart's spread times how much more, or
less, the points move than chance alone would move them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import fsum, sqrt

import numpy as np

from indicators.cases import Floats

MOVING_RANGES = 2.66
NEAR = 2 / 3
#: The mean moving range of standard normal values: d2 of two.
D2 = 1.128
FEW = 20


class Method(Enum):
    """How the centre and the limits of a chart are found."""

    XMR = "XmR"
    P_PRIME = "p′"
    RUN = "run chart"


@dataclass(frozen=True)
class Limits:
    """Centre and limits of each point, NaN where there are none. They may lie beyond what is possible."""

    centre: Floats
    lower: Floats
    upper: Floats
    near_lower: Floats
    near_upper: Floats

    def __getitem__(self, kept: slice) -> Limits:
        """Those of some of the points."""
        return Limits(*(part[kept] for part in self.columns))

    @classmethod
    def joined(cls, parts: list[Limits]) -> Limits:
        """Those of one stretch of points after another."""
        return cls(*(np.concatenate(columns) for columns in zip(*(part.columns for part in parts), strict=True)))

    @property
    def columns(self) -> tuple[Floats, ...]:
        """All five, in the order of the fields."""
        return (self.centre, self.lower, self.upper, self.near_lower, self.near_upper)


def mean(values: Floats) -> float:
    """Summed without loss: a point that lies on the mean has to be seen to."""
    return fsum(values) / len(values)


def xmr(values: Floats, baseline: int | None = None) -> Limits:
    """Mean ± 2.66 mean moving ranges of the first ``baseline`` values, or of all of them. Takes at least two."""
    base = values[:baseline]
    reach = MOVING_RANGES * mean(np.abs(np.diff(base)))
    return _around(np.full(len(values), mean(base)), np.full(len(values), reach))


def p_prime(numerator: Floats, denominator: Floats, baseline: int | None = None) -> Limits:
    """Limits in percent, as wide at each point as its own denominator asks. Takes at least two points, none of 0.

    Where all or none are met the limits close on the centre: such a series shows no chance to measure by.
    """
    share = fsum(numerator[:baseline]) / fsum(denominator[:baseline])
    sigma = np.sqrt(share * (1 - share) / denominator)
    moved = 0.0
    if 0 < share < 1:
        score = ((numerator / denominator - share) / sigma)[:baseline]
        moved = mean(np.abs(np.diff(score))) / D2
    return _around(np.full(len(numerator), 100 * share), 300 * sigma * moved)


def median(values: Floats) -> Limits:
    """The median as the centre, and no limits: what fewer than twelve points can bear."""
    none = np.full(len(values), np.nan)
    middle = np.full(len(values), float(np.median(values)) if len(values) else np.nan)
    return Limits(middle, none, none, none, none)


def _around(centre: Floats, reach: Floats) -> Limits:
    return Limits(centre, centre - reach, centre + reach, centre - NEAR * reach, centre + NEAR * reach)


def few_or_uneven(denominator: Floats) -> bool:
    """Whether percentages rest on numbers too few or too uneven for limits that are the same for every point.

    Too few: one below 20. Too uneven: the largest less the smallest is more than half of their mean.
    """
    if not len(denominator):
        return False
    low, high = float(denominator.min()), float(denominator.max())
    return low < FEW or high - low > mean(denominator) / 2


def wilson(met: float, of: float, z: float = 1.959964) -> tuple[float, float] | None:
    """The interval, in percent, that holds the underlying share 19 times in 20; None of nothing.

    E. B. Wilson, "Probable Inference", Journal of the American Statistical Association 22 (1927).
    """
    if of <= 0:
        return None
    share, weight = met / of, z * z / of
    middle = share + weight / 2
    reach = z * sqrt(share * (1 - share) / of + weight / (4 * of))
    low, high = ((middle + side * reach) / (1 + weight) for side in (-1, 1))
    return max(0.0, 100 * low), min(100.0, 100 * high)
