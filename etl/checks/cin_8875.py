"""An initial conference is dated on a Saturday or Sunday."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Conference dated at a weekend"
SEVERITY = Severity.NOTE
TABLE = "initial_cp_conference"
COLUMN = "icpc_date"
NEEDS = ("initial_cp_conference.icpc_date",)


def failing(tables: Tables) -> Bools:
    held = tables.day(TABLE, "icpc_date")
    return (held != BLANK) & ((held + 3) % 7 >= 5)  # day 0, 1970-01-01, was a Thursday
