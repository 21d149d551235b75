"""Every page answers: on a store that holds a small invented trust, and on one that holds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import PAGES, a_site
from dashboards.site import mount
from data.results import UnitKind
from data.scope import EVERYTHING
from data.store import Store
from etl.load import load
from etl.synthetic import write
from tests.needs import ROOT

#: What a page says that could not be drawn, or that nobody knows.
FAULTS = ("could not be drawn", "There is no page at this address")
AS_OF = date(2026, 6, 30)


def served(store: Store, url: str) -> FlaskClient:
    """The application on a store, asked without a socket."""
    return mount(a_site(store, url), ROOT / "assets").server.test_client()


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FlaskClient, Store]]:
    """A twentieth of a trust, through the whole of the ETL."""
    folder = tmp_path_factory.mktemp("trust")
    url = f"sqlite:///{folder / 'store.db'}"
    write(folder / "extract", scale=0.05, as_of=AS_OF)
    store = Store.open(url)
    load([folder / "extract"], store)
    yield served(store, url), store
    store.close()


def answer(client: FlaskClient, path: str, search: str = "") -> str:
    """What Dash's own script gets when a browser opens a page."""
    given = [("address", "pathname", path), ("address", "search", search), ("version", "data", 0)]
    asked = {
        "output": "page.children",
        "outputs": {"id": "page", "property": "children"},
        "inputs": [{"id": name, "property": prop, "value": value} for name, prop, value in given],
        "changedPropIds": ["address.pathname"],
        "state": [],
    }
    assert client.get(path + search).status_code == 200
    said = client.post("/_dash-update-component", json=asked)
    assert said.status_code == 200
    text: str = said.get_data(as_text=True)
    return text


def items(store: Store) -> dict[str, Any]:
    """Something that each page with an item in its path can be asked for."""
    cases = store.cases(EVERYTHING, "wf_cases_by_team", on=AS_OF)
    units = {unit.name: unit.id for unit in store.units(EVERYTHING) if unit.kind is UnitKind.TEAM}
    workers = [
        unit.id
        for unit in store.units(
            EVERYTHING,
        )
        if unit.kind is UnitKind.WORKER and unit.id
    ]
    return {
        "team": next(units[name] for name in cases["team"] if name in units),
        "worker": workers[0],
        "indicator": "assessments_45wd",
        "child": cases["person"].iloc[0],
    }


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_every_page_is_drawn(trust: tuple[FlaskClient, Store], page: Any) -> None:
    client, store = trust
    path = page.stem if "<" not in page.path else f"{page.stem}/{items(store)[page.stem.strip('/')]}"
    text = answer(client, path)
    assert not [fault for fault in FAULTS if fault in text]
    assert page.title in text or "<" in page.path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_every_page_has_something_to_say_of_an_empty_store(tmp_path: Path, page: Any) -> None:
    url = f"sqlite:///{tmp_path / 'empty.db'}"
    store = Store.open(url)
    try:
        text = answer(served(store, url), page.stem if "<" not in page.path else f"{page.stem}/nobody")
    finally:
        store.close()
    assert not [fault for fault in FAULTS if fault in text]


def test_an_address_that_is_no_page_says_so(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'empty.db'}"
    store = Store.open(url)
    try:
        assert "There is no page at this address" in answer(served(store, url), "/nowhere")
    finally:
        store.close()
