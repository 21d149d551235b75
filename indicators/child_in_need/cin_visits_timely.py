"""Children on a child in need plan who were seen on a visit in the last 28 days.

A child whose plan began within the last 28 days is left out, as is an unborn child. A visit on which the child was not
seen, or nobody recorded it, is not a visit.
"""

import numpy as np

from indicators.cases import BLANK, MET, NOT_MET, Cases
from indicators.child_in_need._plans import planned_children
from indicators.clock import Days
from indicators.counting import numbered, onward, refreshed, stock
from indicators.kinds import DAY, HIGHER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.reading import Reading
from indicators.spells import last_day
from indicators.words import children


def visited(reading: Reading) -> Cases:
    """Each child's days on a plan after the first 28, cut where a visit brings them in date and where it lapses."""
    interval = Days(reading.settings.number("cin_visit_interval"))
    visits = reading.rows("cin_visits")
    seen = visits.is_("cin_visit_seen", "Y")
    last = last_day(visits.person()[seen], visits.days("cin_visit_date")[seen])
    spells, since = planned_children(reading)
    born = reading.fact(children).seen_from(spells.key)
    kept = onward(numbered(spells), np.maximum(interval.due(since) + 1, born))
    pieces, visit, due, fresh = refreshed(kept, last, interval.due)
    began = since[kept.row[pieces.row]]
    return stock(
        reading,
        pieces,
        opened=np.where(visit == BLANK, began, visit),
        due=np.where(visit == BLANK, interval.due(began), due),
        met=np.where(fresh, MET, NOT_MET),
    )


INDICATOR = Proportion(
    title="Child in need visits in date",
    question="Are children in need being seen?",
    cases=visited,
    fold=STOCK,
    counts_on="each day on a plan after its first 28 days",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=HIGHER_IS_BETTER,
    needs=("cin_plans.cin_plan_start_date", "cin_visits.cin_visit_date"),
    unit_from="whoever holds the child that day",
    late="no visit on which the child was seen in the last 28 days",
    settings=("cin_visit_interval",),
    sources=(Source("Local standard", "interval"),),
    reviewed="2026-11",
)
