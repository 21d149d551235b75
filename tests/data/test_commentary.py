"""Comments on numbers of a month."""

from datetime import date

import pandas as pd

from data.commentary import Comment, comment_on, comments
from data.results import Unit, UnitKind

TRUST = Unit(UnitKind.TRUST, "", "Trust")
TEAM = Unit(UnitKind.TEAM, "T1", "Team 1")
ROW = {
    "indicator": "cla_rate", "unit_kind": "trust", "unit_id": None, "month": pd.Timestamp("2026-06-01"),
    "says": "Fewer came in.", "doing": "Keep going.", "written_by": "Ann", "written_on": pd.Timestamp("2026-07-02"),
    "changed_by": "Ben", "changed_at": "2026-07-02T09:00:00+00:00",
}  # fmt: skip


def test_a_comment_is_found_by_any_day_of_its_month_and_by_its_unit_alone():
    held = comments([ROW])
    assert comment_on(held, "cla_rate", TRUST, date(2026, 6, 30)) == Comment(
        "Fewer came in.", "Keep going.", "Ann", date(2026, 7, 2), ROW["changed_at"]
    )
    assert comment_on(held, "cla_rate", TRUST, date(2026, 5, 31)) is None
    assert comment_on(held, "cla_rate", TEAM, date(2026, 6, 30)) is None
    assert comment_on(held, "cla_count", TRUST, date(2026, 6, 30)) is None
    assert comment_on(held, "cla_rate", TRUST, None) is None


def test_a_comment_says_what_is_done_and_whose_words_they_are():
    (one,) = comments([ROW]).values()
    assert one.words == "Fewer came in. What we are doing: Keep going. (Ann)"


def test_a_comment_without_an_author_is_of_whoever_recorded_it():
    (one,) = comments([ROW | {"written_by": None, "doing": None, "written_on": pd.NaT}]).values()
    assert one.words == "Fewer came in. (Ben)"
