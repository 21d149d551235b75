"""A child has more than one open placement, temporary ones aside."""

from __future__ import annotations

from etl.checking import Tables, overlapping
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Two open placements at once"
SEVERITY = Severity.WARNING
TABLE = "cla_placement"
COLUMN = "cla_placement_end_date"
NEEDS = ("cla_placement.cla_placement_start_date", "cla_placement.cla_placement_end_date")


def failing(tables: Tables) -> Bools:
    lasting = ~tables.is_(TABLE, "cla_placement_type", "T0", "T1", "T2", "T3", "T4")
    start, end = tables.day(TABLE, "cla_placement_start_date"), tables.end(TABLE, "cla_placement_end_date")
    return overlapping(tables.person(TABLE), start, end, lasting & (end > tables.as_of) & (start <= tables.as_of))
