"""Section 47 enquiries started in the period, per 10,000 children.

The start is the day of the strategy discussion that began the enquiry. Two enquiries of one child are two.
"""

from indicators.cases import Cases
from indicators.child_protection._section_47 import enquiries
from indicators.kinds import DAY, FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, WEEK, YEAR, Rate, Source
from indicators.reading import Reading


def started(reading: Reading) -> Cases:
    """Every enquiry, on its start."""
    return enquiries(reading, "s47_start_date")


INDICATOR = Rate(
    title="Section 47 enquiries started",
    question="How often do we have reasonable cause to suspect significant harm?",
    cases=started,
    fold=FLOW,
    counts_on="start of the enquiry",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    daily=True,
    breakdowns=("enquiries_in_year",),
    needs=("s47_enquiry.s47_start_date",),
    unit_from="the enquiry's team and worker, else whoever held the child that day",
    sources=(Source("Children Act 1989", "section 47"), Source("DfE table C3")),
    reviewed="2026-11",
)
