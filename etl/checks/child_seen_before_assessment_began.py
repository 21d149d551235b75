"""The child was first seen for an assessment before it began."""

from __future__ import annotations

import numpy as np

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Child seen before the assessment began"
SEVERITY = Severity.NOTE
TABLE = "cin_assessments"
COLUMN = "child_first_seen_date"
NEEDS = ("cin_assessments.child_first_seen_date", "cin_assessments.assessment_start_date")


def failing(tables: Tables) -> Bools:
    referred = tables.through(TABLE, "referral_id", "cin_episodes", tables.day("cin_episodes", "referral_date"))
    start, seen = tables.day(TABLE, "assessment_start_date"), tables.day(TABLE, "child_first_seen_date")
    began = np.where(referred == BLANK, start, referred)
    return (began != BLANK) & (seen != BLANK) & (seen < began)
