"""Killed at any moment, out of room or not allowed to write: the last good load is still there, whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import sqlalchemy as sa

from data.results import Grain
from data.scope import EVERYTHING
from data.store import Store, StoreError, schema
from tests.loads import TRUST, contacts, new_load, write
from tests.needs import ROOT

resource = pytest.importorskip("resource", reason="limits of a process are Unix's")

#: Loads without end, of 2,000 and 9,000 contacts in turn, each with that number in its account, results and cases. For
#: each line on its standard input it lets a new process of its own do so, and says which.
WRITER = """
import os, sys
from data.store import Store
from tests.loads import TRUST, cases, contacts, day, new_load, series, write

frames = {n: contacts(n) for n in (2_000, 9_000)}
listed = {n: cases([{"team_id": "t1", "start": day("2026-06-01")}] * n) for n in frames}
for _ in sys.stdin:
    child = os.fork()
    if child:
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)
        continue
    store = Store.open(sys.argv[1])
    while True:
        for n in frames:
            write(store, new_load(tables={"contacts": frames[n]}, account=[("contacts", "a.csv", n, n, 0)],
                                  series=[series(TRUST, [n])], cases={"s47_open_now": listed[n]}))
"""


@contextmanager
def writers(url: str) -> Iterator[Callable[[], int]]:
    """A way to start one more writer, once the one before has been killed; its process number."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, url], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    started: list[int] = []

    def start() -> int:
        if started:
            assert process.stdout.readline() == "gone\n"
        process.stdin.write("another\n")
        process.stdin.flush()
        started.append(int(process.stdout.readline()))
        return started[-1]

    try:
        yield start
    finally:
        if started:
            with suppress(ProcessLookupError):
                os.kill(started[-1], signal.SIGKILL)
        process.communicate()


def whole(store: Store) -> int:
    """Which load is there; fails where it is a mixture of two."""
    with store.snapshot() as held:
        load = held.latest_load(EVERYTHING)
        if load is None:
            assert held.tables(EVERYTHING) == {}
            return 0
        rows = load.account[0][3]
        assert len(held.tables(EVERYTHING, ["contacts"])["contacts"]) == rows
        assert held.feeds(EVERYTHING)["rows"].tolist() == [rows]
        assert len(held.cases(EVERYTHING, "s47_open_now")) == rows
        (one,) = held.series(EVERYTHING, ["contacts_total"], Grain.DAY, units=[TRUST])
        assert one.value.tolist() == [rows]
        assert [one.id for one in held.loads(EVERYTHING)] == list(range(load.id, 0, -1))
        return load.id


@pytest.mark.slow
def test_killed_twenty_times_at_any_moment_the_last_good_load_is_there_whole(store_url):
    chance = random.Random(20260630)
    store = Store.open(store_url)
    with writers(store_url) as start:
        victim, begun = start(), time.monotonic()
        while store.version(EVERYTHING) < 2:
            assert time.monotonic() < begun + 120
            time.sleep(0.01)
        span = time.monotonic() - begun  # how long two loads take on this machine, now
        os.kill(victim, signal.SIGKILL)
        last = whole(store)
        for _ in range(19):
            victim = start()
            time.sleep(chance.uniform(0, 1.5 * span))
            os.kill(victim, signal.SIGKILL)
            now = whole(store)
            assert now >= last
            last = now
    assert last > 2, "no load but the first two was ever finished: the test proves little"
    write(store, new_load(tables={"contacts": contacts(5)}, account=[("contacts", "a.csv", 5, 5, 0)]))
    assert store.version(EVERYTHING) == last + 1
    if store_url.startswith("sqlite"):
        with store.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    store.close()


@pytest.mark.slow
def test_readers_never_see_a_mixture_while_loads_land(store_url):
    store = Store.open(store_url)
    with writers(store_url) as start:
        start()
        seen = set()
        until = time.monotonic() + 2
        while time.monotonic() < until or len(seen) < 3:
            seen.add(whole(store))
            assert time.monotonic() < until + 30
    store.close()


FULL = """
import resource, sys
from data.store import Store, StoreError
from tests.loads import contacts, new_load, write

store = Store.open(sys.argv[1])
write(store, new_load(tables={"contacts": contacts(3)}, account=[("contacts", "a.csv", 3, 3, 0)]))
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
try:
    write(store, new_load(tables={"contacts": contacts(200_000)}))
except StoreError as told:
    print(told)
"""


def test_a_disk_that_fills_up_is_one_sentence_and_the_last_load_stays(tmp_path):
    assert resource.RLIM_INFINITY < 0 or resource.getrlimit(resource.RLIMIT_FSIZE)[0] > 2_000_000
    path = tmp_path / "s.db"
    done = subprocess.run([sys.executable, "-c", FULL, str(path)], cwd=ROOT, capture_output=True, text=True, check=True)
    (sentence,) = done.stdout.splitlines()
    assert "disk" in sentence
    assert str(path) in sentence
    assert "insert" not in sentence.lower()
    store = Store.open(str(path))
    assert store.version(EVERYTHING) == 1
    assert len(store.tables(EVERYTHING)["contacts"]) == 3
    store.close()


def test_a_database_that_says_it_is_full_is_one_sentence_and_the_last_load_stays(tmp_path):
    store = Store.open(str(tmp_path / "s.db"))
    write(store)

    @sa.event.listens_for(store.engine, "connect")
    def limit(connection, _record):
        connection.execute("PRAGMA max_page_count=400")

    store.engine.dispose()
    with pytest.raises(StoreError, match=r"^There is no room left on the disk of the store .*s\.db: "):
        write(store, new_load(tables={"contacts": contacts(100_000)}))
    assert store.version(EVERYTHING) == 1
    assert len(store.tables(EVERYTHING)["contacts"]) == 3
    store.close()


def test_a_store_that_may_not_be_written_is_one_sentence_and_can_still_be_read(tmp_path):
    path = tmp_path / "s.db"
    store = Store.open(str(path))
    write(store)
    reading = Store.open(f"sqlite:///file:{path}?mode=ro&uri=true")
    assert reading.version(EVERYTHING) == 1
    with pytest.raises(StoreError, match="is read-only: let this account write to"):
        write(reading)
    assert whole_count(reading) == 3
    for each in (reading, store):
        each.close()


def whole_count(store: Store) -> int:
    with store.engine.connect() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(schema.EXTRACT["contacts"])).scalar()


def test_a_file_that_is_no_store_is_one_sentence(tmp_path):
    path = Path(tmp_path / "picture.png")
    path.write_bytes(b"\x89PNG" + b"0123456789" * 500)
    with pytest.raises(StoreError, match=r"is not a Sightline store|is damaged"):
        Store.open(str(path))


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be made"):
        Store.open(str(tmp_path / "file" / "s.db"))


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("postgresql+psycopg://me:secret@127.0.0.1:1/nowhere", "does not answer"),
        ("mysql://me:secret@127.0.0.1/x", "SQLite or PostgreSQL"),
        ("sqlite://///", ""),
    ],
)
def test_a_store_that_does_not_answer_is_one_sentence_without_the_password(url, says):
    with pytest.raises(StoreError) as told:
        Store.open(url)
    assert says in str(told.value)
    assert "secret" not in str(told.value)
    assert "\n" not in str(told.value)
