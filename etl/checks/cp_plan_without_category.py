"""An open child protection plan has no latest category of abuse."""

from __future__ import annotations

from etl.checking import Tables, open_at
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Protection plan without a category of abuse"
SEVERITY = Severity.NOTE
TABLE = "cp_plans"
COLUMN = "cp_plan_latest_category"
NEEDS = ("cp_plans.cp_plan_latest_category", "cp_plans.cp_plan_start_date")


def failing(tables: Tables) -> Bools:
    return open_at(tables, TABLE, "cp_plan_start_date", "cp_plan_end_date") & ~tables.filled(
        TABLE, "cp_plan_latest_category"
    )
