"""Actions of quality assurance done by their first due date, with evidence.

Moving the due date does not help: the first one counts. An action that is closed without evidence is not done. One that
is open runs until its first due date is over.
"""

import numpy as np

from indicators.cases import BLANK, MET, NOT_MET, RUNNING, Cases
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, WEEK, YEAR, Proportion, Source
from indicators.practice._actions import action_events
from indicators.practice._cycle import UNIT_FROM
from indicators.reading import Reading


def due(reading: Reading) -> Cases:
    """Every action on its first due date."""
    rows = reading.rows("action")
    limit, done = rows.days("first_due_on"), rows.days("completed_on")
    in_time = (done != BLANK) & (done <= limit) & ~rows.blank("evidence")
    runs = (done == BLANK) & (limit >= reading.as_of.day)
    return action_events(reading, limit, due=limit, met=np.where(in_time, MET, np.where(runs, RUNNING, NOT_MET)))


INDICATOR = Proportion(
    title="Actions done on time",
    question="Do we close the loop?",
    cases=due,
    fold=FLOW,
    counts_on="first due date",
    grains=(WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    open_work="qa_actions_overdue",
    about_children=False,
    notes=("Counted by the first due date, with evidence.", "What a meeting agreed is not among them."),
    needs=("action",),
    unit_from=UNIT_FROM,
    sources=(Source("Performance Management and Quality Assurance Framework", "Closing the Loop"),),
    reviewed="2026-11",
)
