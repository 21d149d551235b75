"""An allocation has no start or ended before it: it covers no day."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Allocation ended before it began"
SEVERITY = Severity.WARNING
TABLE = "involvements"
COLUMN = "involvement_end_date"
NEEDS = ("involvements.involvement_start_date", "involvements.involvement_end_date")


def failing(tables: Tables) -> Bools:
    start, end = tables.day(TABLE, "involvement_start_date"), tables.day(TABLE, "involvement_end_date")
    return (start == BLANK) | ((end != BLANK) & (end < start))
