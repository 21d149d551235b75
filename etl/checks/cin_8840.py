"""A child protection plan began and ended on one day."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Protection plan began and ended on one day"
SEVERITY = Severity.NOTE
TABLE = "cp_plans"
COLUMN = "cp_plan_end_date"
NEEDS = ("cp_plans.cp_plan_start_date", "cp_plans.cp_plan_end_date")


def failing(tables: Tables) -> Bools:
    start = tables.day(TABLE, "cp_plan_start_date")
    return (start != BLANK) & (start == tables.day(TABLE, "cp_plan_end_date"))
