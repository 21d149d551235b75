"""A section 47 enquiry is open on a closed case: it stays on the list of open enquiries until a person mends it."""

from __future__ import annotations

from etl.checking import Tables, open_at
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Section 47 enquiry still open on a closed case"
SEVERITY = Severity.ERROR
TABLE = "s47_enquiry"
COLUMN = "s47_end_date"
NEEDS = ("s47_enquiry.s47_end_date", "s47_enquiry.referral_id", "cin_episodes.close_date")


def failing(tables: Tables) -> Bools:
    closed = tables.through(TABLE, "referral_id", "cin_episodes", tables.day("cin_episodes", "close_date"))
    running = open_at(tables, TABLE, "s47_start_date", "s47_end_date")
    return running & (closed != BLANK) & (closed <= tables.as_of)
