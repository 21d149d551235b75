"""Children with a placement order who have not been placed for adoption, at the end of the day.

From the order until the child is placed, the decision is reversed or another order is made. More than 121 days is late.
"""

import numpy as np

from indicators.adoption._adoptions import MATCH_LIMIT
from indicators.cases import BLANK, OPEN, Cases
from indicators.clock import Clock, Days
from indicators.counting import stock
from indicators.kinds import DAY, LOWER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Count, Source
from indicators.reading import Reading
from indicators.spells import possible
from indicators.words import alive

WAIT_CLOCK = Clock(start="the placement order", stop="the placement for adoption", limit=Days(MATCH_LIMIT))
ENDS = ("placed_for_adoption_date", "decision_reversed_date", "permanence_order_date")


def children(reading: Reading) -> Cases:
    """Each order until it is fulfilled, given up or overtaken."""
    rows = reading.rows("permanence")
    ordered = rows.days("placement_order_date")
    first = np.min([np.where(rows.days(name) == BLANK, OPEN, rows.days(name)) for name in ENDS], axis=0)
    spells = alive(reading, possible(rows.person(), ordered, first.astype(np.int32)))
    opened = ordered[spells.row]
    ref = rows.text("permanence_id")[spells.row]
    return stock(reading, spells, ref=ref, opened=opened, due=WAIT_CLOCK.due(opened))


INDICATOR = Count(
    title="Children waiting for an adoptive family",
    question="Who is waiting for a family?",
    cases=children,
    fold=STOCK,
    counts_on="each day from the order until the child is placed",
    unit="children",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    needs=("permanence.placement_order_date", "permanence.placed_for_adoption_date"),
    unit_from="whoever holds the child that day",
    late=f"more than {MATCH_LIMIT} days since the order",
    notes=("A plan that has changed has to be closed on the record, or the child seems to wait.",),
    sources=(Source("Adoption scorecards", "children waiting"),),
    reviewed="2026-11",
)
