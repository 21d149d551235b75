"""Social workers of the trust's own: in post from day to day, and the twelve months that an event counts."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from indicators.cases import BLANK, MET, UNKNOWN, Bools, Cases, Floats, Ints, Texts, cases
from indicators.clock import FIRST_YEAR, day_number, first_day_reaching
from indicators.reading import Reading
from indicators.spells import Spells, possible
from indicators.words import Workforce, workforce

YEAR = 12  # months
ALWAYS = np.int32(day_number(date(FIRST_YEAR, 1, 1)))  #: where nobody wrote when a worker began


def employed(reading: Reading) -> Bools:
    """By worker: a social worker who is no manager and not from an agency."""
    staff: Workforce = reading.fact(workforce)
    found: Bools = staff.social_worker & ~staff.agency
    return found


def in_post(reading: Reading) -> Spells:
    """The days in post of each of them; a worker without a first day was there from the first day of the calendar."""
    staff: Workforce = reading.fact(workforce)
    start = reading.rows("professionals").days("start_date")
    worker = np.where(employed(reading), np.arange(len(start)), -1).astype(np.int32)
    return possible(worker, np.where(start == BLANK, ALWAYS, start).astype(np.int32), staff.left)


def for_a_year(worker: Ints, day: Ints) -> Spells:
    """An event of a worker on each day x for which it lies within the twelve months to x."""
    return possible(worker, day, first_day_reaching(day, YEAR))


def weighed(reading: Reading, spells: Spells, ref: Texts, weight: Floats, **columns: Any) -> Cases:
    """Spells of workers in their own teams; unknown where the weight is not a number."""
    staff: Workforce = reading.fact(workforce)
    missing = np.isnan(weight)
    return cases(
        person=np.full(len(spells), -1, np.int32),
        ref=ref,
        team=np.append(staff.team, -1)[spells.key],
        worker=spells.key,
        start=spells.start,
        end=spells.end,
        met=np.where(missing, UNKNOWN, MET),
        weight=np.where(missing, 1.0, weight),
        **columns,
    )


def full_time(reading: Reading, spells: Spells) -> Cases:
    """Spells of workers, weighing their full-time equivalent, from the day they came to the day they left."""
    staff: Workforce = reading.fact(workforce)
    rows, worker = reading.rows("professionals"), spells.key
    return weighed(
        reading,
        spells,
        reading.workers.named(worker),
        np.append(staff.fte, np.nan)[worker],
        opened=rows.days("start_date")[worker],
        done=rows.days("end_date")[worker],
    )


def not_weighed(reading: Reading) -> Cases:
    """Those in post whose full-time equivalent is not usable: in no sum, counted and listed beside what is added up."""
    found = full_time(reading, in_post(reading))
    return found.where(found.met == UNKNOWN)
