"""How long the placement of a child who has been looked after for two and a half years has gone on.

Two years is that of ``cla_longterm_stability``, whose cases have their clock opened where the placement began.
"""

from indicators.breakdowns.declaration import Breakdown, elapsed, named
from indicators.clock import Days
from indicators.looked_after.cla_longterm_stability import SETTLED

BREAKDOWN = Breakdown(
    title="How long in the placement",
    categories=named("Under 6 months", "6 months to under a year", "A year to under 2 years", "2 years and over"),
    rule=elapsed(Days(182), Days(364), Days(SETTLED - 1)),
    unknown="No placement recorded",
    ordered=True,
)
