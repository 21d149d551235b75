"""An episode of need is closed without a reason."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Case closed without a reason"
SEVERITY = Severity.NOTE
TABLE = "cin_episodes"
COLUMN = "close_reason"
NEEDS = ("cin_episodes.close_date", "cin_episodes.close_reason")


def failing(tables: Tables) -> Bools:
    return (
        (tables.day(TABLE, "close_date") != BLANK)
        & ~tables.filled(TABLE, "close_reason")
        & ~tables.is_(TABLE, "referral_nfa", "Y")
    )
