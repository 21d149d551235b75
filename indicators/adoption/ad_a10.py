"""Days from coming into care to moving in with the adoptive family, of children adopted.

From the start of the final period of care to the placement for adoption; where the foster carer adopts, to the start of
the foster placement. Unknown where either date is missing, or the second lies before the first. Shown as the mean.
"""

import numpy as np

from indicators.adoption._adoptions import adopted, after, by_foster_carer
from indicators.cases import BLANK, Cases, Ints
from indicators.kinds import FLOW, LOWER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Duration, Source
from indicators.reading import Reading
from indicators.words import rank


def final_care(reading: Reading) -> Ints:
    """By child, the day the final period of care began, as the latest episode says; BLANK last, for nobody."""
    rows = reading.rows("cla_episodes")
    order = np.lexsort((rank(rows.text("cla_episode_id")), rows.days("cla_episode_start_date")))
    order = order[rows.person()[order] >= 0]
    entered = np.full(len(reading.people) + 1, BLANK, np.int32)
    entered[rows.person()[order]] = rows.days("entered_care_date")[order]  # the latest is written last
    return entered


def children(reading: Reading) -> Cases:
    """Every child adopted, beside how long that took."""
    rows = reading.rows("permanence")
    person = rows.person()
    entered = final_care(reading)[person]
    carer, adopters = rows.days("placed_foster_carer_date"), rows.days("placed_for_adoption_date")
    moved = np.where(by_foster_carer(reading), carer, adopters).astype(np.int32)
    days = after(entered, moved)
    return adopted(reading, np.where(days < 0, BLANK, days).astype(np.int32), opened=entered, done=moved)


INDICATOR = Duration(
    title="A10: from care to the adoptive family",
    question="Is adoption timely from the child's side?",
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
        "permanence.placed_for_adoption_date",
        "permanence.adopted_by_carer_flag",
        "cla_episodes.entered_care_date",
    ),
    unit_from="the adoption worker, and whoever held the child that day",
    notes=(
        "Few adoptions a year: one of 900 days moves the mean by a month. Published as the mean of three years.",
        "426 days stand for the 14 months of a government threshold of 2013 to 2016: a convention, not verified.",
    ),
    sources=(Source("Adoption scorecards", "A10"),),
    reviewed="2026-11",
)
