"""What the indicators of missing children share: the episodes, and the 72 hours to the return home interview."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indicators.cases import BLANK, MET, NOT_MET, RUNNING, UNKNOWN, Bools, Cases, Ints
from indicators.clock import Instants
from indicators.counting import flow
from indicators.reading import Reading
from indicators.words import missing_rows

INTERVIEW_HOURS = 72  # Statutory guidance on children who run away or go missing from home or care, 2014
HOUR, DAYS = 3600, INTERVIEW_HOURS // 24


@dataclass(frozen=True)
class Episodes:
    """Every row of the missing table, with its instants."""

    counts: Bools  #: missing rather than away, and a child
    start: Instants
    end: Instants
    backwards: Bools  #: the end lies before the start


def before(first: Instants, second: Instants) -> Bools:
    """Where the first lies before the second: by the instant where both have a time, else by the London day."""
    timed = first.timed & second.timed
    known = (first.day != BLANK) & (second.day != BLANK)
    earlier: Bools = np.where(timed, first.seconds < second.seconds, first.day < second.day)
    found: Bools = known & earlier
    return found


def episodes(reading: Reading) -> Episodes:
    """Instants of each row, and whether it counts."""
    rows = reading.rows("missing")
    start, end = rows.instants("missing_episode_start_date"), rows.instants("missing_episode_end_date")
    return Episodes(reading.fact(missing_rows), start, end, before(end, start))


def started(reading: Reading) -> Cases:
    """Every episode of a missing child, on its start."""
    rows, found = reading.rows("missing"), reading.fact(episodes)
    return flow(reading, on=found.start.day, person=rows.person(), ref=rows.text("missing_id"), keep=found.counts)


def matured(reading: Reading, end: Instants) -> Bools:
    """The 72 hours are over at midnight at the end of the as-of day; of an end without a time, three whole days."""
    timed = reading.as_of.end_of_day - end.seconds > INTERVIEW_HOURS * HOUR
    return np.where(end.timed, timed, reading.as_of.day > end.day.astype(np.int64) + DAYS)


def in_time(end: Instants, interview: Instants) -> Bools:
    """Held within 72 elapsed hours of the return; by the day where either has no time."""
    known = interview.day != BLANK
    elapsed = interview.seconds - end.seconds <= INTERVIEW_HOURS * HOUR
    by_day = interview.day <= end.day.astype(np.int64) + DAYS
    held: Bools = known & np.where(end.timed & interview.timed, elapsed, by_day)
    return held


def interview_cases(
    reading: Reading,
    answer: Bools,
    unknown: Bools | None = None,
    applies: Bools | None = None,
    done: Ints | None = None,
) -> Cases:
    """Ended episodes on the London day of the return: running until the 72 hours are over.

    One that ends before it starts is unknown at once.
    """
    rows, found = reading.rows("missing"), reading.fact(episodes)
    over = matured(reading, found.end)
    met: NDArray[np.int8] = np.where(answer, MET, NOT_MET).astype(np.int8)
    met = met if unknown is None else np.where(unknown, UNKNOWN, met)
    met = np.where(over, met, RUNNING)
    met = np.where(found.backwards, UNKNOWN, met)
    returned = found.end.day
    return flow(
        reading,
        on=returned,
        person=rows.person(),
        ref=rows.text("missing_id"),
        keep=found.counts if applies is None else found.counts & applies,
        opened=returned,
        due=np.where(returned == BLANK, BLANK, returned.astype(np.int64) + DAYS),
        done=done,
        met=met,
    )
