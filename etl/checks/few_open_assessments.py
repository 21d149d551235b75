"""There are next to no open assessments: some extracts drop them, so read the count with care."""

from __future__ import annotations

import numpy as np

from etl.checking import Tables, open_at
from etl.findings import Severity
from indicators.cases import Bools

TITLE = "Next to no open assessments in the extract"
SEVERITY = Severity.ERROR
TABLE = "cin_assessments"
COLUMN = "assessment_auth_date"
NEEDS = ("cin_assessments.assessment_start_date", "cin_assessments.assessment_auth_date")
WHOLE_TABLE = True


def failing(tables: Tables) -> Bools:
    waiting = int(open_at(tables, TABLE, "assessment_start_date", "assessment_auth_date").sum())
    done = tables.day(TABLE, "assessment_auth_date")
    finished = int(((done > tables.as_of - 91) & (done <= tables.as_of)).sum())
    # An assessment that takes a working week leaves a thirteenth of a quarter's work open on any day.
    return np.full(tables.size(TABLE), finished >= 20 and waiting * 13 < finished)
