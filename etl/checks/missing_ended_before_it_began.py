"""A missing episode ended before it began: it counts on no day, and its times are unknown."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Missing episode ended before it began"
SEVERITY = Severity.WARNING
TABLE = "missing"
COLUMN = "missing_episode_end_date"
NEEDS = ("missing.missing_episode_start_date", "missing.missing_episode_end_date")


def failing(tables: Tables) -> Bools:
    return tables.before(TABLE, "missing_episode_end_date", "missing_episode_start_date")
