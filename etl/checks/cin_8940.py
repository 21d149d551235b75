"""A child protection plan begins before an earlier one of the same child has ended."""

from __future__ import annotations

from etl.checking import Tables, overlapping
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Protection plans of one child overlap"
SEVERITY = Severity.WARNING
TABLE = "cp_plans"
COLUMN = "cp_plan_start_date"
NEEDS = ("cp_plans.cp_plan_start_date", "cp_plans.cp_plan_end_date")


def failing(tables: Tables) -> Bools:
    ours = ~tables.is_(TABLE, "cp_plan_ola", "Y")
    end = tables.end(TABLE, "cp_plan_end_date")
    both_open = overlapping(
        tables.person(TABLE), tables.day(TABLE, "cp_plan_start_date"), end, ours & (end > tables.as_of)
    )
    return overlapping(tables.person(TABLE), tables.day(TABLE, "cp_plan_start_date"), end, ours) & ~both_open
