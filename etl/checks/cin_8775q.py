"""An episode of need is open for a person aged over 25."""

from __future__ import annotations

from etl.checking import Tables, open_at
from etl.findings import Severity
from indicators.cases import BLANK, Bools
from indicators.clock import birthday

TITLE = "Case open for somebody over 25"
SEVERITY = Severity.WARNING
TABLE = "cin_episodes"
COLUMN = "close_date"
NEEDS = ("cin_episodes.referral_date", "cin_episodes.close_date", "person.dob")


def failing(tables: Tables) -> Bools:
    return (
        open_at(tables, TABLE, "referral_date", "close_date")
        & (birthday(tables.born(TABLE), 26) <= tables.as_of)
        & (tables.born(TABLE) != BLANK)
    )
