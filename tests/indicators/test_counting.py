"""From rows and spells to cases: the counting day, the unit that answers, and what falls out of date when."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indicators.cases import BLANK, MET, NOT_MET, OPEN, UNKNOWN
from indicators.clock import AsOf, day_date, day_number, working_days
from indicators.counting import answered, banded, flow, judged, lapsing, numbered, onward, refreshed, stock
from indicators.reading import Reading
from indicators.spells import Spells, last_day, possible
from tests.tables import everything_supplied, tables

TEAMS = """
    team_id | team_name | team_parent_id
    N       | North     |
    S       | South     |
"""
STAFF = """
    professional_id | professional_name | is_social_worker
    kim             | Kim               | Y
    lou             | Lou               | Y
"""
#: Ada moves from Kim's team to Lou's in the middle of May.
MOVES = """
person_id|professional_id|professional_team|professional_role_id|involvement_start_date|involvement_end_date
    Ada | kim | N | CW | 2026-01-05 | 2026-05-15
    Ada | lou | S | CW | 2026-05-15 |
"""


def n(text: str) -> int:
    return day_number(date.fromisoformat(text))


def ints(*values: int) -> np.ndarray:
    return np.array(values, dtype=np.int32)


def reading(**more: str) -> Reading:
    found = tables(department=TEAMS, professionals=STAFF, involvements=MOVES, **more)
    return Reading(found, everything_supplied(), AsOf.parse("2026-06-30"))


def ada(read: Reading) -> int:
    """Ada's number."""
    return int(read.rows("involvements").person()[0])


def names(read: Reading, team: np.ndarray, worker: np.ndarray) -> list[tuple[str | None, str | None]]:
    return list(zip(read.organisation.teams.named(team), read.workers.named(worker), strict=True))


def test_an_event_belongs_to_whoever_held_the_child_that_day():
    """Not to whoever holds the child today; an event without its counting day belongs to no period."""
    read = reading()
    days = ints(n("2026-05-14"), n("2026-05-15"), int(BLANK))
    found = flow(read, on=days, person=np.full(3, ada(read)), ref=np.array(["before", "after", "never"], dtype=object))
    assert found.ref.tolist() == ["before", "after"]
    assert names(read, found.team, found.worker) == [("N", "kim"), ("S", "lou")]
    assert (found.end - found.start).tolist() == [1, 1]


def test_the_records_own_unit_comes_first_and_the_holder_fills_what_is_missing():
    read = reading()
    south, kim = read.organisation.teams.known(np.array(["S"])), read.workers.known(np.array(["kim"]))
    found = flow(
        read,
        on=ints(n("2026-02-02"), n("2026-02-02")),
        person=np.full(2, ada(read)),
        ref=np.array(["team", "worker"], dtype=object),
        team=ints(int(south[0]), -1),
        worker=ints(-1, int(kim[0])),
    )
    assert names(read, found.team, found.worker) == [("S", "kim"), ("N", "kim")]


def test_a_record_without_a_child_to_fall_back_on_stays_without_a_unit():
    read = reading()
    found = flow(
        read, on=ints(n("2026-02-02")), person=ints(ada(read)), ref=np.array(["x"], dtype=object), by_record=True
    )
    assert names(read, found.team, found.worker) == [(None, None)]


def test_a_spell_is_cut_where_the_child_changes_hands():
    """So that last month's breach stays with the team that had it."""
    read = reading()
    spells = Spells(ints(ada(read)), ints(n("2026-04-01")), ints(int(OPEN)), ints(0))
    found = stock(read, spells)
    assert found.ref.tolist() == ["Ada", "Ada"]
    assert [str(day_date(day)) for day in found.start] == ["2026-04-01", "2026-05-15"]
    assert found.end.tolist() == [n("2026-05-15"), OPEN]
    assert names(read, found.team, found.worker) == [("N", "kim"), ("S", "lou")]


def test_a_record_that_names_its_unit_is_not_cut():
    read = reading()
    spells = Spells(ints(ada(read)), ints(n("2026-04-01")), ints(int(OPEN)), ints(0))
    south, kim = read.organisation.teams.known(np.array(["S"])), read.workers.known(np.array(["kim"]))
    found = stock(read, spells, team=south, worker=kim, opened=ints(7))
    assert names(read, found.team, found.worker) == [("S", "kim")]
    assert found.opened.tolist() == [7]


def test_onward_keeps_what_lies_from_the_day_on():
    """All of it where the day is not known, nothing where it never comes."""
    spells = Spells(ints(1, 2, 3, 4), ints(10, 10, 10, 10), ints(20, 20, 20, 20), ints(0, 1, 2, 3))
    kept = onward(spells, ints(15, int(BLANK), int(OPEN), 20))
    assert (kept.key.tolist(), kept.start.tolist(), kept.row.tolist()) == ([1, 2], [15, 10], [0, 1])


def test_what_was_never_in_date_is_out_of_date_from_the_start():
    """In date up to and with the day it is due."""
    spells = Spells(ints(1, 2), ints(10, 10), ints(20, 20), ints(0, 1))
    pieces, fresh = lapsing(spells, ints(12, int(BLANK)))
    found = sorted(zip(pieces.row.tolist(), pieces.start.tolist(), pieces.end.tolist(), fresh.tolist(), strict=True))
    assert found == [(0, 10, 13, True), (0, 13, 20, False), (1, 10, 20, False)]


EVENTS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 60)), max_size=8)
SPELLS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 40), st.integers(1, 40)), min_size=1, max_size=5)


@given(SPELLS, EVENTS, st.integers(0, 20), st.data())
def test_a_child_is_in_date_while_the_last_event_is_no_older_than_the_interval(found, events, interval, data):
    """Events before the day from which they count do not; the pieces are the spells, day for day."""
    spells = numbered(
        possible(*(np.array(column, np.int32) for column in zip(*((k, s, s + d) for k, s, d in found), strict=True)))
    )
    since = np.array(data.draw(st.lists(st.integers(0, 40), min_size=len(found), max_size=len(found))), np.int32)
    keys, days = (np.array([event[part] for event in events], np.int32) for part in (0, 1))
    last = last_day(keys, days)
    pieces, event, limit, fresh = refreshed(spells, last, lambda day: day + interval, since)
    shown = {
        (int(pieces.row[at]), day): (int(event[at]), int(limit[at]), bool(fresh[at]))
        for at in range(len(pieces))
        for day in range(pieces.start[at], pieces.end[at])
    }
    slow = {}
    for row, (key, start, length) in enumerate(found):
        for day in range(start, start + length):
            past = [when for who, when in events if who == key and when <= day]
            latest = max(past, default=-1)
            counts = latest >= since[row] and latest >= 0
            slow[row, day] = (
                (latest, latest + interval, day <= latest + interval) if counts else (int(BLANK), int(BLANK), False)
            )
    assert shown == slow


@given(st.dates(date(2025, 12, 1), date(2026, 6, 1)), st.integers(1, 120))
def test_bands_are_the_working_days_since_the_start(opened, length):
    """Every day of the spell lies in the band of its age on that day."""
    bands = ((5, "0-5"), (10, "6-10"), (None, "over 10"))
    start = day_number(opened)
    spells = Spells(ints(0), ints(start), ints(start + length), ints(4))
    pieces, ages = banded(spells, ints(start), bands)
    named = {
        day: name
        for at, name in enumerate(ages)
        for day in range(int(pieces.start[at]), int(pieces.end[at]))
        if pieces.row[at] == 4
    }
    for offset in range(length):
        age = int(working_days(np.int32(start), np.int32(start + offset)))
        assert named.pop(start + offset) == ("0-5" if age <= 5 else "6-10" if age <= 10 else "over 10")
    assert not named


def test_a_flag_that_says_neither_yes_nor_no_is_unknown():
    read = reading(
        cp_visits="""
            person_id | cp_visit_date | cp_visit_seen
            Ada       | 2026-06-01    | Y
            Ada       | 2026-06-02    | N
            Ada       | 2026-06-03    | NA
            Ada       | 2026-06-04    |
        """
    )
    assert answered(read.rows("cp_visits"), "cp_visit_seen").tolist() == [MET, NOT_MET, UNKNOWN, UNKNOWN]


def test_unknown_comes_before_met():
    assert judged(np.array([True, False, True]), np.array([False, False, True])).tolist() == [MET, NOT_MET, UNKNOWN]
