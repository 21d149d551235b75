"""Why a decision that a child should be placed for adoption was reversed."""

from indicators.breakdowns.declaration import Breakdown, by_code, recorded

CODING = by_code("adoption_decision_reversed_reason")

BREAKDOWN = Breakdown(
    title="Why it was reversed",
    categories=CODING.categories,
    rule=recorded({"permanence": "decision_reversed_reason"}, CODING),
    unknown="Not recorded",
)
