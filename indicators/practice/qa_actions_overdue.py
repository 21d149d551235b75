"""Open actions of quality assurance past their first due date, by how long.

An action that is due today is not overdue. Moving the due date does not help: the first one counts.
"""

import numpy as np

from indicators.breakdowns.declaration import aged
from indicators.cases import BLANK, Cases, cases
from indicators.clock import Days
from indicators.kinds import DAY, LOWER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Count, Source
from indicators.practice._cycle import UNIT_FROM
from indicators.reading import Reading
from indicators.spells import possible

BANDS = np.array(["1 to 14 days", "15 to 30 days", "over 30 days"], dtype=object)


def overdue(reading: Reading) -> Cases:
    """Each action from the day after it was first due until it is done, cut where it enters the next band."""
    rows = reading.rows("action")
    due = rows.days("first_due_on")
    late = possible(
        np.arange(len(rows), dtype=np.int32), np.where(due == BLANK, BLANK, due + 1), rows.days("completed_on")
    )
    pieces, band = aged(late, due[late.row], (Days(14), Days(30)))
    row = pieces.row
    return cases(
        person=rows.person()[row],
        ref=rows.text("action_id")[row],
        team=rows.team("team_id")[row],
        worker=rows.worker("owner_id")[row],
        start=pieces.start,
        end=pieces.end,
        opened=rows.days("agreed_on")[row],
        due=due[row],
        category=BANDS[band],
    )


INDICATOR = Count(
    title="Actions overdue",
    question="What is not closed?",
    cases=overdue,
    fold=STOCK,
    counts_on="each day after the first due date until it is done",
    unit="actions",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    needs=("action",),
    unit_from=UNIT_FROM,
    late="past the first due date",
    about_children=False,
    notes=("Actions of those who leave must be given to somebody else.", "What a meeting agreed is not among them."),
    sources=(Source("Performance Management and Quality Assurance Framework", "Closing the Loop"),),
    reviewed="2026-11",
)
