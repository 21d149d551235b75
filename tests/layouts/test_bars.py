"""Bars and pyramids: marks that are tables."""

from layouts.bars import Bar, Level, bars, pyramid
from layouts.markup import find, text_of


def widths(node):
    return [mark[1]["style"]["width"] for mark in find(node, "span", "bar")]


def test_a_bar_is_as_long_as_its_number_and_says_it():
    drawn = bars(
        "Sources",
        ["Source", "Contacts", "Share"],
        [Bar("Police", "40", 1.0, ("80%",)), Bar("Schools", "10", 0.25, ("20%",))],
    )
    assert widths(drawn) == ["100.0%", "25.0%"]
    assert text_of(drawn) == "Sources Source Contacts Share Police 40 80% Schools 10 20%"


def test_nought_has_no_bar_and_is_written():
    drawn = bars("Sources", ["Source", "Contacts"], [Bar("Police", "0", 0.0)])
    assert widths(drawn) == []
    assert "Police 0" in text_of(drawn)


def test_a_mark_is_hidden_from_those_who_hear_its_number():
    drawn = bars("Sources", ["Source", "Contacts"], [Bar("Police", "1", 1.0)])
    assert all(cell[1].get("aria-hidden") == "true" for cell in find(drawn, "td", "track"))


def test_what_is_not_known_is_drawn_apart():
    drawn = bars("Sources", ["Source", "Contacts"], [Bar("Police", "1", 1.0), Bar("Not known", "1", 1.0, unknown=True)])
    assert [row[1].get("class") for row in find(drawn, "tr")][1:] == [None, "unknown"]


def test_each_row_is_headed_by_its_name():
    drawn = bars("Sources", ["Source", "Contacts"], [Bar("Police", "1", 1.0)])
    assert [head[1]["scope"] for head in find(drawn, "th")] == ["col", "col", "row"]


def test_both_sides_of_a_pyramid_have_one_scale():
    drawn = pyramid("Ages", ("Female", "Male", "Neither"), [Level("Young", 10, 20, 3), Level("Old", 5, 0, 0)])
    assert widths(drawn) == ["50.0%", "100.0%", "25.0%"]
    assert text_of(drawn) == "Ages Female Age Male Neither 10 Young 20 3 5 Old 0 0"


def test_a_pyramid_of_nobody_is_drawn():
    assert widths(pyramid("Ages", ("F", "M", "N"), [Level("Young", 0, 0, 0)])) == []
