"""An early help episode ended before it began: whether it was in time is unknown."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Early help ended before it began"
SEVERITY = Severity.WARNING
TABLE = "early_help_episodes"
COLUMN = "episode_end_date"
NEEDS = ("early_help_episodes.episode_start_date", "early_help_episodes.episode_end_date")


def failing(tables: Tables) -> Bools:
    start, end = tables.day(TABLE, "episode_start_date"), tables.day(TABLE, "episode_end_date")
    return (start != BLANK) & (end != BLANK) & (end < start)
