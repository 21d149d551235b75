"""A child was referred after its recorded death."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Referred after the recorded death"
SEVERITY = Severity.ERROR
TABLE = "cin_episodes"
COLUMN = "referral_date"
NEEDS = ("cin_episodes.referral_date", "person.death_date")


def failing(tables: Tables) -> Bools:
    died = tables.through(TABLE, "person_id", "person", tables.day("person", "death_date"))
    start = tables.day(TABLE, "referral_date")
    return (died != BLANK) & (start != BLANK) & (start > died)
