"""An episode of need has a reason for closing and no closing date: it counts as open."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Reason for closing, but no closing date"
SEVERITY = Severity.WARNING
TABLE = "cin_episodes"
COLUMN = "close_date"
NEEDS = ("cin_episodes.close_date", "cin_episodes.close_reason")


def failing(tables: Tables) -> Bools:
    return (tables.day(TABLE, "close_date") == BLANK) & tables.filled(TABLE, "close_reason")
