"""How often the child went missing in the last twelve months; absent and away are not missing."""

from __future__ import annotations

import numpy as np

from indicators.breakdowns._recent import in_the_year
from indicators.cases import Ints
from indicators.reading import Reading
from indicators.words import missing_rows


def episodes(reading: Reading) -> tuple[Ints, Ints]:
    """The child and the London day of each episode of being missing; nobody (-1) where it was something else."""
    rows = reading.rows("missing")
    person = np.where(reading.fact(missing_rows), rows.person(), -1).astype(np.int32)
    return person, rows.instants("missing_episode_start_date").day


BREAKDOWN = in_the_year(
    "Missing episodes in the last 12 months",
    episodes,
    "missing.missing_episode_start_date",
    ("list_8", "missing_12m"),
)
