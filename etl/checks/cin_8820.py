"""An episode of need begins before an earlier one of the same child was closed."""

from __future__ import annotations

from etl.checking import Tables, overlapping
from etl.findings import Severity
from indicators.cases import BLANK, Bools

SEVERITY = Severity.WARNING
TABLE = "cin_episodes"
COLUMN = "referral_date"
NEEDS = ("cin_episodes.close_date", "cin_episodes.referral_date")


def failing(tables: Tables) -> Bools:
    closed = tables.day(TABLE, "close_date") != BLANK
    lasting = ~tables.is_(TABLE, "referral_nfa", "Y") & closed
    return overlapping(
        tables.person(TABLE), tables.day(TABLE, "referral_date"), tables.end(TABLE, "close_date"), lasting
    )
