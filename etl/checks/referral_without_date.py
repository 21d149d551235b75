"""A referral has no date: it belongs to no period and is not counted."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Referral without a date"
SEVERITY = Severity.ERROR
TABLE = "cin_episodes"
COLUMN = "referral_date"
NEEDS = ("cin_episodes.referral_date",)


def failing(tables: Tables) -> Bools:
    return tables.day(TABLE, "referral_date") == BLANK
