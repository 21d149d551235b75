"""What a care leaver does, by each code of the return; no information is not known."""

from indicators.breakdowns.declaration import Breakdown, by_code, recorded

CODING = by_code("activity_status", leaving_out=("0",))

BREAKDOWN = Breakdown(
    title="Activity",
    categories=CODING.categories,
    rule=recorded({"care_leavers": "care_leaver_activity"}, CODING),
    unknown="Not recorded",
)
