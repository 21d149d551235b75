"""An assessment has no start date: it is in no count of open assessments, and whether it was in time is unknown."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Assessment without a start date"
SEVERITY = Severity.ERROR
TABLE = "cin_assessments"
COLUMN = "assessment_start_date"
NEEDS = ("cin_assessments.assessment_start_date",)


def failing(tables: Tables) -> Bools:
    return tables.day(TABLE, "assessment_start_date") == BLANK
