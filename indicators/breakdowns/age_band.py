"""Age on the day that counts, in the bands of DfE's tables of children looked after, with the unborn before them."""

from indicators.breakdowns._ages import by_age
from indicators.breakdowns.declaration import Breakdown, named

BREAKDOWN = Breakdown(
    title="Age",
    categories=named("Unborn", "Under 1", "1 to 4", "5 to 9", "10 to 15", "16 to 17", "18 and over"),
    rule=by_age((1, 5, 10, 16, 18)),
    ordered=True,
)
