"""A visit is dated before its child protection plan began."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Visit before the protection plan began"
SEVERITY = Severity.NOTE
TABLE = "cp_visits"
COLUMN = "cp_visit_date"
NEEDS = ("cp_visits.cp_visit_date", "cp_visits.cp_plan_id", "cp_plans.cp_plan_start_date")


def failing(tables: Tables) -> Bools:
    began = tables.through(TABLE, "cp_plan_id", "cp_plans", tables.day("cp_plans", "cp_plan_start_date"))
    day = tables.day(TABLE, "cp_visit_date")
    return (began != BLANK) & (day != BLANK) & (day < began)
