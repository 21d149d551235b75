"""An episode of care begins before the child was born."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Care began before the birth"
SEVERITY = Severity.WARNING
TABLE = "cla_episodes"
COLUMN = "cla_episode_start_date"
NEEDS = ("cla_episodes.cla_episode_start_date", "person.dob")


def failing(tables: Tables) -> Bools:
    born, start = tables.born(TABLE), tables.day(TABLE, "cla_episode_start_date")
    return (born != BLANK) & (start != BLANK) & (start < born)
