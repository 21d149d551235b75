"""What a load changed: revised figures, the cases behind them, and signals that are new."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.results import Grain, Series, Unit, UnitKind
from indicators.catalogue import INDICATORS
from indicators.changes import What, cases_changed, is_new, of_unit, remembered, revision, weight
from indicators.clock import day_number
from indicators.spc.icons import Variation
from tests.tables import table

TRUST = Unit(UnitKind.TRUST, "", "Trust")
TIMELY = INDICATORS["assessments_45wd"]


def n(text: str) -> int:
    return day_number(pd.Timestamp(text).date())


def months(*sides: tuple[float, float, int], last: str = "2026-06-30") -> Series:
    """Met, judged and unknown of the months up to the one that ends (so far) on a day."""
    ends = [n(last)]
    starts = [pd.Timestamp(last).replace(day=1)]
    for _ in sides[1:]:
        ends.insert(0, n(str((starts[0] - pd.Timedelta(days=1)).date())))
        starts.insert(0, (starts[0] - pd.Timedelta(days=1)).replace(day=1))
    above, below, unknown = (np.array(column, float) for column in zip(*sides, strict=True))
    first = np.array([n(str(start.date())) for start in starts], np.int32)
    share = np.where(below > 0, 100 * above / np.maximum(below, 1), np.nan)
    return Series(TIMELY.id, TRUST, None, Grain.MONTH, first, np.array(ends, np.int32), above, below,
                  unknown.astype(np.int32), share)  # fmt: skip


def test_a_figure_that_was_revised_is_told_as_it_was_and_as_it_is():
    """May was 41 of 52 on 10 June; by 30 June two more had been recorded."""
    found = revision(TIMELY, months((40, 50, 0), (41, 52, 0), (3, 4, 0), last="2026-06-10"),
                     months((40, 50, 0), (43, 54, 0), (20, 24, 0)), n("2026-06-10"))  # fmt: skip
    assert found is not None
    assert (found.first, found.last) == (n("2026-05-01"), n("2026-05-31"))
    assert (found.before.numerator, found.before.denominator) == (41, 52)
    assert (found.after.numerator, found.after.denominator) == (43, 54)


def test_a_month_that_was_running_when_the_earlier_load_stood_is_no_revision():
    before = months((40, 50, 0), (41, 52, 0), (3, 4, 0), last="2026-06-10")
    assert revision(TIMELY, before, months((40, 50, 0), (41, 52, 0), (20, 24, 0)), n("2026-06-10")) is None


def test_a_month_whose_last_day_the_earlier_load_stood_at_had_been_told():
    found = revision(TIMELY, months((40, 50, 0), (41, 52, 0), last="2026-05-31"),
                     months((40, 50, 0), (43, 54, 0), (20, 24, 0)), n("2026-05-31"))  # fmt: skip
    assert found is not None


def test_only_the_unknown_changed_is_a_revision_too():
    found = revision(TIMELY, months((41, 52, 3), last="2026-05-31"), months((41, 52, 1), (1, 1, 0)), n("2026-05-31"))
    assert found.unknown == (3, 1)


def test_what_is_only_known_of_its_own_day_has_no_past_to_revise():
    assert remembered(INDICATORS["cl_pathway_plan"]) is None
    assert remembered(TIMELY) is Grain.MONTH


def cases(text: str) -> pd.DataFrame:
    frame = table(text).reset_index(drop=True)
    return frame.assign(start=pd.to_datetime(frame["start"]))


THEN = cases("""
    ref | person | start      | team  | worker | met
    A1  | Ada    | 2026-05-04 | North | Ann    | met
    A2  | Ben    | 2026-05-11 | North | Ann    | not met
    A3  | Cleo   | 2026-05-12 | South | Bob    | met
    A4  | Dan    | 2026-05-13 | South | Bob    | running
    A5  | Eve    | 2026-05-14 | South | Bob    | met
""")
NOW = cases("""
    ref | person | start      | team  | worker | met
    A1  | Ada    | 2026-05-04 | North | Ann    | met
    A2  | Ben    | 2026-05-11 | North | Ann    | met
    A3  | Cleo   | 2026-05-12 | North | Ann    | met
    A4  | Dan    | 2026-05-13 | South | Bob    | not met
    A6  | Fay    | 2026-05-20 | South | Bob    | met
""")


def told(found: pd.DataFrame) -> dict[str, str]:
    return dict(zip(found["ref"], found["what"], strict=True))


def test_each_case_that_two_loads_tell_differently_says_how():
    """A2 is answered otherwise, A3 moved, A5 is gone, A6 came late; A1 is the same and A4's limit has only passed."""
    assert told(cases_changed(TIMELY, THEN, NOW)) == {
        "A6": What.LATE, "A5": What.GONE, "A3": What.MOVED, "A2": What.ANSWERED,
    }  # fmt: skip


def test_an_event_given_another_day_is_gone_and_came_late():
    moved = NOW.assign(start=NOW["start"].where(NOW["ref"] != "A1", pd.Timestamp("2026-05-06")))
    found = cases_changed(TIMELY, NOW, moved)
    assert sorted(zip(found["ref"], found["what"], strict=True)) == [("A1", "gone"), ("A1", "late")]


def test_a_stocks_case_is_known_by_its_record_whenever_it_began():
    one = THEN.assign(start=pd.Timestamp("2026-05-01"))
    assert cases_changed(INDICATORS["cpp_count"], THEN, one).empty


def test_the_cases_of_a_team_are_those_it_had_or_has():
    found = cases_changed(TIMELY, THEN, NOW)
    assert set(told(of_unit(found, ["North"]))) == {"A2", "A3"}
    assert set(told(of_unit(found, ["South"]))) == {"A3", "A5", "A6"}
    assert len(of_unit(found, None)) == 4


def test_no_cases_then_or_now_is_no_fault():
    none = THEN.iloc[:0]
    assert cases_changed(TIMELY, none, none).empty
    assert set(cases_changed(TIMELY, none, NOW)["what"]) == {"late"}
    assert set(cases_changed(TIMELY, THEN, none)["what"]) == {"gone"}


def judged(variation: Variation, first: int = 1) -> Any:
    return SimpleNamespace(variation=variation, now=SimpleNamespace(first=first))


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        (judged(Variation.COMMON), judged(Variation.CONCERN_HIGH), True),
        (judged(Variation.CONCERN_HIGH), judged(Variation.CONCERN_HIGH), False),
        (judged(Variation.CONCERN_HIGH), judged(Variation.CONCERN_HIGH, first=2), False),
        (judged(Variation.CONCERN_HIGH), judged(Variation.CONCERN_LOW, first=2), True),
        (judged(Variation.CONCERN_HIGH), judged(Variation.COMMON), False),
        (None, judged(Variation.IMPROVEMENT_LOW), True),
        (None, judged(Variation.NONE), False),
    ],
    ids=["beyond chance", "said before", "goes on", "turned round", "within chance again", "first time", "no limits"],
)
def test_a_signal_is_new_where_the_load_before_did_not_say_it(before, after, new):
    assert is_new(before, after) is new


def test_what_changed_most_beside_chance_stands_first():
    """Ten points of a hundred weigh more than ten of ten."""
    many = revision(TIMELY, months((80, 100, 0), last="2026-05-31"), months((90, 100, 0), (1, 1, 0)), n("2026-05-31"))
    few = revision(TIMELY, months((8, 10, 0), last="2026-05-31"), months((9, 10, 0), (1, 1, 0)), n("2026-05-31"))
    assert weight(many) > weight(few)
