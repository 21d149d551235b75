"""One sentence that a board member can act on, for each way a number can stand."""

from datetime import date

import pytest

from data.results import Grain, UnitKind
from indicators.catalogue import INDICATORS
from indicators.clock import day_number
from indicators.comparing import Moment
from indicators.judge import judge
from indicators.sentence import against, changing, method, period, rebase_hint, sentence
from indicators.spc.baseline import Rebase
from tests.indicators.series import by_month
from tests.indicators.test_judge import EARLY, IN_CARE, JUNE_END, MISSING, ON_TIME, STEADY, a_target

TARGET = a_target(green=85.0, amber=70.0, status="agreed")


def judged(one, values, of=None, **parts):
    return judge(one, by_month(one.id, values, of), JUNE_END, EARLY, **parts)


def test_steady_below_target():
    assert sentence(judged(ON_TIME, STEADY, 100, target=TARGET)) == (
        "Assessments completed within 45 working days: 76.0% (76 of 100) in June 2026, below the target (at least 85%)"
        "; no change beyond chance in any of 36 months; the process as it is will not reach the target."
    )


def test_since_when_nothing_but_chance_has_shown():
    assert changing(judged(ON_TIME, [*STEADY[:-12], 99, *STEADY[-11:]], 100)) == "no change beyond chance for 11 months"


def test_a_proposed_target_is_said_to_be_one():
    proposed = a_target(green=70.0, amber=60.0)
    assert "on the proposed target (at least 85%)" in sentence(judged(ON_TIME, STEADY, 100, target=proposed))


def test_steady_about_its_target():
    near = a_target(green=75.0, amber=60.0, status="agreed")
    assert sentence(judged(ON_TIME, STEADY, 100, target=near)).endswith(
        "the process as it is meets the target in one month and misses it in another, by chance."
    )


def test_steady_beyond_its_target():
    easy = a_target(green=50.0, amber=40.0, status="agreed")
    assert sentence(judged(ON_TIME, STEADY, 100, target=easy)).endswith(
        "the process as it is will go on meeting the target."
    )


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ([99], "above what chance gives, a change for the better"),
        ([40], "below what chance gives, a change for the worse"),
        ([81, 80.5, 81, 80, 80.5, 81, 80], "above the mean for 7 months in a row, more than chance gives, a change"),
        ([72, 73, 74, 75, 76, 77, 78], "rising for 7 months in a row, more than chance gives, a change for the better"),
        (
            [81, 75.5, 81],
            "near the upper limit in two of three months, more than chance gives, a change for the better",
        ),
    ],
)
def test_what_sets_the_latest_month_apart(last, said):
    assert changing(judged(ON_TIME, [*STEADY[: 36 - len(last)], *last], 100)).startswith(said)


def test_more_of_what_is_wanted_neither_high_nor_low_is_not_better_or_worse():
    assert changing(judged(INDICATORS["contacts_total"], [*STEADY[:-1], 200])) == "above what chance gives"


def test_too_few_months():
    assert (
        changing(judged(ON_TIME, STEADY[:9], 100)) == "9 months are too few to tell a change from chance (it takes 12)"
    )


def test_a_stock_is_held_against_last_year_and_its_flows():
    stock = judged(IN_CARE, [800 + n for n in range(36)])
    starts = judged(INDICATORS["cla_starts"], STEADY)
    assert sentence(stock, [starts]) == (
        "Children looked after, number: 835 at the end of 30 June 2026; 12 more than a year before; "
        "children starting to be looked after: no change beyond chance in any of 36 months."
    )


def test_nothing_to_say_of_no_number():
    assert sentence(judged(ON_TIME, [0] * 3, 0)) == (
        "Assessments completed within 45 working days: no whole month has a number yet."
    )


def test_a_change_of_nothing_and_of_a_percentage():
    held = judged(ON_TIME, [*STEADY[:-1], 80], 100)
    assert (
        against(held.on_before, "percent", "the month before")
        == "7.0 points more than the month before, which is better"
    )
    assert against(None, "count", "a year before") == ""
    same = judged(MISSING, [5] * 36)
    assert against(same.on_year, "count", "a year before") == "the same as a year before"


@pytest.mark.parametrize(
    ("grain", "first", "last", "said"),
    [
        (Grain.DAY, date(2026, 6, 30), date(2026, 6, 30), "30 June 2026"),
        (Grain.WEEK, date(2026, 6, 22), date(2026, 6, 28), "the week 22 to 28 June 2026"),
        (Grain.MONTH, date(2026, 6, 1), date(2026, 6, 30), "June 2026"),
        (Grain.QUARTER, date(2026, 4, 1), date(2026, 6, 30), "the quarter April to June 2026"),
        (Grain.YEAR, date(2025, 4, 1), date(2026, 3, 31), "the year to March 2026"),
        (Grain.ROLLING12, date(2025, 7, 1), date(2026, 6, 30), "the twelve months to June 2026"),
    ],
)
def test_a_period_is_spoken_of(grain, first, last, said):
    assert period(grain, Moment(day_number(first), day_number(last), 1.0)) == said


def test_the_method_is_named_with_its_reason():
    assert method(judged(ON_TIME, STEADY, 100).control, Grain.MONTH).startswith("XmR chart: the mean of 36 months")
    few = judged(ON_TIME, [9, 8, 9, 10] * 9, [10, 11, 12, 10] * 9)
    assert "because the percentages rest on from 10 to 12 cases" in method(few.control, Grain.MONTH)
    assert method(judged(ON_TIME, STEADY[:8], 100).control, Grain.MONTH).startswith("Run chart: 8 months so far")


def test_a_new_baseline_says_who_decided_it_and_why():
    made = Rebase(
        "assessments_45wd", UnitKind.TRUST, "", date(2025, 12, 1), None, "New duty rota", "A. Head", date(2026, 1, 9)
    )
    said = method(judged(ON_TIME, STEADY, 100, decisions=[made]).control, Grain.MONTH)
    assert "baseline from 1 December 2025: New duty rota (decided by A. Head, 9 January 2026)" in said
    assert "trial limits until it has 12 points" in said


def test_every_new_baseline_on_the_chart_is_named():
    made = [
        Rebase("assessments_45wd", UnitKind.TRUST, "", since, None, why, "A. Head", date(2026, 1, 9))
        for since, why in ((date(2024, 7, 1), "New duty rota"), (date(2025, 7, 1), "Second team"))
    ]
    said = method(judged(ON_TIME, STEADY, 100, decisions=made).control, Grain.MONTH)
    assert "from 1 July 2024: New duty rota" in said
    assert "from 1 July 2025: Second team" in said


def test_a_lasting_shift_suggests_a_decision_and_makes_none():
    held = judged(ON_TIME, [*STEADY[:24], *(n + 15 for n in STEADY[:12])], 100)
    assert "something known changed in July 2025" in rebase_hint(held.control, Grain.MONTH)
    assert len(held.control.segments) == 1
    assert rebase_hint(judged(ON_TIME, STEADY, 100).control, Grain.MONTH) == ""
