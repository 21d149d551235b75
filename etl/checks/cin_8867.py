"""An assessment is open on a closed case: it is left out of the open assessments until a person mends it."""

from __future__ import annotations

from etl.checking import Tables, open_at
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Assessment still open on a closed case"
SEVERITY = Severity.ERROR
TABLE = "cin_assessments"
COLUMN = "assessment_auth_date"
NEEDS = ("cin_assessments.assessment_auth_date", "cin_assessments.referral_id", "cin_episodes.close_date")


def failing(tables: Tables) -> Bools:
    closed = tables.through(TABLE, "referral_id", "cin_episodes", tables.day("cin_episodes", "close_date"))
    waiting = open_at(tables, TABLE, "assessment_start_date", "assessment_auth_date")
    return waiting & (closed != BLANK) & (closed <= tables.as_of)
