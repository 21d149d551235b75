"""Looked-after children placed with their parents (P1) under a full care order (C2) of twelve months or more.

The order counts from its own start: one that was written down anew counts from the new row.
"""

import numpy as np

from indicators.cases import BLANK, Cases
from indicators.clock import first_day_reaching
from indicators.counting import numbered, onward, stock
from indicators.kinds import DAY, LOWER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Count, Source
from indicators.looked_after._placements import placed
from indicators.reading import Reading
from indicators.spells import Timeline, covered, cut, possible
from indicators.words import placements

WITH_PARENTS, FULL_ORDER, LONG = "P1", "C2", 12  # months


def long_ordered(reading: Reading) -> Timeline:
    """1 on the days on which a full care order has stood for twelve months."""
    rows = reading.rows("legal_status")
    start, end = rows.days("legal_status_start_date"), rows.days("legal_status_end_date")
    orders = possible(rows.person(), start, end)
    orders = numbered(orders.where(rows.is_("legal_status", FULL_ORDER)[orders.row]))
    return covered(onward(orders, first_day_reaching(orders.start, LONG)))


def children(reading: Reading) -> Cases:
    """The days of such a placement on which such an order stands."""
    held = reading.fact(placements)
    spells, row = placed(reading)
    home = np.append(held.rows.is_("cla_placement_type", WITH_PARENTS), False)[row]
    spells, row = spells.where(home), row[home]
    pieces, (ordered,) = cut(spells, (spells.key, long_ordered(reading)))
    counts = ordered != 0
    kept = pieces.where(counts)
    return stock(reading, kept, opened=np.append(held.start, BLANK)[row[kept.row]])


INDICATOR = Count(
    title="Placed with parents under a care order",
    question="Could orders be discharged?",
    cases=children,
    fold=STOCK,
    counts_on="each day looked after in such a placement under such an order",
    unit="children",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    needs=(
        "cla_episodes.cla_episode_start_date",
        "cla_placement.cla_placement_type",
        "legal_status.legal_status_start_date",
    ),
    unit_from="whoever holds the child that day",
    notes=("Children live with their parents for good reasons: a rise is a question, not a fault.",),
    sources=(Source("Care Planning, Placement and Case Review Regulations 2010", "part 4"),),
    reviewed="2026-11",
)
