"""A review of a looked-after child names no period of care that we have: it counts for nobody."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Looked-after review without a period of care"
SEVERITY = Severity.WARNING
TABLE = "cla_reviews"
COLUMN = "cla_id"
NEEDS = ("cla_reviews.cla_id", "cla_episodes.cla_id")


def failing(tables: Tables) -> Bools:
    return tables.position(TABLE, "cla_id", "cla_episodes", "cla_id") < 0
