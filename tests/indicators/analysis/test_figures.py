"""The arithmetic of figures, against coded cases counted one by one."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.coded import CodedCases, Known, Part, nothing
from indicators.analysis.declaration import (
    Also,
    Measure,
    Number,
    Parts,
    Pyramid,
    Share,
    Steps,
    Subject,
    Times,
    Within,
)
from indicators.analysis.figures import OFTEN, Ask, Blank, Row, figure
from indicators.kinds import DURING, FLOW, STOCK, Fold

DAY = 20_000
TEAMS = ("T1", "T2", "")
WORDS = ("Red", "Blue", "Not known")
AGES, GENDERS = ("Young", "Old", "Not known"), ("Female", "Male", "Neither", "Not known")
#: Person (-1: nobody), team, first day, length in days, answer, colour, age, gender.
row = st.tuples(
    st.integers(-1, 3),
    st.integers(0, 2),
    st.integers(-40, 0),
    st.integers(1, 30),
    st.sampled_from([0, 1, -1]),
    st.integers(0, 2),
    st.integers(0, 2),
    st.integers(0, 3),
)
some = st.lists(row, max_size=25)
folds = st.sampled_from(list(Fold))
whose = st.sampled_from([None, frozenset({"T1"}), frozenset({"T2", ""})])


def subject(name: str, fold: Fold, **more: Any) -> Subject:
    return Subject(name=name, one="case", many="cases", cases=lambda _: None, fold=fold, needs=(), **more)


def coded(
    rows: list[tuple[int, ...]], name: str = "some", known: Known = Known.ALWAYS, since: int | None = None
) -> Any:
    table = np.array(rows, np.int32).reshape(len(rows), 8)
    part = {
        "colour": Part(Known.ALWAYS, WORDS, table[:, 5]),
        "age_band": Part(Known.ALWAYS, AGES, table[:, 6]),
        "gender": Part(Known.ALWAYS, GENDERS, table[:, 7]),
    }
    start = table[:, 2] + DAY
    columns = (table[:, 0], table[:, 1], start, start + table[:, 3], table[:, 4])
    return CodedCases(name, known, (), since, TEAMS, *columns, part)


def ask(teams: frozenset[str] | None = None, first: int = -20, last: int = 0, **more: Any) -> Ask:
    return Ask(DAY + first, DAY + last, DAY, DAY - 400, teams, **more)


def counted(rows: list[tuple[int, ...]], fold: Fold, teams: frozenset[str] | None) -> list[tuple[int, ...]]:
    """The rows that a fold counts over the twenty days."""
    return [
        one
        for one in rows
        if (teams is None or TEAMS[one[1]] in teams)
        and (
            -20 <= one[2] <= 0
            if fold is FLOW
            else one[2] <= 0 < one[2] + one[3]
            if fold is STOCK
            else one[2] <= 0 and one[2] + one[3] > -20
        )
    ]


def of(measure: Measure, rows: list[tuple[int, ...]], teams: frozenset[str] | None) -> Any:
    return figure(measure, {"some": coded(rows)}, ask(teams))


@given(rows=some, fold=folds, teams=whose)
def test_a_number_counts_cases_and_the_different_children_they_are_about(rows, fold, teams):
    found = of(Number(subject=subject("some", fold), title=""), rows, teams)
    here = counted(rows, fold, teams)
    different = len({one[0] for one in here if one[0] >= 0})
    assert found.total == (different if fold is DURING else len(here))
    assert found.children == different


@given(rows=some, fold=st.sampled_from([FLOW, STOCK]), teams=whose, met=st.booleans())
def test_a_share_leaves_what_is_not_known_out_of_both_sides_and_tells_it(rows, fold, teams, met):
    (one,) = of(Share(subject=subject("some", fold), title="", met=met), rows, teams).rows
    answers = Counter(case[4] for case in counted(rows, fold, teams))
    assert (one.number, one.of, one.unknown) == (answers[int(met)], answers[0] + answers[1], answers[-1])


@given(rows=some, teams=whose)
def test_over_days_a_child_is_met_where_any_of_their_days_is(rows, teams):
    (one,) = of(Share(subject=subject("some", DURING), title=""), rows, teams).rows
    best: dict[int, int] = {}
    for case in counted(rows, DURING, teams):
        if case[0] >= 0:
            best[case[0]] = max(best.get(case[0], -9), {1: 2, -1: 1, 0: 0}[case[4]])
    answers = Counter(best.values())
    assert (one.number, one.of, one.unknown) == (answers[2], answers[2] + answers[0], answers[1])


@given(rows=some, fold=st.sampled_from([FLOW, STOCK]), teams=whose)
def test_parts_add_up_to_the_whole(rows, fold, teams):
    found = of(Parts(subject=subject("some", fold), by="colour", title=""), rows, teams)
    colours = Counter(WORDS[one[5]] for one in counted(rows, fold, teams))
    assert {row.label: row.number for row in found.rows} == {word: colours[word] for word in WORDS}
    assert sum(row.number for row in found.rows) == found.total


def last_of_each(rows: list[tuple[int, ...]]) -> dict[int, int]:
    """The latest day on which a case of each child starts."""
    days: dict[int, int] = {}
    for one in rows:
        if one[0] >= 0:
            days[one[0]] = max(days.get(one[0], -99), one[2])
    return days


@given(rows=some, fold=folds, teams=whose)
def test_children_stand_once_in_the_part_of_their_latest_case(rows, fold, teams):
    found = of(Parts(subject=subject("some", fold), by="colour", title="", children=True), rows, teams)
    here = counted(rows, fold, teams)
    days = last_of_each(here)
    assert found.total == len(days) == sum(row.number for row in found.rows)
    for word in WORDS:
        number = next(row.number for row in found.rows if row.label == word)
        may = {one[0] for one in here if days.get(one[0]) == one[2] and WORDS[one[5]] == word}
        must = may - {one[0] for one in here if days.get(one[0]) == one[2] and WORDS[one[5]] != word}
        assert len(must) <= number <= len(may)


@given(rows=some, teams=whose)
def test_children_are_counted_by_how_often(rows, teams):
    found = of(Times(subject=subject("some", FLOW), title=""), rows, teams)
    often = Counter(one[0] for one in counted(rows, FLOW, teams) if one[0] >= 0)
    numbers = Counter(OFTEN[min(number, len(OFTEN)) - 1] for number in often.values())
    assert {row.label: row.number for row in found.rows} == {word: numbers[word] for word in OFTEN}


@given(rows=some, teams=whose)
def test_a_pyramid_holds_every_child_once(rows, teams):
    found = of(Pyramid(subject=subject("some", FLOW)), rows, teams)
    children = {one[0] for one in counted(rows, FLOW, teams) if one[0] >= 0}
    assert sum(sum(row.sides) for row in found.rows) == found.total == len(children)
    assert all(sum(row.sides) == row.number for row in found.rows)


def test_sides_of_a_pyramid_are_female_male_and_the_others():
    rows = [
        (person, 0, -5, 1, 1, 0, age, gender) for person, (age, gender) in enumerate([(0, 0), (0, 1), (0, 2), (1, 3)])
    ]
    found = of(Pyramid(subject=subject("some", FLOW)), rows, None)
    assert [(row.label, row.sides) for row in found.rows] == [
        ("Young", (1, 1, 1)),
        ("Old", (0, 0, 1)),
        ("Not known", (0, 0, 0)),
    ]


@given(rows=some, others=some, teams=whose)
def test_children_who_are_among_others_too_whoever_holds_them_there(rows, others, teams):
    measure = Also(subject=subject("some", FLOW), other=subject("others", FLOW), title="")
    held = {"some": coded(rows), "others": coded(others, "others")}
    (one,) = figure(measure, held, ask(teams)).rows
    mine = {case[0] for case in counted(rows, FLOW, teams) if case[0] >= 0}
    theirs = {case[0] for case in counted(others, FLOW, None) if case[0] >= 0}
    assert (one.number, one.of) == (len(mine & theirs), len(mine))


@given(rows=some, teams=whose)
def test_a_share_within_each_part(rows, teams):
    found = of(Within(subject=subject("some", STOCK), by="colour", title=""), rows, teams)
    here = counted(rows, STOCK, teams)
    for row in found.rows:
        answers = Counter(case[4] for case in here if WORDS[case[5]] == row.label)
        assert (row.number, row.of, row.unknown) == (answers[1], answers[0] + answers[1], answers[-1])
    assert {row.label for row in found.rows} == {WORDS[case[5]] for case in here}


def test_steps_stand_beside_each_other_and_one_that_is_not_known_is_left_out():
    one, two, three = (subject(name, FLOW) for name in ("some", "others", "none"))
    held = {
        "some": coded([(1, 0, -5, 1, 1, 0, 0, 0)]),
        "others": coded([], "others"),
        "none": nothing("none", ("x.y",)),
    }
    measure = Steps(subject=one, label="First", others=(("Second", two), ("Third", three)), title="")
    assert figure(measure, held, ask()).rows == (Row("First", 1), Row("Second", 0))


# -------------------------------------------------------------------------------------------- where there is no number


def test_a_source_without_the_data_has_no_number_and_says_what_it_lacks():
    found = figure(Number(subject=subject("some", FLOW), title=""), {"some": nothing("some", ("missing",))}, ask())
    assert (found.blank, found.lacks, found.rows) == (Blank.LACKING, ("missing",), ())


def test_what_is_known_of_the_newest_day_alone_is_no_answer_for_another():
    held = {"some": coded([(1, 0, -5, 9, 1, 0, 0, 0)], known=Known.NEWEST)}
    number = Number(subject=subject("some", STOCK), title="")
    assert figure(number, held, ask()).total == 1
    assert figure(number, held, ask(last=-1)).blank is Blank.NEWEST


def test_a_window_that_begins_before_the_source_has_no_number_rather_than_too_small_a_one():
    held = {"some": coded([(1, 0, -5, 1, 1, 0, 0, 0)], since=DAY - 10)}
    number = Number(subject=subject("some", FLOW), title="")
    assert figure(number, held, ask(first=-10)).total == 1
    assert figure(number, held, ask(first=-11)).blank is Blank.LATER
    assert figure(Number(subject=subject("some", STOCK), title=""), held, ask(first=-11)).total == 0


def test_what_stands_in_answers_where_the_first_cannot():
    stand_in = subject("listed", FLOW)
    measure = Number(subject=subject("some", FLOW, instead=stand_in), title="")
    held = {"some": coded([], since=DAY - 1), "listed": coded([(1, 0, -5, 1, 1, 0, 0, 0)], "listed", Known.NEWEST)}
    found = figure(measure, held, ask())
    assert (found.subject, found.total) == (stand_in, 1)
    assert figure(measure, held, ask(last=-1, first=-1)).subject.name == "some"


def test_a_measure_may_have_a_window_of_its_own():
    rows = [(1, 0, -40, 1, 1, 0, 0, 0), (1, 0, -5, 1, 1, 0, 0, 0)]
    measure = Number(subject=subject("some", FLOW), title="", months=12)
    assert figure(measure, {"some": coded(rows)}, ask()).total == 2


def test_a_rate_needs_a_population():
    held = {"some": coded([(1, 0, -5, 1, 1, 0, 0, 0)])}
    number = Number(subject=subject("some", FLOW), title="")
    assert figure(number, held, ask(population=20_000)).rate == pytest.approx(0.5)
    assert figure(number, held, ask()).rate is None
