"""Cells as plain values."""

from datetime import UTC, date, datetime
from math import nan

import pandas as pd
import pytest

from data.cells import day_of, text_of


@pytest.mark.parametrize(("cell", "text"), [("a b", "a b"), ("", ""), (None, ""), (nan, ""), (pd.NaT, ""), (pd.NA, "")])
def test_what_is_no_text_is_blank(cell, text):
    assert text_of(cell) == text


@pytest.mark.parametrize(
    "cell",
    [date(2026, 6, 30), datetime(2026, 6, 30, 7, 15, tzinfo=UTC), pd.Timestamp("2026-06-30 07:15")],
)
def test_a_day_is_told_of_a_date_and_of_an_instant(cell):
    assert day_of(cell) == date(2026, 6, 30)


@pytest.mark.parametrize("cell", [None, nan, pd.NaT, pd.NA])
def test_a_blank_is_no_day(cell):
    assert day_of(cell) is None
