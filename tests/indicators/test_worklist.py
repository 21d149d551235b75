"""Who needs action today: one row a child, every reason, the most urgent first."""

from datetime import date

import pandas as pd

from indicators.worklist import CONCERNS, State, gather, late

TODAY = date(2026, 6, 30)  # a Tuesday
COLUMNS = ["person", "service", "team", "worker", "start", "opened", "due", "done", "met"]


def cases(*rows):
    """Cases from (person, start, opened, due, done, met)."""
    made = pd.DataFrame(
        [(person, "S", "T", "W", start, opened, due, done, met) for person, start, opened, due, done, met in rows],
        columns=COLUMNS,
    )
    for name in ("start", "opened", "due", "done"):
        made[name] = pd.to_datetime(made[name])
    return made


def test_a_missing_child_comes_before_everything():
    found = gather(
        {
            "s47_open_now": cases(("late enquiry", "2026-05-01", "2026-05-01", "2026-05-25", None, "met")),
            "missing_now": cases(("missing", "2026-06-29", "2026-06-29", "2026-06-30", None, "met")),
        },
        TODAY,
    )
    assert [child.person for child in found] == ["missing", "late enquiry"]
    assert found[0].first.days == 1


def test_the_limit_day_itself_is_in_time_and_due_today():
    found = gather({"s47_open_now": cases(("x", "2026-06-09", "2026-06-09", "2026-06-30", None, "met"))}, TODAY)
    assert found[0].first.state is State.DUE_TODAY
    assert not found[0].is_late


def test_days_late_are_working_days_where_the_limit_is():
    found = gather({"s47_open_now": cases(("x", "2026-06-01", "2026-06-01", "2026-06-26", None, "met"))}, TODAY)
    assert found[0].first.days == 2  # Friday to Tuesday


def test_what_is_due_after_the_coming_days_is_not_on_the_list():
    assert gather({"s47_open_now": cases(("x", "2026-06-29", "2026-06-29", "2026-07-20", None, "met"))}, TODAY) == []


def test_a_child_with_several_reasons_is_one_row():
    found = gather(
        {
            "assessments_open_bands": cases(("x", "2026-04-01", "2026-04-01", "2026-06-08", None, "met")),
            "wf_unallocated": cases(("x", "2026-06-20", "2026-06-20", "2026-06-23", None, "met")),
        },
        TODAY,
    )
    assert [reason.concern.title for reason in found[0].reasons] == ["No social worker", "Assessment"]


def test_of_one_kind_the_longest_late_comes_first():
    rows = cases(
        ("a week late", "2026-05-01", "2026-05-01", "2026-06-23", None, "met"),
        ("a month late", "2026-05-01", "2026-05-01", "2026-05-28", None, "met"),
    )
    assert [child.person for child in gather({"s47_open_now": rows}, TODAY)] == ["a month late", "a week late"]


def test_what_is_over_a_year_past_its_limit_comes_last_and_stays_late():
    rows = cases(
        ("never closed", "2023-01-05", "2023-01-05", "2023-01-26", None, "met"),
        ("late yesterday", "2026-06-05", "2026-06-05", "2026-06-29", None, "met"),
        ("due soon", "2026-06-12", "2026-06-12", "2026-07-03", None, "met"),
    )
    found = gather({"s47_open_now": rows}, TODAY)
    assert [child.person for child in found] == ["late yesterday", "due soon", "never closed"]
    assert [child.is_long_overdue for child in found] == [False, False, True]
    assert found[-1].is_late


def test_a_year_past_its_limit_to_the_day_is_not_long_overdue():
    rows = cases(
        ("a year", "2025-06-01", None, "2025-06-30", None, "met"),
        ("a year and a day", "2025-06-01", None, "2025-06-29", None, "met"),
    )
    found = {child.person: child.is_long_overdue for child in gather({"wf_unallocated": rows}, TODAY)}
    assert found == {"a year": False, "a year and a day": True}


def test_a_child_with_anything_fresh_is_not_long_overdue_and_the_fresh_reason_leads():
    found = gather(
        {
            "s47_open_now": cases(("x", "2023-01-05", "2023-01-05", "2023-01-26", None, "met")),
            "assessments_open_bands": cases(("x", "2026-04-01", "2026-04-01", "2026-06-08", None, "met")),
        },
        TODAY,
    )
    assert [reason.long_overdue for reason in found[0].reasons] == [False, True]
    assert found[0].first.concern.title == "Assessment"
    assert not found[0].is_long_overdue


def test_a_child_missing_for_over_a_year_still_comes_before_everything():
    """Where every day counts, an old record may be a child whom nobody has found."""
    found = gather(
        {
            "missing_now": cases(("missing", "2024-01-05", "2024-01-05", "2024-01-06", None, "met")),
            "s47_open_now": cases(("late", "2026-06-01", "2026-06-01", "2026-06-22", None, "met")),
        },
        TODAY,
    )
    assert [(child.person, child.is_long_overdue) for child in found] == [("missing", False), ("late", False)]


def test_a_visit_in_date_is_no_reason_and_a_lapsed_one_is():
    rows = cases(
        ("seen", "2026-06-29", "2026-06-29", "2026-07-13", None, "met"),
        ("not seen", "2026-06-24", "2026-06-09", "2026-06-23", None, "not met"),
        ("never seen", "2026-06-24", None, None, None, "not met"),
    )
    assert {child.person for child in gather({"cp_visits_timely": rows}, TODAY)} == {"not seen", "never seen"}


def test_an_interview_that_was_held_late_is_no_longer_wanted():
    rows = cases(
        ("held late", "2026-06-20", "2026-06-20", "2026-06-23", "2026-06-26", "not met"),
        ("not held", "2026-06-20", "2026-06-20", "2026-06-23", None, "not met"),
    )
    assert [child.person for child in gather({"rhi_72h": rows}, TODAY)] == ["not held"]


def test_an_interview_whose_hours_ran_out_today_is_late_today():
    rows = cases(("x", "2026-06-27", "2026-06-27", "2026-06-30", None, "not met"))
    (found,) = gather({"rhi_72h": rows}, TODAY)
    assert (found.first.state, found.first.days) == (State.LATE, 0)


def test_a_case_without_a_child_is_nobodys_row():
    assert gather({"missing_now": cases((None, "2026-06-29", "2026-06-29", None, None, "met"))}, TODAY) == []


def test_nothing_open_is_an_empty_list():
    assert gather({}, TODAY) == gather({"missing_now": cases()}, TODAY) == []


def test_late_is_past_the_limit_at_the_end_of_the_day_and_not_done_by_then():
    rows = cases(
        ("limit day", "2026-06-01", None, "2026-06-30", None, "met"),
        ("late", "2026-06-01", None, "2026-06-29", None, "met"),
        ("done", "2026-06-01", None, "2026-06-29", "2026-06-30", "met"),
        ("done later", "2026-06-01", None, "2026-06-29", "2026-07-02", "met"),
        ("no limit", "2026-06-01", None, None, None, "met"),
    )
    assert list(rows["person"][late(rows, TODAY, working=True)]) == ["late", "done later"]


def test_the_weekend_after_a_limit_of_working_days_is_still_in_time():
    rows = cases(("limit on Friday", "2026-06-01", None, "2026-06-26", None, "met"))
    saturday, monday = date(2026, 6, 27), date(2026, 6, 29)
    assert not late(rows, saturday, working=True).any()
    assert late(rows, monday, working=True).all()
    assert late(rows, saturday, working=False).all()
    (child,) = gather({"s47_open_now": rows}, saturday)
    assert not child.is_late


def test_each_concern_is_a_list_of_its_own():
    names = [concern.indicator for concern in CONCERNS]
    assert len(names) == len(set(names))
