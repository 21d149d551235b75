"""A section 47 enquiry is past 15 working days with neither an end nor a conference."""

from __future__ import annotations

import numpy as np

from etl.checking import Tables, open_at
from etl.findings import Severity
from indicators.cases import BLANK, Bools
from indicators.clock import working_days

TITLE = "Section 47 enquiry past 15 working days, no conference"
SEVERITY = Severity.ERROR
TABLE = "s47_enquiry"
COLUMN = "s47_start_date"
NEEDS = ("s47_enquiry.s47_start_date", "s47_enquiry.s47_end_date")


def failing(tables: Tables) -> Bools:
    held = np.zeros(tables.size(TABLE), dtype=bool)
    if "initial_cp_conference" in tables:
        enquiry = tables.position("initial_cp_conference", "s47_enquiry_id", TABLE)
        day = tables.day("initial_cp_conference", "icpc_date")
        held[enquiry[(enquiry >= 0) & (day != BLANK) & (day <= tables.as_of)]] = True
    running = open_at(tables, TABLE, "s47_start_date", "s47_end_date")
    return running & ~held & (working_days(tables.day(TABLE, "s47_start_date"), tables.as_of) > 15)
