"""A target may not contradict itself, its indicator or another of the same unit; and it is said as people say it."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.catalogue import INDICATORS
from indicators.targeting import filled, refusal, refusals, spoken

ROW = {
    "indicator": "assessments_45wd", "unit_kind": "trust", "unit_id": None, "valid_from": date(2026, 4, 1),
    "valid_to": None, "reads": "value", "sense": "at_least", "green": 90.0, "amber": 80.0,
}  # fmt: skip


def said(**parts):
    return refusal({**ROW, **parts}, INDICATORS)


def test_a_row_that_agrees_with_itself_and_its_indicator_is_taken():
    assert said() == ""
    assert said(amber=None) == ""
    assert said(amber=90.0) == ""
    assert said(indicator="s47_open_now", reads="late", sense="at_most", green=0.0, amber=2.0) == ""
    assert said(indicator="wf_caseload_median_max", reads="longest", sense="at_most", green=20.0, amber=24.0) == ""


@pytest.mark.parametrize(
    ("parts", "column", "words"),
    [
        ({"indicator": "no_such"}, "indicator", "names none of ours"),
        ({"sense": "at_most", "amber": 95.0}, "sense", "higher is better"),
        ({"indicator": "rereferrals_12m"}, "sense", "lower is better"),
        ({"indicator": "cla_rate"}, "reads", "neither high nor low"),
        ({"reads": "longest", "sense": "at_most"}, "reads", "only a duration"),
        ({"reads": "late", "sense": "at_least"}, "sense", "fewer late is better"),
        ({"amber": 95.0}, "amber", "is above green"),
        ({"indicator": "rereferrals_12m", "sense": "at_most", "amber": 80.0}, "amber", "is below green"),
        ({"green": 101.0}, "green", "above 100"),
        ({"amber": -1.0}, "amber", "below 0"),
        ({"green": None}, "green", "blank"),
        ({"valid_from": None}, "valid_from", "blank"),
        ({"valid_to": date(2026, 3, 31)}, "valid_to", "before valid_from"),
        ({"unit_id": "T1"}, "unit_id", "filled for the trust"),
        ({"unit_kind": "team"}, "unit_id", "blank"),
    ],
)
def test_a_row_that_contradicts_is_refused_with_its_column(parts, column, words):
    why = said(**parts)
    assert why.startswith(column)
    assert words in why


def test_blanks_mean_the_trust_the_value_and_the_direction():
    blank = {**ROW, "unit_kind": None, "reads": None, "sense": None}
    one = INDICATORS["assessments_45wd"]
    assert filled(blank, one) == {"unit_kind": "trust", "reads": "value", "sense": "at_least"}
    assert filled(ROW, one) == {}
    assert filled({**blank, "reads": "late"}, one)["sense"] == "at_most"


def row(first, last=None, **parts):
    return {**ROW, "valid_from": date(2026, first, 1), "valid_to": last, **parts}


def test_two_targets_of_one_unit_may_not_hold_on_one_day():
    given = {0: row(4, date(2026, 9, 30)), 1: row(9), 2: row(10)}
    assert list(refusals(given, [], INDICATORS)) == [1]


def test_an_open_target_ends_where_the_next_begins():
    assert refusals({0: row(4), 1: row(9)}, [], INDICATORS) == {}


def test_another_unit_or_another_indicator_is_no_overlap():
    team = row(5, unit_kind="team", unit_id="T1")
    other = row(5, indicator="s47_completed_15wd")
    assert refusals({0: row(4, date(2026, 9, 30)), 1: team, 2: other}, [], INDICATORS) == {}


def test_what_is_recorded_already_counts_and_may_be_changed_by_its_key():
    held = [row(4, date(2026, 9, 30))]
    assert list(refusals({0: row(9)}, held, INDICATORS)) == [0]
    assert refusals({0: row(4, date(2026, 8, 31)), 1: row(9)}, held, INDICATORS) == {}


def test_a_change_that_is_refused_leaves_what_stood_and_what_counted_on_it_is_refused_too():
    held = [row(4, date(2026, 9, 30))]
    ends_earlier_but_wrong = row(4, date(2026, 8, 31), amber=95.0)
    assert list(refusals({0: ends_earlier_but_wrong, 1: row(9)}, held, INDICATORS)) == [0, 1]


@pytest.mark.parametrize(
    ("name", "reads", "sense", "green", "words"),
    [
        ("assessments_45wd", "value", "at_least", 85.0, "At least 85%"),
        ("assessments_45wd", "value", "at_least", 92.5, "At least 92.5%"),
        ("cla_under16_unregulated", "value", "at_most", 0.0, "None"),
        ("wf_caseload_avg", "value", "at_most", 16.0, "At most 16"),
        ("s47_open_now", "late", "at_most", 0.0, "None late"),
        ("s47_open_now", "late", "at_most", 2.0, "At most 2 late"),
        ("wf_caseload_median_max", "longest", "at_most", 20.0, "None above 20"),
    ],
)
def test_a_target_is_said_as_people_say_it(name, reads, sense, green, words):
    assert spoken(INDICATORS[name], reads, sense, green) == words
