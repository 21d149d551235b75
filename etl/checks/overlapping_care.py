"""An episode of care begins before an earlier one of the same child has ceased."""

from __future__ import annotations

from etl.checking import Tables, overlapping
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Episodes of care overlap"
SEVERITY = Severity.WARNING
TABLE = "cla_episodes"
COLUMN = "cla_episode_start_date"
NEEDS = ("cla_episodes.cla_episode_start_date", "cla_episodes.cla_episode_ceased_date")


def failing(tables: Tables) -> Bools:
    start, end = tables.day(TABLE, "cla_episode_start_date"), tables.end(TABLE, "cla_episode_ceased_date")
    return overlapping(tables.person(TABLE), start, end, start != BLANK)
