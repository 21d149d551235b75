"""Children looked after for a year whose teeth were checked in the last twelve months.

Babies too. Refused, cancelled and not attended are not done.
"""

import numpy as np

from indicators.cases import MET, NOT_MET, Cases
from indicators.counting import stock
from indicators.kinds import DAY, HIGHER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.looked_after._care import after_a_year
from indicators.looked_after._health import in_the_year
from indicators.reading import Reading
from indicators.spells import cut


def is_dental(kind: str) -> bool:
    """By name."""
    return "dental" in kind


def children(reading: Reading) -> Cases:
    """Each child's days in care after a year, cut where a check is made and where it lapses."""
    spells, since = after_a_year(reading)
    pieces, (done,) = cut(spells, (spells.key, in_the_year(reading, is_dental)))
    return stock(reading, pieces, opened=since[pieces.row], met=np.where(done > 0, MET, NOT_MET))


INDICATOR = Proportion(
    title="Dental checks in the last year",
    question="Have children seen a dentist?",
    cases=children,
    fold=STOCK,
    counts_on="each day in care after a year",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=HIGHER_IS_BETTER,
    breakdowns=("placement",),
    needs=("cla_episodes.cla_episode_start_date", "cla_health.health_check_date"),
    unit_from="whoever holds the child that day",
    notes=("Published of children looked after for the year to 31 March; this one follows each child.",),
    sources=(Source("DfE looked-after statistics", "outcomes for children looked after"),),
    reviewed="2026-11",
)
