"""Completed practice reviews that have been moderated, whenever that was."""

import numpy as np

from data.cycle import PAUSED
from indicators.cases import BLANK, MET, NOT_MET, Cases
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.practice._cycle import UNIT_FROM
from indicators.practice._reviews import completed, reviews
from indicators.reading import Reading


def reviewed(reading: Reading) -> Cases:
    """Completed reviews."""
    rows = reading.rows("practice_review")
    return reviews(reading, completed(rows), np.where(rows.days("moderated_on") == BLANK, NOT_MET, MET))


INDICATOR = Proportion(
    title="Reviews that were moderated",
    question="Is enough moderated?",
    cases=reviewed,
    fold=FLOW,
    counts_on="first day of the month allocated",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    months_off=PAUSED,
    about_children=False,
    notes=("Moderation meets after the paused month: the latest months grow.",),
    needs=("practice_review",),
    unit_from=UNIT_FROM,
    sources=(Source("Performance Management and Quality Assurance Framework", "Practice Review Moderation"),),
    reviewed="2026-11",
)
