"""An episode of care has no start or ceased before it: it counts on no day."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Care ended before it began"
SEVERITY = Severity.WARNING
TABLE = "cla_episodes"
COLUMN = "cla_episode_ceased_date"
NEEDS = ("cla_episodes.cla_episode_start_date", "cla_episodes.cla_episode_ceased_date")


def failing(tables: Tables) -> Bools:
    start, end = tables.day(TABLE, "cla_episode_start_date"), tables.day(TABLE, "cla_episode_ceased_date")
    return (start == BLANK) | ((end != BLANK) & (end < start))
