"""Compliments recorded, on the day they were received.

Mostly a measure of how well they are recorded.
"""

from indicators.cases import Cases
from indicators.feedback._complaints import UNIT_FROM, feedback, is_kind
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Count, Source
from indicators.reading import Reading


def compliments(reading: Reading) -> Cases:
    """Every compliment."""
    rows = reading.rows("feedback")
    return feedback(reading, rows.days("received_date"), is_kind(rows, "compliment"))


INDICATOR = Count(
    title="Compliments",
    question="What do people thank us for?",
    cases=compliments,
    fold=FLOW,
    counts_on="day it was received",
    unit="compliments",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    about_children=False,
    needs=("feedback",),
    unit_from=UNIT_FROM,
    notes=("More compliments may only mean that more were written down.",),
    sources=(Source("Local measure", "compliments"),),
    reviewed="2026-11",
)
