"""What the health indicators share: the checks that were done, and how long each counts."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from indicators.cases import Ints
from indicators.clock import add_months
from indicators.reading import Reading
from indicators.spells import Timeline, count, possible

NOT_DONE = ("refused", "cancelled", "declined", "dna", "not attended")
YEAR = 12  # months: a check counts to its anniversary


def checks(reading: Reading, of_kind: Callable[[str], bool]) -> tuple[Ints, Ints]:
    """The child and the day of checks of a kind, asked of the type in small letters; nobody (-1) where not done."""
    rows = reading.rows("cla_health")
    kind = rows.matches("health_check_type", lambda text: of_kind(text.lower()))
    undone = rows.matches("health_check_status", lambda text: any(word in text.lower() for word in NOT_DONE))
    return np.where(kind & ~undone, rows.person(), -1).astype(np.int32), rows.days("health_check_date")


def in_the_year(reading: Reading, of_kind: Callable[[str], bool]) -> Timeline:
    """How many checks of a kind the twelve months to each day hold."""
    person, day = checks(reading, of_kind)
    return count(possible(person, day, add_months(day, YEAR) + 1))
