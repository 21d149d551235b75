"""A number beside others': what is said of it follows from the figures, from the direction, and from chance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.comparators import Comparators, Line, Rank, Who
from data.published import definitions
from indicators.kinds import Direction
from layouts.beside import Comparison, Ours, band, ordinal, ranked, relation, sentences
from layouts.comparison import comparison, rows, scale
from layouts.markup import find, text_of

VALUES = {
    Who.OWN: ("Ours", 80.0, None),
    Who.NEIGHBOURS: ("Statistical neighbours", 75.0, 9),
    Who.REGION: ("West Midlands", 80.04, None),
    Who.ENGLAND: ("England", 82.0, None),
    Who.GOOD_REGION: ("Good or outstanding, West Midlands", None, 0),
    Who.GOOD_ENGLAND: ("Good or outstanding, England", 85.0, 103),
    Who.LOWER: ("England lower quartile", 70.0, 151),
    Who.MEDIAN: ("England median", 78.0, 151),
    Who.UPPER: ("England upper quartile", 88.0, 151),
}


def shown(*, direction=Direction.HIGHER, now=None, then=None, lacks=(), **values) -> Comparison:
    lines = [
        Line(who, name, 2025, values.get(who.value, value), authorities, "published")
        for who, (name, value, authorities) in VALUES.items()
    ]
    held = Comparators(
        "s47_to_icpc_15wd", "Ours", "percent", tuple(lines), {2025: Rank(90, 2, 151)}, "A source", lacks=lacks
    )
    return Comparison(
        title="Conferences in time",
        direction=direction,
        definition=definitions()["s47_to_icpc_15wd"],
        held=held,
        year=2025,
        now=now,
        then=then,
    )


NOW = Ours(date(2026, 5, 31), 90.0, "450 of 500", (87.1, 92.3))


def test_a_high_figure_is_better_where_higher_is_better():
    (said,) = sentences(shown())
    assert said == (
        "Year to 31 March 2025, as published: 80.0%, better than the average of our statistical neighbours; the same "
        "as the West Midlands region; worse than England and the good and outstanding of England; in the middle half "
        "of authorities in England (60th best of 151, shared)."
    )


def test_and_worse_where_lower_is():
    (said,) = sentences(shown(direction=Direction.LOWER))
    assert "worse than the average of our statistical neighbours" in said
    assert "better than England" in said
    assert "91st best of 151, shared" in said


def test_what_is_wanted_neither_high_nor_low_is_only_higher_or_lower():
    (said,) = sentences(shown(direction=Direction.NEITHER))
    assert "higher than the average of our statistical neighbours" in said
    assert "60th highest of 151" in said
    assert "better" not in said
    assert "worse" not in said


def test_our_figure_now_is_told_with_its_own_time_and_theirs_as_the_last_published():
    said = sentences(shown(now=NOW))[1]
    assert said == (
        "Now, twelve months to 31 May 2026: 90.0%, better than our published figure; beside their last published "
        "figures, better than the average of our statistical neighbours and England."
    )


def test_what_chance_could_make_is_no_clear_difference():
    near = replace(NOW, value=81.5, chance=(77.9, 84.7))
    assert "no clear difference from our published figure" in sentences(shown(now=near))[1]
    assert relation(shown(), 81.5, 75.0, near.chance) == "better"


def test_equal_as_shown_is_the_same():
    assert relation(shown(), 80.0, 80.04) == "the same"


def test_a_rate_and_a_score_say_what_they_are():
    score = replace(shown(), definition=definitions()["cla_sdq"])
    rate = replace(shown(), definition=definitions()["cla_rate"])
    assert sentences(score)[0].startswith("31 March 2025, as published: 80.0 (mean score), ")
    assert sentences(rate)[0].startswith("31 March 2025, as published: 80.0 per 10,000 children, ")


def test_no_published_figure_of_ours_is_said_and_no_word_is_set_beside_theirs():
    silent = shown(own=None)
    silent = replace(silent, held=replace(silent.held, ranks={}))
    assert sentences(silent) == ["Year to 31 March 2025: no figure of Ours is published."]
    assert "Our published figure is" not in text_of(comparison(silent))


@pytest.mark.parametrize(
    ("value", "direction", "words"),
    [
        (70.0, Direction.HIGHER, "worst quarter"),
        (70.0, Direction.LOWER, "best quarter"),
        (88.0, Direction.HIGHER, "best quarter"),
        (70.1, Direction.HIGHER, "middle half"),
        (90.0, Direction.NEITHER, "highest quarter"),
        (10.0, Direction.NEITHER, "lowest quarter"),
    ],
)
def test_the_quarter_follows_the_direction(value, direction, words):
    assert band(value, 70.0, 88.0, direction) == words


def test_the_best_of_all_has_no_ordinal():
    assert ranked(Rank(0, 1, 151), Direction.LOWER) == "best of 151"
    assert ranked(Rank(150, 1, 151), Direction.LOWER) == "151st best of 151"


@pytest.mark.parametrize(
    ("place", "words"), [(2, "2nd"), (3, "3rd"), (11, "11th"), (21, "21st"), (112, "112th"), (123, "123rd")]
)
def test_places_are_said_as_people_say_them(place, words):
    assert ordinal(place) == words


def test_every_line_stands_in_the_table_with_its_number_and_its_time():
    node = comparison(shown(now=NOW, then=Ours(date(2025, 3, 31), 79.0, "395 of 500")))
    told = text_of(next(find(node, "tbody")))
    for words in ("90.0%", "450 of 500", "79.0%", "80.0%", "75.0%", "82.0%", "85.0%", "70.0% to 88.0%"):
        assert words in told
    assert told.count("year to 31 March 2025") == 6
    assert "average of 9 authorities with a figure" in told


def test_what_others_do_not_publish_is_a_dash_and_never_nought():
    (good,) = (row for row in rows(shown()) if row.name == "Good or outstanding, West Midlands")
    assert good.value is None
    told = text_of(comparison(shown()))
    assert "none of them with a figure" in told
    assert " 0.0%" not in told


def test_the_published_definition_stands_beside_the_figures():
    assert definitions()["s47_to_icpc_15wd"].differs in text_of(comparison(shown()))


def test_a_list_nobody_imported_is_named():
    told = text_of(comparison(shown(lacks=("statistical neighbours",))))
    assert "Nobody has imported statistical neighbours yet." in told


def test_dots_are_hidden_from_those_who_hear_the_table():
    strips = list(find(comparison(shown(now=NOW)), "span", "strip"))
    assert strips
    assert all(strip[1]["aria-hidden"] == "true" for strip in strips)


def test_all_dots_lie_on_the_strip():
    low, high = scale(shown(now=NOW))
    assert low < 70.0
    assert high > 90.0
    assert scale(shown(lower=0.0))[0] == 0.0


def test_one_year_alone_has_no_table_of_years():
    assert [text_of(one) for one in find(comparison(shown()), "summary")] == ["How to read this"]
