"""The folds: arithmetic on integer arrays that turns cases into numbers by unit and period.

A case belongs to a run of consecutive periods: to those that hold its day (flow), or to those whose last day it covers
(stock). Adding 1 where the run begins and taking it off where it ends, then summing along, gives every period at once;
days are never joined with spells. Matrices have a row a unit (or a unit and category) and a column a period.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.ledger import Cells, swept
from indicators.cases import MET, NOT_MET, RUNNING, UNKNOWN, Cases, Ints
from indicators.kinds import Fold
from indicators.periods import Periods
from indicators.spells import distinct

Matrix = NDArray[np.float64]

#: In the order of the parts of a tally.
ANSWERS = (MET, NOT_MET, UNKNOWN)


@dataclass(frozen=True)
class Tally:
    """Met, not met and unknown, by row and period: a matrix for each answer that any case gives, in one array.

    Most indicators know one answer or two; what nobody answered costs nothing. Whole numbers are int32.
    """

    parts: Cells
    answers: tuple[int, ...]

    def part(self, answer: np.int8) -> Cells | None:
        """The cases of one answer; None where none gave it."""
        return self.parts[self.answers.index(int(answer))] if int(answer) in self.answers else None

    def _filled(self, answer: np.int8) -> Cells:
        part = self.part(answer)
        return np.zeros(self.parts.shape[1:], self.parts.dtype) if part is None else part

    @property
    def met(self) -> Cells:
        """Cases that are met; all the cases of a count."""
        return self._filled(MET)

    @property
    def not_met(self) -> Cells:
        """Cases that are not."""
        return self._filled(NOT_MET)

    @property
    def unknown(self) -> Cells:
        """Cases of which it is not known."""
        return self._filled(UNKNOWN)

    @property
    def judged(self) -> Cells:
        """Met and not met together."""
        met, other = self.part(MET), self.part(NOT_MET)
        if met is None:
            return self._filled(NOT_MET)
        return met if other is None else met + other

    def rolled_up(self, parent: NDArray[Any], size: int) -> Tally:
        """Rows summed into their parents: right for flows and stocks, whose cases belong to one unit at a time."""
        if size == 1:
            return self._swept(self.parts.sum(axis=1, keepdims=True, dtype=self.parts.dtype))
        order = np.argsort(parent, kind="stable")
        heads, first = np.unique(parent[order], return_index=True)
        parts, _, columns = self.parts.shape
        total = np.zeros((parts, size, columns), self.parts.dtype)
        if len(heads):
            total[:, heads] = np.add.reduceat(self.parts[:, order], first, axis=1)
        return self._swept(total)

    def _swept(self, total: Cells) -> Tally:
        """Parts of a whole make the same sum in whatever order they are added."""
        return Tally(total if total.dtype.kind == "i" else swept(total.astype(np.float64)), self.answers)


def runs(cases: Cases, fold: Fold, periods: Periods) -> tuple[Ints, Ints]:
    """For each case the periods [from, to) it belongs to."""
    if fold is Fold.STOCK:
        return periods.ended(cases.start), periods.ended(cases.end)
    last_day = cases.start if fold is Fold.FLOW else cases.end - 1
    return periods.ended(cases.start), periods.begun(last_day)


def tally(cases: Cases, fold: Fold, row: NDArray[Any], rows: int, periods: Periods) -> Tally:
    """Flow and stock: the sum of the weights of cases by row and period, by what they are.

    ``row`` is a unit, or one number for a unit and each code of a breakdown of it; a case of row -1 is left out.
    """
    begin, finish = runs(cases, fold, periods)
    answers, place, use = _answered(cases.met, row, rows)
    use &= finish > begin
    if not use.all():
        place, begin, finish = place[use], begin[use], finish[use]
    columns = len(periods)
    at = place * columns
    ends = finish < columns
    size = len(answers) * rows * columns
    weight = cases.weight
    if (weight == 1).all():  # whole numbers are added faster, and leave no dust
        step = np.bincount(at + begin, minlength=size) - np.bincount(at[ends] + finish[ends], minlength=size)
        total: Cells = np.cumsum(step.reshape(-1, columns), axis=1, dtype=np.int32)
    else:
        amount = weight[use]
        step = np.bincount(at + begin, amount, size) - np.bincount(at[ends] + finish[ends], amount[ends], size)
        total = swept(np.cumsum(step.reshape(-1, columns), axis=1))
    return Tally(total.reshape(len(answers), rows, columns), answers)


def _answered(
    met: NDArray[np.int8], row: NDArray[Any], rows: int
) -> tuple[tuple[int, ...], NDArray[np.intp], NDArray[np.bool_]]:
    """The answers that are given, where each case stands among answers and rows, and which cases stand anywhere.

    What is still running belongs to no period.
    """
    given = np.bincount(met + 1, minlength=4)  # UNKNOWN is -1, RUNNING the last
    answers = tuple(int(one) for one in ANSWERS if given[int(one) + 1]) or (int(MET),)
    part = np.full(4, -1, np.intp)
    for number, one in enumerate(answers):
        part[one + 1] = number * rows
    place = part[met + 1]
    use = (place >= 0) & (row >= 0)
    return answers, place + row, use


@dataclass(frozen=True)
class Columns:
    """The periods of several grains side by side, so that one pass over the cases serves them all."""

    spans: tuple[Periods, ...]

    def __len__(self) -> int:
        return sum(map(len, self.spans))

    def cut(self, matrix: Matrix) -> Iterator[Matrix]:
        """The columns of each grain."""
        begin = 0
        for span in self.spans:
            yield matrix[:, begin : begin + len(span)]
            begin += len(span)

    def members(self, cases: Cases, fold: Fold) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Which case, in which column: one pair for each period a case belongs to; what still runs is in none."""
        which, columns, begin = [], [], 0
        for span in self.spans:
            case, period = members(cases, fold, span)
            which.append(case)
            columns.append(period + begin)
            begin += len(span)
        case, column = np.concatenate(which), np.concatenate(columns)
        use = cases.met[case] != RUNNING
        return case[use], column[use]


def members(cases: Cases, fold: Fold, periods: Periods) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Which case, in which period: one pair for each period a case belongs to."""
    begin, finish = runs(cases, fold, periods)
    length = np.maximum(finish - begin, 0)
    case = np.repeat(np.arange(len(cases)), length)
    period = np.arange(len(case)) - np.repeat(np.cumsum(length) - length - begin, length)
    return case, period


def tally_persons(cases: Cases, row: NDArray[Any], rows: int, columns: Columns, group: Ints | None = None) -> Tally:
    """During: distinct persons with any day in the period, in every row that held them on one of its days.

    A person is met in a period if any of their days in it is: the answer belongs to the child, whichever unit asks.
    Where the rows are also cut by a breakdown, ``group`` is its code: the answer is then of the child's days of it.
    """
    cases, row, group = _held(cases, row, group)
    case, column = columns.members(cases, Fold.DURING)
    known = np.asarray(pd.factorize(cases.person if group is None else _pairs(cases.person, group))[0], np.int64)
    width = len(columns)
    child = known[case] * width + column
    people = int(known.max(initial=-1)) + 1
    answer = np.full(people * width, NOT_MET, np.int8)
    answer[child[cases.met[case] == UNKNOWN]] = UNKNOWN
    answer[child[cases.met[case] == MET]] = MET
    place = distinct(child * rows + row[case])
    child, where = place // rows, place % rows
    cell = where * width + child % width
    found = answer[child]
    counts = [np.bincount(cell[found == one], minlength=rows * width).reshape(rows, width) for one in ANSWERS]
    return Tally(np.stack(counts).astype(np.int32), tuple(int(one) for one in ANSWERS))


def _pairs(person: Ints, group: Ints) -> NDArray[np.int64]:
    return (person.astype(np.int64) << 32) + group


def _held(cases: Cases, row: NDArray[Any], group: Ints | None) -> tuple[Cases, NDArray[Any], Ints | None]:
    """Without the cases that stand in no row."""
    keep = row >= 0
    if keep.all():
        return cases, row, group
    return cases.where(keep), row[keep], None if group is None else group[keep]


@dataclass(frozen=True)
class Spread:
    """The distribution of values by row and period."""

    total: Matrix
    known: Matrix
    unknown: Matrix
    mean: Matrix
    lower: Matrix
    median: Matrix
    upper: Matrix
    longest: Matrix


def by_cell(cell: NDArray[np.int64], size: int) -> NDArray[np.intp]:
    """The order of numbers below a size, equal ones as they stand: sixteen bits at a time, for which numpy counts."""
    order = np.argsort((cell & 0xFFFF).astype(np.uint16), kind="stable")
    for bits in range(16, int(size).bit_length(), 16):
        order = order[np.argsort((cell[order] >> bits).astype(np.uint16), kind="stable")]
    return order


@dataclass(frozen=True)
class Valued:
    """The values of cases in the columns that they belong to, the least first, whatever row they will stand in.

    Each entry is a case, a column and a value; those without a value come apart.
    """

    case: Ints
    column: Ints
    value: Matrix
    unknown: tuple[Ints, Ints]
    width: int

    @classmethod
    def of(cls, cases: Cases, fold: Fold, columns: Columns) -> Valued:
        """Of cases, each in every period of every grain."""
        by_value = np.argsort(cases.value, kind="stable").astype(np.int32)
        at, places = columns.members(cases.where(by_value), fold)
        case: Ints = by_value[at]
        column: Ints = places.astype(np.int32)
        value = cases.value[case]
        # What is not a number sorts last; grain by grain, as the columns are.
        missing = np.isnan(value)
        some = bool(missing.any())
        keep = ~missing if some else slice(None)
        return cls(case[keep], column[keep], value[keep], (case[missing], column[missing]), len(columns))


def distribute(values: Valued, row: NDArray[Any], rows: int) -> Spread:
    """Quartiles by linear interpolation, mean and longest of the values of cases; a missing value is unknown.

    ``row`` is one a case; a case of row -1 is left out.
    """
    width = values.width
    size = rows * width
    starts = row.astype(np.int64) * width
    case, column = values.unknown
    cell = starts[case] + column
    unknown = np.bincount(cell[cell >= 0], minlength=size)
    cell, value = starts[values.case] + values.column, values.value
    if (row < 0).any():
        keep = cell >= 0
        cell, value = cell[keep], value[keep]
    order = by_cell(cell, size)
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
        return found.reshape(rows, width)

    mean = np.full(size, np.nan)
    mean[some] = total[some] / number[some]
    shape = (rows, width)
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
