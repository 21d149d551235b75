"""A child protection plan has no start date: the child is in no count of children on a plan."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Protection plan without a start date"
SEVERITY = Severity.ERROR
TABLE = "cp_plans"
COLUMN = "cp_plan_start_date"
NEEDS = ("cp_plans.cp_plan_start_date",)


def failing(tables: Tables) -> Bools:
    return tables.day(TABLE, "cp_plan_start_date") == BLANK
