"""An initial conference, not a transfer in, is linked to no section 47 enquiry: whether it was in time is unknown."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Conference without a section 47 enquiry"
SEVERITY = Severity.WARNING
TABLE = "initial_cp_conference"
COLUMN = "s47_enquiry_id"
NEEDS = ("initial_cp_conference.s47_enquiry_id", "initial_cp_conference.icpc_date")


def failing(tables: Tables) -> Bools:
    held = tables.day(TABLE, "icpc_date") != BLANK
    return (
        held
        & ~tables.is_(TABLE, "icpc_transfer_in", "Y")
        & (tables.position(TABLE, "s47_enquiry_id", "s47_enquiry") < 0)
    )
