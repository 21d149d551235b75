"""The trust has a life: seasons, weekdays, teams with a story, and a morning like any other."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest

from tests.etl.synthetic.plainly import Extract, add_months, working_days

pytestmark = pytest.mark.slow
AS_OF = date(2026, 6, 30)


def contact_days(whole: Extract) -> list[date]:
    return [day for row in whole.rows("ssd_contacts") if (day := whole.day(row, "cont_contact_date"))]


def test_august_and_december_are_quieter_than_the_months_beside_them(whole):
    months = Counter(day.month for day in contact_days(whole) if date(2022, 1, 1) <= day < date(2026, 1, 1))
    assert months[8] < 0.9 * months[7]
    assert months[12] < 0.95 * months[11]


def test_weekends_and_bank_holidays_are_quiet(whole):
    days = Counter(contact_days(whole))
    mondays = [days[date(2025, 6, 2) + timedelta(7 * week)] for week in range(8)]
    sundays = [days[date(2025, 6, 1) + timedelta(7 * week)] for week in range(8)]
    assert sum(sundays) < 0.3 * sum(mondays)
    assert days[date(2025, 12, 25)] < 10


def test_an_incident_brought_weeks_of_worry(whole):
    began = AS_OF - timedelta(505)
    days = contact_days(whole)
    during = sum(began <= day < began + timedelta(28) for day in days)
    usual = sum(began - timedelta(56) <= day < began - timedelta(28) for day in days)
    assert during > 1.15 * usual


@pytest.fixture(scope="session")
def in_time(whole: Extract) -> dict[tuple[str, int], float]:
    """Share of assessments in time by team and half-year, counted back from as_of."""
    names = {row["dept_team_id"]: row["dept_team_name"] for row in whole.rows("ssd_department")}
    answers: dict[tuple[str, int], list[bool]] = defaultdict(list)
    for row in whole.rows("ssd_cin_assessments"):
        start, done = (whole.day(row, f"cina_assessment_{name}_date") for name in ("start", "auth"))
        if start and done and start <= done:
            half = (AS_OF - done).days // 182
            answers[names.get(row["cina_assessment_team"], ""), half].append(working_days(start, done) <= 45)
    return {key: sum(each) / len(each) for key, each in answers.items()}


def test_one_team_is_failing(in_time):
    assert in_time["Assessment Team 4", 0] < 0.6
    assert in_time["Assessment Team 4", 4] > 0.7


def test_one_team_has_turned_round(in_time):
    assert in_time["Assessment Team 2", 0] > 0.8
    assert in_time["Assessment Team 2", 4] < 0.6


def test_a_handful_of_children_are_missing_this_morning(whole):
    away = {
        row["miss_person_id"]
        for row in whole.rows("ssd_missing")
        if not row["miss_missing_episode_end_date"] and not row["miss_missing_episode_type"].startswith("A")
    }
    assert 1 <= len(away) <= 6


def test_open_assessments_are_as_many_as_a_trust_has_and_a_few_are_overdue(whole):
    waiting = whole.open_assessments(AS_OF)
    overdue = [row for row in waiting if working_days(whole.day(row, "cina_assessment_start_date"), AS_OF) > 45]
    assert 480 <= len(waiting) <= 700
    assert 0.03 <= len(overdue) / len(waiting) <= 0.10


def test_some_children_have_no_social_worker_this_morning(whole):
    leads = whole.leads(AS_OF)
    without = [
        child
        for child in whole.open_children(AS_OF)
        if not whole.adult(child, AS_OF) and not leads.get(child, ("", False))[1]
    ]
    assert 8 <= len(without) <= 50


def test_caseloads_differ_and_some_are_too_high(whole):
    held, hours = whole.caseloads(AS_OF)
    loads = sorted(held[who] / hours[who] for who in held)
    assert 12 <= loads[len(loads) // 2] <= 18
    assert 0.1 <= sum(load > 18 for load in loads) / len(loads) <= 0.4


def test_short_breaks_unborn_children_and_plans_for_other_authorities_are_there(whole):
    assert any("V4" in row["lega_legal_status"] for row in whole.rows("ssd_legal_status"))
    assert any(row["pers_forename"] == "Unborn" and not row["pers_dob"] for row in whole.rows("ssd_person"))
    assert any(row["cppl_cp_plan_ola"] == "Y" for row in whole.rows("ssd_cp_plans"))
    assert any(row["icpc_icpc_transfer_in"] == "Y" for row in whole.rows("ssd_initial_cp_conference"))
    assert any(whole.died.values())


def test_strategy_discussions_are_mostly_held_by_the_next_working_day(whole):
    referred = {row["cine_referral_id"]: whole.day(row, "cine_referral_date") for row in whole.rows("ssd_cin_episodes")}
    waits = [
        working_days(came, held)
        for row in whole.within("ssd_s47_enquiry", "loc_strategy_discussion_date", date(2025, 4, 1), AS_OF)
        if (came := referred.get(row["s47e_referral_id"]))
        and (held := whole.day(row, "loc_strategy_discussion_date")) >= came
    ]
    soon = [wait for wait in waits if wait <= 10]
    assert 0.84 <= sum(wait <= 1 for wait in soon) / len(soon) <= 0.94
    assert 0.1 <= 1 - len(soon) / len(waits) <= 0.4, "some are about a newer worry"


def in_pre_proceedings(whole: Extract, day: date) -> set[str]:
    return {
        child
        for child, spells in whole.spells(
            "ssd_pre_proceedings", "prep_person_id", "prep_pre_pro_decision_date", "prep_agree_stepdown_issue_date"
        ).items()
        if any(start <= day < end for start, end in spells)
    }


def test_as_many_families_are_in_pre_proceedings_this_morning_as_a_year_ago(whole):
    """The applications of the months to come are not in the extract; the families on their way to them are."""
    now, then = (len(in_pre_proceedings(whole, day)) for day in (AS_OF, AS_OF - timedelta(365)))
    assert 30 <= now <= 110
    assert 0.5 * then <= now <= 2 * then


def test_children_at_risk_of_exploitation_are_a_few_dozen_and_some_at_high_risk(whole):
    risks = [
        row for row in whole.rows("loc_exploitation") if whole.day(row, "start_date") and not whole.day(row, "end_date")
    ]
    assert 15 <= len({row["person_id"] for row in risks}) <= 90
    assert {row["level"].title() for row in risks} == {"Low", "Medium", "High"}


def test_early_help_steps_up_about_as_often_as_trusts_say(whole):
    referred = defaultdict(list)
    for row in whole.rows("ssd_cin_episodes"):
        if day := whole.day(row, "cine_referral_date"):
            referred[row["cine_person_id"]].append(day)
    closed = [
        (row["earl_person_id"], end)
        for row in whole.within("ssd_early_help_episodes", "earl_episode_end_date", date(2024, 7, 1), date(2025, 6, 30))
        if (end := whole.day(row, "earl_episode_end_date"))
    ]
    stepped = [any(end <= day <= add_months(end, 12) for day in referred[child]) for child, end in closed]
    assert 0.08 <= sum(stepped) / len(stepped) <= 0.25


def test_most_children_are_first_seen_within_ten_working_days(whole):
    referred = {row["cine_referral_id"]: whole.day(row, "cine_referral_date") for row in whole.rows("ssd_cin_episodes")}
    seen = []
    for row in whole.within("ssd_cin_assessments", "cina_assessment_start_date", date(2025, 4, 1), date(2026, 3, 31)):
        came, first = referred.get(row["cina_referral_id"]), whole.day(row, "loc_child_first_seen_date")
        seen.append(bool(came and first and working_days(came, first) <= 10))
    assert 0.75 <= sum(seen) / len(seen) <= 0.95


def test_core_groups_and_reviews_are_mostly_on_time(whole):
    met = defaultdict(list)
    for row in whole.rows("loc_core_groups"):
        met[row["cp_plan_id"]].append(whole.day(row, "core_group_date"))
    plans = [
        row["cppl_cp_plan_id"]
        for row in whole.plans_on(AS_OF)
        if working_days(whole.day(row, "cppl_cp_plan_start_date"), AS_OF) > 10
    ]
    fresh = [any(day and AS_OF - timedelta(42) <= day <= AS_OF for day in met[plan]) for plan in plans]
    assert 0.85 <= sum(fresh) / len(fresh) < 1
    held = [
        (whole.day(row, "cppr_cp_review_due"), whole.day(row, "cppr_cp_review_date"))
        for row in whole.within("ssd_cp_reviews", "cppr_cp_review_due", date(2025, 4, 1), date(2026, 3, 31))
    ]
    assert 0.8 <= sum(on is not None and on <= due for due, on in held) / len(held) <= 0.97
