"""How many placements in the last twelve months, by the rule of ``cla_3plus_placements``; else as the workbook says."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from indicators.breakdowns._workbook import amount, of_cell
from indicators.breakdowns.declaration import Breakdown, named, numbers, places_of
from indicators.cases import UNKNOWN, Cases, Floats, Ints
from indicators.looked_after.cla_3plus_placements import MANY
from indicators.reading import Reading

LIMITS = (1, MANY - 1, MANY)
WORDS = ("One", "Two", "Three", "Four or more")


def held(_: Reading, cases: Cases) -> Floats:
    """The number that the indicator's cases carry; NaN where no placement touches the twelve months."""
    return np.where(cases.met == UNKNOWN, np.nan, cases.value)


def told(values: NDArray[Any]) -> Ints:
    """By the number in the cell."""
    return places_of(amount(values), LIMITS)


BREAKDOWN = Breakdown(
    title="Placements in the last 12 months",
    categories=named(*WORDS),
    rule=numbers(held, LIMITS),
    needs=("cla_placement.cla_placement_end_date",),
    listed=of_cell("list_8", "placements_12m", told, len(WORDS)),
    ordered=True,
)
