"""A person has neither a date of birth nor an expected one: their age is not known."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "No date of birth, born or expected"
SEVERITY = Severity.WARNING
TABLE = "person"
COLUMN = "dob"
NEEDS = ("person.dob",)


def failing(tables: Tables) -> Bools:
    return (tables.day(TABLE, "dob") == BLANK) & (tables.day(TABLE, "expected_dob") == BLANK)
