"""A complaint, compliment or comment has no date of receipt: it belongs to no period."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Complaint or compliment without a date"
SEVERITY = Severity.WARNING
TABLE = "feedback"
COLUMN = "received_date"
NEEDS = ("feedback.received_date",)


def failing(tables: Tables) -> Bools:
    return tables.day(TABLE, "received_date") == BLANK
