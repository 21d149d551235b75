"""A number against its target and its past."""

from datetime import date
from math import inf, nan

import pytest

from data.targets import Target
from indicators.judge import Rag, Verdict, change, rag
from indicators.kinds import Direction


def a_target(**parts):
    held = {
        "indicator": "x", "reads": "value", "sense": "at_least", "green": 85.0, "amber": 78.0, "any_late_is_red": False,
        "words": "At least 85%", "valid_from": date(2020, 1, 1), "valid_to": None, "status": "proposed", "set_by": "",
        "source": "",
    }  # fmt: skip
    return Target(**{**held, **parts})


@pytest.mark.parametrize(
    ("value", "expected"),
    [(85.0, Rag.GREEN), (84.9, Rag.AMBER), (78.0, Rag.AMBER), (77.9, Rag.RED), (None, Rag.NONE), (nan, Rag.NONE)],
)
def test_a_limit_belongs_to_the_better_side_where_more_is_better(value, expected):
    assert rag(a_target(), value) is expected


@pytest.mark.parametrize(("value", "expected"), [(0, Rag.GREEN), (1, Rag.AMBER), (5, Rag.AMBER), (6, Rag.RED)])
def test_and_where_less_is_better(value, expected):
    assert rag(a_target(sense="at_most", green=0.0, amber=5.0), float(value)) is expected


def test_a_target_for_late_work_reads_the_late_work():
    late = a_target(reads="late", sense="at_most", green=0.0, amber=2.0)
    assert rag(late, 480.0, late=0) is Rag.GREEN
    assert rag(late, 3.0, late=3) is Rag.RED
    assert rag(late, 3.0, late=None) is Rag.NONE


def test_a_target_for_the_longest_reads_the_longest():
    assert rag(a_target(reads="longest", sense="at_most", green=20.0, amber=24.0), 12.0, longest=25.0) is Rag.RED


def test_any_late_is_red_where_the_target_says_so():
    missing = a_target(sense="at_most", green=0.0, amber=inf, any_late_is_red=True)
    assert rag(missing, 4.0, late=0) is Rag.AMBER
    assert rag(missing, 1.0, late=1) is Rag.RED
    assert rag(missing, 0.0, late=0) is Rag.GREEN


def test_without_a_target_there_is_no_colour():
    assert rag(None, 12.0) is Rag.NONE


@pytest.mark.parametrize(
    ("now", "then", "direction", "by", "verdict"),
    [
        (86.9, 84.9, Direction.HIGHER, 2.0, Verdict.BETTER),
        (84.9, 86.9, Direction.HIGHER, -2.0, Verdict.WORSE),
        (3.0, 5.0, Direction.LOWER, -2.0, Verdict.BETTER),
        (5.0, 3.0, Direction.NEITHER, 2.0, Verdict.NEUTRAL),
        (84.94, 84.86, Direction.HIGHER, 0.0, Verdict.SAME),
    ],
)
def test_a_change_is_better_or_worse_by_what_is_wanted(now, then, direction, by, verdict):
    found = change(now, then, direction, places=1)
    assert (found.by, found.verdict) == (by, verdict)


@pytest.mark.parametrize(("now", "then"), [(None, 1.0), (1.0, None), (nan, 1.0), (1.0, inf)])
def test_there_is_no_change_without_two_numbers(now, then):
    assert change(now, then, Direction.HIGHER) is None
