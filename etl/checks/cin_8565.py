"""An assessment, enquiry or plan began after its episode of need was closed."""

from __future__ import annotations

import numpy as np

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Work began after the case was closed"
SEVERITY = Severity.WARNING
TABLE = "cin_episodes"
COLUMN = "close_date"
NEEDS = ("cin_episodes.close_date",)

ACTIVITY = (
    ("cin_assessments", "referral_id", "assessment_start_date"),
    ("s47_enquiry", "referral_id", "s47_start_date"),
    ("cin_plans", "referral_id", "cin_plan_start_date"),
    ("cp_plans", "referral_id", "cp_plan_start_date"),
)


def failing(tables: Tables) -> Bools:
    closed = tables.day(TABLE, "close_date")
    found = np.zeros(len(closed), dtype=bool)
    for table, link, start in ACTIVITY:
        if table in tables:
            episode, began = tables.position(table, link, TABLE), tables.day(table, start)
            after = (episode >= 0) & (began != BLANK) & (np.append(closed, BLANK)[episode] != BLANK)
            found[episode[after & (began > np.append(closed, BLANK)[episode])]] = True
    return found
