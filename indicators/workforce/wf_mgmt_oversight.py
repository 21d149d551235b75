"""Open children on whose file a manager recorded oversight in the last 28 days.

Notes are counted, not their quality: read it beside the grades of practice reviews.
"""

import numpy as np

from indicators.cases import BLANK, MET, NOT_MET, Cases
from indicators.clock import Days
from indicators.counting import refreshed, stock
from indicators.kinds import DAY, HIGHER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.reading import Reading
from indicators.spells import last_day
from indicators.words import open_child


def children(reading: Reading) -> Cases:
    """Each open child's days, cut where oversight is recorded and where it lapses."""
    interval = Days(reading.settings.number("oversight_interval"))
    rows = reading.rows("oversights")
    last = last_day(rows.person(), rows.days("oversight_date"))
    spells = reading.fact(open_child).spells()
    pieces, held, due, fresh = refreshed(spells, last, interval.due)
    began = spells.start[pieces.row]
    return stock(
        reading,
        pieces,
        opened=np.where(held == BLANK, began, held),
        due=np.where(held == BLANK, began - 1, due),
        met=np.where(fresh, MET, NOT_MET),
    )


INDICATOR = Proportion(
    title="Management oversight within 28 days",
    question="Do managers decide, and say why?",
    cases=children,
    fold=STOCK,
    counts_on="each day the child is open",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=HIGHER_IS_BETTER,
    needs=("oversights",),
    unit_from="whoever holds the child that day",
    late="no oversight in the last 28 days",
    settings=("oversight_interval",),
    sources=(
        Source("Local standard", "oversight"),
        Source("Ofsted inspection of Sandwell", "2022"),
    ),
    reviewed="2026-11",
)
