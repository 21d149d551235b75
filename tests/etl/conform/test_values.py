"""Cells of each type: flags, disability, numbers, ages, postcodes, ids, blanks, broken characters, Excel errors."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.tables import UNREADABLE, Column, Type
from etl.conform.values import values_of

#: Beside a text that needs a second look, so that the slow path is taken; alone, the fast one. Both must agree.
UNTIDY = " needs\u00a0a look "


def read(kind: Type, text: str, name: str = "thing", codes: str | None = None) -> tuple[object, str | None]:
    column = Column(name, name, kind, "", codes=codes)
    alone, beside = values_of(column, [text]), values_of(column, [text, UNTIDY])
    told = [values.array[0] for values in (alone, beside)]
    assert told[0] == told[1] or all(value != value for value in told) or all(np.isnat(told)), "fast and slow differ"  # noqa: PLR0124
    problem = alone.problems.get(0)
    return told[0], None if problem is None else problem.check


@pytest.mark.parametrize("text", ["Y", "y", "Yes", "yes", "1", "True", "TRUE", "a) Yes", "1 - Yes", " Y "])
def test_yes_in_every_spelling(text: str) -> None:
    assert read(Type.FLAG, text) == ("Y", None)


@pytest.mark.parametrize("text", ["N", "n", "No", "0", "False", "b) No", "0 - No"])
def test_no_in_every_spelling(text: str) -> None:
    assert read(Type.FLAG, text) == ("N", None)


@pytest.mark.parametrize("text", ["", "c) Unknown", "NULL", "-", "N/A", "Not recorded", "."])
def test_a_flag_can_be_blank_or_unknown(text: str) -> None:
    assert read(Type.FLAG, text) == (None, None)


def test_a_flag_that_says_something_else_is_missing_and_a_finding() -> None:
    assert read(Type.FLAG, "CS Assessment Updated") == (None, "unreadable_flag")


@pytest.mark.parametrize("text", ["NA", "N/A", "na"])
def test_only_a_return_home_interview_can_be_not_applicable(text: str) -> None:
    assert read(Type.FLAG, text, "missing_rhi_offered") == ("NA", None)
    assert read(Type.FLAG, text, "cp_visit_seen_alone") == (None, None)


@pytest.mark.parametrize(
    ("text", "value", "check"),
    [
        ("a) Yes", "Y", None),
        ("b) No", "N", None),
        ("AUT", "Y", None),
        ("LEARNING", "Y", None),
        ("NONE", "N", None),
        ("None", "N", None),
        ("REFU", None, None),
        ("NOBT", None, None),
        ("c) Unknown", None, None),
        ("sometimes", None, "unreadable_flag"),
    ],
)
def test_disability_codes_in_a_yes_or_no_column(text: str, value: str | None, check: str | None) -> None:
    assert read(Type.FLAG, text, "disability") == (value, check)


@pytest.mark.parametrize(
    ("text", "value", "check"),
    [
        ("0", 0.0, None),
        ("1,234", 1234.0, None),
        ("12.5", 12.5, None),
        ("-1", -1.0, None),
        ("£12", 12.0, None),
        ("1e3", 1000.0, None),
        ("twelve", math.nan, "unreadable_number"),
        ("12 miles", math.nan, "unreadable_number"),
        ("", math.nan, None),
        ("-", math.nan, None),
        ("1,23", math.nan, "unreadable_number"),
    ],
)
def test_numbers_and_blank_is_not_zero(text: str, value: float, check: str | None) -> None:
    found, problem = read(Type.NUMBER, text)
    assert problem == check
    assert found == value or (math.isnan(value) and math.isnan(float(str(found))))


def test_half_a_child_is_no_whole_number() -> None:
    assert read(Type.INTEGER, "2.0") == (2.0, None)
    assert read(Type.INTEGER, "2.5")[1] == "unreadable_number"


@pytest.mark.parametrize(
    ("text", "age", "check"),
    [
        ("6.138261464750171", 6.138261464750171, None),
        ("-1", -1.0, None),
        ("<1", 0.0, None),
        ("8 months", 0.0, None),
        ("14 months", 1.0, None),
        ("2 years", 2.0, None),
        ("Unborn", -1.0, None),
        ("0", 0.0, None),
        ("-2", math.nan, "unreadable_number"),
        ("old", math.nan, "unreadable_number"),
        ("200", math.nan, "unreadable_number"),
    ],
)
def test_ages_and_an_unborn_child_is_minus_one(text: str, age: float, check: str | None) -> None:
    found, problem = read(Type.NUMBER, text, "age")
    assert problem == check
    assert found == age or (math.isnan(age) and math.isnan(float(str(found))))


@pytest.mark.parametrize(
    ("text", "value", "check"),
    [
        ("b70 6aa", "B70 6AA", None),
        ("B706AA", "B70 6AA", None),
        ("SW1A1AA", "SW1A 1AA", None),
        ("nope", None, "unreadable_postcode"),
        ("B70", None, "unreadable_postcode"),
        ("", None, None),
    ],
)
def test_postcodes(text: str, value: str | None, check: str | None) -> None:
    assert read(Type.TEXT, text, "placement_postcode") == (value, check)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1001", "1001"),
        (" 1001 ", "1001"),
        ("1001.0", "1001"),
        ("0042", "0042"),
        ("-1", None),
        ("", None),
        ("NULL", None),
        ("A-1", "A-1"),
        ("0", "0"),
    ],
)
@pytest.mark.parametrize("kind", [Type.KEY, Type.LINK])
def test_ids_stay_as_they_are_and_minus_one_is_nobody(kind: Type, text: str, value: str | None) -> None:
    assert read(kind, text) == (value, None)


def test_an_id_that_excel_shortened_is_a_finding() -> None:
    assert read(Type.KEY, "1.62E+07") == ("1.62E+07", "damaged_id")


@pytest.mark.parametrize(
    "text", ["", " ", "-", ".", "..", "N/A", "nan", "NULL", "Not recorded", "not recorded", "#N/A"]
)
def test_blank_markers_are_blank(text: str) -> None:
    assert read(Type.TEXT, text)[0] is None


def test_null_can_be_a_surname() -> None:
    assert read(Type.TEXT, "Null", "surname") == ("Null", None)
    assert read(Type.TEXT, "NULL", "surname") == (None, None)


def test_minus_one_is_nobody_where_a_text_names_a_worker_and_a_text_elsewhere() -> None:
    assert read(Type.TEXT, "-1", "care_leaver_personal_advisor") == (None, None)
    assert read(Type.TEXT, "-1", "term") == ("-1", None)


@pytest.mark.parametrize(
    ("text", "value", "check"),
    [
        ("Dustin\u00a0Hazlett", "Dustin Hazlett", None),
        ("two  spaces", "two spaces", None),
        ("Childâ€™s", "Child’s", "broken_characters"),
        ("ZoÃ«", "Zoë", "broken_characters"),
        ("Zoë", "Zoë", None),
        ("#N/A", None, "excel_error"),
        ("#MULTIVALUE", None, "excel_error"),
        ("#hashtag", "#hashtag", None),
        ("nul\x00l", "null", None),
    ],
)
def test_spaces_characters_and_excel_errors(text: str, value: str | None, check: str | None) -> None:
    if text == "nul\x00l":
        assert read(Type.TEXT, text, "surname") == ("null", None)
    else:
        assert read(Type.TEXT, text) == (value, check)


def test_a_cell_of_a_hundred_thousand_characters_is_cut_and_a_finding() -> None:
    found, check = read(Type.TEXT, "x" * 100_001)
    assert (len(str(found)), check) == (100_000, "cell_too_long")


def test_a_code_that_is_none_is_unreadable_and_a_blank_is_not() -> None:
    assert read(Type.CODE, "nonsense", codes="gender") == (UNREADABLE, "unreadable_code")
    assert read(Type.CODE, "", codes="gender") == (None, None)
    assert read(Type.CODE, "a) Male", codes="gender") == ("M", None)


def test_dates_are_seconds_and_missing_is_no_time() -> None:
    column = Column("day", "day", Type.DATE, "")
    values = values_of(column, ["2026-06-05", "", "1900-01-01", "05/06/26", "30 Jun 2026"])
    assert values.array.dtype == "datetime64[s]"
    assert values.array[0] == np.datetime64(date(2026, 6, 5), "s")
    assert np.isnat(values.array[[1, 2, 3, 5]]).all()
    assert {position: problem.check for position, problem in values.problems.items()} == {3: "ambiguous_date"}


def test_messages_never_hold_the_value() -> None:
    for kind in (Type.FLAG, Type.DATE, Type.NUMBER, Type.CODE, Type.INSTANT):
        column = Column("thing", "thing", kind, "", codes="gender")
        problem = values_of(column, ["secretvalue"]).problems[0]
        assert "secretvalue" not in problem.message


ODD = ["", "-1", "-", "NULL", "n/a", "12.0", "1.2E+11", " a", "b  c", "Ã©", "#N/A", "\x07", "x\x1fy", "2026-06-31"]


@given(
    st.sampled_from([Type.KEY, Type.LINK, Type.TEXT, Type.DATE]),
    st.lists(st.one_of(st.integers(0, 10**6).map(str), st.sampled_from(ODD)), unique=True, max_size=80),
)
def test_what_is_odd_about_some_texts_does_not_touch_the_others(kind: Type, texts: list[str]) -> None:
    """Many are read at once, the doubtful among them by themselves; each comes out as it would alone."""
    column = Column("thing", "thing", kind, "")
    together = values_of(column, texts)
    assert len(together.array) == len(texts) + 1
    for place, text in enumerate(texts):
        alone = values_of(column, [text])
        value, one = together.array[place], alone.array[0]
        assert value == one or (value != value and one != one)  # noqa: PLR0124
        assert together.problems.get(place) == alone.problems.get(0)
    assert list(together.problems) == sorted(together.problems)
