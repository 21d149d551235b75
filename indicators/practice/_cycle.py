"""The ten-month cycle of quality assurance, and what its activities share: a manager, a team, a month.

"Whilst these QA activities operate throughout the year, they are paused in the months of August and December" (the
Trust's Performance Management and Quality Assurance Framework, "Ten Month Cycle").
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.cycle import PAUSED
from indicators.cases import BLANK, MET, NOT_MET, RUNNING, Bools, Cases, Ints
from indicators.clock import add_months
from indicators.counting import flow
from indicators.kinds import Source
from indicators.reading import Reading, Rows

CYCLE = Source("Performance Management and Quality Assurance Framework", "Ten Month Cycle")
UNIT_FROM = "the team whose work was reviewed"


def expected(rows: Rows) -> Bools:
    """Activities that somebody is expected to do: allocated for a month of the cycle, and not exempt."""
    month = rows.days("month_allocated")
    calendar = np.where(month == BLANK, 0, month).astype("datetime64[D]").astype("datetime64[M]").astype(int) % 12 + 1
    found: Bools = (month != BLANK) & ~np.isin(calendar, PAUSED) & rows.blank("exempt_reason")
    return found


def last_of_month(rows: Rows) -> Ints:
    """The last day of the month for which each was allocated."""
    after = add_months(rows.days("month_allocated"), 1)
    return np.where(after == BLANK, BLANK, after - 1).astype(np.int32)


def in_month(rows: Rows) -> Bools:
    """Done on or before the last day of the month for which it was allocated."""
    done = rows.days("completed_on")
    found: Bools = (done != BLANK) & (done <= last_of_month(rows))
    return found


def answer(rows: Rows, as_of: int) -> NDArray[np.int8]:
    """Done in its month or not; still running while the month is."""
    waits = (rows.days("completed_on") == BLANK) & (last_of_month(rows) >= as_of)
    return np.where(in_month(rows), MET, np.where(waits, RUNNING, NOT_MET)).astype(np.int8)


def activities(reading: Reading, table: str, on: Ints, keep: NDArray[Any], **columns: Any) -> Cases:
    """Records of a table as events of a day: of the team whose work it is, and of the manager who does it."""
    rows = reading.rows(table)
    with_child = table == "practice_review"
    person = rows.person() if with_child else np.full(len(rows), -1, np.int32)
    return flow(
        reading,
        on=on,
        keep=keep,
        ref=rows.text("review_id" if with_child else "observation_id"),
        team=rows.team("team_id"),
        worker=rows.worker("manager_id"),
        by_record=True,
        **({"person": person, "done": rows.days("completed_on")} | columns),
    )


def managers(reading: Reading, table: str, keep: Bools) -> Cases:
    """The managers who are expected to do one in a month, each once a month however many they were given.

    The "person" of each case is a manager in a month: so distinct persons are managers' months, which add up to a year.
    """
    rows = reading.rows(table)
    month = rows.days("month_allocated")
    pair = pd.MultiIndex.from_arrays([rows.text("manager_id"), month])
    person = pd.factorize(pair)[0].astype(np.int32)
    return activities(reading, table, month, keep & ~rows.blank("manager_id"), person=person)


def done_by_managers(reading: Reading, table: str, keep: Bools) -> Cases:
    """What managers who were expected to did within the month; what names no manager is nobody's share."""
    rows = reading.rows(table)
    return activities(reading, table, rows.days("month_allocated"), keep & in_month(rows) & ~rows.blank("manager_id"))
