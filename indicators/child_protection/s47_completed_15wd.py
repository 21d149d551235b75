"""Section 47 enquiries completed within 15 working days of the strategy discussion that began them."""

from indicators.cases import Cases
from indicators.child_protection._section_47 import ENQUIRY_CLOCK, enquiries
from indicators.kinds import (
    DAY,
    FLOW,
    HIGHER_IS_BETTER,
    MONTH,
    QUARTER,
    ROLLING12,
    WEEK,
    YEAR,
    Proportion,
    Source,
)
from indicators.reading import Reading


def completed(reading: Reading) -> Cases:
    """Every enquiry that ended, on its end."""
    rows = reading.rows("s47_enquiry")
    return enquiries(
        reading, "s47_end_date", met=ENQUIRY_CLOCK.finished(rows.days("s47_start_date"), rows.days("s47_end_date"))
    )


INDICATOR = Proportion(
    title="Section 47 enquiries completed within 15 working days",
    question="Do we find out quickly whether a child is safe?",
    cases=completed,
    fold=FLOW,
    counts_on="end of the enquiry",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    daily=True,
    chief_executive=True,
    open_work="s47_open_now",
    needs=("s47_enquiry.s47_end_date",),
    unit_from="the enquiry's team and worker, else whoever held the child that day",
    notes=("The end of the enquiry stands for the day its outcome was authorised.",),
    sources=(Source("Working Together to Safeguard Children 2023", "chapter 3"),),
    reviewed="2026-11",
)
