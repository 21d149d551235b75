"""A section 47 enquiry began before its referral."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Section 47 enquiry began before the referral"
SEVERITY = Severity.WARNING
TABLE = "s47_enquiry"
COLUMN = "s47_start_date"
NEEDS = ("s47_enquiry.s47_start_date", "s47_enquiry.referral_id", "cin_episodes.referral_date")


def failing(tables: Tables) -> Bools:
    referred = tables.through(TABLE, "referral_id", "cin_episodes", tables.day("cin_episodes", "referral_date"))
    start = tables.day(TABLE, "s47_start_date")
    return (referred != BLANK) & (start != BLANK) & (start < referred)
