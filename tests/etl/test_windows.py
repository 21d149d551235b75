"""What a second Annex A workbook does to the first: its own days are replaced, earlier days stay as told."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from etl.windows import ENDS, Held, covers, merge
from tests.tables import table, typed

MAY, JUNE = date(2026, 5, 31), date(2026, 6, 30)
JUNE_WINDOW = (date(2025, 12, 31), JUNE)


def held(name: str, rows: str, as_of: date = MAY, covers_from: date | None = date(2025, 12, 1)) -> Held:
    return Held(typed(name, table(rows)), as_of, covers_from)


def merged(name: str, old: str, new: str, window: tuple[date, date] = JUNE_WINDOW) -> tuple[pd.DataFrame, int]:
    frame, findings = merge(name, typed(name, table(new)), window, held(name, old))
    return frame, len(findings)


def test_events_of_the_window_are_the_new_workbooks_and_earlier_ones_stay():
    frame, _ = merged(
        "contacts",
        """
                         | contact_id | person_id | contact_date
        before the window| a          | p1        | 2025-12-05
        gone from it     | b          | p2        | 2026-01-05
        told again       | c          | p3        | 2026-02-05
        """,
        """
        contact_id | person_id | contact_date
        c          | p3        | 2026-02-05
        d          | p4        | 2026-06-05
        """,
    )
    assert sorted(frame["contact_id"]) == ["a", "c", "d"]


def test_a_spell_told_again_is_as_it_is_told_now():
    frame, found = merged(
        "cp_plans",
        """
        cp_plan_id | person_id | cp_plan_start_date | cp_plan_end_date
        a          | p1        | 2025-10-01         |
        """,
        """
        cp_plan_id | person_id | cp_plan_start_date | cp_plan_end_date
        a          | p1        | 2025-10-01         | 2026-06-10
        """,
    )
    assert frame["cp_plan_end_date"].tolist() == [pd.Timestamp("2026-06-10")]
    assert found == 0


def test_a_spell_that_was_open_and_is_listed_no_more_ends_the_day_after_it_was_last_told_of():
    frame, found = merged(
        "cp_plans",
        """
                      | cp_plan_id | person_id | cp_plan_start_date | cp_plan_end_date
        open, gone    | a          | p1        | 2025-10-01         |
        ended before  | b          | p2        | 2025-09-01         | 2025-11-01
        """,
        """
        cp_plan_id | person_id | cp_plan_start_date | cp_plan_end_date
        c          | p3        | 2026-06-01         |
        """,
    )
    ends = frame.set_index("cp_plan_id")["cp_plan_end_date"]
    assert ends["a"] == pd.Timestamp("2026-06-01")
    assert ends["b"] == pd.Timestamp("2025-11-01")
    assert ends["c"] is pd.NaT
    assert found == 1


def test_a_spell_whose_start_was_corrected_is_not_there_twice():
    frame, found = merged(
        "cp_plans",
        """
        cp_plan_id | person_id | cp_plan_start_date | cp_plan_end_date
        a          | p1        | 2025-10-01         |
        """,
        """
        cp_plan_id | person_id | cp_plan_start_date | cp_plan_end_date
        b          | p1        | 2025-10-02         |
        """,
    )
    assert frame["cp_plan_id"].tolist() == ["b"]
    assert found == 0


def test_a_referral_that_led_to_nothing_was_never_open_and_gains_no_end():
    frame, found = merged(
        "cin_episodes",
        """
        referral_id | person_id | referral_date | referral_nfa | close_date
        a           | p1        | 2025-12-05    | Y            |
        b           | p2        | 2025-12-06    | N            |
        """,
        """
        referral_id | person_id | referral_date | referral_nfa | close_date
        c           | p3        | 2026-06-05    | N            |
        """,
    )
    ends = frame.set_index("referral_id")["close_date"]
    assert ends["a"] is pd.NaT
    assert ends["b"] == pd.Timestamp("2026-06-01")
    assert found == 1


def test_an_open_assessment_that_is_listed_no_more_is_dropped_rather_than_called_authorised():
    frame, _ = merged(
        "cin_assessments",
        """
        assessment_id | person_id | assessment_start_date | assessment_auth_date
        a             | p1        | 2025-12-05            |
        b             | p2        | 2025-12-05            | 2026-01-10
        """,
        """
        assessment_id | person_id | assessment_start_date | assessment_auth_date
        c             | p3        | 2026-06-05            |
        """,
    )
    assert sorted(frame["assessment_id"]) == ["b", "c"]


def test_who_is_on_a_list_only_once_a_child_is_replaced_whole_for_states_and_by_key_for_people():
    leavers, _ = merged(
        "care_leavers",
        "care_leaver_id | person_id\n a | p1\n b | p2",
        "care_leaver_id | person_id\n b | p2",
    )
    assert leavers["care_leaver_id"].tolist() == ["b"]
    people, _ = merged("person", "person_id | sex\n p1 | F\n p2 | F", "person_id | sex\n p2 | M\n p3 | M")
    assert dict(zip(people["person_id"], people["sex"], strict=True)) == {"p1": "F", "p2": "M", "p3": "M"}


def test_the_latest_visit_of_each_workbook_gains_a_dated_row():
    frame, _ = merged(
        "cp_visits",
        "cp_visit_id | person_id | cp_visit_date\n a | p1 | 2026-05-20",
        "cp_visit_id | person_id | cp_visit_date\n b | p1 | 2026-06-20",
        (JUNE, JUNE),
    )
    assert frame["cp_visit_date"].tolist() == [pd.Timestamp("2026-05-20"), pd.Timestamp("2026-06-20")]


def test_frames_keep_their_types_and_are_not_changed():
    old = held("cp_plans", "cp_plan_id | person_id | cp_plan_start_date\n a | p1 | 2025-10-01")
    before = old.frame.copy(deep=True)
    new = typed("cp_plans", table("cp_plan_id | person_id | cp_plan_start_date\n b | p2 | 2026-06-01"))
    frame, _ = merge("cp_plans", new, JUNE_WINDOW, old)
    assert frame.dtypes.to_dict() == new.dtypes.to_dict()
    pd.testing.assert_frame_equal(old.frame, before)


def test_every_table_whose_spells_are_closed_says_when_a_spell_begins():
    frames = {name: typed(name, []) for name in ENDS}
    for name, end in ENDS.items():
        assert end in frames[name]
        assert "person_id" in frames[name]


@pytest.mark.parametrize(
    ("earlier", "first"),
    [
        (None, date(2025, 12, 31)),
        (Held(pd.DataFrame(), MAY, date(2025, 6, 1)), date(2025, 6, 1)),
        (Held(pd.DataFrame(), date(2025, 12, 30), date(2025, 6, 1)), date(2025, 6, 1)),
        (Held(pd.DataFrame(), date(2025, 12, 29), date(2025, 6, 1)), date(2025, 12, 31)),
        (Held(pd.DataFrame(), date(2026, 7, 31), date(2026, 2, 1)), date(2025, 12, 31)),
    ],
    ids=["the first workbook", "windows that overlap", "windows that touch", "a gap between", "an older one later"],
)
def test_what_is_known_reaches_back_as_far_as_windows_reach_without_a_gap(earlier, first):
    assert covers(JUNE_WINDOW, earlier) == first
