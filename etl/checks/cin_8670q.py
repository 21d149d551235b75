"""An assessment has been open for more than 45 working days."""

from __future__ import annotations

from etl.checking import Tables, open_at
from etl.findings import Severity
from indicators.cases import Bools
from indicators.clock import working_days

TITLE = "Assessment open past 45 working days"
SEVERITY = Severity.WARNING
TABLE = "cin_assessments"
COLUMN = "assessment_start_date"
NEEDS = ("cin_assessments.assessment_start_date", "cin_assessments.assessment_auth_date")


def failing(tables: Tables) -> Bools:
    waiting = open_at(tables, TABLE, "assessment_start_date", "assessment_auth_date")
    return waiting & (working_days(tables.day(TABLE, "assessment_start_date"), tables.as_of) > 45)
