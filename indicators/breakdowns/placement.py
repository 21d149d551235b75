"""Where a child who is looked after lives: the kind of home of the usual placement of the day."""

from data.codes import labels
from indicators.breakdowns._placed import of_placement
from indicators.breakdowns.declaration import Breakdown, Category, Coding, changing
from indicators.looked_after._placements import GROUPS, group

NAMES = (*GROUPS, "other")
CODING = Coding(
    tuple(Category(name, name[:1].upper() + name[1:]) for name in NAMES),
    {code: NAMES.index(group(code) or "other") for code in labels("placement_type")},
)

BREAKDOWN = Breakdown(
    title="Where children live",
    categories=CODING.categories,
    rule=changing(of_placement("cla_placement_type", CODING)),
)
