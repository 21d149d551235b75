"""Open children whose lead has held them for more than 28 days and was supervised about them in the last 28.

Supervision about the child by any supervisor counts. A child whom nobody holds is left out here: that is a breach of
its own.
"""

import numpy as np

from indicators.cases import BLANK, MET, NOT_MET, Cases
from indicators.clock import Days
from indicators.counting import numbered, onward, refreshed, stock
from indicators.kinds import DAY, HIGHER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.reading import Reading
from indicators.spells import last_day
from indicators.words import leads


def children(reading: Reading) -> Cases:
    """Each open child's days with one lead after the first 28, cut where supervision is held and where it lapses."""
    interval = Days(reading.settings.number("supervision_interval"))
    rows, led = reading.rows("supervisions"), reading.fact(leads)
    last = last_day(rows.person(), rows.days("supervision_date"))
    kept = onward(numbered(led.spells), interval.due(led.began) + 1)
    pieces, held, due, fresh = refreshed(kept, last, interval.due)
    began = led.began[kept.row[pieces.row]]
    return stock(
        reading,
        pieces,
        opened=np.where(held == BLANK, began, held),
        due=np.where(held == BLANK, interval.due(began), due),
        met=np.where(fresh, MET, NOT_MET),
    )


INDICATOR = Proportion(
    title="Supervision within 28 days",
    question="Is there management grip?",
    cases=children,
    fold=STOCK,
    counts_on="each day open after 28 days with one lead",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=HIGHER_IS_BETTER,
    needs=("involvements.involvement_start_date", "supervisions"),
    unit_from="whoever holds the child that day",
    late="no supervision about the child in the last 28 days",
    settings=("supervision_interval",),
    sources=(Source("Local standard", "supervision"),),
    reviewed="2026-11",
)
