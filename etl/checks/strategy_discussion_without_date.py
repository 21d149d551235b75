"""A section 47 enquiry has no date of its strategy discussion: the discussion is not counted."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Strategy discussion without a date"
SEVERITY = Severity.NOTE
TABLE = "s47_enquiry"
COLUMN = "strategy_discussion_date"
NEEDS = ("s47_enquiry.strategy_discussion_date",)


def failing(tables: Tables) -> Bools:
    return tables.day(TABLE, "strategy_discussion_date") == BLANK
