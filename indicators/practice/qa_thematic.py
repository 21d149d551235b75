"""Thematic and multi-agency reviews whose report has been received, in the month for which they were planned.

A review is done when its report is received, not when the fieldwork ends.
"""

import numpy as np

from indicators.cases import BLANK, Cases
from indicators.counting import flow
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Count, Source
from indicators.practice._cycle import UNIT_FROM
from indicators.reading import Reading


def reported(reading: Reading) -> Cases:
    """Reviews whose report is there."""
    rows = reading.rows("thematic")
    received = rows.days("report_received_on")
    return flow(
        reading,
        on=rows.days("planned_month"),
        keep=received != BLANK,
        person=np.full(len(rows), -1, np.int32),
        ref=rows.text("thematic_id"),
        team=rows.team("team_id"),
        by_record=True,
        opened=rows.days("planned_month"),
        done=received,
    )


INDICATOR = Count(
    title="Thematic reviews reported",
    question="Is the plan of themes on track?",
    cases=reported,
    fold=FLOW,
    counts_on="first day of the month planned",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    unit="reviews",
    about_children=False,
    needs=("thematic",),
    unit_from=UNIT_FROM,
    sources=(
        Source("Performance Management and Quality Assurance Framework", "Thematic reviews (monthly spotlights)"),
    ),
    reviewed="2026-11",
)
