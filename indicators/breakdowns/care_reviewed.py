"""How long since the last review of a child who is looked after, since care began; a cancelled one does not count."""

from __future__ import annotations

from indicators.breakdowns.declaration import Breakdown, named, since
from indicators.breakdowns.plan_reviewed import LIMITS, WORDS
from indicators.looked_after._care import through_care
from indicators.reading import Reading
from indicators.spells import Timeline, last_day


def reviewed(reading: Reading) -> Timeline:
    """The day of the latest review that was held, up to each day."""
    reviews = reading.rows("cla_reviews")
    held = ~reviews.is_("cla_review_cancelled", "Y")
    return last_day(through_care(reading, reviews)[held], reviews.days("cla_review_date")[held])


BREAKDOWN = Breakdown(
    title="Last review in care",
    categories=named(*WORDS),
    rule=since(reviewed, *LIMITS),
    needs=("cla_reviews.cla_review_date",),
    listed=since(reviewed, *LIMITS),
    listed_in=("cla_reviews",),
    unknown="No review since care began",
    ordered=True,
)
