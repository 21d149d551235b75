"""A referral was decided before it came: the day of the decision is unknown."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Referral decided before it came"
SEVERITY = Severity.WARNING
TABLE = "cin_episodes"
COLUMN = "decision_date"
NEEDS = ("cin_episodes.decision_date", "cin_episodes.referral_date")


def failing(tables: Tables) -> Bools:
    start, decided = tables.day(TABLE, "referral_date"), tables.day(TABLE, "decision_date")
    return (start != BLANK) & (decided != BLANK) & (decided < start)
