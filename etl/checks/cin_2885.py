"""A child protection plan did not begin on the day of its initial conference."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Protection plan and conference on different days"
SEVERITY = Severity.NOTE
TABLE = "cp_plans"
COLUMN = "cp_plan_start_date"
NEEDS = ("cp_plans.cp_plan_start_date", "cp_plans.icpc_id", "initial_cp_conference.icpc_date")


def failing(tables: Tables) -> Bools:
    held = tables.through(TABLE, "icpc_id", "initial_cp_conference", tables.day("initial_cp_conference", "icpc_date"))
    start = tables.day(TABLE, "cp_plan_start_date")
    return (held != BLANK) & (start != BLANK) & (start != held) & ~tables.is_(TABLE, "cp_plan_ola", "Y")
