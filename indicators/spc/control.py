"""A control chart as numbers: which method, which baselines, the limits of every point and what each point says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from indicators.cases import Floats, Ints
from indicators.spc.baseline import ENOUGH, LEAST, Rebase, Segment, segments
from indicators.spc.limits import Limits, Method, few_or_uneven, median, p_prime, xmr
from indicators.spc.signals import Rule, Signals, run_chart_signals, runs, side, signals


@dataclass(frozen=True)
class Points:
    """Whole periods with a number, oldest first; both sides where the number is a percentage of cases."""

    first: Ints
    last: Ints
    value: Floats
    numerator: Floats | None = None
    denominator: Floats | None = None

    def __len__(self) -> int:
        return len(self.value)

    def __getitem__(self, kept: slice) -> Points:
        sides = (None if part is None else part[kept] for part in (self.numerator, self.denominator))
        return Points(self.first[kept], self.last[kept], self.value[kept], *sides)


@dataclass(frozen=True)
class Control:
    """Points with their limits and signals. Limits are NaN on a run chart, and where a new baseline is too short."""

    points: Points
    method: Method
    segments: tuple[Segment, ...]
    limits: Limits
    signals: Signals

    @property
    def judged(self) -> bool:
        """Whether the latest point may carry icons: its limits are of enough points."""
        return self.method is not Method.RUN and bool(self.segments) and not self.segments[-1].trial

    @property
    def rule(self) -> Rule:
        """The rule that the latest point meets."""
        return Rule(int(self.signals.rule[-1])) if len(self.points) else Rule.COMMON

    @property
    def toward(self) -> int:
        """Whether the latest point's signal is upwards (1) or downwards (-1)."""
        return int(self.signals.toward[-1]) if len(self.points) else 0

    @property
    def calm(self) -> int:
        """How many points, the latest last, have shown nothing but chance since the last signal or baseline."""
        last = self.segments[-1]
        apart = np.flatnonzero(self.signals.rule[last.start : last.stop])
        return last.points - (int(apart[-1]) + 1 if len(apart) else 0)

    @property
    def in_a_row(self) -> int:
        """How many points the latest one's trend or shift has lasted."""
        last = self.segments[-1]
        value = self.points.value[last.start : last.stop]
        if self.rule is Rule.TREND:
            start, stop, _ = list(runs(side(value[1:], value[:-1])))[-1]
            return stop - start + 1
        start, stop, _ = list(runs(side(value, self.limits.centre[last.start : last.stop])))[-1]
        return stop - start

    @property
    def long_shift(self) -> int | None:
        """The first point of a shift that has lasted long enough to be a baseline of its own; None where none has.

        It is only ever suggested: a baseline begins anew by a decision that says what changed.
        """
        last = self.segments[-1]
        above = side(self.points.value[last.start : last.stop], self.limits.centre[last.start : last.stop])
        start, stop, sign = list(runs(above))[-1]
        return last.start + start if self.judged and sign and stop - start >= ENOUGH else None


def control(points: Points, decisions: Sequence[Rebase] = ()) -> Control:
    """The chart of at least one point: a run chart below twelve, else XmR, or p′ for few or uneven percentages."""
    method = method_of(points)
    if method is Method.RUN:
        whole = median(points.value)
        alone = (Segment(0, len(points), len(points), None),)
        return Control(points, method, alone, whole, run_chart_signals(points.value, whole))
    cut = segments(points.first, points.last, decisions)
    limits = [_limits(method, points[one.start : one.stop], one.baseline) for one in cut]
    found = [
        signals(points.value[one.start : one.stop], held) if one.points >= LEAST else Signals.none(one.points)
        for one, held in zip(cut, limits, strict=True)
    ]
    return Control(points, method, tuple(cut), Limits.joined(limits), Signals.joined(found))


def method_of(points: Points) -> Method:
    """How the limits of these points are found."""
    if len(points) < ENOUGH:
        return Method.RUN
    if points.denominator is not None and few_or_uneven(points.denominator):
        return Method.P_PRIME
    return Method.XMR


def _limits(method: Method, points: Points, baseline: int) -> Limits:
    if len(points) < LEAST:
        return median(points.value)
    if method is Method.P_PRIME:
        assert points.numerator is not None
        assert points.denominator is not None
        return p_prime(points.numerator, points.denominator, baseline)
    return xmr(points.value, baseline)
