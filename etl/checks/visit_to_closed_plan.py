"""A visit is dated after its child protection plan ended."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Visit after the protection plan ended"
SEVERITY = Severity.WARNING
TABLE = "cp_visits"
COLUMN = "cp_visit_date"
NEEDS = ("cp_visits.cp_visit_date", "cp_visits.cp_plan_id", "cp_plans.cp_plan_end_date")


def failing(tables: Tables) -> Bools:
    ended = tables.through(TABLE, "cp_plan_id", "cp_plans", tables.day("cp_plans", "cp_plan_end_date"))
    day = tables.day(TABLE, "cp_visit_date")
    return (ended != BLANK) & (day != BLANK) & (day > ended)
