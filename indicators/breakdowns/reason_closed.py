"""Why an episode of need was closed."""

from indicators.breakdowns.declaration import Breakdown, by_code, recorded

CODING = by_code("cin_closure_reason")

BREAKDOWN = Breakdown(
    title="Reason closed",
    categories=CODING.categories,
    rule=recorded({"cin_episodes": "close_reason"}, CODING),
    unknown="Not recorded",
)
