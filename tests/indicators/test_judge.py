"""A number against its target and its past."""

from datetime import date
from math import inf, nan

import pytest

from data.results import Grain, UnitKind
from data.targets import Target
from indicators.catalogue import INDICATORS
from indicators.clock import day_number
from indicators.judge import Rag, Verdict, change, judge, rag
from indicators.kinds import Direction
from indicators.spc.baseline import Rebase
from indicators.spc.icons import Assurance, Variation
from indicators.spc.limits import Method
from tests.indicators.series import by_month


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


JUNE_END, EARLY = day_number(date(2026, 6, 30)), day_number(date(2020, 1, 1))
ON_TIME, MISSING, IN_CARE = (INDICATORS[name] for name in ("assessments_45wd", "missing_episodes", "cla_count"))
#: 36 months to June 2026 about 75 of 100, moving by 2 or 3 and never seven on one side.
STEADY = [74, 76, 75, 77, 73, 76] * 6


def judged(one, values, of=None, *, on=JUNE_END, until=None, **parts):
    return judge(one, by_month(one.id, values, of, until=until), on, EARLY, **parts)


def test_a_steady_process_below_its_target_will_not_reach_it():
    held = judged(ON_TIME, STEADY, 100, target=a_target(green=85.0, amber=70.0))
    assert held.rag is Rag.AMBER
    assert held.variation is Variation.COMMON
    assert held.assurance is Assurance.MISSES
    assert (held.now.shown, held.now.numerator, held.now.denominator) == (76.0, 76.0, 100.0)


def test_only_the_latest_point_gives_the_icon():
    odd = [*STEADY[:-2], 95, 75]
    held = judged(ON_TIME, odd, 100)
    assert held.control.signals.rule[-2]
    assert held.variation is Variation.COMMON
    assert judged(ON_TIME, [*STEADY[:-1], 95], 100).variation is Variation.IMPROVEMENT_HIGH
    assert judged(MISSING, [*STEADY[:-1], 95]).variation is Variation.CONCERN_HIGH


def test_a_month_so_far_is_neither_judged_nor_compared():
    held = judged(ON_TIME, [*STEADY, 2], [100] * 36 + [9], on=JUNE_END + 9, until=date(2026, 7, 9))
    assert held.now.shown == 76.0
    assert len(held.control.points) == 36


def test_the_change_is_on_the_month_before_and_on_the_same_month_a_year_before():
    held = judged(ON_TIME, [*STEADY[:-1], 80], 100)
    assert (held.on_before.by, held.on_before.verdict) == (7.0, Verdict.BETTER)
    assert (held.on_year.by, held.on_year.verdict) == (4.0, Verdict.BETTER)


def test_a_stock_has_no_limits_and_says_why():
    held = judged(IN_CARE, [800 + n for n in range(36)])
    assert held.control is None
    assert held.variation is Variation.NONE
    assert "what starts and what ends is judged instead" in held.limitless
    assert held.on_year.by == 12


def test_below_twelve_months_there_are_no_icons():
    held = judged(ON_TIME, STEADY[:11], 100, target=a_target())
    assert held.control.method is Method.RUN
    assert (held.variation, held.assurance) == (Variation.NONE, Assurance.NONE)
    assert held.rag is Rag.RED


def test_a_month_in_which_nothing_was_counted_breaks_no_run():
    """Seven above the mean with an empty month among them."""
    values, of = [*STEADY[:28], 80, 81, 80, 0, 81, 80, 81, 80], [100] * 31 + [0] + [100] * 4
    held = judged(ON_TIME, values, of)
    assert len(held.control.points) == 35
    assert held.variation is Variation.IMPROVEMENT_HIGH


def test_percentages_of_few_cases_are_judged_by_p_prime():
    assert judged(ON_TIME, [9, 8, 9, 10] * 9, [10, 11, 12, 10] * 9).control.method is Method.P_PRIME


def test_a_number_of_events_is_not_held_against_a_target_for_another_length_of_time():
    held = judged(MISSING, STEADY, target=a_target(sense="at_most", green=10.0, amber=20.0))
    assert (held.target, held.rag, held.assurance) == (None, Rag.NONE, Assurance.NONE)


def test_a_target_for_late_work_is_not_one_for_the_number_of_the_month():
    held = judged(ON_TIME, STEADY, 100, target=a_target(reads="late", sense="at_most", green=0.0, amber=2.0))
    assert (held.target, held.rag, held.assurance) == (None, Rag.NONE, Assurance.NONE)


def test_a_target_for_the_longest_case_says_nothing_of_the_limits():
    held = judged(ON_TIME, STEADY, 100, target=a_target(reads="longest", sense="at_most", green=20.0, amber=24.0))
    assert held.assurance is Assurance.NONE


def test_a_decision_of_this_unit_is_heeded_and_anothers_is_not():
    made = Rebase("assessments_45wd", UnitKind.TRUST, "", date(2025, 1, 1), None, "Why", "Who", date(2025, 2, 1))
    other = Rebase("assessments_45wd", UnitKind.TEAM, "T1", date(2024, 1, 1), None, "Why", "Who", date(2025, 2, 1))
    held = judged(ON_TIME, STEADY, 100, decisions=[made, other])
    assert [one.start for one in held.control.segments] == [0, 18]


def test_without_a_single_number_there_is_nothing_to_judge():
    held = judged(ON_TIME, [0] * 36, 0)
    assert (held.now, held.control, held.rag, held.variation) == (None, None, Rag.NONE, Variation.NONE)


def test_judging_by_days_or_rolling_years_gives_no_limits():
    rolling = judge(ON_TIME, by_month(ON_TIME.id, STEADY, 100, grain=Grain.ROLLING12), JUNE_END, EARLY)
    assert rolling.control is None
    assert "eleven of its twelve months" in rolling.limitless
