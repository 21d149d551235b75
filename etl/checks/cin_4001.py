"""A child in need plan ran on days when the child was on a child protection plan."""

from __future__ import annotations

from etl.checking import Tables, inside
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Child in need plan during a protection plan"
SEVERITY = Severity.WARNING
TABLE = "cin_plans"
COLUMN = "cin_plan_start_date"
NEEDS = ("cin_plans.cin_plan_start_date", "cp_plans.cp_plan_start_date", "cp_plans.cp_plan_end_date")


def failing(tables: Tables) -> Bools:
    plans = ~tables.is_("cp_plans", "cp_plan_ola", "Y")
    start, end = tables.day("cp_plans", "cp_plan_start_date"), tables.end("cp_plans", "cp_plan_end_date")
    held = tables.person("cp_plans")
    began = tables.day(TABLE, "cin_plan_start_date")
    return inside(tables.person(TABLE), began, of=held, start=start, end=end, among=plans)
