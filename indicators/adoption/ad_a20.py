"""Days from the placement order to the match, or to the foster placement where the foster carer adopted.

As A2, ended by whichever of the two came first, never below 0. No match recorded is unknown. Shown as the mean.
"""

import numpy as np

from indicators.adoption._adoptions import adopted, after, by_foster_carer, never_below_0, placed_after_order
from indicators.cases import BLANK, Cases
from indicators.kinds import FLOW, LOWER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Duration, Source
from indicators.reading import Reading


def children(reading: Reading) -> Cases:
    """Every such child, beside how long that took."""
    rows = reading.rows("permanence")
    ordered, matched = rows.days("placement_order_date"), rows.days("matched_date")
    fostered = rows.days("placed_foster_carer_date")
    sooner = by_foster_carer(reading) & (fostered != BLANK) & (matched != BLANK)
    ended = np.where(sooner, np.minimum(matched, fostered), matched).astype(np.int32)
    days = never_below_0(after(ordered, ended))
    return adopted(reading, days, placed_after_order(reading), opened=ordered, done=ended)


INDICATOR = Duration(
    title="A20: from the placement order to the match, adjusted",
    question="Is matching quick, where foster carers adopt too?",
    cases=children,
    fold=FLOW,
    show="mean",
    counts_on="adoption order",
    unit="days",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=LOWER_IS_BETTER,
    open_work="ad_waiting",
    needs=(
        "permanence.permanence_order_date",
        "permanence.placement_order_date",
        "permanence.placed_for_adoption_date",
        "permanence.matched_date",
        "permanence.adopted_by_carer_flag",
    ),
    unit_from="the adoption worker, and whoever held the child that day",
    notes=("The definition is not verified: confirm it with the regional adoption agency before you rely on it.",),
    sources=(Source("Adoption scorecards", "A20, definition not verified"),),
    reviewed="2026-11",
)
