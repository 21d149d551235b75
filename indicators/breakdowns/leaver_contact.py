"""Whether we are in touch with a care leaver, by each code of the return."""

from indicators.breakdowns.declaration import Breakdown, by_code, recorded

CODING = by_code("la_in_touch")

BREAKDOWN = Breakdown(
    title="In touch",
    categories=CODING.categories,
    rule=recorded({"care_leavers": "care_leaver_in_touch"}, CODING),
    unknown="Not recorded",
)
