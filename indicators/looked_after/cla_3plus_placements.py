"""Looked-after children with three or more placements in the last twelve months.

Those that touch the window, of any period of care. Temporary stays, a home that becomes the adoptive one, and a
placement that ended on its first day do not count; nor does one that carries on another in the window: moved with the
carer, or back in the same home after a temporary stay.
"""

import numpy as np

from indicators.cases import BLANK, Cases
from indicators.clock import first_day_reaching
from indicators.counting import judged, stock
from indicators.kinds import DAY, LOWER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.looked_after._care import care_days
from indicators.looked_after._placements import links
from indicators.reading import Reading
from indicators.spells import count, cut, possible
from indicators.words import placements

WINDOW, MANY = 12, 3
STAYING = ("A3", "A5")  # placed for adoption with the foster carer they live with


def children(reading: Reading) -> Cases:
    """Children looked after, cut where the number of placements in the window changes."""
    held, before = reading.fact(placements), reading.fact(links).same_carer
    leaves = np.where(held.end == BLANK, BLANK, first_day_reaching(held.end - 1, WINDOW)).astype(np.int32)
    touching = count(possible(held.person, held.start, leaves))
    lasted = (held.end == BLANK) | (held.end > held.start)
    counts = lasted & ~held.temporary & ~held.rows.is_("cla_placement_type", *STAYING)
    # It counts on its own once the one it carries on has left the window.
    alone = np.maximum(held.start, np.append(leaves, BLANK)[before])
    moves = count(possible(np.where(counts, held.person, -1), alone, leaves))
    spells, since = care_days(reading)
    pieces, (number, any_row) = cut(spells, (spells.key, moves), (spells.key, touching))
    met = judged(number >= MANY, any_row == 0)
    return stock(reading, pieces, opened=since[pieces.row], value=number.astype(np.float64), met=met)


INDICATOR = Proportion(
    title="Three or more placements in the year",
    question="Who is moving too often?",
    cases=children,
    fold=STOCK,
    counts_on="each day the child is looked after",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    looks_back=12,
    breakdowns=("placement", "placements_in_year"),
    needs=("cla_episodes.cla_episode_start_date", "cla_placement.cla_placement_end_date"),
    unit_from="whoever holds the child that day",
    sources=(Source("DfE looked-after statistics", "placement stability"),),
    reviewed="2026-11",
)
