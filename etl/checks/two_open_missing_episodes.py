"""A child has two missing episodes open at once: the child counts once."""

from __future__ import annotations

from etl.checking import Tables, overlapping
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Missing twice at once"
SEVERITY = Severity.WARNING
TABLE = "missing"
COLUMN = "missing_episode_end_date"
NEEDS = ("missing.missing_episode_start_date", "missing.missing_episode_end_date")


def failing(tables: Tables) -> Bools:
    start, end = tables.day(TABLE, "missing_episode_start_date"), tables.end(TABLE, "missing_episode_end_date")
    return overlapping(tables.person(TABLE), start, end, end > tables.as_of)
