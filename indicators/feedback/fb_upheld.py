"""Complaints that were upheld or partly upheld, of those responded to at any stage, by theme.

A complaint without an outcome is unknown. The share rises when we are honest: it is no target.
"""

from indicators.cases import Cases
from indicators.counting import judged
from indicators.feedback._complaints import UNIT_FROM, answered, feedback
from indicators.feedback._themes import themes
from indicators.kinds import FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.reading import Reading

UPHELD = ("upheld", "partly upheld")


def complaints(reading: Reading) -> Cases:
    """Complaints on the day of the response."""
    rows = reading.rows("feedback")
    upheld = rows.matches("outcome", lambda text: " ".join(text.lower().split()) in UPHELD)
    done = rows.days("responded_date")
    return feedback(
        reading,
        done,
        answered(rows),
        done=done,
        met=judged(upheld, rows.blank("outcome")),
        category=themes(rows.text("theme")),
    )


INDICATOR = Proportion(
    title="Complaints upheld or partly upheld",
    question="What are we getting wrong?",
    cases=complaints,
    fold=FLOW,
    counts_on="day of the response",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    about_children=False,
    needs=("feedback",),
    unit_from=UNIT_FROM,
    notes=("The share rises when we are honest: it is no target.",),
    sources=(Source("Local measure", "complaints upheld"),),
    reviewed="2026-11",
)
