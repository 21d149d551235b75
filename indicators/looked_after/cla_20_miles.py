"""Looked-after children placed more than 20 miles from home.

By the recorded distance alone: over 20 miles cannot lie inside the borough, and the extract does not say which homes
do. A distance that is missing, or 999 and more (not known, or no fixed home), is unknown.
"""

import numpy as np

from indicators.cases import BLANK, Cases
from indicators.counting import judged, stock
from indicators.kinds import DAY, LOWER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.looked_after._placements import placed
from indicators.reading import Reading
from indicators.words import placements

FAR, NOT_KNOWN = 20, 999  # miles


def children(reading: Reading) -> Cases:
    """Children looked after, by the distance of their current placement."""
    held = reading.fact(placements)
    spells, row = placed(reading)
    miles = np.append(held.rows.number("cla_placement_distance"), np.nan)[row]
    unknown = np.isnan(miles) | (miles >= NOT_KNOWN)
    opened = np.append(held.start, BLANK)[row]
    return stock(reading, spells, opened=opened, value=miles, met=judged(miles > FAR, unknown))


INDICATOR = Proportion(
    title="Placed more than 20 miles from home",
    question="Are children placed far away?",
    cases=children,
    fold=STOCK,
    counts_on="each day the child is looked after",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    breakdowns=("placement", "placement_provider"),
    needs=("cla_episodes.cla_episode_start_date", "cla_placement.cla_placement_distance"),
    unit_from="whoever holds the child that day",
    notes=(
        "The published figure divides by all children; this one leaves out those whose distance is unknown: higher.",
    ),
    sources=(Source("DfE looked-after statistics", "distance between home and placement"),),
    reviewed="2026-11",
)
