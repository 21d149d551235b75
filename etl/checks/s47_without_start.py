"""A section 47 enquiry has no start date: it is in no count."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Section 47 enquiry without a start date"
SEVERITY = Severity.ERROR
TABLE = "s47_enquiry"
COLUMN = "s47_start_date"
NEEDS = ("s47_enquiry.s47_start_date",)


def failing(tables: Tables) -> Bools:
    return tables.day(TABLE, "s47_start_date") == BLANK
