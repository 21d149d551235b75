"""A placement has no start or ended before it: it counts on no day."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Placement ended before it began"
SEVERITY = Severity.WARNING
TABLE = "cla_placement"
COLUMN = "cla_placement_end_date"
NEEDS = ("cla_placement.cla_placement_start_date", "cla_placement.cla_placement_end_date")


def failing(tables: Tables) -> Bools:
    start, end = tables.day(TABLE, "cla_placement_start_date"), tables.day(TABLE, "cla_placement_end_date")
    return (start == BLANK) | ((end != BLANK) & (end < start))
