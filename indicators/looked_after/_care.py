"""What the indicators of looked-after children share."""

from __future__ import annotations

from typing import Any

import numpy as np

from indicators.cases import BLANK, MET, NOT_MET, OPEN, Bools, Cases, Ints
from indicators.clock import add_months, first_day_reaching
from indicators.counting import flow, numbered, onward, stock
from indicators.reading import Reading, Rows
from indicators.spells import Spells, Timeline, covered, last_day, possible, steps
from indicators.words import SHORT_BREAKS, care_since, children, looked_after

STARTED, EPISODE_ONLY = "S", "X1"  # reasons for a new episode, and for its end: SSDA903


def care_days(reading: Reading) -> tuple[Spells, Ints]:
    """Looked-after days as spells of children, and the first day of each period of care."""
    spells = reading.fact(looked_after).spells()
    return spells, reading.fact(care_since).at(spells.key, spells.start)


def children_in_care(reading: Reading) -> Cases:
    """Children looked after, each once."""
    spells, since = care_days(reading)
    return stock(reading, spells, opened=since)


def after_a_year(reading: Reading) -> tuple[Spells, Ints]:
    """``care_days`` from the day the child has been looked after for twelve months without a break."""
    spells, since = care_days(reading)
    kept = onward(numbered(spells), first_day_reaching(since, 12))
    return kept, since[kept.row]


def short_break(reading: Reading) -> Timeline:
    """1 on the days on which any legal status in force is a short break."""
    rows = reading.rows("legal_status")
    spells = possible(rows.person(), rows.days("legal_status_start_date"), rows.days("legal_status_end_date"))
    return covered(spells.where(rows.is_("legal_status", *SHORT_BREAKS)[spells.row]))


def entries(reading: Reading) -> Bools:
    """The episodes that begin a period of care of a child under 18, not on a short break."""
    rows = reading.rows("cla_episodes")
    person, start = rows.person(), rows.days("cla_episode_start_date")
    young = reading.fact(children).reaches(person, 18) > start
    whole = reading.fact(short_break).at(person, start) == 0
    found: Bools = rows.is_("cla_episode_start_reason", STARTED) & young & whole
    return found


def exits(reading: Reading) -> Bools:
    """The episodes that end a period of care that was not a short break."""
    rows = reading.rows("cla_episodes")
    eve = rows.days("cla_episode_ceased_date").astype(np.int64) - 1
    found: Bools = reading.fact(short_break).at(rows.person(), eve) == 0
    return found & ~rows.is_("cla_episode_ceased_reason", EPISODE_ONLY)


def episode_events(reading: Reading, on: str, keep: Bools, **columns: Any) -> Cases:
    """Episodes of care on one of their dates, held by whoever holds the child that day."""
    rows = reading.rows("cla_episodes")
    return flow(
        reading,
        on=rows.days(on),
        person=rows.person(),
        ref=rows.text("cla_episode_id"),
        keep=keep,
        **({"opened": rows.days("cla_episode_start_date")} | columns),
    )


def returns(reading: Reading) -> Cases:
    """Every start of care, met where an earlier time in care ended in the twelve months before it."""
    rows = reading.rows("cla_episodes")
    person, start = rows.person(), rows.days("cla_episode_start_date")
    spells = reading.fact(looked_after).spells()
    ended = spells.end != OPEN
    before = last_day(spells.key[ended], spells.end[ended]).at(person, start)
    met = (before != BLANK) & (before >= add_months(start, -12))
    return episode_events(reading, "cla_episode_start_date", entries(reading), met=np.where(met, MET, NOT_MET))


def through_care(reading: Reading, rows: Rows) -> Ints:
    """The child of rows that name a period of care, by their ``cla_id``; -1 where there is none."""
    care = reading.rows("cla_episodes")
    child = np.append(care.person(), -1)[rows.position("cla_id", care, "cla_id")]
    return child.astype(np.int32)


def held_reviews(reading: Reading) -> Ints:
    """The day each review was held; BLANK where it was not, or was cancelled."""
    rows = reading.rows("cla_reviews")
    return np.where(rows.is_("cla_review_cancelled", "Y"), BLANK, rows.days("cla_review_date")).astype(np.int32)


def reviews_of_care(reading: Reading) -> tuple[Ints, Ints]:
    """For each review, the period of care in which it was held (its place in ``care_days``, or -1), and its day."""
    spells, _ = care_days(reading)
    periods = steps(spells.key, spells.start, np.arange(len(spells), dtype=np.int32), -1)
    day = held_reviews(reading)
    owner = periods.at(through_care(reading, reading.rows("cla_reviews")), day)
    ends = np.append(spells.end, BLANK)[owner]
    return np.where(day < ends, owner, -1).astype(np.int32), day


def last_seen(reading: Reading) -> Timeline:
    """The day of the latest visit on which the child was seen, up to each day; BLANK before the first."""
    visits = reading.rows("cla_visits")
    person = visits.person()
    child = np.where(person >= 0, person, through_care(reading, visits)).astype(np.int32)
    seen = visits.is_("cla_visit_seen", "Y")
    return last_day(child[seen], visits.days("cla_visit_date")[seen])
