"""A child is allocated to a worker who has left: the child counts as unallocated."""

from __future__ import annotations

from etl.checking import Tables, open_at
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Allocated to a worker who has left"
SEVERITY = Severity.ERROR
TABLE = "involvements"
COLUMN = "professional_id"
NEEDS = ("involvements.professional_id", "involvements.involvement_start_date", "professionals.end_date")


def failing(tables: Tables) -> Bools:
    left = tables.through(TABLE, "professional_id", "professionals", tables.day("professionals", "end_date"))
    running = open_at(tables, TABLE, "involvement_start_date", "involvement_end_date")
    return running & (left != BLANK) & (left <= tables.as_of)
