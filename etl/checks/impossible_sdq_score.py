"""A strengths and difficulties score is not between 0 and 40."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Strengths and difficulties score that cannot be"
SEVERITY = Severity.WARNING
TABLE = "sdq_scores"
COLUMN = "sdq_score"
NEEDS = ("sdq_scores.sdq_score",)


def failing(tables: Tables) -> Bools:
    score = tables.number(TABLE, "sdq_score")
    return (score < 0) | (score > 40)
