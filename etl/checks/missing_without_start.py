"""A missing episode has no readable start: it belongs to no period and is not counted."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Missing episode without a start"
SEVERITY = Severity.ERROR
TABLE = "missing"
COLUMN = "missing_episode_start_date"
NEEDS = ("missing.missing_episode_start_date",)


def failing(tables: Tables) -> Bools:
    return tables.day(TABLE, "missing_episode_start_date") == BLANK
