"""An assessment was authorised before it began: whether it was in time is unknown."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Assessment authorised before it began"
SEVERITY = Severity.WARNING
TABLE = "cin_assessments"
COLUMN = "assessment_auth_date"
NEEDS = ("cin_assessments.assessment_start_date", "cin_assessments.assessment_auth_date")


def failing(tables: Tables) -> Bools:
    start, done = tables.day(TABLE, "assessment_start_date"), tables.day(TABLE, "assessment_auth_date")
    return (start != BLANK) & (done != BLANK) & (done < start)
