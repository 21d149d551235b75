"""What the assessment indicators share: the 45 working days, finished and open."""

from __future__ import annotations

from typing import Any

import numpy as np

from indicators.cases import BLANK, Cases, Texts
from indicators.clock import Clock, WorkingDays
from indicators.counting import flow, stock
from indicators.reading import Reading
from indicators.spells import Spells, split
from indicators.words import open_assessment_spells

ASSESSMENT_CLOCK = Clock(start="the assessment's start", stop="its authorisation", limit=WorkingDays(45))

#: The last working day of each band of an open assessment's age, and what the band is called.
BANDS = ((10, "0-10"), (25, "11-25"), (35, "26-35"), (45, "36-45"), (None, "over 45"))


def authorised(reading: Reading, **columns: Any) -> Cases:
    """Every authorised assessment, on the day of its authorisation."""
    rows = reading.rows("cin_assessments")
    start, done = rows.days("assessment_start_date"), rows.days("assessment_auth_date")
    return flow(
        reading,
        on=done,
        person=rows.person(),
        ref=rows.text("assessment_id"),
        team=rows.team("assessment_team"),
        worker=rows.worker("assessment_worker_id"),
        opened=start,
        due=ASSESSMENT_CLOCK.due(start),
        done=done,
        **columns,
    )


def open_cases(reading: Reading, spells: Spells, category: Texts | None = None) -> Cases:
    """Open assessments on the days of spells of ``open_assessment_spells``."""
    rows = reading.rows("cin_assessments")
    row = spells.row
    start = rows.days("assessment_start_date")[row]
    return stock(
        reading,
        spells,
        ref=rows.text("assessment_id")[row],
        team=rows.team("assessment_team")[row],
        worker=rows.worker("assessment_worker_id")[row],
        opened=start,
        due=ASSESSMENT_CLOCK.due(start),
        done=np.full(len(row), BLANK),
        category=category,
    )


def overdue(reading: Reading) -> Spells:
    """The days on which an assessment is open and past its limit day."""
    spells: Spells = reading.fact(open_assessment_spells)
    last = ASSESSMENT_CLOCK.lasts(reading.rows("cin_assessments").days("assessment_start_date"))[spells.row]
    pieces, late = split(spells, np.where(last == BLANK, BLANK, last + 1).astype(np.int32))
    # An assessment whose limit day has no number (a start outside the years held) is not late: its age is unknown.
    known = (last != BLANK)[pieces.row]
    kept = Spells(pieces.key, pieces.start, pieces.end, spells.row[pieces.row])
    return kept.where(late & known)
