"""Looked-after children visited as often as the Regulations ask.

Within a week of the start of the placement, then every six weeks, or every three months where the placement is
intended to last to 18 and a year has passed. Fostering with a relative or another carer for the long term (U1, U4)
stands for "intended to last": the dataset has no other mark. A temporary move does not restart the first week. The
weekly visits of children placed with parents before assessment, and of temporary approvals, cannot be seen.
"""

import numpy as np

from indicators.cases import BLANK, MET, NOT_MET, Cases
from indicators.clock import add_months
from indicators.counting import lapsing, numbered, onward, stock
from indicators.kinds import DAY, HIGHER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.looked_after._care import last_seen
from indicators.reading import Reading
from indicators.spells import cut
from indicators.words import care_since, current_placement, looked_after, placements

FIRST_VISIT, INTERVAL = 7, 42  # days: Care Planning Regulations 2010, regulation 28
LONG_TERM_MONTHS, SETTLED_MONTHS = 3, 12
LASTING = ("U1", "U4")


def visited(reading: Reading) -> Cases:
    """Each child's days in care after the first week of a placement, cut where a visit is made and where it lapses."""
    held = reading.fact(placements)
    spells = reading.fact(looked_after).spells()
    key = spells.key
    pieces, (row, since, visit) = cut(
        spells,
        (key, reading.fact(current_placement)),
        (key, reading.fact(care_since)),
        (key, reading.fact(last_seen)),
    )
    began = np.where(row >= 0, np.append(held.start, BLANK)[row], since)
    lasting = np.append(held.rows.is_("cla_placement_type", *LASTING), False)[row]
    visited_here = (visit != BLANK) & (visit >= began)
    settled = lasting & (visit >= add_months(began, SETTLED_MONTHS))
    later = np.where(settled, add_months(visit, LONG_TERM_MONTHS), visit + INTERVAL)
    due = np.where(visited_here, later, began + FIRST_VISIT).astype(np.int32)
    kept = onward(numbered(pieces), began + FIRST_VISIT + 1)
    halves, fresh = lapsing(kept, due[kept.row])
    at = kept.row[halves.row]
    opened = np.where(visited_here, visit, began)
    return stock(reading, halves, opened=opened[at], due=due[at], met=np.where(fresh, MET, NOT_MET))


INDICATOR = Proportion(
    title="Visits to looked-after children in date",
    question="Is every child in our care visited as often as the law asks?",
    cases=visited,
    fold=STOCK,
    counts_on="each day looked after, after the first week of the placement",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=HIGHER_IS_BETTER,
    daily=True,
    breakdowns=("placement", "legal_status"),
    needs=("cla_episodes.cla_episode_start_date", "cla_visits.cla_visit_date"),
    unit_from="whoever holds the child that day",
    late="the next visit is past its day",
    notes=("Weekly visits to children placed with parents and to temporary approvals cannot be told from the data.",),
    sources=(Source("Care Planning, Placement and Case Review Regulations 2010", "regulation 28"),),
    reviewed="2026-11",
)
