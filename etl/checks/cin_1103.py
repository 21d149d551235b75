"""An assessment began before its referral."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Assessment began before its referral"
SEVERITY = Severity.WARNING
TABLE = "cin_assessments"
COLUMN = "assessment_start_date"
NEEDS = ("cin_assessments.assessment_start_date", "cin_assessments.referral_id", "cin_episodes.referral_date")


def failing(tables: Tables) -> Bools:
    referred = tables.through(TABLE, "referral_id", "cin_episodes", tables.day("cin_episodes", "referral_date"))
    start = tables.day(TABLE, "assessment_start_date")
    return (referred != BLANK) & (start != BLANK) & (start < referred)
