"""A worker's full-time equivalency is not above 0 and up to 1.5: the worker is in no average of caseloads."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Worker's hours that cannot be"
SEVERITY = Severity.WARNING
TABLE = "professionals"
COLUMN = "full_time_equivalency"
NEEDS = ("professionals.full_time_equivalency",)


def failing(tables: Tables) -> Bools:
    share = tables.number(TABLE, "full_time_equivalency")
    return (share <= 0) | (share > 1.5)
