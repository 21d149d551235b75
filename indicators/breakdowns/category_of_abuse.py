"""Latest category of abuse: of the plan a case is about, else of the child's plan of the day that began last."""

from indicators.breakdowns.declaration import Breakdown, by_code, changing, covering, recorded
from indicators.words import open_plans

CODING = by_code("category_of_abuse")
COLUMN = "cp_plan_latest_category"

BREAKDOWN = Breakdown(
    title="Category of abuse",
    categories=CODING.categories,
    rule=recorded({"cp_plans": COLUMN}, CODING, otherwise=changing(covering("cp_plans", open_plans, COLUMN, CODING))),
)
