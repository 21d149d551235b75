"""A child in need plan has no start or ended before it: it counts on no day."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Child in need plan ended before it began"
SEVERITY = Severity.WARNING
TABLE = "cin_plans"
COLUMN = "cin_plan_end_date"
NEEDS = ("cin_plans.cin_plan_start_date", "cin_plans.cin_plan_end_date")


def failing(tables: Tables) -> Bools:
    start, end = tables.day(TABLE, "cin_plan_start_date"), tables.day(TABLE, "cin_plan_end_date")
    return (start == BLANK) | ((end != BLANK) & (end < start))
