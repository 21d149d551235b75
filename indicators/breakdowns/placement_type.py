"""Type of the usual placement of the day, by each code that DfE uses."""

from indicators.breakdowns._placed import of_placement
from indicators.breakdowns.declaration import Breakdown, by_code, changing

CODING = by_code("placement_type")

BREAKDOWN = Breakdown(
    title="Placement type",
    categories=CODING.categories,
    rule=changing(of_placement("cla_placement_type", CODING)),
)
