"""Children looked after for 20 working days or more whose reviews of the last year were all on time.

The first is due on the 20th working day, the second three months after it, each later one six months after the one
before. Due days are worked out, not read. A cancelled review does not count. A review past its day and not held is late
however long ago it fell due.
"""

import numpy as np

from indicators.cases import MET, NOT_MET, Cases
from indicators.clock import WorkingDays
from indicators.counting import numbered, onward, stock
from indicators.kinds import DAY, HIGHER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.looked_after._care import care_days, reviews_of_care
from indicators.reading import Reading
from indicators.reviews import chain
from indicators.spells import cut

FIRST = WorkingDays(20)  # Care Planning Regulations 2010, regulation 33
LATER = (3, 6)  # months


def children(reading: Reading) -> Cases:
    """Each child's days in care from the day the first review falls due, cut where they fall behind or are in time."""
    spells, since = care_days(reading)
    found = chain(since, FIRST.due(since), reviews_of_care(reading), LATER)
    kept = onward(numbered(spells), found.first_due)
    pieces, (late, due) = cut(kept, (kept.row, found.late), (kept.row, found.due))
    opened = since[kept.row[pieces.row]]
    return stock(reading, pieces, opened=opened, due=due, met=np.where(late == 0, MET, NOT_MET))


INDICATOR = Proportion(
    title="Looked-after reviews on time",
    question="Has every review of each child been on time?",
    cases=children,
    fold=STOCK,
    counts_on="each day looked after after the first 20 working days",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=HIGHER_IS_BETTER,
    breakdowns=("placement", "legal_status"),
    needs=("cla_episodes.cla_episode_start_date", "cla_reviews.cla_review_date"),
    unit_from="whoever holds the child that day",
    late="the next review is past its day",
    notes=("All reviews of each child: stricter by 5 to 10 points than the share of reviews that were on time.",),
    sources=(Source("Care Planning, Placement and Case Review Regulations 2010", "regulation 33"),),
    reviewed="2026-11",
)
