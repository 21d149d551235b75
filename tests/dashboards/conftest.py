"""The pages on a store of made-up numbers, as Flask serves them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import flask
import orjson
import pytest

from app import PAGES
from dashboards.site import Site, mount
from dashboards.uploads import Load
from indicators.catalogue import INDICATORS
from tests.dashboards.fake_store import FakeStore

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 7, 1, 8, 12, tzinfo=UTC)


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
