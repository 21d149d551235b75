"""Reviews graded inadequate after which the child's safety was discussed within 5 working days.

The grade is that of moderation, else the reviewer's own. It counts on the day of the first grade: as soon as the
discussion is recorded, or as not met once the fifth day is over. A discussion dated before the grade is unknown.
"""

from indicators.cases import Cases
from indicators.clock import Clock, WorkingDays
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.practice._cycle import UNIT_FROM, activities
from indicators.reading import Reading

SAFETY_CLOCK = Clock("the first grade", "the child's safety discussed", WorkingDays(5))


def inadequate(reading: Reading) -> Cases:
    """Every review graded inadequate, beside what was done about it."""
    rows = reading.rows("practice_review")
    graded, discussed = rows.days("first_grade_on"), rows.days("safety_followup_on")
    keep = rows.is_("moderated_grade", "inadequate")
    keep |= rows.blank("moderated_grade") & rows.is_("first_grade", "inadequate")
    return activities(
        reading,
        "practice_review",
        graded,
        keep,
        opened=graded,
        due=SAFETY_CLOCK.due(graded),
        done=discussed,
        met=SAFETY_CLOCK.prompt(graded, discussed, reading.as_of.day),
    )


INDICATOR = Proportion(
    title="Inadequate reviews followed up within 5 working days",
    question="Did we act when a child was not safe?",
    cases=inadequate,
    fold=FLOW,
    counts_on="day of the first grade",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    late_in_working_days=True,
    about_children=False,
    notes=("Often none or one: read the list.",),
    needs=("practice_review",),
    unit_from=UNIT_FROM,
    sources=(Source("Local standard", "safety discussed within 5 working days"),),
    reviewed="2026-11",
)
