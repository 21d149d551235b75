"""A section 47 enquiry ended before it began: whether it was in time is unknown."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Section 47 enquiry ended before it began"
SEVERITY = Severity.WARNING
TABLE = "s47_enquiry"
COLUMN = "s47_end_date"
NEEDS = ("s47_enquiry.s47_start_date", "s47_enquiry.s47_end_date")


def failing(tables: Tables) -> Bools:
    start, end = tables.day(TABLE, "s47_start_date"), tables.day(TABLE, "s47_end_date")
    return (start != BLANK) & (end != BLANK) & (end < start)
