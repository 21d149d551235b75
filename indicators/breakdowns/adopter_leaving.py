"""Why prospective adopters left the process."""

from indicators.breakdowns.declaration import Breakdown, by_code, recorded

CODING = by_code("adopter_leaving_reason")

BREAKDOWN = Breakdown(
    title="Why adopters left",
    categories=CODING.categories,
    rule=recorded({"adopters": "leaving_reason"}, CODING),
    unknown="Not recorded",
)
