"""A review conference is dated after its plan ended."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Protection review after the plan ended"
SEVERITY = Severity.NOTE
TABLE = "cp_reviews"
COLUMN = "cp_review_date"
NEEDS = ("cp_reviews.cp_review_date", "cp_reviews.cp_plan_id", "cp_plans.cp_plan_end_date")


def failing(tables: Tables) -> Bools:
    ended = tables.through(TABLE, "cp_plan_id", "cp_plans", tables.day("cp_plans", "cp_plan_end_date"))
    day = tables.day(TABLE, "cp_review_date")
    return (ended != BLANK) & (day != BLANK) & (day > ended)
