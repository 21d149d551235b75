"""A child protection plan ended before it began: it counts on no day."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Protection plan ended before it began"
SEVERITY = Severity.WARNING
TABLE = "cp_plans"
COLUMN = "cp_plan_end_date"
NEEDS = ("cp_plans.cp_plan_start_date", "cp_plans.cp_plan_end_date")


def failing(tables: Tables) -> Bools:
    start, end = tables.day(TABLE, "cp_plan_start_date"), tables.day(TABLE, "cp_plan_end_date")
    return (start != BLANK) & (end != BLANK) & (end < start)
