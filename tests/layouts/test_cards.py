"""A tile says what its number was made of, in words as well as in colour."""

import re
from dataclasses import replace
from datetime import date

import pytest

from data.targets import Target
from indicators.catalogue import INDICATORS
from indicators.clock import day_number
from indicators.judge import Change, Rag, Verdict
from indicators.standing import Period, Point, Standing
from layouts.cards import Late, Tile, sparkline, tile
from layouts.markup import find, text_of

DAY = day_number(date(2026, 6, 30))
POINT = Point(DAY - 27, DAY, 86.9, 86.9, 113.0, 130.0, 2)
TARGET = Target(
    "assessments_45wd",
    "value",
    "at_least",
    85.0,
    78.0,
    False,
    "At least 85%",
    date(2020, 1, 1),
    None,
    "proposed",
    "",
    "",
)
SHOWN = Tile(
    indicator=INDICATORS["assessments_45wd"],
    standing=Standing(
        Period.FOUR_WEEKS, POINT, replace(POINT, last=DAY - 7), (replace(POINT, shown=84.0), None, POINT)
    ),
    rag=Rag.GREEN,
    target=TARGET,
    change=Change(2.0, Verdict.BETTER),
    late=Late(31, "open more than 45 working days", "/indicator/assessments_open_overdue"),
    href="/indicator/assessments_45wd",
)


def words(shown):
    return re.sub(r"\s+", " ", text_of(tile(shown)))


def test_a_percentage_stands_with_both_its_sides_what_is_not_known_and_what_is_late():
    said = words(SHOWN)
    assert "86.9%" in said
    assert "113 of 130 · 2 not known" in said
    assert "31 late now : open more than 45 working days" in said


def test_a_percentage_without_late_work_says_so():
    assert "None late now" in words(replace(SHOWN, late=Late(0, "open too long")))


def test_late_work_that_cannot_be_counted_is_said_not_to_be_known():
    assert "Late work: not known" in words(replace(SHOWN, late=Late(None, "")))


@pytest.mark.parametrize("rag", list(Rag))
def test_colour_never_speaks_alone(rag):
    pills = list(find(tile(replace(SHOWN, rag=rag)), class_="pill"))
    assert len(pills) == 1
    assert list(find(pills, class_="shape"))
    assert re.search(r"[A-Z][a-z]+", text_of(pills))


def test_a_proposed_target_says_that_it_is_proposed():
    assert "Target: at least 85% (proposed)" in re.sub(r"\s+", " ", words(SHOWN)).replace(" (", " (")
    assert "(proposed)" not in words(replace(SHOWN, target=replace(TARGET, status="agreed")))


def test_a_change_says_whether_it_is_better():
    assert "up 2.0 points – better than a week ago" in words(SHOWN)


def test_the_period_is_printed():
    assert "Four weeks, 3 to 30 June 2026" in words(SHOWN)


def test_an_indicator_without_its_data_says_which_data():
    said = words(replace(SHOWN, standing=None, lacks=("missing.rhi_completed_at", "peps")))
    assert "No number: the data for it has not been supplied." in said
    assert "“rhi completed at” in missing; the list of peps" in said
    assert "%" not in said


def test_an_indicator_that_is_not_covered_says_so():
    assert "does not cover the period" in words(replace(SHOWN, standing=None))


def test_nothing_to_count_is_not_nought_percent():
    empty = Standing(
        Period.FOUR_WEEKS, replace(POINT, shown=None, value=None, numerator=0.0, denominator=0.0), None, ()
    )
    said = words(replace(SHOWN, standing=empty, rag=Rag.NONE, change=None))
    assert "Nothing to count in the period" in said
    assert "0.0%" not in said


def test_the_whole_tile_leads_to_the_number_by_one_link():
    links = [one[1]["href"] for one in find(tile(SHOWN), "a")]
    assert links == ["/indicator/assessments_45wd", "/indicator/assessments_open_overdue"]


def test_a_sparkline_is_said_in_words():
    drawn = sparkline((84.0, None, 86.9), INDICATORS["assessments_45wd"])
    assert drawn[1]["role"] == "img"
    assert drawn[1]["aria-label"] == "Trend: from 84.0% to 86.9%, lowest 84.0%, highest 86.9%"


@pytest.mark.parametrize("trend", [(), (None, None), (3.0,), (None, 3.0)])
def test_a_trend_of_less_than_two_points_is_not_drawn(trend):
    assert not list(find(sparkline(trend, INDICATORS["missing_now"]), "path"))


def test_a_flat_trend_is_drawn_in_the_middle():
    (path,) = find(sparkline((5.0, 5.0), INDICATORS["missing_now"]), "path")
    assert path[1]["d"] == "M0 14L1 14"


def test_an_indicator_of_records_that_nobody_has_made_says_so():
    said = words(replace(SHOWN, standing=None, lacks=("practice_review",)))
    assert "No number: nothing has been recorded for it yet." in said
    assert "No practice reviews have been recorded." in said
