"""A visit says that the child was seen alone and that it was not seen."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Visit says both seen alone and not seen"
SEVERITY = Severity.WARNING
TABLE = "cp_visits"
COLUMN = "cp_visit_seen_alone"
NEEDS = ("cp_visits.cp_visit_seen", "cp_visits.cp_visit_seen_alone")


def failing(tables: Tables) -> Bools:
    return tables.is_(TABLE, "cp_visit_seen", "N") & tables.is_(TABLE, "cp_visit_seen_alone", "Y")
