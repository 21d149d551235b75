"""Children looked after at any time in the period who went missing from care.

An episode that began on a looked-after day and has a looked-after day in the period, the days of going and of coming
back included. Of all children looked after on any day of the period, not of those on its last.
"""

import numpy as np

from indicators.cases import BLANK, MET, NOT_MET, Cases
from indicators.counting import stock
from indicators.kinds import DURING, LOWER_IS_BETTER, ROLLING12, YEAR, Proportion, Source
from indicators.missing._episodes import episodes
from indicators.reading import Reading
from indicators.spells import covered, cut, possible
from indicators.words import looked_after


def children(reading: Reading) -> Cases:
    """Each child's looked-after days, met on those on which they were missing from care."""
    rows, found = reading.rows("missing"), reading.fact(episodes)
    cared, start = reading.fact(looked_after), found.start.day
    person = np.where(found.counts, rows.person(), -1).astype(np.int32)
    person = np.where(cared.at(person, start) != 0, person, -1).astype(np.int32)
    back = np.where(found.end.day == BLANK, reading.as_of.day, np.maximum(found.end.day, start)).astype(np.int32)
    gone = covered(possible(person, start, back + 1))
    spells = cared.spells()
    pieces, (missing,) = cut(spells, (spells.key, gone))
    return stock(reading, pieces, opened=spells.start[pieces.row], met=np.where(missing != 0, MET, NOT_MET))


INDICATOR = Proportion(
    title="Looked-after children who went missing",
    question="What share of our children in care go missing?",
    cases=children,
    fold=DURING,
    counts_on="any looked-after day in the period",
    grains=(YEAR, ROLLING12),
    direction=LOWER_IS_BETTER,
    needs=("cla_episodes.cla_episode_start_date", "missing.missing_episode_start_date"),
    unit_from="every team that held the child on a looked-after day of the period",
    sources=(Source("DfE looked-after statistics", "children who were missing"),),
    reviewed="2026-11",
)
