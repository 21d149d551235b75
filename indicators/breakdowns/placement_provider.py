"""Who provides the usual placement of the day."""

from indicators.breakdowns._placed import of_placement
from indicators.breakdowns.declaration import Breakdown, by_code, changing

CODING = by_code("placement_provider")

BREAKDOWN = Breakdown(
    title="Placement provider",
    categories=CODING.categories,
    rule=changing(of_placement("cla_placement_provider", CODING)),
)
