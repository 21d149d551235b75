"""What falls late in the coming weeks if nothing is done: known days, counted, nothing predicted."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.ahead import OBLIGATIONS, breaches, weeks_after
from indicators.catalogue import INDICATORS
from indicators.kinds import Direction, Fold
from indicators.worklist import late
from tests.depth import many

TODAY = date(2026, 6, 30)  # a Tuesday
DATES = ("start", "end", "opened", "due", "done")
COLUMNS = ["person", "ref", "service", "team", "worker", *DATES, "met"]


def pieces(*rows):
    """Cases from (ref, start, end, due, done, met)."""
    made = pd.DataFrame(
        [(ref, ref, "S", "T", "W", start, end, start, due, done, met) for ref, start, end, due, done, met in rows],
        columns=COLUMNS,
    )
    for name in DATES:
        made[name] = pd.to_datetime(made[name]).astype("datetime64[s]")
    return made


def one_week(*rows, indicator="s47_open_now"):
    """How many fall late, by the Sunday of their week."""
    weeks = weeks_after(TODAY)
    return Counter(weeks[found.week].last.isoformat() for found in breaches({indicator: pieces(*rows)}, TODAY))


def test_the_running_week_ends_on_its_sunday_and_eight_whole_ones_follow():
    weeks = weeks_after(TODAY)
    assert (weeks[0].first.isoformat(), weeks[0].last.isoformat()) == ("2026-07-01", "2026-07-05")
    assert (weeks[8].first.isoformat(), weeks[8].last.isoformat()) == ("2026-08-24", "2026-08-30")


def test_on_a_sunday_the_first_week_ahead_is_a_whole_one():
    week = weeks_after(date(2026, 7, 5))[0]
    assert (week.first.isoformat(), week.last.isoformat()) == ("2026-07-06", "2026-07-12")


def test_the_limit_day_is_in_time_and_the_next_working_day_is_late():
    assert one_week(("due Wednesday", "2026-06-10", None, "2026-07-01", None, "met")) == {"2026-07-05": 1}
    # Due on a Friday: the weekend is still in time, Monday is not.
    assert one_week(("due Friday", "2026-06-12", None, "2026-07-03", None, "met")) == {"2026-07-12": 1}


def test_what_is_due_today_is_late_tomorrow_and_what_is_late_today_is_not_ahead():
    assert one_week(("due today", "2026-06-09", None, "2026-06-30", None, "met")) == {"2026-07-05": 1}
    assert one_week(("late", "2026-06-01", None, "2026-06-22", None, "met")) == {}


def test_a_case_that_is_done_or_closes_before_its_limit_does_not_fall_late():
    assert one_week(("done", "2026-06-10", None, "2026-07-01", "2026-06-29", "met")) == {}
    assert one_week(("18 on the Thursday", "2026-06-10", "2026-07-02", "2026-07-01", None, "met")) == {}


def test_a_case_cut_in_pieces_falls_late_once():
    bands = (
        ("x", "2026-06-10", "2026-07-01", "2026-07-08", None, "met"),
        ("x", "2026-07-01", None, "2026-07-08", None, "met"),
    )
    assert one_week(*bands) == {"2026-07-12": 1}


def test_a_visit_that_lapses_falls_late_on_the_day_its_spell_turns():
    spell = (
        ("seen", "2026-06-25", "2026-07-10", "2026-07-09", None, "met"),
        ("seen", "2026-07-10", None, "2026-07-09", None, "not met"),
    )
    assert one_week(*spell, indicator="cp_visits_timely") == {"2026-07-12": 1}


def test_a_child_who_is_overdue_already_does_not_fall_late_again_when_their_team_changes():
    spell = (
        ("overdue", "2026-06-20", "2026-07-10", "2026-06-19", None, "not met"),
        ("overdue", "2026-07-10", None, "2026-06-19", None, "not met"),
    )
    assert one_week(*spell, indicator="cp_visits_timely") == {}


def test_a_plan_that_reaches_two_years_counts_though_reaching_it_is_what_the_indicator_counts():
    spell = (
        ("plan", "2024-07-08", "2026-07-08", None, None, "not met"),
        ("plan", "2026-07-08", None, None, None, "met"),
    )
    (found,) = breaches({"cpp_2yrs_open": pieces(*spell)}, TODAY)
    assert (found.late_from.isoformat(), found.due.isoformat()) == ("2026-07-08", "2026-07-07")


def test_a_limit_long_past_is_not_the_last_day_in_time_of_a_new_worker():
    spell = (("new lead", "2026-07-15", None, "2026-02-19", None, "not met"),)
    (found,) = breaches({"wf_supervision": pieces(*spell)}, TODAY)
    assert (found.late_from.isoformat(), found.due.isoformat()) == ("2026-07-15", "2026-07-14")


def test_what_lies_beyond_the_ninth_week_is_not_shown():
    assert one_week(("far", "2026-06-29", None, "2026-08-31", None, "met")) == {}


def test_an_obligation_reads_its_indicator_as_the_indicator_reads_itself():
    for one in OBLIGATIONS:
        indicator = INDICATORS.get(one.indicator)
        if indicator is None:
            continue
        assert indicator.fold is Fold.STOCK
        if one.breach:
            wanted = "met" if indicator.direction is Direction.LOWER else "not met"
            assert one.breach == wanted, one.indicator
        else:
            assert indicator.late_in_working_days is one.working, one.indicator


spells = st.builds(
    lambda start, lengths, due, done: (start, lengths, due, done),
    st.integers(-60, 0),
    st.lists(st.tuples(st.integers(1, 40), st.booleans()), min_size=1, max_size=4),
    st.integers(-20, 70),
    st.one_of(st.none(), st.integers(-20, 0)),
)


def drawn(start, lengths, due, done, number):
    """Pieces that follow one another, and what each says."""
    day, rows = TODAY + timedelta(days=start), []
    for length, met in lengths:
        end = day + timedelta(days=length)
        rows.append((day, end, met))
        day = end
    limit = TODAY + timedelta(days=due)
    finished = None if done is None else TODAY + timedelta(days=done)
    return [(f"r{number}", first, end, limit, finished, "met" if met else "not met") for first, end, met in rows]


@given(st.lists(spells, max_size=4))
@settings(max_examples=many(150))
def test_every_coming_day_asked_one_by_one_gives_the_same_clocks(made):
    """The oracle asks on each day to come which cases are late then, and notes the first on which each is."""
    frame = pieces(*(row for number, one in enumerate(made) for row in drawn(*one, number)))
    found = {(b.ref, b.late_from) for b in breaches({"s47_open_now": frame}, TODAY)}
    expected = set()
    for ref in set(frame["ref"]):
        mine = frame[frame["ref"] == ref]
        today = mine[(mine["start"] <= pd.Timestamp(TODAY)) & (mine["end"] > pd.Timestamp(TODAY))]
        if today.empty or late(today, TODAY, working=True).any():
            continue
        for day in pd.date_range(TODAY + timedelta(days=1), weeks_after(TODAY)[-1].last):
            covers = mine[(mine["start"] <= day) & (mine["end"] > day)]
            if len(covers) and late(covers, day.date(), working=True).any():
                expected.add((ref, day.date()))
                break
    assert found == expected


@given(st.lists(spells, max_size=4))
@settings(max_examples=many(150))
def test_every_coming_day_asked_one_by_one_gives_the_same_lapses(made):
    """The oracle walks day by day: late today, and not yesterday."""
    frame = pieces(*(row for number, one in enumerate(made) for row in drawn(*one, number)))
    found = Counter((b.ref, b.late_from) for b in breaches({"cp_visits_timely": frame}, TODAY))
    expected = Counter()
    for ref in set(frame["ref"]):
        mine = frame[frame["ref"] == ref]
        answers = {}
        for day in pd.date_range(TODAY, weeks_after(TODAY)[-1].last):
            covers = mine[(mine["start"] <= day) & (mine["end"] > day)]
            answers[day.date()] = len(covers) > 0 and covers["met"].iloc[0] == "not met"
        for day, answer in answers.items():
            if day > TODAY and answer and not answers[day - timedelta(days=1)]:
                expected[ref, day] += 1
    assert found == expected
