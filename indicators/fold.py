"""The folds: arithmetic on integer arrays that turns cases into numbers by unit and period.

A case belongs to a run of consecutive periods: to those that hold its day (flow), or to those whose last day it covers
(stock). Adding 1 where the run begins and taking it off where it ends, then summing along, gives every period at once;
days are never joined with spells. Matrices have a row a unit and a column a period.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indicators.cases import MET, NOT_MET, RUNNING, UNKNOWN, Cases, Floats, Ints
from indicators.kinds import Fold
from indicators.periods import Periods
from indicators.spells import distinct

Matrix = NDArray[np.float64]
Cube = NDArray[np.float64]

#: In the order of the parts of a tally.
ANSWERS = (MET, NOT_MET, UNKNOWN)


@dataclass(frozen=True)
class Tally:
    """Met, not met and unknown, by unit and period: a matrix for each answer that any case gives, in one array.

    Most indicators know one answer or two; what nobody answered costs nothing.
    """

    parts: Cube
    answers: tuple[int, ...]

    def _part(self, answer: np.int8) -> Matrix:
        if answer in self.answers:
            part: Matrix = self.parts[self.answers.index(answer)]
            return part
        return np.zeros(self.parts.shape[1:])

    @property
    def met(self) -> Matrix:
        """Cases that are met; all the cases of a count."""
        return self._part(MET)

    @property
    def not_met(self) -> Matrix:
        """Cases that are not."""
        return self._part(NOT_MET)

    @property
    def unknown(self) -> Matrix:
        """Cases of which it is not known."""
        return self._part(UNKNOWN)

    @property
    def judged(self) -> Matrix:
        """Met and not met together."""
        return self.met + self.not_met if NOT_MET in self.answers else self.met

    @cached_property
    def _so_far(self) -> Cube:
        parts, units, columns = self.parts.shape
        total = np.zeros((parts, units, columns + 1))
        np.cumsum(self.parts, axis=2, out=total[:, :, 1:])
        return total

    def over(self, fold: Fold, days: Periods, periods: Periods) -> Tally:
        """From days to longer periods: a flow's days add up, a stock is as at the last of them."""
        last = periods.last - days.first[0]
        if fold is Fold.STOCK:
            return Tally(self.parts[:, :, last], self.answers)
        first = periods.first - days.first[0]
        return Tally(swept(self._so_far[:, :, last + 1] - self._so_far[:, :, first]), self.answers)

    def rolled_up(self, parent: Ints, size: int) -> Tally:
        """Units summed into their parents: right for flows and stocks, whose cases belong to one unit at a time."""
        if size == 1:
            return Tally(self.parts.sum(axis=1, keepdims=True), self.answers)
        order = np.argsort(parent, kind="stable")
        heads, first = np.unique(parent[order], return_index=True)
        parts, _, columns = self.parts.shape
        total = np.zeros((parts, size, columns))
        total[:, heads] = np.add.reduceat(self.parts[:, order], first, axis=1)
        return Tally(total, self.answers)


def runs(cases: Cases, fold: Fold, periods: Periods) -> tuple[Ints, Ints]:
    """For each case the periods [from, to) it belongs to."""
    if fold is Fold.STOCK:
        return periods.ended(cases.start), periods.ended(cases.end)
    last_day = cases.start if fold is Fold.FLOW else cases.end - 1
    return periods.ended(cases.start), periods.begun(last_day)


def spread(unit: Ints, begin: Ints, finish: Ints, weight: Floats, *, units: int, columns: int) -> Matrix:
    """The sum of weights by unit and period."""
    width = columns + 1
    use = finish > begin
    row = unit[use].astype(np.int64) * width
    amount = weight[use]
    size = units * width
    if (amount == 1).all():  # whole numbers are added faster, and leave no dust
        step = np.bincount(row + begin[use], minlength=size) - np.bincount(row + finish[use], minlength=size)
        return np.cumsum(step.reshape(units, width), axis=1)[:, :columns].astype(np.float64)
    parts = np.bincount(row + begin[use], amount, size) - np.bincount(row + finish[use], amount, size)
    return swept(np.cumsum(parts.reshape(units, width), axis=1)[:, :columns])


def swept(total: NDArray[np.float64]) -> NDArray[np.float64]:
    """Without the dust of 1e-16 that parts of a whole leave where all that was added has been taken off again."""
    whole = np.rint(total)
    return total if np.array_equal(whole, total) else np.round(total, 9)


def tally(cases: Cases, fold: Fold, unit: Ints, units: int, periods: Periods) -> Tally:
    """Flow and stock: sums of the weights of cases, by what they are."""
    begin, finish = runs(cases, fold, periods)
    answers = tuple(int(one) for one in ANSWERS if (cases.met == one).any()) or (int(MET),)
    part = np.select([cases.met == one for one in answers], list(range(len(answers))), default=-1)
    finish = np.where(part < 0, begin, finish)  # what is still running belongs to no period
    size = len(answers) * units
    matrix = spread(part * units + unit, begin, finish, cases.weight, units=size, columns=len(periods))
    return Tally(matrix.reshape(len(answers), units, len(periods)), answers)


def members(cases: Cases, fold: Fold, periods: Periods) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Which case, in which period: one pair for each period a case belongs to."""
    begin, finish = runs(cases, fold, periods)
    length = np.maximum(finish - begin, 0)
    case = np.repeat(np.arange(len(cases)), length)
    period = np.arange(len(case)) - np.repeat(np.cumsum(length) - length, length) + np.repeat(begin, length)
    return case, period


def tally_persons(cases: Cases, unit: Ints, units: int, periods: Periods) -> Tally:
    """During: distinct persons with any day in the period, in every unit that held them on one of its days.

    A person is met in a period if any of their days in it is: the answer belongs to the child, whichever unit asks.
    """
    case, period = members(cases, Fold.DURING, periods)
    person = cases.person[case].astype(np.int64)
    columns, people = len(periods), int(cases.person.max(initial=0)) + 1
    child = person * columns + period
    met = np.zeros(people * columns, bool)
    met[child[cases.met[case] == MET]] = True
    unknown = np.zeros(people * columns, bool)
    unknown[child[cases.met[case] == UNKNOWN]] = True
    place = distinct(child * units + unit[case])
    child, where = place // units, place % units
    cell = where * columns + child % columns
    answer = np.where(met[child], MET, np.where(unknown[child], UNKNOWN, NOT_MET))
    shape = (units, columns)
    counts = [np.bincount(cell[answer == one], minlength=units * columns).reshape(shape) for one in ANSWERS]
    return Tally(np.stack(counts).astype(np.float64), tuple(int(one) for one in ANSWERS))


@dataclass(frozen=True)
class Spread:
    """The distribution of values by unit and period."""

    total: Matrix
    known: Matrix
    unknown: Matrix
    mean: Matrix
    lower: Matrix
    median: Matrix
    upper: Matrix
    longest: Matrix


def distribute(cases: Cases, fold: Fold, unit: Ints, units: int, periods: Periods) -> Spread:
    """Quartiles by linear interpolation, mean and longest of the values of cases; a missing value is unknown."""
    order = np.argsort(cases.value, kind="stable")
    cases, unit = cases.where(order), unit[order]
    case, period = members(cases, fold, periods)
    use = cases.met[case] != RUNNING
    case, period = case[use], period[use]
    columns = len(periods)
    cell = unit[case].astype(np.int64) * columns + period
    value = cases.value[case]
    missing = np.isnan(value)
    size = units * columns
    unknown = np.bincount(cell[missing], minlength=size)
    cell, value = cell[~missing], value[~missing]
    order = np.argsort(cell, kind="stable")
    cell, value = cell[order], value[order]
    number = np.bincount(cell, minlength=size)
    total = np.bincount(cell, value, size)
    first = np.cumsum(number) - number
    some = number > 0

    def quantile(share: float) -> Matrix:
        found = np.full(size, np.nan)
        place = share * (number[some] - 1)
        low = np.floor(place).astype(np.int64)
        high = np.minimum(low + 1, number[some] - 1)
        at = first[some]
        below, above = value[at + low], value[at + high]
        found[some] = below + (above - below) * (place - low)
        return found.reshape(units, columns)

    mean = np.full(size, np.nan)
    mean[some] = total[some] / number[some]
    shape = (units, columns)
    return Spread(
        total=total.reshape(shape).astype(np.float64),
        known=number.reshape(shape).astype(np.float64),
        unknown=unknown.reshape(shape).astype(np.float64),
        mean=mean.reshape(shape),
        lower=quantile(0.25),
        median=quantile(0.5),
        upper=quantile(0.75),
        longest=quantile(1.0),
    )


def divide(numerator: Matrix, denominator: Matrix, times: float = 1.0) -> Matrix:
    """One over the other; NaN where there is nothing to divide by. The one place that divides."""
    share: Matrix = np.full(np.broadcast_shapes(numerator.shape, denominator.shape), np.nan)
    np.divide(numerator * times, denominator, out=share, where=denominator != 0)
    return share


def any_cases(*matrices: Any) -> NDArray[np.bool_]:
    """Which units have anything at all; NaN is nothing."""
    anything: NDArray[np.bool_] = np.any([np.any(np.abs(matrix) > 0, axis=1) for matrix in matrices], axis=0)
    return anything
