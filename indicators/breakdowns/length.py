"""How long it has been open, or was, in calendar months: the bands of DfE's tables of children in need."""

from indicators.breakdowns.declaration import Breakdown, elapsed, named
from indicators.clock import Months

WORDS = (
    "3 months or less",
    "Over 3 to 6 months",
    "Over 6 months to a year",
    "Over a year to 2 years",
    "Over 2 years",
)

BREAKDOWN = Breakdown(
    title="How long",
    categories=named(*WORDS),
    rule=elapsed(*(Months(limit) for limit in (3, 6, 12, 24))),
    ordered=True,
)
