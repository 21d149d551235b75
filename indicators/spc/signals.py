"""Which points differ from the rest by more than chance, and which way: the four rules of Making Data Count.

A point takes the first rule it meets, in the order of `Rule`. A point on a line is on neither side of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

import numpy as np

from indicators.cases import Floats, Ints
from indicators.spc.limits import Limits

RUN = 7
#: Run charts have no limits to go by, and a shift of their own: six on one side of the median (Perla and others,
#: BMJ Quality & Safety 20, 2011).
RUN_CHART_SHIFT = 6
#: What counts as on a line: sums of hundredths do not meet exactly where those of fractions would.
ON_THE_LINE = 1e-9


class Rule(IntEnum):
    """What sets a point apart, the strongest first. COMMON is none of them."""

    COMMON = 0
    OUTSIDE = 1  #: beyond a process limit
    TREND = 2  #: one of seven points that each rise, or each fall
    NEAR = 3  #: one of two in three beyond a near limit, all three on that side of the mean
    SHIFT = 4  #: one of seven on one side of the mean


@dataclass(frozen=True)
class Signals:
    """The rule each point meets, and whether that is upwards (1) or downwards (-1); 0 for common cause."""

    rule: Ints
    toward: Ints

    @classmethod
    def none(cls, points: int) -> Signals:
        """All of chance."""
        return cls(np.zeros(points, np.int32), np.zeros(points, np.int32))

    @classmethod
    def joined(cls, parts: list[Signals]) -> Signals:
        """Those of one stretch of points after another."""
        return cls(np.concatenate([part.rule for part in parts]), np.concatenate([part.toward for part in parts]))

    def mark(self, points: slice, rule: Rule, toward: int) -> None:
        """Let points meet a rule; what they met before was weaker."""
        self.rule[points], self.toward[points] = rule, toward


def signals(values: Floats, limits: Limits) -> Signals:
    """The signals of the points of one baseline, from the weakest rule to the strongest."""
    found = Signals.none(len(values))
    above = side(values, limits.centre)
    for start, stop, sign in runs(above):
        if sign and stop - start >= RUN:
            found.mark(slice(start, stop), Rule.SHIFT, sign)
    beyond = _beyond(values, limits.lower, limits.upper)
    near = np.where(beyond == 0, _beyond(values, limits.near_lower, limits.near_upper), 0)
    for start in range(len(values) - 2):
        three = slice(start, start + 3)
        if abs(above[three].sum()) == 3 and np.count_nonzero(near[three]) >= 2:
            for place in range(start, start + 3):
                if near[place]:
                    found.mark(slice(place, place + 1), Rule.NEAR, int(near[place]))
    for start, stop, sign in runs(side(values[1:], values[:-1])):
        if sign and stop - start >= RUN - 1:  # so many steps join one point more
            found.mark(slice(start, stop + 1), Rule.TREND, sign)
    for point in np.flatnonzero(beyond):
        found.mark(slice(point, point + 1), Rule.OUTSIDE, int(beyond[point]))
    return found


def run_chart_signals(values: Floats, limits: Limits) -> Signals:
    """Six or more in a row on one side of the median; a point on the median neither counts nor breaks the row."""
    found = Signals.none(len(values))
    above = side(values, limits.centre)
    off = np.flatnonzero(above)
    for start, stop, sign in runs(above[off]):
        if stop - start >= RUN_CHART_SHIFT:
            for point in off[start:stop]:
                found.mark(slice(point, point + 1), Rule.SHIFT, sign)
    return found


def side(values: Floats, line: Floats) -> Ints:
    """1 above a line, -1 below it, 0 on it or where there is none."""
    apart = np.nan_to_num(values - line)
    on_it = np.abs(apart) <= ON_THE_LINE * np.maximum(1.0, np.abs(np.nan_to_num(line)))
    return np.where(on_it, 0, np.sign(apart)).astype(np.int32)


def _beyond(values: Floats, lower: Floats, upper: Floats) -> Ints:
    over, under = side(values, upper) > 0, side(values, lower) < 0
    return over.astype(np.int32) - under.astype(np.int32)


def runs(signs: Ints) -> Iterator[tuple[int, int, int]]:
    """Each run of equal signs: where it starts, where the next one does, and its sign."""
    edges = [0, *(np.flatnonzero(np.diff(signs)) + 1).tolist(), len(signs)] if len(signs) else []
    for start, stop in pairwise(edges):
        yield start, stop, int(signs[start])
