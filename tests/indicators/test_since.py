"""What became of a number since it was agreed to move it."""

from datetime import date

from indicators.catalogue import INDICATORS
from indicators.clock import day_number
from indicators.judge import judge
from indicators.since import since
from tests.indicators.series import NONE, by_month

SHARE = INDICATORS["assessments_45wd"]
OPEN = INDICATORS["assessments_open_overdue"]
START = day_number(date(2023, 7, 1))
#: 36 months to June 2026 that go up and down by chance alone.
CALM = [80, 84, 78, 83, 79, 82, 81, 77, 85, 80, 82, 79] * 3


def of(one, values, agreed, of=100, on=date(2026, 6, 30)):
    series = by_month(one.id, values, of=of)
    return since(judge(one, series, day_number(on), START), series, day_number(agreed), day_number(on), START)


def test_a_difference_within_the_usual_is_said_to_be_chance():
    found = of(SHARE, CALM, date(2026, 4, 15))
    assert found.then_words == "85.0% (85 of 100), March 2026"
    assert found.now_words == "79.0% (79 of 100), June 2026"
    assert found.chance == "Chance alone could explain the difference: it is within the usual."


def test_a_number_that_left_the_usual_after_the_meeting_is_said_to_have():
    found = of(SHARE, [*CALM[:-1], 99], date(2026, 5, 15))
    assert found.chance == "The number is above what chance gives, a change for the better."
    assert found.change_words == "19.0 points more than then, which is better"


def test_what_stood_out_before_it_was_agreed_is_not_put_down_to_the_action():
    found = of(SHARE, [*CALM[:-3], 99, 99, 99], date(2026, 5, 15))
    assert found.chance.endswith("it stood out already when this was agreed.")


def test_where_no_month_has_ended_since_nothing_is_told():
    found = of(SHARE, CALM, date(2026, 6, 30))
    assert found.chance == "No whole month has ended since this was agreed: nothing can be told yet."
    assert found.change_words == ""


def test_where_nothing_was_counted_since_that_is_said_and_no_old_number_is_taken_for_a_new_one():
    found = of(SHARE, [*CALM[:-2], NONE, NONE], date(2026, 4, 30), of=[100] * 34 + [0, 0])
    assert found.chance == "Nothing of the kind has been counted since this was agreed: nothing can be told yet."


def test_too_few_months_are_said_to_be_too_few():
    found = of(SHARE, CALM[:5], date(2023, 10, 15), on=date(2023, 11, 30))
    assert "too few to tell a change from chance" in found.chance


def test_what_stands_on_a_day_has_no_limits():
    found = of(OPEN, [30, 31, 29, 20], date(2023, 9, 30), of=None, on=date(2023, 10, 31))
    assert found.change_words == "9 fewer than then, which is better"
    assert found.chance.startswith("This is what stands on a day, which has no limits of chance")


def test_where_there_was_no_number_nothing_is_compared():
    found = of(SHARE, [NONE, 80], date(2023, 8, 1), of=[0, 100], on=date(2023, 8, 31))
    assert found.then is None
    assert found.chance == "No whole month had a number when this was agreed, so there is nothing to compare."
