"""Days from the placement order to the match with adopters, of children adopted who had an order and were placed.

A match before the order is 0 days. No match recorded is unknown. Shown as the mean.
"""

from indicators.adoption._adoptions import adopted, after, never_below_0, placed_after_order
from indicators.cases import Cases
from indicators.kinds import FLOW, LOWER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Duration, Source
from indicators.reading import Reading


def children(reading: Reading) -> Cases:
    """Every such child, beside how long the match took."""
    rows = reading.rows("permanence")
    ordered, matched = rows.days("placement_order_date"), rows.days("matched_date")
    days = never_below_0(after(ordered, matched))
    return adopted(reading, days, placed_after_order(reading), opened=ordered, done=matched)


INDICATOR = Duration(
    title="A2: from the placement order to the match",
    question="Is matching quick?",
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
    ),
    unit_from="the adoption worker, and whoever held the child that day",
    notes=(
        "Children without a placement order are left out. Published as the mean of three years.",
        "121 days stand for the four months of a government threshold: a convention, not verified.",
    ),
    sources=(Source("Adoption scorecards", "A2"),),
    reviewed="2026-11",
)
