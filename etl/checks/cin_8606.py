"""A child was referred more than 40 weeks before its birth."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Referred over 40 weeks before the birth"
SEVERITY = Severity.WARNING
TABLE = "cin_episodes"
COLUMN = "referral_date"
NEEDS = ("cin_episodes.referral_date", "person.dob")


def failing(tables: Tables) -> Bools:
    born, start = tables.born(TABLE), tables.day(TABLE, "referral_date")
    return (born != BLANK) & (start != BLANK) & (start < born - 280)
