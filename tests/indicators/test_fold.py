"""The folds, against cases counted one by one."""

from __future__ import annotations

import statistics
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.ledger import Column, Pieces
from data.results import divide
from indicators.cases import MET, NOT_MET, OPEN, RUNNING, UNKNOWN, Cases, cases
from indicators.clock import day_number
from indicators.fold import Columns, Tally, Valued, distribute, tally, tally_persons
from indicators.kinds import Fold
from indicators.periods import Periods, periods
from indicators.results import Grain

AS_OF = day_number(date(2026, 3, 15))
FIRST = AS_OF - 60
UNITS = 3
ANSWERS = (MET, NOT_MET, UNKNOWN, RUNNING)
#: Person, unit, first day, length in days (None: still open), answer, weight and value.
case = st.tuples(
    st.integers(0, 3),
    st.integers(0, UNITS - 1),
    st.integers(-70, 0),
    st.one_of(st.none(), st.integers(1, 40)),
    st.sampled_from(ANSWERS),
    st.sampled_from([0.5, 1.0, 0.8]),
    st.one_of(st.none(), st.integers(0, 50)),
)
some = st.lists(case, max_size=20)
grains = st.sampled_from(list(Grain))


def made(found: list[tuple[Any, ...]], fold: Fold) -> tuple[Cases, np.ndarray]:
    """The cases and the unit of each; an event counts on one day."""
    start = np.array([AS_OF + one[2] for one in found], np.int32)
    lengths = [1 if fold is Fold.FLOW else one[3] for one in found]
    end = [OPEN if length is None else first + length for first, length in zip(start, lengths, strict=True)]
    columns = cases(
        person=np.array([one[0] for one in found], np.int32),
        ref=np.array([str(number) for number in range(len(found))], dtype=object),
        team=np.zeros(len(found), np.int32),
        worker=np.zeros(len(found), np.int32),
        start=start,
        end=np.array(end, np.int32),
        met=np.array([one[4] for one in found], np.int8),
        weight=np.array([one[5] for one in found], float),
        value=np.array([np.nan if one[6] is None else one[6] for one in found], float),
    )
    return columns, np.array([one[1] for one in found], np.int32)


def belongs(one: Cases, at: int, fold: Fold, span: Periods, column: int) -> bool:
    """Flow: it starts in the period. Stock: it covers the last day. During: it has any day in it."""
    first, last, start, end = span.first[column], span.last[column], one.start[at], one.end[at]
    if fold is Fold.FLOW:
        return bool(first <= start <= last)
    if fold is Fold.STOCK:
        return bool(start <= last < end)
    return bool(start <= last and end > first)


def slow_sum(one: Cases, unit: np.ndarray, fold: Fold, span: Periods, answer: Any) -> list[list[float]]:
    return [
        [
            sum(
                float(one.weight[at])
                for at in range(len(one))
                if unit[at] == row and one.met[at] == answer and belongs(one, at, fold, span, column)
            )
            for column in range(len(span))
        ]
        for row in range(UNITS)
    ]


@given(some, grains, st.sampled_from([Fold.FLOW, Fold.STOCK]))
def test_flow_and_stock_add_up_the_weights_of_the_cases_of_each_period(found, grain, fold):
    """Running cases are in none of the three numbers."""
    one, unit = made(found, fold)
    span = periods(grain, FIRST, AS_OF)
    sums = tally(one, fold, unit, UNITS, span)
    for matrix, answer in ((sums.met, MET), (sums.not_met, NOT_MET), (sums.unknown, UNKNOWN)):
        np.testing.assert_allclose(matrix, slow_sum(one, unit, fold, span, answer), atol=1e-9)


@given(some, grains)
def test_what_is_over_leaves_no_dust(found, grain):
    """Full-time equivalents that were added and taken off again leave exactly nothing."""
    one, unit = made(found, Fold.STOCK)
    sums = tally(one, Fold.STOCK, unit, UNITS, periods(grain, FIRST, AS_OF))
    assert not ((sums.met != 0) & (np.abs(sums.met) < 1e-6)).any()


@given(some, grains)
def test_during_counts_each_person_once_in_every_unit_that_held_them(found, grain):
    """A person is met wherever they were in the period, if any of their days in it is; else unknown; else not met."""
    one, unit = made([case for case in found if case[4] != RUNNING], Fold.DURING)
    span = periods(grain, FIRST, AS_OF)
    sums = tally_persons(one, unit, UNITS, Columns((span,)))
    for column in range(len(span)):
        here = [at for at in range(len(one)) if belongs(one, at, Fold.DURING, span, column)]
        for row in range(UNITS):
            held = {int(one.person[at]) for at in here if unit[at] == row}
            answers = {who: {int(one.met[at]) for at in here if one.person[at] == who} for who in held}
            met = sum(int(MET) in found for found in answers.values())
            unknown = sum(int(MET) not in found and int(UNKNOWN) in found for found in answers.values())
            assert (sums.met[row, column], sums.unknown[row, column]) == (met, unknown)
            assert sums.not_met[row, column] == len(held) - met - unknown


@given(some, grains, st.sampled_from([Fold.FLOW, Fold.STOCK]))
def test_values_are_spread_by_linear_interpolation(found, grain, fold):
    """Mean, quartiles and longest of the known values; a missing one is unknown; a running case is nowhere."""
    one, unit = made(found, fold)
    span = periods(grain, FIRST, AS_OF)
    spread = distribute(Valued.of(one, fold, Columns((span,))), unit, UNITS)
    for row in range(UNITS):
        for column in range(len(span)):
            here = [
                at
                for at in range(len(one))
                if unit[at] == row and one.met[at] != RUNNING and belongs(one, at, fold, span, column)
            ]
            values = sorted(float(one.value[at]) for at in here if not np.isnan(one.value[at]))
            assert spread.known[row, column] == len(values)
            assert spread.unknown[row, column] == len(here) - len(values)
            assert spread.total[row, column] == sum(values)
            if not values:
                assert np.isnan(spread.median[row, column])
                continue
            assert spread.median[row, column] == pytest.approx(statistics.median(values))
            assert spread.mean[row, column] == pytest.approx(statistics.fmean(values))
            assert spread.longest[row, column] == max(values)
            for share, matrix in ((0.25, spread.lower), (0.75, spread.upper)):
                assert matrix[row, column] == pytest.approx(float(np.quantile(values, share)))


def test_teams_roll_up_into_their_services():
    parent = np.array([1, 0, 1], np.int32)
    team = np.array([[1.0, 2], [4, 0], [3, 3]])
    tallied = Tally(np.stack([team, 10 * team, 100 * team]), (int(MET), int(NOT_MET), int(UNKNOWN)))
    sums = tallied.rolled_up(parent, 2)
    assert (sums.met.tolist(), sums.not_met.tolist()) == ([[4, 0], [4, 5]], [[40, 0], [40, 50]])
    assert sums.unknown.tolist() == [[400, 0], [400, 500]]
    assert tallied.rolled_up(np.zeros(3, np.int32), 1).met.tolist() == [[8, 5]]


@given(some, st.sampled_from([Fold.FLOW, Fold.STOCK]), st.sets(grains, min_size=1))
def test_what_is_made_of_pieces_is_what_is_counted_from_the_cases(found, fold, several):
    """Whichever grains share the pieces: days, or weeks that months divide, or twelve months that begin in one."""
    one, unit = made(found, fold)
    spans = {grain: periods(grain, FIRST, AS_OF) for grain in several}
    pieces = Pieces.of({grain: (span.first, span.last) for grain, span in spans.items()})
    cut = tally(one, fold, unit, UNITS, Periods(Grain.DAY, pieces.first, pieces.last))
    for grain, span in spans.items():
        counted = tally(one, fold, unit, UNITS, span)
        assert counted.answers == cut.answers
        for part, whole in zip(cut.parts, counted.parts, strict=True):
            np.testing.assert_allclose(Column(part, fold is Fold.FLOW).over(pieces, grain), whole)


@given(some, grains)
def test_persons_of_a_breakdown_are_answered_by_their_days_of_each_category(found, grain):
    """A row is a unit and a category; a case of no category is in none."""
    one, unit = made([case for case in found if case[4] != RUNNING], Fold.DURING)
    group = np.arange(len(one), dtype=np.int32) % 3 - 1
    row = np.where(group < 0, -1, unit * 2 + group)
    columns = Columns((periods(grain, FIRST, AS_OF), periods(Grain.DAY, FIRST, AS_OF)))
    sums = tally_persons(one, row, 2 * UNITS, columns, group)
    for code in (0, 1):
        here = np.flatnonzero(group == code)
        alone = tally_persons(one.where(here), unit[here], UNITS, columns)
        np.testing.assert_array_equal(sums.parts[:, code::2], alone.parts)


def test_dividing_by_nothing_gives_nothing():
    share = divide(np.array([[1.0, 0.0]]), np.array([[4.0, 0.0]]), 100)
    assert share[0, 0] == 25
    assert np.isnan(share[0, 1])
