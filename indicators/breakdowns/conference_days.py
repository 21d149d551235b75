"""Working days from the strategy discussion to the initial conference, in the bands of DfE's table C4."""

from indicators.breakdowns.declaration import Breakdown, elapsed, named
from indicators.clock import WorkingDays

BREAKDOWN = Breakdown(
    title="Working days to the conference",
    categories=named("0 to 10", "11 to 15", "16 to 20", "21 and over"),
    rule=elapsed(*(WorkingDays(limit) for limit in (10, 15, 20))),
    ordered=True,
)
