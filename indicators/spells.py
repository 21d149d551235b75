"""Spells and timelines: what holds of each child, worker or record from which day until which, as arrays.

A spell is ``[start, end)`` of a key. A timeline says, for every key and every day, one value: it holds the days on
which the value changes. Every as-at question ("who held the child on day x?", "was a visit in date?") is a look-up in
one, and cutting a spell at another timeline's changes is a search, never a join of days with spells.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indicators.cases import BLANK, OPEN, Bools, Ints

Longs = NDArray[np.int64]

_BITS = 32
_SPAN = np.int64(1) << _BITS
_SHIFT = np.int64(1) << 31


def _place(key: NDArray[Any], day: NDArray[Any]) -> Longs:
    """One number that sorts by key and then by day."""
    place: Longs = np.asarray(key, np.int64) << _BITS
    place += np.asarray(day, np.int64) + _SHIFT
    return place


def _key(place: Longs) -> Longs:
    """The key of a place."""
    return place >> _BITS


def _day(place: Longs) -> Longs:
    """The day of a place."""
    return (place & (_SPAN - 1)) - _SHIFT


def distinct(place: Longs) -> Longs:
    """Each number once, sorted. What numpy's ``unique`` gives, which hashes and is several times slower.

    A stable sort sees that the numbers come as a few sorted runs, which is how timelines are put together.
    """
    ordered = np.sort(place, kind="stable")
    return ordered[np.r_[True, ordered[1:] != ordered[:-1]]] if len(ordered) else ordered


@dataclass(frozen=True)
class Spells:
    """``[start, end)`` of a key, in any order; ``row`` is where each came from."""

    key: Ints
    start: Ints
    end: Ints
    row: Ints

    def __len__(self) -> int:
        return len(self.key)

    def where(self, keep: NDArray[Any]) -> Spells:
        """Those of a mask."""
        return Spells(self.key[keep], self.start[keep], self.end[keep], self.row[keep])


@dataclass(frozen=True)
class Timeline:
    """A value for every key and day: each entry holds until the key's next; before the first, ``before`` does.

    Entries are sorted by key and day, and no key has two of one day.
    """

    place: Longs
    value: Ints
    before: int = 0

    @property
    def key(self) -> Ints:
        """The key of each change."""
        return _key(self.place).astype(np.int32)

    @property
    def day(self) -> Ints:
        """The day of each change."""
        return _day(self.place).astype(np.int32)

    def at(self, key: NDArray[Any], day: NDArray[Any]) -> Ints:
        """The value of each key on a day."""
        if not len(self.place):
            return np.full(len(key), self.before, np.int32)
        position = np.searchsorted(self.place, _place(key, day), side="right") - 1
        safe = np.maximum(position, 0)
        ours = (position >= 0) & (_key(self.place[safe]) == np.asarray(key, np.int64))
        return np.where(ours, self.value[safe], self.before).astype(np.int32)

    def mapped(self, value: NDArray[Any], before: int) -> Timeline:
        """Other values in place of its own, one an entry."""
        return _changes(self.place, np.asarray(value).astype(np.int32), before)

    def spells(self) -> Spells:
        """Where the value is not ``before``: one spell a stretch of one value; ``row`` holds the value."""
        key, day = self.key, self.day
        end = np.full(len(key), OPEN, np.int32)
        if len(key) > 1:
            same = key[1:] == key[:-1]
            end[:-1][same] = day[1:][same]
        on = self.value != self.before
        return Spells(key[on], day[on], end[on], self.value[on])


def _changes(place: Longs, value: Ints, before: int) -> Timeline:
    """Leaves out entries that change nothing. ``place`` is sorted and each stands once."""
    if not len(place):
        return Timeline(place, value, before)
    previous = np.empty(len(value), np.int64)
    previous[0] = before
    key = _key(place)
    previous[1:] = np.where(key[1:] == key[:-1], value[:-1], before)
    keep = value != previous
    return Timeline(place[keep], value[keep].astype(np.int32), before)


def possible(key: Ints, start: Ints, end: Ints) -> Spells:
    """Spells of rows; a blank end is open.

    A row with a blank start, an unknown key (-1) or an end that is not after the start covers no day.
    """
    closes = np.where(end == BLANK, OPEN, end)
    keep = (key >= 0) & (start != BLANK) & (closes > start)
    return Spells(key[keep], start[keep], closes[keep].astype(np.int32), np.flatnonzero(keep).astype(np.int32))


def count(spells: Spells, weight: Ints | None = None) -> Timeline:
    """How many of the key's spells cover each day (or the sum of their weights)."""
    step = np.ones(len(spells), np.int64) if weight is None else weight.astype(np.int64)
    closes = spells.end != OPEN
    place = np.concatenate([_place(spells.key, spells.start), _place(spells.key[closes], spells.end[closes])])
    change = np.concatenate([step, -step[closes]])
    where, inverse = np.unique(place, return_inverse=True)
    total = np.cumsum(np.bincount(inverse, change, len(where))).astype(np.int64)
    # The running total starts anew with each key: what stood when the key began is taken off.
    key = _key(where)
    first = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else np.zeros(0, int)
    stood = np.r_[0, total][first]
    base = np.repeat(stood, np.diff(np.r_[first, len(key)]))
    return _changes(where, (total - base).astype(np.int32), 0)


def covered(spells: Spells) -> Timeline:
    """1 on each day that any of the key's spells covers."""
    counts = count(spells)
    return _changes(counts.place, (counts.value > 0).astype(np.int32), 0)


def choose(spells: Spells, *priority: NDArray[Any]) -> Timeline:
    """The row of the spell that covers the day and ranks highest, by the first priority, then the next; else -1."""
    rank = np.empty(len(spells), np.int64)
    order = np.lexsort(tuple(reversed(priority))) if priority else np.arange(len(spells))
    rank[order] = np.arange(len(spells))
    place = distinct(np.concatenate([_place(spells.key, spells.start), _place(spells.key, spells.end)]))
    begin = np.searchsorted(place, _place(spells.key, spells.start))
    finish = np.searchsorted(place, _place(spells.key, spells.end))
    pieces, piece = _expand(begin, finish)
    best = np.full(len(place), -1, np.int64)
    np.maximum.at(best, piece, rank[pieces])
    row = np.where(best >= 0, spells.row[order][np.maximum(best, 0)] if len(spells) else -1, -1)
    return _changes(place, row.astype(np.int32), -1)


def latest(key: Ints, day: Ints, value: Ints, *tie: NDArray[Any]) -> Timeline:
    """The value of the key's latest event up to each day; on one day, of the one that ranks last; -1 before any."""
    keep = (key >= 0) & (day != BLANK)
    place = _place(key[keep], day[keep])
    order = np.lexsort((*(t[keep] for t in reversed(tie)), place))
    place, held = place[order], value[keep][order]
    last = np.r_[place[1:] != place[:-1], True] if len(place) else np.zeros(0, bool)
    return _changes(place[last], held[last].astype(np.int32), -1)


def greatest(key: Ints, day: Ints, value: Ints) -> Timeline:
    """The greatest value of the key's events up to each day; BLANK before the first."""
    keep = (key >= 0) & (day != BLANK)
    place = _place(key[keep], day[keep])
    order = np.argsort(place, kind="stable")
    place = place[order]
    # Key and value as one number: it grows from key to key, so that the running maximum starts anew with each.
    best = np.maximum.accumulate(_place(key[keep], value[keep])[order])
    last = np.r_[place[1:] != place[:-1], True] if len(place) else np.zeros(0, bool)
    return _changes(place[last], _day(best[last]).astype(np.int32), int(BLANK))


def first_from(key: Ints, day: Ints, on: tuple[Ints, Ints]) -> Ints:
    """The day of the first event ``on`` (keys, days) of each key on or after a day; BLANK where there is none."""
    keys, events = on
    keep = (keys >= 0) & (events != BLANK)
    place = distinct(_place(keys[keep], events[keep]))
    position = np.searchsorted(place, _place(key, day), side="left")
    if not len(place):
        return np.full(len(key), BLANK, np.int32)
    safe = np.minimum(position, len(place) - 1)
    found = (position < len(place)) & (_key(place[safe]) == np.asarray(key, np.int64))
    return np.where(found, _day(place[safe]), BLANK).astype(np.int32)


def last_day(key: Ints, day: Ints) -> Timeline:
    """The day of the key's latest event up to each day; BLANK before the first."""
    keep = (key >= 0) & (day != BLANK)
    place = distinct(_place(key[keep], day[keep]))
    return Timeline(place, _day(place).astype(np.int32), int(BLANK))


def steps(key: Ints, day: Ints, value: Ints, before: int) -> Timeline:
    """A timeline from its changes, which stand at different places."""
    order = np.argsort(_place(key, day), kind="stable")
    return _changes(_place(key, day)[order], value[order].astype(np.int32), before)


def combine(rule: Callable[..., NDArray[Any]], *timelines: Timeline, before: int = 0) -> Timeline:
    """The timeline of a rule over the values of others. The rule of their ``before`` values must be ``before``."""
    place = distinct(np.concatenate([timeline.place for timeline in timelines]))
    key, day = _key(place), _day(place)
    value = rule(*(timeline.at(key, day) for timeline in timelines))
    return _changes(place, np.asarray(value).astype(np.int32), before)


def either(*timelines: Timeline) -> Timeline:
    """1 where any of them is not 0."""
    return combine(lambda *values: np.any(np.stack(values) != 0, axis=0), *timelines)


def both(first: Timeline, second: Timeline) -> Timeline:
    """1 where both are not 0."""
    return combine(lambda a, b: (a != 0) & (b != 0), first, second)


def both_of(first: Timeline, second: Timeline) -> Timeline:
    """A timeline that changes wherever either does; its value is the number of the change, -1 before any."""
    place = distinct(np.concatenate([first.place, second.place]))
    return Timeline(place, np.arange(len(place), dtype=np.int32), -1)


def but_not(first: Timeline, second: Timeline) -> Timeline:
    """1 where the first is not 0 and the second is."""
    return combine(lambda a, b: (a != 0) & (b == 0), first, second)


def _expand(begin: NDArray[Any], finish: NDArray[Any]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """For ranges [begin, finish): which range, and which position, of each member."""
    length = np.maximum(finish - begin, 0)
    total = int(length.sum())
    which = np.repeat(np.arange(len(length)), length)
    offset = np.arange(total) - np.repeat(np.cumsum(length) - length, length)
    return which, np.repeat(begin, length) + offset


def cut(spells: Spells, *timelines: tuple[NDArray[Any], Timeline]) -> tuple[Spells, list[Ints]]:
    """The spells cut wherever a timeline changes within them, and each timeline's value on every piece.

    Each timeline comes with the key to look under, one a spell. ``row`` of a piece is the position of its spell.
    """
    pieces = Spells(spells.key, spells.start, spells.end, np.arange(len(spells), dtype=np.int32))
    values: list[Ints] = []
    for key, timeline in timelines:
        halves, value = _cut(pieces, np.asarray(key)[pieces.row], timeline)
        at = halves.row
        values = [*(earlier[at] for earlier in values), value]
        pieces = Spells(halves.key, halves.start, halves.end, pieces.row[at])
    return pieces, values


def _cut(spells: Spells, key: NDArray[Any], timeline: Timeline) -> tuple[Spells, Ints]:
    """By one timeline: the changes within a spell are its entries from one position to another, in order."""
    place = timeline.place
    if not len(place):
        own = np.arange(len(spells), dtype=np.int32)
        return Spells(spells.key, spells.start, spells.end, own), np.full(len(spells), timeline.before, np.int32)
    begin = np.searchsorted(place, _place(key, spells.start), side="right")
    ends = _place(key, spells.end)
    changes = np.flatnonzero(place[np.minimum(begin, len(place) - 1)] < ends)
    changes = changes[begin[changes] < len(place)]
    more = np.zeros(len(spells), np.int64)
    more[changes] = np.searchsorted(place, ends[changes], side="left") - begin[changes]
    row = np.repeat(np.arange(len(spells), dtype=np.int32), more + 1)
    first = np.cumsum(more + 1) - (more + 1)
    # The entry that a piece begins with; of a spell's first piece, the last one before it, if that is of its key.
    entry = np.arange(len(row)) - (first - begin + 1)[row]
    start = _day(place[np.maximum(entry, 0)]).astype(np.int32)
    start[first] = spells.start
    value = timeline.value[np.maximum(entry, 0)]
    before = entry[first]
    other = (before < 0) | (_key(place[np.maximum(before, 0)]) != key)
    value[first[other]] = timeline.before
    end = spells.end[row]
    end[:-1] = np.where(row[1:] == row[:-1], start[1:], end[:-1])
    return Spells(spells.key[row], start, end, row), value


def split(spells: Spells, day: Ints) -> tuple[Spells, Bools]:
    """Each spell in two at a day of its own (BLANK: not at all): what lies before it, and what lies from it on.

    The mask says which pieces lie from the day on. ``row`` of a piece is the position of its spell.
    """
    at = np.where(day == BLANK, spells.end, np.clip(day, spells.start, spells.end)).astype(np.int32)
    position = np.arange(len(spells), dtype=np.int32)
    early, late = spells.start < at, at < spells.end
    pieces = Spells(
        np.concatenate([spells.key[early], spells.key[late]]),
        np.concatenate([spells.start[early], at[late]]),
        np.concatenate([at[early], spells.end[late]]),
        np.concatenate([position[early], position[late]]),
    )
    return pieces, np.r_[np.zeros(int(early.sum()), bool), np.ones(int(late.sum()), bool)]


def stretch_start(timeline: Timeline) -> Timeline:
    """The first day of the unbroken stretch of one value that reaches the day; BLANK where it is ``before``."""
    began = np.where(timeline.value == timeline.before, BLANK, timeline.day)
    return Timeline(timeline.place, began.astype(np.int32), int(BLANK))


def covered_until(timeline: Timeline, key: Ints, day: Ints) -> Ints:
    """The end of the stretch of one value that covers a day; the day itself where the value is ``before``."""
    spells = timeline.spells()
    if not len(spells):
        return np.asarray(day, np.int32)
    position = np.searchsorted(_place(spells.key, spells.start), _place(key, day), side="right") - 1
    safe = np.maximum(position, 0)
    ours = (position >= 0) & (spells.key[safe] == key) & (spells.end[safe] > day)
    return np.where(ours, spells.end[safe], day).astype(np.int32)


def first_cover(timeline: Timeline, key: Ints, day: Ints) -> Ints:
    """The first day on or after a day on which the key's timeline is not ``before``; BLANK where there is none."""
    spells = timeline.spells()
    place = _place(spells.key, spells.end) - 1  # the last day of each spell, sorted as the spells are
    position = np.searchsorted(place, _place(key, day), side="left")
    safe = np.minimum(position, max(len(place) - 1, 0))
    if not len(place):
        return np.full(len(key), BLANK, np.int32)
    found = (position < len(place)) & (spells.key[safe] == key)
    return np.where(found, np.maximum(spells.start[safe], day), BLANK).astype(np.int32)
