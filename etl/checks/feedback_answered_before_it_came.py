"""A complaint was answered before it came: whether it was in time is unknown."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Complaint answered before it came"
SEVERITY = Severity.WARNING
TABLE = "feedback"
COLUMN = "responded_date"
NEEDS = ("feedback.received_date", "feedback.responded_date")


def failing(tables: Tables) -> Bools:
    came, answered = tables.day(TABLE, "received_date"), tables.day(TABLE, "responded_date")
    return (came != BLANK) & (answered != BLANK) & (answered < came)
