"""An open allocation names no worker."""

from __future__ import annotations

from etl.checking import Tables, open_at
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Open allocation without a worker"
SEVERITY = Severity.WARNING
TABLE = "involvements"
COLUMN = "professional_id"
NEEDS = ("involvements.professional_id", "involvements.involvement_start_date")


def failing(tables: Tables) -> Bools:
    return open_at(tables, TABLE, "involvement_start_date", "involvement_end_date") & ~tables.filled(
        TABLE, "professional_id"
    )
