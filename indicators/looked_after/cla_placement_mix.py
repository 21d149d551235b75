"""Of looked-after children with a placement recorded, the share who live with foster carers.

The other kinds of home are the parts of the same cases. A temporary stay leaves the child where the usual placement
is. No placement, or no code, is unknown.
"""

from indicators.cases import Cases
from indicators.kinds import DAY, MONTH, NEITHER_IS_BETTER, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.looked_after._placements import fostered
from indicators.reading import Reading


def homes(reading: Reading) -> Cases:
    """Children looked after, by the kind of home they live in."""
    return fostered(reading, by_group=True)


INDICATOR = Proportion(
    title="Where our children live: fostering",
    question="Where do our children live?",
    cases=homes,
    fold=STOCK,
    counts_on="each day the child is looked after",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=NEITHER_IS_BETTER,
    breakdowns=("placement_type", "placement_provider"),
    needs=("cla_episodes.cla_episode_start_date",),
    unit_from="whoever holds the child that day",
    sources=(Source("DfE looked-after statistics", "placements"),),
    reviewed="2026-11",
)
