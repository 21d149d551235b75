"""A contact has an outcome and no date of the decision: it is not waiting, and whether it was decided in time is unknown."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Contact decided, but not when"
SEVERITY = Severity.WARNING
TABLE = "contacts"
COLUMN = "decision_date"
NEEDS = ("contacts.outcome", "contacts.decision_date")


def failing(tables: Tables) -> Bools:
    return tables.filled(TABLE, "outcome") & (tables.day(TABLE, "decision_date") == BLANK)
