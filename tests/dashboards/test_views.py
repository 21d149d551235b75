"""Saved views: an address under a name, inert, on this server alone; and which of them opens first."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import flask
import orjson
import pytest

from app import PAGES, Typed
from dashboards.site import Site, mount
from data.scope import EVERYTHING
from data.store import Store
from indicators.catalogue import INDICATORS
from layouts.markup import find, text_of
from tests.dashboards.conftest import nodes

ASSETS = Path(__file__).parents[2] / "assets"


@pytest.fixture
def site(tmp_path):
    store = Store.open(f"sqlite:///{tmp_path / 's.db'}")
    now = datetime(2026, 7, 1, 8, tzinfo=UTC)
    yield Site(store=store, pages=PAGES, indicators=INDICATORS, records=Typed(store), now=lambda: now)
    store.close()


@pytest.fixture
def client(site):
    return mount(site, ASSETS).server.test_client()


@pytest.fixture
def save(client):
    def post(form="save-view", **fields):
        given = {"address": "/views", "by": "Ann", "name": "Our week", "view": "/weekly?service=S3"} | fields
        return client.post(f"/record/{form}", data=given, headers={"X-Sightline": "record"})

    return post


def page(site, search=""):
    with flask.Flask("test").app_context():
        return orjson.loads(orjson.dumps(site.view("/views", search)))


def test_a_view_is_saved_under_its_name_and_leads_to_its_address(site, save):
    assert save(name="<i>Our</i> week").json["saved"]
    (row,) = [one for one in find(nodes(page(site)), "tr") if list(find(one, "td"))]
    (link,) = find(row, "a")
    assert (link[1]["href"], text_of(link)) == ("/weekly?service=S3", "<i>Our</i> week")


def test_the_view_that_was_saved_last_as_first_opens_first(client, save):
    assert client.get("/start").json == {"start": ""}
    save(is_start="Y")
    assert client.get("/start").json == {"start": "/weekly?service=S3"}
    save(name="Board", view="/board", is_start="Y")
    assert client.get("/start").json == {"start": "/board"}
    save("forget-view", name="Board")
    assert client.get("/start").json == {"start": "/weekly?service=S3"}


@pytest.mark.parametrize(
    "view",
    ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere", "javascript:alert(1)", "weekly", "/a b", ""],
)
def test_an_address_that_leaves_this_server_is_refused(site, save, view):
    assert save(view=view).status_code == 422
    assert site.store.records(EVERYTHING, "saved_view").empty


def test_the_page_that_somebody_comes_from_is_filled_in(site):
    def address(search):
        drawn = find(nodes(page(site, search)), "input")
        return next(one[1].get("value") for one in drawn if one[1]["name"] == "view")

    assert address("?address=%2Fteam%3Fon%3D2026-06-29") == "/team?on=2026-06-29"
    assert address("?address=javascript%3Aalert(1)") == ""
