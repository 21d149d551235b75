"""A conference was held and its section 47 enquiry was not ended: it is in no figure of completed enquiries."""

from __future__ import annotations

import numpy as np

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Conference held, section 47 enquiry not ended"
SEVERITY = Severity.WARNING
TABLE = "s47_enquiry"
COLUMN = "s47_end_date"
NEEDS = ("s47_enquiry.s47_end_date", "initial_cp_conference.s47_enquiry_id", "initial_cp_conference.icpc_date")


def failing(tables: Tables) -> Bools:
    enquiry, held = (
        tables.position("initial_cp_conference", "s47_enquiry_id", TABLE),
        tables.day("initial_cp_conference", "icpc_date"),
    )
    found = np.zeros(tables.size(TABLE), dtype=bool)
    found[enquiry[(enquiry >= 0) & (held != BLANK) & (held <= tables.as_of)]] = True
    return found & (tables.end(TABLE, "s47_end_date") > tables.as_of)
