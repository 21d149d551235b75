"""A child was placed for adoption before it was decided that it should be."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Placed for adoption before the decision"
SEVERITY = Severity.WARNING
TABLE = "permanence"
COLUMN = "placed_for_adoption_date"
NEEDS = ("permanence.placed_for_adoption_date", "permanence.adm_decision_date")


def failing(tables: Tables) -> Bools:
    decided, placed = tables.day(TABLE, "adm_decision_date"), tables.day(TABLE, "placed_for_adoption_date")
    return (decided != BLANK) & (placed != BLANK) & (placed < decided)
