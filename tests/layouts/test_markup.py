"""Elements are data: nothing in them can run, and what Python lets through is what the browser draws."""

import re
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.markup import ATTRIBUTES, TAGS, Markup, element, find, flat, text_of

SCRIPT = (Path(__file__).parents[2] / "assets" / "10-markup.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("tag", ["script", "style", "iframe", "object", "img", "base", "meta"])
def test_no_element_that_loads_or_runs_something_can_be_made(tag):
    with pytest.raises(ValueError, match="no page draws"):
        element(tag)


@pytest.mark.parametrize("name", ["onclick", "onerror", "srcdoc", "action", "dangerouslySetInnerHTML", "innerHTML"])
def test_no_attribute_that_runs_something_can_be_given(name):
    with pytest.raises(ValueError, match="no element of ours has"):
        element("p", **{name: "x"})


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "https://example.org", "//example.org", "data:text/html,x", " /x"]
)
def test_no_link_leaves_this_server(href):
    with pytest.raises(ValueError, match="begin it with /"):
        element("a", "x", href=href)


def test_text_stays_text():
    assert element("p", "<script>alert(1)</script>") == ["p", {}, "<script>alert(1)</script>"]


def test_nothings_are_left_out_and_runs_are_opened():
    assert list(flat(["a", None, ["b", [None, "c"]], element("b", "d")])) == [
        "a",
        "b",
        "c",
        ["b", {}, "d"],
    ]


def test_a_name_that_python_keeps_is_spelled_with_an_underscore():
    assert element("label", "x", for_="y", class_="z", aria_label="w", hidden=False)[1] == {
        "for": "y",
        "class": "z",
        "aria-label": "w",
    }


def test_the_words_of_a_tree_come_in_reading_order():
    assert text_of(element("p", "3 ", element("strong", "children"), None, "missing")) == "3  children missing"


def test_elements_are_found_by_tag_and_class():
    tree = element("div", element("p", "a", class_="x y"), element("ul", element("li", "b", class_="y")))
    assert [text_of(one) for one in find(tree, class_="y")] == ["a", "b"]
    assert [text_of(one) for one in find(tree, "li")] == ["b"]


def test_the_browser_draws_the_same_tags_and_no_others():
    listed = re.search(r"TAGS = new Set\(\((.*?)\)\.split", SCRIPT, re.DOTALL).group(1)
    assert set("".join(re.findall(r'"([^"]*)"', listed)).split()) == TAGS


def test_the_browser_takes_the_same_attributes_and_no_others():
    plain = re.search(r"PLAIN = new Set\(\((.*?)\)\.split", SCRIPT, re.DOTALL).group(1)
    renamed = re.search(r"NAMES = \{(.*?)\}", SCRIPT, re.DOTALL).group(1)
    names = set("".join(re.findall(r'"([^"]*)"', plain)).split())
    names |= {key.strip().strip('"') for key in re.findall(r'([\w"-]+)\s*:', renamed)}
    assert names - {"key"} == ATTRIBUTES - {"key"}


@given(
    st.recursive(st.text(max_size=8), lambda inner: st.lists(inner, max_size=3).map(lambda held: element("p", *held)))
)
def test_any_tree_is_plain_json(node):
    assert orjson.loads(orjson.dumps(Markup([node]).to_plotly_json()))["props"]["nodes"] == list(flat([node]))
