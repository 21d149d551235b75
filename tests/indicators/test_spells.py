"""Spells and timelines, against days asked one by one."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.cases import BLANK, OPEN
from indicators.spells import (
    Spells,
    Timeline,
    both,
    but_not,
    choose,
    combine,
    count,
    covered,
    covered_until,
    cut,
    either,
    first_cover,
    first_from,
    greatest,
    last_day,
    latest,
    possible,
    split,
    steps,
    stretch_start,
)

KEYS, DAYS = range(4), range(-3, 45)
Row = tuple[int, int | None, int | None]


def ints(values: object) -> np.ndarray:
    return np.array(list(values), dtype=np.int32)  # type: ignore[call-overload]


def days_or_blank(values: object) -> np.ndarray:
    return ints(BLANK if value is None else value for value in values)  # type: ignore[attr-defined]


#: Key (-1: nobody), start and end; either may be missing, and an end may lie before its start.
rows = st.lists(
    st.tuples(
        st.integers(-1, 3),
        st.one_of(st.none(), st.integers(0, 30)),
        st.one_of(st.none(), st.integers(-2, 40)),
    ),
    max_size=14,
)
#: Key, day (or none) and a value.
events = st.lists(
    st.tuples(st.integers(-1, 3), st.one_of(st.none(), st.integers(0, 30)), st.integers(-4, 9)), max_size=14
)


def spells_of(found: list[Row]) -> Spells:
    return possible(
        ints(key for key, _, _ in found),
        days_or_blank(start for _, start, _ in found),
        days_or_blank(end for _, _, end in found),
    )


def covering(found: list[Row], key: int, day: int) -> list[int]:
    """The rows that cover the day: begun, and not ended by it."""
    return [
        number
        for number, (whose, start, end) in enumerate(found)
        if whose == key and start is not None and start <= day and (end is None or end > day) and end != start
    ]


def everywhere(ask: Callable[[int, int], int]) -> list[int]:
    return [ask(key, day) for key in KEYS for day in DAYS]


def values(timeline: Timeline) -> list[int]:
    key, day = ints(key for key in KEYS for _ in DAYS), ints(day for _ in KEYS for day in DAYS)
    return timeline.at(key, day).tolist()


@given(rows)
def test_possible_keeps_the_rows_that_cover_a_day(found):
    """Without a start, a key or a day between start and end, a row covers nothing."""
    kept = set(spells_of(found).row.tolist())
    assert kept == {number for key in KEYS for day in DAYS for number in covering(found, key, day)}


@given(rows)
def test_count_says_how_many_cover_each_day(found):
    assert values(count(spells_of(found))) == everywhere(lambda key, day: len(covering(found, key, day)))


@given(rows, st.data())
def test_count_adds_weights(found, data):
    spells = spells_of(found)
    weight = ints(data.draw(st.lists(st.integers(1, 9), min_size=len(spells), max_size=len(spells))))
    of_row = dict(zip(spells.row.tolist(), weight.tolist(), strict=True))
    assert values(count(spells, weight)) == everywhere(
        lambda key, day: sum(of_row[number] for number in covering(found, key, day))
    )


@given(rows)
def test_covered_is_one_where_any_spell_is(found):
    assert values(covered(spells_of(found))) == everywhere(lambda key, day: int(bool(covering(found, key, day))))


@given(rows)
def test_choose_takes_the_latest_start_then_the_later_row(found):
    """Priorities count in their order; where no spell covers the day the answer is -1."""
    spells = spells_of(found)
    asked = everywhere(
        lambda key, day: max(covering(found, key, day), key=lambda row: (found[row][1], row), default=-1)
    )
    assert values(choose(spells, spells.start, spells.row)) == asked


@given(rows)
def test_the_spells_of_a_timeline_say_the_same_as_the_timeline(found):
    """Stretches of one value, none of them touching another of the same value."""
    timeline = count(spells_of(found))
    spells = timeline.spells()
    again = [
        sum(
            int(value)
            for whose, start, end, value in zip(spells.key, spells.start, spells.end, spells.row, strict=True)
            if whose == key and start <= day < end
        )
        for key in KEYS
        for day in DAYS
    ]
    assert again == values(timeline)
    touching = (spells.key[1:] == spells.key[:-1]) & (spells.start[1:] == spells.end[:-1])
    assert not (touching & (spells.row[1:] == spells.row[:-1])).any()


def event_arrays(found: list[tuple[int, int | None, int]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return (
        ints(key for key, _, _ in found),
        days_or_blank(day for _, day, _ in found),
        ints(value for _, _, value in found),
    )


def happened(found: list[tuple[int, int | None, int]], key: int, day: int) -> list[tuple[int, int, int]]:
    """Day, number and value of the key's events up to a day."""
    return [
        (when, number, value)
        for number, (whose, when, value) in enumerate(found)
        if whose == key and when is not None and when <= day
    ]


@given(events)
def test_latest_is_the_value_of_the_last_event_and_of_two_that_of_the_later_row(found):
    key, day, value = event_arrays(found)
    row = np.arange(len(found), dtype=np.int32)
    assert values(latest(key, day, value, row)) == everywhere(
        lambda key, day: max(happened(found, key, day), default=(0, 0, -1))[2]
    )


@given(events)
def test_last_day_is_the_day_of_the_last_event(found):
    key, day, _ = event_arrays(found)
    assert values(last_day(key, day)) == everywhere(
        lambda key, day: max(happened(found, key, day), default=(int(BLANK), 0, 0))[0]
    )


@given(events)
def test_greatest_is_the_highest_value_so_far(found):
    assert values(greatest(*event_arrays(found))) == everywhere(
        lambda key, day: max((value for _, _, value in happened(found, key, day)), default=int(BLANK))
    )


@given(events)
def test_first_from_is_the_first_event_not_before_the_day(found):
    key, day, _ = event_arrays(found)
    asked = [(k, d) for k in (-1, *KEYS) for d in DAYS]
    answers = first_from(ints(k for k, _ in asked), ints(d for _, d in asked), (key, day))
    slow = [
        min((when for who, when, _ in found if who == k >= 0 and when is not None and when >= d), default=int(BLANK))
        for k, d in asked
    ]
    assert answers.tolist() == slow


@given(rows, rows)
def test_rules_of_two_timelines_hold_on_every_day(one, other):
    """Either, both and the first without the second, day by day."""
    first, second = covered(spells_of(one)), covered(spells_of(other))
    pairs = list(zip(values(first), values(second), strict=True))
    assert values(either(first, second)) == [int(bool(a or b)) for a, b in pairs]
    assert values(both(first, second)) == [int(bool(a and b)) for a, b in pairs]
    assert values(but_not(first, second)) == [int(bool(a and not b)) for a, b in pairs]
    assert values(combine(lambda a, b: 3 * a + b, first, second)) == [3 * a + b for a, b in pairs]


@given(rows, rows, events)
def test_cut_makes_pieces_on_which_every_timeline_holds_one_value(found, other, happenings):
    """The pieces are the spells, day for day; each names its spell and what the timelines say on all of its days."""
    spells = spells_of(found)
    counts, (key, day, value) = count(spells_of(other)), event_arrays(happenings)
    held = latest(key, day, value)
    pieces, (number, last) = cut(spells, (spells.key, counts), (spells.key, held))
    days = []
    for piece in range(len(pieces)):
        own = pieces.row[piece]
        assert pieces.key[piece] == spells.key[own]
        inside = [d for d in DAYS if pieces.start[piece] <= d < pieces.end[piece]]
        days += [(int(own), d) for d in inside]
        whose = np.full(len(inside), pieces.key[piece])
        assert (counts.at(whose, ints(inside)) == number[piece]).all()
        assert (held.at(whose, ints(inside)) == last[piece]).all()
    assert sorted(days) == [
        (own, d) for own in range(len(spells)) for d in DAYS if spells.start[own] <= d < spells.end[own]
    ]
    same = (pieces.row[1:] == pieces.row[:-1]) & (number[1:] == number[:-1]) & (last[1:] == last[:-1])
    assert not same.any(), "cut where nothing changes"


@given(rows, st.data())
def test_split_parts_each_spell_at_its_own_day(found, data):
    spells = spells_of(found)
    drawn = st.one_of(st.none(), st.integers(-5, 45))
    at = data.draw(st.lists(drawn, min_size=len(spells), max_size=len(spells)))
    pieces, late = split(spells, days_or_blank(at))
    parts = sorted(
        (int(pieces.row[n]), d, bool(late[n]))
        for n in range(len(pieces))
        for d in DAYS
        if pieces.start[n] <= d < pieces.end[n]
    )
    slow = sorted(
        (n, d, at[n] is not None and d >= at[n])  # type: ignore[operator]
        for n in range(len(spells))
        for d in DAYS
        if spells.start[n] <= d < spells.end[n]
    )
    assert parts == slow


@given(rows)
def test_first_cover_is_the_first_day_on_or_after_one_that_is_covered(found):
    timeline = covered(spells_of(found))
    grid = dict(zip([(k, d) for k in KEYS for d in range(-3, 60)], values_on(timeline, range(-3, 60)), strict=True))
    asked = [(k, d) for k in KEYS for d in DAYS]
    slow = [min((d for d in range(day, 60) if grid[key, d]), default=int(BLANK)) for key, day in asked]
    assert first_cover(timeline, ints(k for k, _ in asked), ints(d for _, d in asked)).tolist() == slow


def values_on(timeline: Timeline, span: range) -> list[int]:
    return timeline.at(ints(k for k in KEYS for _ in span), ints(d for _ in KEYS for d in span)).tolist()


@given(rows)
def test_a_stretch_starts_where_the_value_began_and_ends_where_it_is_over(found):
    """Off the stretch: no start, and an end that is the day itself."""
    timeline = covered(spells_of(found))
    began, long_after = stretch_start(timeline), 60
    asked = [(k, d) for k in KEYS for d in DAYS]
    until = covered_until(timeline, ints(k for k, _ in asked), ints(d for _, d in asked)).tolist()
    for (key, day), start, end in zip(asked, values(began), until, strict=True):
        on = bool(covering(found, key, day))
        run = [d for d in range(-3, long_after) if covering(found, key, d)]
        if not on:
            assert (start, end) == (int(BLANK), day)
            continue
        first = day
        while first - 1 in run:
            first -= 1
        after = day
        while after in run:
            after += 1
        assert (start, end) == (first, int(OPEN) if after >= long_after else after)


def test_steps_leave_out_what_changes_nothing():
    timeline = steps(ints([0, 0, 0]), ints([5, 1, 9]), ints([2, 2, 7]), before=0)
    assert timeline.day.tolist() == [1, 9]
    assert timeline.value.tolist() == [2, 7]


@pytest.mark.parametrize("make", [count, covered, choose], ids=lambda make: make.__name__)
def test_no_spells_make_a_timeline_that_says_nothing(make):
    empty = spells_of([])
    timeline = make(empty)
    assert values(timeline) == [timeline.before] * (len(KEYS) * len(DAYS))
    assert len(timeline.spells()) == 0
