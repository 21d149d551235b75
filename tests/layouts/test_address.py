"""The address is the state: what goes in comes out, and nothing that is typed into it can break a page."""

from datetime import date
from urllib.parse import urlsplit

from hypothesis import given
from hypothesis import strategies as st

from layouts.address import GRAINS, Query, link, parse, place

WORDS = st.text(min_size=1, max_size=60).filter(lambda text: text.encode("utf-8", "ignore").decode() == text)
QUERIES = st.builds(
    Query,
    service=WORDS | st.just(""),
    team=WORDS | st.just(""),
    worker=WORDS | st.just(""),
    on=st.none() | st.dates(date(1900, 1, 1), date(2999, 12, 31)),
    measure=WORDS | st.just(""),
    grain=st.sampled_from(["", *GRAINS]),
    by=WORDS | st.just(""),
    check=WORDS | st.just(""),
    met=WORDS | st.just(""),
    page=st.integers(1, 999_999),
)


@given(QUERIES)
def test_what_an_address_says_is_what_was_asked(query):
    assert parse(urlsplit(link("/", query, page=query.page)).query) == query


@given(st.text(max_size=300))
def test_any_text_is_an_address(text):
    assert isinstance(parse(text), Query)


def test_forged_values_fall_away():
    assert parse("?on=yesterday&page=-4&grain=decade&wizard=1&team=T1&team=T2") == Query(team="T1")
    assert parse("?page=0&on=2026-02-30") == Query()
    assert parse("?team=" + "x" * 5000) == Query()


def test_a_list_begins_again_when_the_filters_change():
    assert link("/", Query(team="T1", page=7), worker="W1") == "/?team=T1&worker=W1"


def test_an_address_that_asks_for_nothing_is_its_path():
    assert link("/team", Query()) == "/team"


def test_an_id_may_hold_anything():
    assert place("child", "A/B ?#<x>") == "/child/A%2FB%20%3F%23%3Cx%3E"
