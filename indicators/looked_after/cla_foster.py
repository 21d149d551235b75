"""Looked-after children whose current placement is with foster carers.

Relatives and friends who foster too. A temporary stay leaves the child where the usual placement is. No placement, or
no code, is unknown.
"""

from indicators.kinds import DAY, MONTH, NEITHER_IS_BETTER, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.looked_after._placements import fostered

INDICATOR = Proportion(
    title="Children with foster carers",
    question="Do our children live in families?",
    cases=fostered,
    fold=STOCK,
    counts_on="each day the child is looked after",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=NEITHER_IS_BETTER,
    needs=("cla_episodes.cla_episode_start_date",),
    unit_from="whoever holds the child that day",
    sources=(Source("DfE looked-after statistics", "placements"),),
    reviewed="2026-11",
)
