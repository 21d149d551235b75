"""The extract as at an instant: what has not happened yet is not there."""

from __future__ import annotations

import numpy as np
import pytest

from indicators.cases import BLANK
from indicators.clock import AsOf, day_date
from indicators.reading import Codes, Reading
from tests.tables import everything_supplied, supplied, tables

PLANS = """
    cin_plan_id | person_id | cin_plan_start_date | cin_plan_end_date
    P1          | Ada       | 2026-06-01          | 2026-07-05
    P2          | Ben       | 2026-07-01          |
    P3          | Cleo      |                     | 2026-06-30
"""


def reading(as_of: str = "2026-06-30", **examples: str) -> Reading:
    return Reading(tables(**examples), everything_supplied(), AsOf.parse(as_of))


def dates(days: np.ndarray) -> list[str | None]:
    return [None if day == BLANK else str(day_date(int(day))) for day in days]


def test_a_row_that_starts_after_as_of_is_not_there_and_a_later_end_leaves_it_open():
    """One without a start is there: it is a finding, and belongs to no period."""
    rows = reading(cin_plans=PLANS).rows("cin_plans")
    assert rows.text("cin_plan_id").tolist() == ["P1", "P3"]
    assert dates(rows.days("cin_plan_end_date")) == [None, "2026-06-30"]
    assert rows.to_come("cin_plan_end_date").tolist() == [True, False]
    assert len(rows) == 2


def test_due_dates_may_lie_in_the_future():
    rows = reading(cin_reviews="person_id | due_date | review_date\n Ada | 2026-08-01 | 2026-08-01").rows("cin_reviews")
    assert dates(rows.days("due_date")) == ["2026-08-01"]
    assert dates(rows.days("review_date")) == [None]


@pytest.mark.parametrize(("as_of", "there"), [("2026-06-30T11:59+01:00", 1), ("2026-06-30T12:00+01:00", 2)])
def test_of_the_day_of_the_data_only_what_has_happened_by_its_time(as_of, there):
    """An instant after as_of has not come; a date without a time on the day has."""
    episodes = "person_id | missing_episode_start_date\n Ada | 2026-06-30T12:00\n Ben | 2026-06-30"
    assert len(reading(as_of, missing=episodes).rows("missing")) == there


def test_a_table_the_source_did_not_bring_has_no_rows_and_no_values():
    rows = Reading({}, {}, AsOf.parse("2026-06-30")).rows("contacts")
    assert len(rows) == 0
    assert not len(rows.days("contact_date"))
    assert not len(rows.text("outcome"))
    assert not len(rows.to_come("decision_date"))


def test_a_column_that_is_not_declared_is_a_mistake_in_an_indicator():
    with pytest.raises(KeyError, match="has no column"):
        reading(cin_plans=PLANS).rows("cin_plans").days("plan_date")


def test_rows_are_found_by_key_the_first_of_two_that_share_it():
    """A blank or unknown link leads nowhere."""
    read = reading(
        cla_episodes="cla_episode_id | cla_id | person_id\n E1 | C1 | Ada\n E2 | C1 | Ben\n E3 | C2 | Cleo",
        cla_reviews="cla_id | cla_review_date\n C1 | 2026-06-01\n C2 | 2026-06-01\n C9 | 2026-06-01\n | 2026-06-01",
    )
    care = read.rows("cla_episodes")
    assert read.rows("cla_reviews").position("cla_id", care, "cla_id").tolist() == [0, 2, -1, -1]
    assert care.position("cla_episode_id", care, "cla_episode_id").tolist() == [0, 1, 2]


def test_what_the_source_did_not_bring_is_lacking_by_name():
    """A column that is there and blank is not lacking."""
    brought = "person_id | contact_date | outcome\n Ada | 2026-06-01 |"
    read = Reading(tables(contacts=brought), supplied(contacts=brought), AsOf.parse("2026-06-30"))
    assert read.lacks(["contacts.outcome", "contacts.decision_date", "posts"]) == ("contacts.decision_date", "posts")


def test_numbers_are_given_out_once_and_nobody_is_minus_one():
    codes = Codes()
    assert codes.of(np.array(["b", None, "a", "b"], dtype=object)).tolist() == [0, -1, 1, 0]
    assert codes.known(np.array(["a", "c", None], dtype=object)).tolist() == [1, -1, -1]
    assert codes.named(np.array([1, -1, 7]), "nobody").tolist() == ["a", "nobody", "nobody"]
