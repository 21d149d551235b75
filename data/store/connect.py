"""Connecting to a store: which database, how readers and the one writer keep apart, and what to say when it fails."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

#: Where the store is, when SIGHTLINE_STORE and --store say nothing.
DEFAULT = "sqlite:///instance/sightline.db"

#: How long a writer waits for another one, in seconds. A reader never waits: WAL and MVCC see to that.
PATIENCE = 20.0

#: An execution option: this transaction will write, so SQLite takes its one write lock at once, not half-way.
WRITES = "sightline_writes"


class StoreError(Exception):
    """The store cannot do what it was asked; the text is one sentence saying what, where and what to do."""


class Busy(StoreError):
    """Somebody else holds what was asked for."""


def store_url(given: str | None = None) -> sa.URL:
    """The URL of the store: as given, else SIGHTLINE_STORE, else DEFAULT. A path is a SQLite file."""
    text = given or os.environ.get("SIGHTLINE_STORE") or DEFAULT
    if "://" not in text:
        text = f"sqlite:///{text}"
    try:
        url = sa.make_url(text)
    except sa.exc.ArgumentError:
        raise StoreError("The store is named by a URL such as sqlite:///instance/sightline.db.") from None
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreError(
            f"A store is SQLite or PostgreSQL, not {url.get_backend_name()}: write sqlite:///FILE or "
            "postgresql+psycopg://USER@HOST/NAME."
        )
    return url


def told(url: sa.URL) -> str:
    """The store as people are told of it: without the password."""
    if url.get_backend_name() == "sqlite":
        return f"the store {url.database or 'in memory'}"
    return f"the store {url.render_as_string(hide_password=True)}"


def connect(url: sa.URL) -> sa.Engine:
    """An engine whose transactions begin where we say."""
    if url.get_backend_name() != "sqlite":
        # A read asks several questions of one load, so it is one snapshot from its first question to its last.
        return sa.create_engine(url, isolation_level="REPEATABLE READ", pool_pre_ping=True, pool_size=8)
    engine = sa.create_engine(url, connect_args={"timeout": PATIENCE}, pool_size=8, max_overflow=24)
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # BEGIN is ours to say: the driver would begin only before some statements
    connection.execute("PRAGMA synchronous=FULL")  # what people typed is on the disk when they are told so
    connection.execute("PRAGMA cache_size=-32768")
    connection.execute("PRAGMA temp_store=MEMORY")
    connection.execute("PRAGMA journal_size_limit=16777216")  # what a load needed is given back to the disk


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def driver(connection: sa.Connection) -> Any:
    """The driver's own connection, for bulk paths. It shares the transaction."""
    raw = connection.connection.driver_connection
    if raw is None:
        raise StoreError("The connection to the store is closed.")
    return raw


def is_sqlite(connection: sa.Connection | sa.Engine) -> bool:
    """True where the store is a file."""
    return connection.dialect.name == "sqlite"


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction that writes: everything in it, or nothing."""
    options: dict[str, Any] = {WRITES: True} if is_sqlite(engine) else {"isolation_level": "READ COMMITTED"}
    with sentences(engine.url), engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def make_folder(url: sa.URL) -> None:
    """The folder of a SQLite file, if it is not there."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database.startswith((":memory:", "file:")):
        return
    try:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StoreError(f"The folder of {told(url)} cannot be made: {problem.strerror}.") from None


#: What a driver says, and what people are told. Matched in lower case, first one first.
_SENTENCES = (
    ("database or disk is full", "There is no room left on the disk of {store}: free some, and load again."),
    ("no space left", "There is no room left on the disk of {store}: free some, and load again."),
    ("disk i/o error", "The disk of {store} could not be read or written: see whether it is full or failing."),
    ("readonly database", "{Store} is read-only: let this account write to the file and its folder."),
    ("read-only", "{Store} is read-only: let this account write to it."),
    ("permission denied", "This account may not use {store}: give it the right to."),
    ("insufficient privilege", "This account may not use {store}: give it the right to."),
    ("unable to open database file", "{Store} cannot be opened: see that its folder is there and may be written to."),
    ("file is not a database", "{Store} is not a Sightline store: name another file, or move this one away."),
    ("database disk image is malformed", "{Store} is damaged: restore it from a backup, or load into a new one."),
    ("database is locked", "{Store} is being written to by somebody else: try again in a minute."),
    ("lock timeout", "{Store} is being written to by somebody else: try again in a minute."),
    ("password authentication failed", "{Store} refuses the password: see SIGHTLINE_STORE."),
    ("does not exist", "{Store} is not there: see that the database was made and SIGHTLINE_STORE names it."),
    ("connection", "{Store} does not answer: see that the database is running and SIGHTLINE_STORE names it."),
)


def sentence(url: sa.URL, problem: BaseException) -> str:
    """One sentence for a failure of the database. It holds no statement, no parameter and so no value of a row."""
    cause = getattr(problem, "orig", None) or problem
    said, store = str(cause).lower(), told(url)
    for mark, words in _SENTENCES:
        if mark in said:
            return words.format(store=store, Store=store[0].upper() + store[1:])
    return f"{store[0].upper()}{store[1:]} failed ({type(cause).__name__}): its own log says why."


@contextmanager
def sentences(url: sa.URL) -> Iterator[None]:
    """Turn a failure of the database or its disk into a StoreError of one sentence. What is no failure of it passes."""
    try:
        yield
    except Exception as problem:
        if not _is_the_databases(problem):
            raise
        locked = any(mark in str(problem).lower() for mark in ("database is locked", "lock timeout"))
        raise (Busy if locked else StoreError)(sentence(url, problem)) from problem


def _is_the_databases(problem: Exception) -> bool:
    """True for what a driver raised, be it through SQLAlchemy or on a bulk path."""
    return isinstance(problem, (sa.exc.DBAPIError, sqlite3.Error)) or type(problem).__module__.startswith("psycopg")
