"""Why a child ceased to be looked after."""

from indicators.breakdowns.declaration import Breakdown, by_code, recorded

CODING = by_code("reason_ceased_looked_after", leaving_out=("X1",))

BREAKDOWN = Breakdown(
    title="Reason ceased",
    categories=CODING.categories,
    rule=recorded({"cla_episodes": "cla_episode_ceased_reason"}, CODING),
    unknown="Not recorded",
)
