"""Where a care leaver lives, by each code of the return; no information is not known."""

from indicators.breakdowns.declaration import Breakdown, by_code, recorded

CODING = by_code("care_leaver_accommodation", leaving_out=("0",))

BREAKDOWN = Breakdown(
    title="Accommodation",
    categories=CODING.categories,
    rule=recorded({"care_leavers": "care_leaver_accommodation"}, CODING),
    unknown="Not recorded",
)
