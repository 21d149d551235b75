"""What the adoption indicators share: children adopted, and the days between the steps that led there."""

from __future__ import annotations

from typing import Any

import numpy as np

from indicators.cases import BLANK, MET, UNKNOWN, Bools, Cases, Ints
from indicators.counting import floats, flow
from indicators.reading import Reading

#: A government news item gave four months from the placement order to the match; as days, by convention.
MATCH_LIMIT = 121


def by_foster_carer(reading: Reading) -> Bools:
    """Children adopted by the foster carer they lived with."""
    return reading.rows("permanence").is_("adopted_by_carer_flag", "Y")


def placed_after_order(reading: Reading) -> Bools:
    """Children who had a placement order and were placed for adoption."""
    rows = reading.rows("permanence")
    found: Bools = (rows.days("placement_order_date") != BLANK) & (rows.days("placed_for_adoption_date") != BLANK)
    return found


def after(first: Ints, second: Ints) -> Ints:
    """Days from one date to another; BLANK where either is."""
    return np.where((first == BLANK) | (second == BLANK), BLANK, second - first).astype(np.int32)


def never_below_0(days: Ints) -> Ints:
    """What came before the order took no time after it."""
    return np.where(days == BLANK, BLANK, np.maximum(days, 0)).astype(np.int32)


def adopted(reading: Reading, days: Ints, keep: Bools | None = None, **columns: Any) -> Cases:
    """Children on the day of their adoption order, beside how many days a step took; BLANK is unknown."""
    rows = reading.rows("permanence")
    is_adoption = rows.matches("permanence_order_type", lambda text: "adoption" in text.lower())
    return flow(
        reading,
        on=rows.days("permanence_order_date"),
        person=rows.person(),
        ref=rows.text("permanence_id"),
        worker=rows.worker("adoption_worker_id"),
        keep=is_adoption if keep is None else is_adoption & keep,
        met=np.where(days == BLANK, UNKNOWN, MET),
        value=floats(days),
        **columns,
    )
