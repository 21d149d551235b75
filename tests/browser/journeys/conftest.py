"""A small invented trust, loaded by the real ETL into a store of its own, and served as it is served to people."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server

from app import a_site
from dashboards.site import mount
from data.results import UnitKind
from data.scope import EVERYTHING
from data.store import Store
from etl.load import load
from etl.records import import_folder
from etl.synthetic import write

ROOT = Path(__file__).parents[3]
AS_OF = date(2026, 6, 30)


@dataclass(frozen=True)
class Served:
    """An application that answers at an address, and the store behind it."""

    address: str
    store: Store
    extract: Path

    def a_team(self) -> Any:
        """A team whose workers hold children."""
        held = self.store.cases(EVERYTHING, "wf_cases_by_team", on=AS_OF)
        name = held["team"].mode()[0]
        return next(u for u in self.store.units(EVERYTHING) if u.kind is UnitKind.TEAM and u.name == name)

    def again(self) -> None:
        """Load the same extract once more: a new load lands."""
        load([self.extract], self.store)


def serve(store: Store, url: str | None, port: int = 0) -> Iterator[str]:
    """The application on a port, a free one unless it is given, until the test is done with it."""
    server = make_server("127.0.0.1", port, mount(a_site(store, url), ROOT / "assets").server, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The trust at a fifth of its size."""
    yield from a_trust(tmp_path_factory, scale=0.2)


@pytest.fixture(scope="session")
def larger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The trust at a third of its size: large enough for a failing team to be told from an unlucky one."""
    yield from a_trust(tmp_path_factory, scale=0.35)


def a_trust(tmp_path_factory: pytest.TempPathFactory, scale: float) -> Iterator[Served]:
    """An invented trust with its records, loaded and served."""
    extract, place = tmp_path_factory.mktemp("extract"), tmp_path_factory.mktemp("store")
    write(extract, scale=scale, as_of=AS_OF)
    url = f"sqlite:///{place / 'trust.sqlite'}"
    store = Store.open(url)
    import_folder(store, extract / "records", by="Nobody")
    load([extract], store)
    for address in serve(store, url):
        yield Served(address, store, extract)
    store.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    """The address of an application whose store holds nothing."""
    url = f"sqlite:///{tmp_path / 'empty.sqlite'}"
    store = Store.open(url)
    yield from serve(store, url)
    store.close()


@pytest.fixture
def visit(page: Page, served: Served) -> Callable[[str], Page]:
    """Go to a page and wait until it is drawn."""

    def go(path: str) -> Page:
        page.goto(served.address + path)
        drawn(page)
        return page

    return go


def drawn(page: Page) -> None:
    """Wait until the page that was asked for stands there, with its title."""
    expect(page.locator("#main h1")).to_be_visible()
    # A machine that runs other tests beside this one may need a while for a page nobody has asked for yet.
    expect(page.locator("#main")).not_to_have_attribute("aria-busy", "true", timeout=20_000)


@pytest.fixture(scope="session")
def served_twice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A trust at a twentieth, loaded as it stood on 10 June with some of May not recorded yet, and then whole.

    An invented trust of another day is another trust, so both loads are of one extract.
    """
    whole, early = tmp_path_factory.mktemp("whole"), tmp_path_factory.mktemp("early")
    write(whole, scale=0.05, as_of=AS_OF)
    for path in whole.iterdir():
        if path.is_file():
            rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
            late = path.name == "ssd_contacts.csv"
            kept = [row for place, row in enumerate(rows) if not (late and ",2026-05-" in row and place % 4 == 0)]
            (early / path.name).write_text("".join(kept), encoding="utf-8")
    url = f"sqlite:///{tmp_path_factory.mktemp('store') / 'twice.sqlite'}"
    store = Store.open(url)
    load([early], store, as_of="2026-06-10")
    load([whole], store)
    for address in serve(store, url):
        yield Served(address, store, whole)
    store.close()
