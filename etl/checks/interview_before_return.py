"""A return home interview is dated before the child's return: whether it was in time is unknown."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Return interview before the return"
SEVERITY = Severity.WARNING
TABLE = "missing"
COLUMN = "rhi_completed_at"
NEEDS = ("missing.rhi_completed_at", "missing.missing_episode_end_date")


def failing(tables: Tables) -> Bools:
    return tables.before(TABLE, "rhi_completed_at", "missing_episode_end_date")
