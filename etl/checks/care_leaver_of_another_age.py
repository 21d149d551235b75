"""A care leaver is under 16 or over 25."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools
from indicators.clock import birthday

TITLE = "Care leaver under 16 or over 25"
SEVERITY = Severity.NOTE
TABLE = "care_leavers"
COLUMN = "person_id"
NEEDS = ("care_leavers.person_id", "person.dob")


def failing(tables: Tables) -> Bools:
    born = tables.born(TABLE)
    return (born != BLANK) & ((birthday(born, 16) > tables.as_of) | (birthday(born, 26) <= tables.as_of))
