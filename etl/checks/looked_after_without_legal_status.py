"""A child is looked after today and has no legal status that covers the day."""

from __future__ import annotations

import numpy as np

from etl.checking import Tables, open_at
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Looked after without a legal status"
SEVERITY = Severity.WARNING
TABLE = "cla_episodes"
COLUMN = "cla_episode_start_date"
NEEDS = ("cla_episodes.cla_episode_start_date", "legal_status.legal_status_start_date")


def failing(tables: Tables) -> Bools:
    known = open_at(tables, "legal_status", "legal_status_start_date", "legal_status_end_date")
    children = tables.person("legal_status")[known]
    running = open_at(tables, TABLE, "cla_episode_start_date", "cla_episode_ceased_date")
    return running & ~np.isin(tables.person(TABLE), children[children >= 0])
