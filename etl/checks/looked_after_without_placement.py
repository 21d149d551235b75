"""A child is looked after today and has no placement that covers the day."""

from __future__ import annotations

import numpy as np

from etl.checking import Tables, open_at
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Looked after without a placement"
SEVERITY = Severity.WARNING
TABLE = "cla_episodes"
COLUMN = "cla_placement_id"
NEEDS = (
    "cla_episodes.cla_episode_start_date",
    "cla_placement.cla_placement_start_date",
    "cla_placement.cla_placement_end_date",
)


def failing(tables: Tables) -> Bools:
    placed = open_at(tables, "cla_placement", "cla_placement_start_date", "cla_placement_end_date")
    children = tables.person("cla_placement")[placed]
    care = set(tables.text("cla_placement", "cla_id")[placed]) - {None}
    housed = np.array([period in care for period in tables.text(TABLE, "cla_id")], dtype=bool)
    running = open_at(tables, TABLE, "cla_episode_start_date", "cla_episode_ceased_date")
    return running & ~np.isin(tables.person(TABLE), children[children >= 0]) & ~housed
