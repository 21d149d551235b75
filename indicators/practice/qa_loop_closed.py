"""Completed actions of which a check within three months found that something changed for the child.

Each counts three calendar months after it was completed. One that nobody checked by then is not met.
"""

import numpy as np

from indicators.cases import BLANK, MET, NOT_MET, Cases
from indicators.clock import Clock, Months
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.practice._actions import action_events
from indicators.practice._cycle import UNIT_FROM
from indicators.reading import Reading

CHECK_CLOCK = Clock("the action is completed", "its effect is checked", Months(3))


def checked(reading: Reading) -> Cases:
    """Every completed action, when three months have passed."""
    rows = reading.rows("action")
    limit, day = CHECK_CLOCK.due(rows.days("completed_on")), rows.days("impact_checked_on")
    met = rows.is_("impact", "Y") & (day != BLANK) & (day <= limit)
    return action_events(reading, limit, due=limit, met=np.where(met, MET, NOT_MET))


INDICATOR = Proportion(
    title="Actions that changed something",
    question="Did anything change for the child?",
    cases=checked,
    fold=FLOW,
    counts_on="three months after completion",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    about_children=False,
    notes=("Whatever nobody checked counts as no change.", "What a meeting agreed is not among them."),
    needs=("action",),
    unit_from=UNIT_FROM,
    sources=(Source("Performance Management and Quality Assurance Framework", "Closing the Loop"),),
    reviewed="2026-11",
)
