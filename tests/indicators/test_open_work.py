"""The late work that stands beside a number: counted by one rule for pages and packs."""

from datetime import date

import pandas as pd
import pytest

from indicators.catalogue import INDICATORS
from indicators.open_work import late_count, late_words

TODAY = date(2026, 6, 30)


def cases(*rows):
    made = pd.DataFrame(rows, columns=["due", "done", "met"])
    return made.assign(due=pd.to_datetime(made["due"]), done=pd.to_datetime(made["done"]))


def test_of_a_stock_percentage_it_is_the_other_side():
    assert late_count(INDICATORS["cp_visits_timely"], 90, 100) == 10
    assert late_count(INDICATORS["cpp_2yrs_open"], 7, 100) == 7  # wanted low: those it counts are the late ones


def test_of_events_with_a_limit_it_is_those_past_it_and_not_done():
    held = cases(("2026-06-20", None, "not met"), ("2026-06-20", "2026-06-25", "not met"), (None, "2026-06-01", "met"))
    assert late_count(INDICATORS["rhi_72h"], frame=held, on=TODAY) == 1


def test_of_events_without_a_limit_nothing_is_late():
    """A referral of a child who had none before is no re-referral that is late."""
    held = cases((None, None, "not met"), (None, None, "met"))
    assert late_count(INDICATORS["rereferrals_12m"], frame=held, on=TODAY) is None
    assert late_words(INDICATORS["rereferrals_12m"], frame=held, on=TODAY) == ""


def test_of_a_mix_nothing_is_late():
    assert late_count(INDICATORS["cpp_category"], 60, 100) is None


def test_where_every_day_counts_everybody_on_the_list_is_late():
    held = cases(("2026-07-30", None, "met"))
    one = INDICATORS["cla_under16_unregulated"]
    assert late_count(one, frame=held, on=TODAY) == 1
    assert late_words(one, frame=held, on=TODAY) == "1 late now"


def test_none_late_is_said():
    assert late_words(INDICATORS["cp_visits_timely"], 100, 100) == "None late now"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("cp_visits_timely", "113 late now: no visit at which the child was seen in the last 10 working days"),
        ("cla_longterm_stability", "113 not met"),
        ("cla_dental", "113 not met"),
        ("cla_20_miles", "202 over the limit"),
        ("cpp_2yrs_open", "202 over the limit"),
    ],
)
def test_only_what_a_limit_of_time_has_passed_is_called_late(name, words):
    """Of 315 children 202 are counted: whose home did not last is not late, nor who lives far away."""
    assert late_words(INDICATORS[name], 202, 315) == words
