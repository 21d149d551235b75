"""A child protection plan is open past the 18th birthday: the young person is in no count of children on a plan."""

from __future__ import annotations

from etl.checking import Tables, open_at
from etl.findings import Severity
from indicators.cases import BLANK, Bools
from indicators.clock import birthday

TITLE = "Protection plan open past the 18th birthday"
SEVERITY = Severity.WARNING
TABLE = "cp_plans"
COLUMN = "cp_plan_end_date"
NEEDS = ("cp_plans.cp_plan_start_date", "cp_plans.cp_plan_end_date", "person.dob")


def failing(tables: Tables) -> Bools:
    born = tables.born(TABLE)
    return (
        open_at(tables, TABLE, "cp_plan_start_date", "cp_plan_end_date")
        & (born != BLANK)
        & (birthday(born, 18) <= tables.as_of)
    )
