"""How long since the last review of a child protection plan, since the plan began."""

from __future__ import annotations

from indicators.breakdowns.declaration import Breakdown, named, since
from indicators.clock import Days
from indicators.reading import Reading
from indicators.spells import Timeline, last_day

#: A quarter, a half and three quarters of a year. What lies past 273 days is over nine months, and no year yet.
LIMITS = (Days(91), Days(182), Days(273))
WORDS = ("Within 3 months", "Over 3 to 6 months", "Over 6 to 9 months", "Over 9 months ago")


def reviewed(reading: Reading) -> Timeline:
    """The day of the latest review of the child, up to each day."""
    reviews = reading.rows("cp_reviews")
    return last_day(reviews.person(), reviews.days("cp_review_date"))


BREAKDOWN = Breakdown(
    title="Last review of the plan",
    categories=named(*WORDS),
    rule=since(reviewed, *LIMITS),
    needs=("cp_reviews.cp_review_date",),
    listed=since(reviewed, *LIMITS),
    listed_in=("cp_reviews",),
    unknown="No review since it began",
    ordered=True,
)
