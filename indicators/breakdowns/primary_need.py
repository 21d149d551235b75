"""Primary need: of the episode a case is about, else of the child's open episode that began last."""

from indicators.breakdowns.declaration import Breakdown, by_code, changing, covering, recorded
from indicators.words import taken_on

CODING = by_code("primary_need", leaving_out=("N0",))
COLUMN = "cin_primary_need_code"

BREAKDOWN = Breakdown(
    title="Primary need",
    categories=CODING.categories,
    rule=recorded(
        {"cin_episodes": COLUMN}, CODING, otherwise=changing(covering("cin_episodes", taken_on, COLUMN, CODING))
    ),
)
