"""Working days from the start of an assessment to its authorisation, or so far, in the bands of DfE's table C2."""

from indicators.breakdowns.declaration import Breakdown, elapsed, named
from indicators.clock import WorkingDays

LIMITS = (0, 10, 20, 30, 40, 45, 50, 60)

BREAKDOWN = Breakdown(
    title="Working days taken",
    categories=named(
        "Same day", "1 to 10", "11 to 20", "21 to 30", "31 to 40", "41 to 45", "46 to 50", "51 to 60", "61 and over"
    ),
    rule=elapsed(*(WorkingDays(limit) for limit in LIMITS)),
    ordered=True,
)
