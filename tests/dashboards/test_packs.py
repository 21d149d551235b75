"""The packs page and its files, on a store that answers as a real one does."""

from __future__ import annotations

from datetime import date

import pytest

from app import a_site
from dashboards.site import mount
from data.store import Store
from etl.load import load
from etl.synthetic import write
from layouts.markup import find, text_of
from reports.packs import discover
from tests.dashboards.conftest import ROOT, nodes


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    extract = tmp_path_factory.mktemp("extract")
    write(extract, scale=0.02, as_of=date(2026, 6, 30))
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('store') / 's.db'}")
    load([extract], store)
    yield mount(a_site(store, None), ROOT / "assets").server.test_client()
    store.close()


def test_every_pack_is_offered_in_every_format(look):
    links = {one[1]["href"] for one in find(nodes(look("/packs")), "a") if one[1]["href"].startswith("/pack/")}
    endings = ("pptx", "pdf", "xlsx")
    by_month = {f"/pack/pib.{ending}?grain=month" for ending in endings}
    assert links == {f"/pack/{name}.{ending}" for name in discover() for ending in endings} | by_month


def test_the_page_says_which_packs_may_leave_the_trust(look):
    said = [text_of(one) for one in find(nodes(look("/packs")), "li") if "For " in text_of(one)]
    assert sum("it may leave the trust" in one for one in said) == sum(k.suppressed for k in discover().values())


def test_a_pack_keeps_the_unit_that_was_chosen(look):
    links = [one[1]["href"] for one in find(nodes(look("/packs", "?team=T00")), "a")]
    assert "/pack/weekly_team.pdf?team=T00" in links


@pytest.mark.parametrize(("ending", "begins"), [("pptx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF")])
def test_a_pack_comes_as_a_file(browser, ending, begins):
    answer = browser.get(f"/pack/pib.{ending}")
    assert answer.status_code == 200
    assert answer.data.startswith(begins)
    assert f'filename="practice-improvement-board-2026-06-30.{ending}"' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "path",
    ["/pack/nothing.pdf", "/pack/trust_board.docx", "/pack/pib.pdf?grain=week", "/pack/trust_board.pdf?grain=month"],
)
def test_a_pack_there_is_none_of_is_not_found(browser, path):
    assert browser.get(path).status_code == 404


def test_an_empty_store_has_no_pack(client):
    assert client(empty=True).get("/pack/trust_board.pdf").status_code == 404
