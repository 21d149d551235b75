"""A review conference has no due date: it belongs to no period."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Protection review without a due date"
SEVERITY = Severity.WARNING
TABLE = "cp_reviews"
COLUMN = "cp_review_due"
NEEDS = ("cp_reviews.cp_review_due",)


def failing(tables: Tables) -> Bools:
    return tables.day(TABLE, "cp_review_due") == BLANK
