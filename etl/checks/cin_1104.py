"""An initial conference was held before its referral."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Initial conference held before the referral"
SEVERITY = Severity.WARNING
TABLE = "initial_cp_conference"
COLUMN = "icpc_date"
NEEDS = ("initial_cp_conference.icpc_date", "initial_cp_conference.referral_id", "cin_episodes.referral_date")


def failing(tables: Tables) -> Bools:
    referred = tables.through(TABLE, "referral_id", "cin_episodes", tables.day("cin_episodes", "referral_date"))
    held = tables.day(TABLE, "icpc_date")
    return (referred != BLANK) & (held != BLANK) & (held < referred)
