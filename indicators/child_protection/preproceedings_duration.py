"""Children in pre-proceedings at the end of the day; over their time after 16 weeks.

From the decision to enter until it is agreed to step down or to go to court. A child counts once, from the earliest
decision that still stands. Unborn children count.
"""

import numpy as np

from indicators.cases import BLANK, Cases
from indicators.clock import Clock, Days
from indicators.counting import stock
from indicators.kinds import DAY, LOWER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Count, Source
from indicators.reading import Reading
from indicators.spells import choose, possible
from indicators.words import alive, split_at

PRE_PROCEEDINGS = Clock(start="the decision", stop="stepping down or going to court", limit=Days(112))
IN_TIME, OVER = "up to 16 weeks", "over 16 weeks"


def children(reading: Reading) -> Cases:
    """Each child's days in pre-proceedings, cut after the sixteenth week."""
    rows = reading.rows("pre_proceedings")
    decided = rows.days("pre_pro_decision_date")
    spells = alive(reading, possible(rows.person(), decided, rows.days("agree_stepdown_issue_date")))
    earliest = choose(spells, -spells.start).spells()
    pieces, over = split_at(earliest, PRE_PROCEEDINGS.lasts(decided[earliest.row]) + 1)
    opened = decided[pieces.row]
    return stock(
        reading,
        pieces,
        opened=opened,
        due=PRE_PROCEEDINGS.due(opened),
        done=np.full(len(pieces), BLANK),
        category=np.where(over, OVER, IN_TIME).astype(object),
    )


INDICATOR = Count(
    title="Children in pre-proceedings",
    question="Are families left waiting between help and court?",
    cases=children,
    fold=STOCK,
    counts_on="each day from the decision until stepping down or going to court is agreed",
    unit="children",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    needs=("pre_proceedings.pre_pro_decision_date", "pre_proceedings.agree_stepdown_issue_date"),
    unit_from="whoever holds the child that day",
    late="more than 16 weeks after the decision",
    notes=("Fewer is no aim in itself: families who need this step should have it. Time over 16 weeks is drift.",),
    sources=(
        Source("Court orders and pre-proceedings", "statutory guidance, 2014"),
        Source("Local standard", "16 weeks"),
    ),
    reviewed="2026-11",
)
