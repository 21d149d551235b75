"""An initial conference was held before the enquiry that led to it: whether it was in time is unknown."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Conference held before its section 47 enquiry"
SEVERITY = Severity.WARNING
TABLE = "initial_cp_conference"
COLUMN = "icpc_date"
NEEDS = ("initial_cp_conference.icpc_date", "initial_cp_conference.s47_enquiry_id", "s47_enquiry.s47_start_date")


def failing(tables: Tables) -> Bools:
    began = tables.through(TABLE, "s47_enquiry_id", "s47_enquiry", tables.day("s47_enquiry", "s47_start_date"))
    held = tables.day(TABLE, "icpc_date")
    return (began != BLANK) & (held != BLANK) & (held < began)
