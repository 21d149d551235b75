"""Age on the day that counts, in completed years."""

from indicators.breakdowns._ages import by_age
from indicators.breakdowns.declaration import Breakdown, Category

OLDEST = 25  # care leavers are supported to the 25th birthday (Children and Social Work Act 2017, section 3)

BREAKDOWN = Breakdown(
    title="Year of age",
    categories=(
        Category("unborn", "Unborn"),
        *(Category(str(years), str(years)) for years in range(OLDEST)),
        Category(f"{OLDEST}+", f"{OLDEST} and over"),
    ),
    rule=by_age(tuple(range(1, OLDEST + 1))),
    ordered=True,
)
