"""A child in need plan and a child protection plan of one child are both open."""

from __future__ import annotations

import numpy as np

from etl.checking import Tables, open_at
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Two kinds of plan open for one child"
SEVERITY = Severity.ERROR
TABLE = "cin_plans"
COLUMN = "cin_plan_end_date"
NEEDS = ("cin_plans.cin_plan_end_date", "cp_plans.cp_plan_start_date", "cp_plans.cp_plan_end_date")


def failing(tables: Tables) -> Bools:
    protected = open_at(tables, "cp_plans", "cp_plan_start_date", "cp_plan_end_date") & ~tables.is_(
        "cp_plans", "cp_plan_ola", "Y"
    )
    children = tables.person("cp_plans")[protected]
    return open_at(tables, TABLE, "cin_plan_start_date", "cin_plan_end_date") & np.isin(
        tables.person(TABLE), children[children >= 0]
    )
