"""The board's deck: all of it in one answer, a question and an answer a slide, and nothing that gives a child away."""

from __future__ import annotations

from datetime import UTC, date, datetime

import flask
import orjson
import pytest

from app import PAGES
from dashboards.site import Site
from data.store import Store
from etl.load import load
from etl.synthetic import write
from indicators.catalogue import INDICATORS
from layouts.markup import find, text_of
from tests.dashboards.conftest import nodes


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    extract = tmp_path_factory.mktemp("extract")
    write(extract, scale=0.1, as_of=date(2026, 6, 30))
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('store') / 's.db'}")
    load([extract], store)
    site = Site(store=store, pages=PAGES, indicators=INDICATORS, now=lambda: datetime(2026, 7, 1, 8, tzinfo=UTC))

    def ask(search=""):
        with flask.Flask("test").app_context():
            return orjson.loads(orjson.dumps(site.view("/board", search)))

    yield ask
    store.close()


def slides(answer):
    return list(find(nodes(answer), "article", "slide"))


def test_a_deck_is_a_cover_what_changed_and_a_slide_a_measure(read):
    found = slides(read())
    assert "cover" in found[0][1]["class"]
    assert len(found) > 15
    assert [one[1]["id"] for one in found] == [f"slide-{number}" for number in range(1, len(found) + 1)]


def test_a_slide_asks_and_its_title_answers(read):
    (one,) = [slide for slide in slides(read("?measure=assessments_45wd")) if list(find(slide, "p", "big"))]
    assert text_of(list(find(one, "p", "ask"))).startswith("Are children assessed without drift?")
    assert "in June 2026" in text_of(list(find(one, "h2", "answer")))
    assert " of " in text_of(list(find(one, "p", "sides-of")))


def test_the_deck_can_be_of_chosen_measures_in_their_order(read):
    found = [text_of(list(find(one, "p", "ask"))) for one in slides(read("?measure=cla_rate,contacts_total"))]
    asked = [text for text in found if text]
    assert asked[0].endswith("Children looked after")
    assert asked[1].endswith("Contacts received")


def test_a_shared_deck_says_so_and_says_no_late_work_in_small_numbers(read):
    said = text_of(nodes(read("?audience=sharing")))
    assert "Small numbers are shown as c" in said
    assert "True counts" not in said


def test_the_whole_deck_is_light_enough_to_come_at_once(read):
    assert len(orjson.dumps(read())) < 200_000
