"""The distance of a placement from home is below 0, or 999 miles and more, which stands for not known."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Distance of a placement that cannot be"
SEVERITY = Severity.NOTE
TABLE = "cla_placement"
COLUMN = "cla_placement_distance"
NEEDS = ("cla_placement.cla_placement_distance",)


def failing(tables: Tables) -> Bools:
    distance = tables.number(TABLE, "cla_placement_distance")
    return (distance < 0) | (distance >= 999)
