"""A page is answered without Dash, and exactly as Dash would have answered it."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app import PAGES
from bench.serving import body
from dashboards import held
from dashboards.held import packed, page_asked, unpacked
from dashboards.site import Site, mount
from indicators.catalogue import INDICATORS
from tests.dashboards.fake_store import FakeStore

ASSETS = Path(__file__).parents[2] / "assets"
NOW = datetime(2026, 7, 1, 8, 12, tzinfo=UTC)
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def site() -> Site:
    store: Any = FakeStore(dict(INDICATORS))
    return Site(store=store, pages=PAGES, indicators=INDICATORS, now=lambda: NOW)


@pytest.fixture
def ask(site):
    client = mount(site, ASSETS).server.test_client()

    def post(path="/", search="", headers=JSON, **more):
        asked = body("page.children", {"address.pathname": path, "address.search": search, "version.data": 0})
        return client.post("/_dash-update-component", data=asked, headers=headers, **more)

    return post


@pytest.fixture
def by_dash(site, monkeypatch):
    """The same question, answered by Dash's own callback."""
    monkeypatch.setattr(held, "page_asked", lambda _: None)
    client = mount(site, ASSETS).server.test_client()

    def post(path="/", search="", headers=JSON):
        asked = body("page.children", {"address.pathname": path, "address.search": search, "version.data": 0})
        return client.post("/_dash-update-component", data=asked, headers=headers)

    return post


@pytest.mark.parametrize("path", ["/", "/team", "/indicator/cpp_rate", "/nowhere"])
def test_the_answer_is_that_of_dash(ask, site, by_dash, path, monkeypatch):
    from_dash = by_dash(path)
    monkeypatch.undo()
    ours = ask(path)
    assert ours.json["response"]["page"]["children"]
    assert ours.json == from_dash.json
    lengths = {"Content-Length": ""}  # Dash writes / as \\u002f
    assert dict(ours.headers) | lengths == dict(from_dash.headers) | lengths


def test_a_page_not_made_yet_is_not_answered_from_another(ask):
    today, teams = ask("/").json, ask("/team").json
    assert ask("/").json == today != teams == ask("/team").json


def test_a_page_is_made_once_an_hour_and_then_says_that_its_load_has_grown_old(site, monkeypatch):
    made = []
    parts = Site.parts
    monkeypatch.setattr(Site, "parts", lambda *asked: made.append(asked[1]) or parts(*asked))
    late = {hours: replace(site, now=lambda after=hours: NOW + timedelta(hours=after)) for hours in (0, 0.7, 2, 40)}
    question = body("page.children", {"address.pathname": "/", "address.search": "", "version.data": 0})
    said = {
        hours: mount(one, ASSETS).server.test_client().post("/_dash-update-component", data=question, headers=JSON).text
        for hours, one in late.items()
    }
    assert len(made) == 3
    assert said[0] == said[0.7]
    assert "ask why no newer one has arrived" not in said[2]
    assert "ask why no newer one has arrived" in said[40]


def test_a_new_load_is_answered_anew(ask, site):
    before = ask("/").json
    site.store.number += 1
    assert ask("/").json != before


def test_what_the_guard_refuses_is_refused_where_the_page_is_held_too(ask):
    ask("/")
    assert ask("/", headers=JSON | {"Origin": "http://elsewhere.example"}).status_code == 403
    assert ask("/", headers=JSON | {"Host": "elsewhere.example"}).status_code == 403


def test_a_held_answer_is_compressed_as_the_first_was(ask):
    headers = JSON | {"Accept-Encoding": "gzip"}
    plain = ask("/").json
    answers = [ask("/", headers=headers) for _ in range(2)]
    assert [one.headers["Content-Encoding"] for one in answers] == ["gzip", "gzip"]
    assert answers[0].data == answers[1].data
    assert ask("/").json == plain


@pytest.mark.parametrize(
    "question",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"output": "page.children"}',
        b'{"output": "page.children", "inputs": [1]}',
        b'{"output": "page.children", "inputs": []}',
        json.dumps({"output": "page.children", "inputs": [{"id": {"a": 1}, "property": "pathname"}]}).encode(),
        body("page.children", {"address.pathname": 7, "address.search": ""}),
        body("other.children", {"address.pathname": "/", "address.search": ""}),
    ],
)
def test_whatever_is_no_question_for_a_page_is_left_to_dash(question):
    assert page_asked(question) is None


def test_what_is_packed_comes_out_as_it_was():
    assert unpacked(packed(b"[1]")) == b"[1]"
    assert json.loads(gzip.decompress(packed(b"[1]"))) == {"multi": True, "response": {"page": {"children": [1]}}}


def test_an_address_without_a_path_is_the_first_page():
    assert page_asked(body("page.children", {"address.pathname": None, "address.search": None})) == ("/", "")
