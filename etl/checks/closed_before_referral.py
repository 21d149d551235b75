"""An episode of need was closed before its referral: it counts on no day."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Case closed before its referral"
SEVERITY = Severity.WARNING
TABLE = "cin_episodes"
COLUMN = "close_date"
NEEDS = ("cin_episodes.close_date", "cin_episodes.referral_date")


def failing(tables: Tables) -> Bools:
    start, end = tables.day(TABLE, "referral_date"), tables.day(TABLE, "close_date")
    return (start != BLANK) & (end != BLANK) & (end < start)
