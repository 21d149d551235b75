"""A team has no parent that we know: it is its own service."""

from __future__ import annotations

import numpy as np

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Team without a service"
SEVERITY = Severity.NOTE
TABLE = "department"
COLUMN = "team_parent_id"
NEEDS = ("department.team_parent_id",)


def failing(tables: Tables) -> Bools:
    parents = set(tables.text(TABLE, "team_parent_id"))
    is_parent = np.array([team in parents for team in tables.text(TABLE, "team_id")], dtype=bool)
    return (tables.position(TABLE, "team_parent_id", "department") < 0) & ~is_parent
