"""Strategy discussions held in the period, one for each child and day.

Enquiries of one child that share a discussion are one.
"""

from indicators.cases import Cases
from indicators.child_protection._section_47 import enquiries
from indicators.kinds import FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, WEEK, YEAR, Count, Source
from indicators.reading import Reading
from indicators.words import lowest


def discussions(reading: Reading) -> Cases:
    """The first enquiry, by its key, of each child and day of discussion."""
    rows = reading.rows("s47_enquiry")
    person, day = rows.person(), rows.days("strategy_discussion_date")
    return enquiries(reading, "strategy_discussion_date", keep=lowest(rows.text("s47_enquiry_id"), person, day))


INDICATOR = Count(
    title="Strategy discussions",
    question="How often is significant harm suspected?",
    cases=discussions,
    fold=FLOW,
    counts_on="date of the discussion",
    unit="discussions",
    grains=(WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    needs=("s47_enquiry.strategy_discussion_date",),
    unit_from="the enquiry's team and worker, else whoever held the child that day",
    sources=(Source("Working Together to Safeguard Children 2023", "chapter 3"),),
    reviewed="2026-11",
)
