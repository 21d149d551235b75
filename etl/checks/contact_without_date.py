"""A contact has no date: it belongs to no period and is not counted."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Contact without a date"
SEVERITY = Severity.ERROR
TABLE = "contacts"
COLUMN = "contact_date"
NEEDS = ("contacts.contact_date",)


def failing(tables: Tables) -> Bools:
    return tables.day(TABLE, "contact_date") == BLANK
