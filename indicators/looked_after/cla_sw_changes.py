"""Looked-after children who had three or more social workers in the last twelve months.

Different people, allocated to the child and social workers on a day of the twelve months: coming back to one of them is
no change. Who has since left counts for the days before. Time before care counts. Nobody allocated in the twelve months
is unknown.
"""

import numpy as np

from indicators.cases import Cases
from indicators.counting import judged, stock
from indicators.kinds import DAY, LOWER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.looked_after._care import care_days
from indicators.looked_after._workers import of_the_year
from indicators.reading import Reading
from indicators.spells import cut

MANY = 3


def children(reading: Reading) -> Cases:
    """Children looked after, cut where the number of social workers of the twelve months changes."""
    year = reading.fact(of_the_year)
    spells, since = care_days(reading)
    pieces, (number, held) = cut(spells, (spells.key, year.social_workers), (spells.key, year.held))
    return stock(
        reading,
        pieces,
        opened=since[pieces.row],
        value=number.astype(np.float64),
        met=judged(number >= MANY, held == 0),
    )


INDICATOR = Proportion(
    title="Three or more social workers in the year",
    question="Do children keep their social worker?",
    cases=children,
    fold=STOCK,
    counts_on="each day the child is looked after",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    needs=(
        "cla_episodes.cla_episode_start_date",
        "involvements.involvement_start_date",
        "professionals.professional_id",
    ),
    unit_from="whoever holds the child that day",
    notes=("Cover and duty that are recorded as an allocation make it higher.",),
    breakdowns=("placement", "legal_status"),
    sources=(Source("DfE looked-after statistics", "social worker stability"),),
    reviewed="2026-11",
)
