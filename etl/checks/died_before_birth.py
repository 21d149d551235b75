"""A person's recorded death is before their birth."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Death recorded before the birth"
SEVERITY = Severity.ERROR
TABLE = "person"
COLUMN = "death_date"
NEEDS = ("person.dob", "person.death_date")


def failing(tables: Tables) -> Bools:
    born, died = tables.day(TABLE, "dob"), tables.day(TABLE, "death_date")
    return (born != BLANK) & (died != BLANK) & (died < born)
