"""The pages on a store of made-up numbers, as Flask serves them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import flask
import orjson
import pytest

from app import PAGES, Typed
from dashboards.site import Site, mount
from dashboards.uploads import Load
from data.store import Store
from etl.load import load
from etl.synthetic import write
from indicators.catalogue import INDICATORS
from tests.dashboards.fake_store import FakeStore

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 7, 1, 8, 12, tzinfo=UTC)
AS_OF = date(2026, 6, 30)


@pytest.fixture
def site() -> Callable[..., Site]:
    """A site on a store made as asked."""

    def make(load: Load | None = None, **parts: Any) -> Site:
        store: Any = FakeStore(dict(INDICATORS), **parts)
        return Site(store=store, pages=PAGES, indicators=INDICATORS, load=load, now=lambda: NOW)

    return make


@pytest.fixture
def look(site: Callable[..., Site]) -> Callable[..., Any]:
    """What a page answers, as plain JSON."""

    def ask(path: str = "/", search: str = "", **parts: Any) -> Any:
        with flask.Flask("test").app_context():
            return orjson.loads(orjson.dumps(site(**parts).view(path, search)))

    return ask


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Callable[[float], Path]:
    """The file of a store into which an invented trust of a scale was loaded: made once, to be copied."""
    made: dict[float, Path] = {}

    def of(scale: float) -> Path:
        if scale not in made:
            extract, folder = tmp_path_factory.mktemp("extract"), tmp_path_factory.mktemp("loaded")
            write(extract, scale=scale, as_of=AS_OF)
            made[scale] = folder / "store.sqlite"
            store = Store.open(f"sqlite:///{made[scale]}")
            load([extract], store)
            store.close()
        return made[scale]

    return of


@pytest.fixture(scope="module")
def invented(
    loaded: Callable[[float], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[float], Site]]:
    """A site on a store of its own that holds an invented trust of a scale, into which pages may write."""
    stores: list[Store] = []

    def make(scale: float = 0.05) -> Site:
        path = tmp_path_factory.mktemp("store") / "store.sqlite"
        shutil.copy(loaded(scale), path)
        stores.append(Store.open(f"sqlite:///{path}"))
        records = Typed(stores[-1])
        return Site(store=stores[-1], pages=PAGES, indicators=INDICATORS, records=records, now=lambda: NOW)

    yield make
    for store in stores:
        store.close()


def answer(site: Site, path: str) -> Any:
    """What a page of a site answers, as plain JSON."""
    where, _, search = path.partition("?")
    with flask.Flask("test").app_context():
        return orjson.loads(orjson.dumps(site.view(where, f"?{search}" if search else "")))


def part(site: Site, address: str) -> Any:
    """A part of a page that is fetched when it is folded out."""
    found = mount(site, ROOT / "assets").server.test_client().get(address)
    assert found.status_code == 200
    return found.json


@pytest.fixture
def client(site: Callable[..., Site]) -> Callable[..., Any]:
    """A client of the whole application."""

    def make(host: str = "127.0.0.1", load: Load | None = None, **parts: Any) -> Any:
        return mount(site(load=load, **parts), ROOT / "assets", host=host).server.test_client()

    return make


def nodes(answer: Any) -> list[Any]:
    """Every tree of elements in a page's answer, in order."""
    found: list[Any] = []
    if isinstance(answer, dict):
        props = answer.get("props", {})
        found += props.get("nodes", [])
        found += nodes(props.get("children", []))
    elif isinstance(answer, list):
        for part in answer:
            found += nodes(part)
    return found
