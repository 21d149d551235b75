"""Children under 16, looked after for two and a half years, who have lived in one placement for two.

A placement goes on where the child moved with the carer or came back to the same home after a temporary stay; for those
placed for adoption the placement before counts too. A child whose date of birth is not known is left out.
"""

import numpy as np

from indicators.cases import BLANK, Cases, Ints
from indicators.clock import add_months
from indicators.counting import judged, numbered, stock
from indicators.kinds import DAY, HIGHER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.looked_after._care import care_days
from indicators.looked_after._placements import links
from indicators.reading import Reading
from indicators.spells import cut, possible
from indicators.words import children as all_children
from indicators.words import current_placement, placements, split_at

SETTLED, IN_CARE, OLDEST = 730, 30, 16  # days, months, years


def first_of(before: Ints) -> Ints:
    """For each placement, the first of the chain it carries on."""
    first = np.where(before >= 0, before, np.arange(len(before))).astype(np.int32)
    while not np.array_equal(further := first[first], first):
        first = further
    return first


def children(reading: Reading) -> Cases:
    """Each child's days in care after two and a half years, cut where the placement changes or reaches two."""
    held, who = reading.fact(placements), reading.fact(all_children)
    began = np.append(held.start[first_of(reading.fact(links).adopted)], BLANK)
    spells, since = care_days(reading)
    end = np.where(
        who.birth(spells.key) == BLANK, spells.start, np.minimum(spells.end, who.reaches(spells.key, OLDEST))
    )
    young = possible(spells.key, np.maximum(spells.start, add_months(since, IN_CARE)), end)
    pieces, (row,) = cut(young, (young.key, reading.fact(current_placement)))
    start = began[row]
    halves, settled = split_at(numbered(pieces), np.where(row < 0, BLANK, start + SETTLED).astype(np.int32))
    at = halves.row
    return stock(reading, halves, opened=start[at], met=judged(settled, row[at] < 0))


INDICATOR = Proportion(
    title="Long-term placement stability",
    question="Do settled children stay settled?",
    cases=children,
    fold=STOCK,
    counts_on="each day in care after two and a half years, under 16",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=HIGHER_IS_BETTER,
    breakdowns=("placement", "placement_length"),
    needs=("cla_episodes.cla_episode_start_date", "cla_placement.cla_placement_end_date"),
    unit_from="whoever holds the child that day",
    notes=("A child who turns 16 leaves the figure: it can fall with no move.",),
    sources=(Source("DfE looked-after statistics", "placement stability"),),
    reviewed="2026-11",
)
