"""What the contact indicators share: the contacts, their decision, and the one clock between the two."""

from __future__ import annotations

import numpy as np

from indicators.cases import BLANK, Bools, Ints
from indicators.clock import Clock, WorkingDays
from indicators.reading import Reading, Rows

DECISION_CLOCK = Clock(start="the contact", stop="the decision", limit=WorkingDays(1))


def undated(rows: Rows) -> Bools:
    """An outcome was written, but not when: decided, nobody knows on which day. One still to come is not made."""
    found: Bools = ~rows.blank("outcome") & (rows.days("decision_date") == BLANK) & ~rows.to_come("decision_date")
    return found


def waiting_until(reading: Reading) -> Ints:
    """The day each contact stopped waiting: its decision, its own day where that has no date; BLANK while it waits."""
    rows = reading.rows("contacts")
    return np.where(undated(rows), rows.days("contact_date"), rows.days("decision_date")).astype(np.int32)
