"""A visit under a child protection plan names no child: it counts for nobody."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Protection visit without a child"
SEVERITY = Severity.ERROR
TABLE = "cp_visits"
COLUMN = "person_id"
NEEDS = ("cp_visits.person_id",)


def failing(tables: Tables) -> Bools:
    return ~tables.filled(TABLE, "person_id")
