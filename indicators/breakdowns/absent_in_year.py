"""How often the child was absent or away in the last twelve months: where they were was known, and it was wrong."""

from __future__ import annotations

import numpy as np

from indicators.breakdowns._recent import in_the_year
from indicators.cases import Ints
from indicators.reading import Reading
from indicators.words import is_away


def episodes(reading: Reading) -> tuple[Ints, Ints]:
    """The child and the London day of each episode of being absent or away; nobody (-1) where it was something else."""
    rows = reading.rows("missing")
    person = np.where(rows.matches("missing_episode_type", is_away), rows.person(), -1).astype(np.int32)
    return person, rows.instants("missing_episode_start_date").day


BREAKDOWN = in_the_year(
    "Absent or away in the last 12 months",
    episodes,
    "missing.missing_episode_type",
    ("list_8", "absent_12m"),
)
