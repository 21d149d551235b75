"""Whether a disability is recorded. Any code but "none" is one; no record says nothing, and is not "none".

Some systems list only the children who have one, so that nearly all others are not known.
"""

from __future__ import annotations

import numpy as np

from data.tables import UNREADABLE
from indicators.breakdowns.declaration import Breakdown, fixed, named
from indicators.cases import Ints
from indicators.reading import Reading

YES, NO, LAST = 0, 1, 2
NONE = ("NONE", "NO", "N")
NOTHING_SAID = ("NOBT", "REFU", "UNKNOWN", UNREADABLE)


def disabilities(reading: Reading) -> Ints:
    """By person number: yes where any row is a disability, else no where any row says there is none."""
    rows = reading.rows("disability")
    person = rows.person()
    found = np.full(len(reading.people), LAST, np.int32)
    none = rows.matches("disability_code", lambda text: text.strip().upper() in NONE)
    said = rows.matches("disability_code", lambda text: text.strip().upper() not in NOTHING_SAID)
    found[person[none & (person >= 0)]] = NO
    found[person[said & ~none & (person >= 0)]] = YES
    return found


BREAKDOWN = Breakdown(
    title="Disability",
    categories=named("Disability", "No disability"),
    rule=fixed(disabilities, LAST),
    unknown="Not recorded",
)
