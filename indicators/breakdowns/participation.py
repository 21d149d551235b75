"""How the child took part in the review, by each code of DfE's; a child under four is not expected to."""

from indicators.breakdowns.declaration import Breakdown, by_code, recorded

CODING = by_code("review_participation")

BREAKDOWN = Breakdown(
    title="Participation",
    categories=CODING.categories,
    rule=recorded({"cla_reviews": "cla_review_participation"}, CODING),
    unknown="Not recorded",
)
