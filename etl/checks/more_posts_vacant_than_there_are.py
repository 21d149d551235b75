"""More posts of a team are vacant than it has: who is in post would be fewer than nobody."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "More posts vacant than there are"
SEVERITY = Severity.WARNING
TABLE = "posts"
COLUMN = "vacant_fte"
NEEDS = ("posts.established_fte", "posts.vacant_fte")


def failing(tables: Tables) -> Bools:
    return tables.number(TABLE, "vacant_fte") > tables.number(TABLE, "established_fte")
