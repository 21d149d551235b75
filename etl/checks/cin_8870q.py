"""The target of an initial conference is no working day."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools
from indicators.clock import working_days

TITLE = "Conference due on a day that is no working day"
SEVERITY = Severity.NOTE
TABLE = "initial_cp_conference"
COLUMN = "icpc_target_date"
NEEDS = ("initial_cp_conference.icpc_target_date",)


def failing(tables: Tables) -> Bools:
    target = tables.day(TABLE, "icpc_target_date")
    return (target != BLANK) & (working_days(target - 1, target) == 0)
