"""An episode of need begins before an earlier one of the same child was closed."""

from __future__ import annotations

from etl.checking import Tables, overlapping
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Cases of one child overlap"
SEVERITY = Severity.WARNING
TABLE = "cin_episodes"
COLUMN = "referral_date"
NEEDS = ("cin_episodes.close_date", "cin_episodes.referral_date")


def failing(tables: Tables) -> Bools:
    person, start, end = tables.person(TABLE), tables.day(TABLE, "referral_date"), tables.end(TABLE, "close_date")
    lasting = ~tables.is_(TABLE, "referral_nfa", "Y")
    both_open = overlapping(person, start, end, lasting & (end > tables.as_of))  # those are cin_8815's
    return overlapping(person, start, end, lasting) & ~both_open
