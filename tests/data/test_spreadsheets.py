"""Text in a spreadsheet is never run, and comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.spreadsheets import as_typed, inert


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", " =1", "'=1", "|x", "%x"])
def test_what_begins_like_a_formula_gets_an_apostrophe(text):
    assert inert(text) == "'" + text


@pytest.mark.parametrize("text", ["plain", "", "'quoted'", "it's", "2 - 1"])
def test_plain_text_stays_as_it_is(text):
    assert inert(text) == text


@given(st.text(alphabet="'=+-@ ax\t\n", max_size=8))
def test_what_went_in_comes_back(text):
    assert as_typed(inert(text)) == text
