"""An open allocation names a worker and no team that we know, nor has the worker one of their own."""

from __future__ import annotations

import numpy as np

from etl.checking import Tables, open_at
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Allocated worker without a team"
SEVERITY = Severity.WARNING
TABLE = "involvements"
COLUMN = "professional_team"
NEEDS = ("involvements.professional_team", "involvements.professional_id", "involvements.involvement_start_date")


def failing(tables: Tables) -> Bools:
    team = tables.position(TABLE, "professional_team", "department") >= 0
    home = np.append(tables.position("professionals", "team_id", "department") >= 0, np.zeros(1, dtype=bool))
    worker = tables.position(TABLE, "professional_id", "professionals")
    running = open_at(tables, TABLE, "involvement_start_date", "involvement_end_date")
    return running & tables.filled(TABLE, "professional_id") & ~team & ~home[worker]
