"""Moderated reviews whose first grade is the one that moderation gave.

A review without a first grade is unknown.
"""

from indicators.cases import BLANK, Cases
from indicators.counting import judged
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.practice._cycle import UNIT_FROM, activities
from indicators.reading import Reading


def moderated(reading: Reading) -> Cases:
    """Reviews on the day they were moderated."""
    rows = reading.rows("practice_review")
    first, day = rows.text("first_grade"), rows.days("moderated_on")
    met = judged(first == rows.text("moderated_grade"), rows.blank("first_grade"))
    return activities(reading, "practice_review", day, day != BLANK, opened=rows.days("first_grade_on"), met=met)


INDICATOR = Proportion(
    title="Moderation agrees with the first grade",
    question="Is grading consistent?",
    cases=moderated,
    fold=FLOW,
    counts_on="day of moderation",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    about_children=False,
    notes=("Some agreement is chance. Moderate a random sample, not the worst.",),
    needs=("practice_review",),
    unit_from=UNIT_FROM,
    sources=(Source("Performance Management and Quality Assurance Framework", "Practice Review Moderation"),),
    reviewed="2026-11",
)
