"""Children looked after for a year whose immunisations are up to date.

By the latest status of the child up to the day; one without a date stands from the beginning. No status is unknown:
nobody has said that the child is not protected.
"""

import numpy as np

from indicators.cases import BLANK, Cases
from indicators.counting import judged, stock
from indicators.kinds import DAY, HIGHER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.looked_after._care import after_a_year
from indicators.reading import Reading
from indicators.spells import cut, latest

ALWAYS = BLANK + 1  # a status without a date is older than any with one


def children(reading: Reading) -> Cases:
    """Each child's days in care after a year, cut where the status is told anew."""
    rows = reading.rows("cla_immunisations")
    told = rows.days("immunisations_status_date")
    position = np.arange(len(rows), dtype=np.int32)
    statuses = latest(rows.person(), np.where(told == BLANK, ALWAYS, told).astype(np.int32), position, position)
    spells, since = after_a_year(reading)
    pieces, (row,) = cut(spells, (spells.key, statuses))
    up_to_date = np.append(rows.is_("immunisations_status", "Y"), False)[row]
    unknown = np.append(rows.blank("immunisations_status"), True)[row]
    return stock(reading, pieces, opened=since[pieces.row], met=judged(up_to_date, unknown))


INDICATOR = Proportion(
    title="Immunisations up to date",
    question="Are children protected?",
    cases=children,
    fold=STOCK,
    counts_on="each day in care after a year",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=HIGHER_IS_BETTER,
    needs=("cla_episodes.cla_episode_start_date", "cla_immunisations.immunisations_status"),
    unit_from="whoever holds the child that day",
    notes=(
        "The published figure divides by all children; this one leaves out those of whom nothing is known: higher.",
        "What an unaccompanied child had before is often not known: on a catch-up schedule until it is complete.",
    ),
    breakdowns=("placement",),
    sources=(Source("DfE looked-after statistics", "outcomes for children looked after (OC2)"),),
    reviewed="2026-11",
)
