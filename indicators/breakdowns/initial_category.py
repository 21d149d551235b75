"""Category of abuse with which a child protection plan began."""

from indicators.breakdowns.category_of_abuse import CODING
from indicators.breakdowns.declaration import Breakdown, recorded

BREAKDOWN = Breakdown(
    title="Initial category of abuse",
    categories=CODING.categories,
    rule=recorded({"cp_plans": "cp_plan_initial_category"}, CODING),
)
