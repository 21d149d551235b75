"""A child protection plan began before its referral."""

from __future__ import annotations

from etl.checking import Tables
from etl.findings import Severity
from indicators.cases import BLANK, Bools

TITLE = "Protection plan began before the referral"
SEVERITY = Severity.WARNING
TABLE = "cp_plans"
COLUMN = "cp_plan_start_date"
NEEDS = ("cp_plans.cp_plan_start_date", "cp_plans.referral_id", "cin_episodes.referral_date")


def failing(tables: Tables) -> Bools:
    referred = tables.through(TABLE, "referral_id", "cin_episodes", tables.day("cin_episodes", "referral_date"))
    start = tables.day(TABLE, "cp_plan_start_date")
    return (referred != BLANK) & (start != BLANK) & (start < referred)
