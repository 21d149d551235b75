"""The lease: of many processes that want it one has it, and it lapses when its holder dies."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time

import pytest
import sqlalchemy as sa

from data.scope import EVERYTHING
from data.store import Busy, Lease, Store, hold, holder, schema
from data.store import lease as leases
from tests.loads import new_load, write
from tests.needs import ROOT

HOLDER = """
import sys, time
from data.store import Store, hold
store = Store.open(sys.argv[1])
with hold(store.engine, "load"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def store(store_url):
    store = Store.open(store_url)
    yield store
    store.close()


def test_one_holder_at_a_time_and_the_next_when_it_lets_go(store):
    with hold(store.engine, "load"):
        assert f"process {os.getpid()} " in holder(store.engine, "load")
        with pytest.raises(Busy, match=f"process {os.getpid()} "), hold(store.engine, "load"):
            pass
        with hold(store.engine, "another"):
            pass
    assert holder(store.engine, "load") is None
    with hold(store.engine, "load"):
        pass


def test_a_lease_is_let_go_when_what_it_guards_fails(store):
    with pytest.raises(ZeroDivisionError), hold(store.engine, "load"):
        raise ZeroDivisionError
    with hold(store.engine, "load"):
        pass


def test_who_waits_gets_it_when_it_is_free(store):
    got = threading.Event()

    def wait() -> None:
        with hold(store.engine, "load", patience=10):
            got.set()

    with hold(store.engine, "load"):
        waiting = threading.Thread(target=wait)
        waiting.start()
        time.sleep(0.6)
        assert not got.is_set()
    waiting.join(10)
    assert got.is_set()


def test_of_many_that_ask_at_once_exactly_one_gets_it(store):
    asking = [Lease(store.engine, "load") for _ in range(8)]
    won = []
    together = threading.Barrier(len(asking))

    def ask(lease: Lease) -> None:
        together.wait()
        try:
            won.append(lease.take())
        except Busy:
            won.append(False)

    threads = [threading.Thread(target=ask, args=(lease,)) for lease in asking]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == [False] * 7 + [True]
    for lease in asking:
        lease.release()


def test_a_lease_whose_holder_gives_no_sign_of_life_lapses(store, monkeypatch):
    monkeypatch.setattr(leases, "_is_dead", lambda _owner: False)
    monkeypatch.setattr(leases, "LASTS", 0.5)
    silent = Lease(store.engine, "load")
    assert silent.take()
    with pytest.raises(Busy), hold(store.engine, "load"):
        pass
    with hold(store.engine, "load", patience=5) as taken:
        assert taken.owner != silent.owner
        with pytest.raises(Busy, match="took over"), store.engine.begin() as connection:
            silent.confirm(connection)
    silent.release()


def test_a_holder_gives_signs_of_life(store, monkeypatch):
    monkeypatch.setattr(leases, "LASTS", 1.0)
    monkeypatch.setattr(leases, "SIGN_OF_LIFE", 0.2)
    monkeypatch.setattr(leases, "_is_dead", lambda _owner: False)
    with hold(store.engine, "load"):
        time.sleep(1.6)
        with pytest.raises(Busy), hold(store.engine, "load"):
            pass


def test_a_holder_that_was_killed_on_this_machine_does_not_keep_others_waiting(store, store_url):
    process = subprocess.Popen([sys.executable, "-c", HOLDER, store_url], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline() == "held\n"
        with pytest.raises(Busy), hold(store.engine, "load"):
            pass
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    with hold(store.engine, "load"):
        pass


def test_a_load_whose_lease_was_taken_over_writes_nothing(store):
    with hold(store.engine, "load") as lease:
        with store.engine.begin() as connection:
            connection.execute(schema.LEASE.update().values(owner="somebody|1|else"))
        with pytest.raises(Busy, match="took over"):
            leases_write(store, lease)
    assert store.version(EVERYTHING) == 0


def leases_write(store: Store, lease: Lease) -> None:
    from data.store import write_load  # noqa: PLC0415

    write_load(store.engine, lease, new_load())


def test_a_loads_own_lease_lets_it_write(store):
    assert write(store) == 1
    with store.engine.connect() as connection:
        assert connection.execute(sa.select(schema.LEASE.c.owner)).scalars().all() == [""]
