"""Children open to each team, by what they are open for.

The status is the first that holds: looked after, child protection plan, child in need plan, assessment, care leaver,
other.
"""

import numpy as np

from indicators.cases import Cases
from indicators.counting import stock
from indicators.kinds import DAY, MONTH, NEITHER_IS_BETTER, QUARTER, STOCK, WEEK, YEAR, Count, Source
from indicators.reading import Reading
from indicators.spells import Timeline, combine
from indicators.words import cin_plan, looked_after, on_cp, open_assessment, open_child

STATUSES = ("", "looked after", "child protection plan", "child in need plan", "assessment", "care leaver", "other")


def status(reading: Reading) -> Timeline:
    """The number of the status (see STATUSES) of each open child."""
    person = reading.rows("care_leavers").person()
    words = [reading.fact(word) for word in (open_child, looked_after, on_cp, cin_plan, open_assessment)]
    leaver = np.zeros(len(reading.people) + 1, bool)
    leaver[person] = True
    leaver[-1] = False
    plain = combine(
        lambda is_open, *held: np.where(is_open == 0, 0, np.select([h != 0 for h in held], [1, 2, 3, 4], 6)), *words
    )
    value = np.where((plain.value == 6) & leaver[plain.key], 5, plain.value)
    return plain.mapped(value, 0)


def children(reading: Reading) -> Cases:
    """Open children, cut where their status changes."""
    spells = status(reading).spells()
    return stock(reading, spells, opened=spells.start, category=np.array(STATUSES, dtype=object)[spells.row])


INDICATOR = Count(
    title="Open children",
    question="How much work does each team hold?",
    cases=children,
    fold=STOCK,
    counts_on="each day the child is open",
    unit="children",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=NEITHER_IS_BETTER,
    daily=True,
    chief_executive=True,
    needs=("cin_episodes.referral_date", "cin_episodes.close_date"),
    unit_from="whoever holds the child that day",
    sources=(Source("DfE children in need census", "children in need at a date"),),
    reviewed="2026-11",
)
