"""An early help episode has no start date: it is in no count of open episodes."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Early help without a start date"
SEVERITY = Severity.WARNING
TABLE = "early_help_episodes"
COLUMN = "episode_start_date"
NEEDS = ("early_help_episodes.episode_start_date",)


def failing(tables: Tables) -> Bools:
    return tables.day(TABLE, "episode_start_date") == BLANK
