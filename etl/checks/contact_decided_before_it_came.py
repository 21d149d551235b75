"""A contact was decided before it came: whether it was decided in time is unknown."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Contact decided before it came"
SEVERITY = Severity.WARNING
TABLE = "contacts"
COLUMN = "decision_date"
NEEDS = ("contacts.contact_date", "contacts.decision_date")


def failing(tables: Tables) -> Bools:
    start, decided = tables.day(TABLE, "contact_date"), tables.day(TABLE, "decision_date")
    return (start != BLANK) & (decided != BLANK) & (decided < start)
