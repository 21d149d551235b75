"""A child has more than one open child protection plan."""

from __future__ import annotations

from etl.checking import Tables, open_at, overlapping
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "More than one open protection plan for a child"
SEVERITY = Severity.ERROR
TABLE = "cp_plans"
COLUMN = "cp_plan_end_date"
NEEDS = ("cp_plans.cp_plan_start_date", "cp_plans.cp_plan_end_date")


def failing(tables: Tables) -> Bools:
    is_open = open_at(tables, TABLE, "cp_plan_start_date", "cp_plan_end_date") & ~tables.is_(TABLE, "cp_plan_ola", "Y")
    return overlapping(
        tables.person(TABLE), tables.day(TABLE, "cp_plan_start_date"), tables.end(TABLE, "cp_plan_end_date"), is_open
    )
