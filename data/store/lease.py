"""The lease: of all the processes that could load, one does. It lapses by itself when its holder dies.

Time is the database's, so that machines whose clocks differ agree. A holder that was killed on this machine is known to
be dead at once; elsewhere the lease runs out after LASTS seconds without a sign of life.
"""

from __future__ import annotations

import os
import socket
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import sqlalchemy as sa

from data.store.connect import Busy, StoreError, is_sqlite, told, writing
from data.store.schema import LEASE

#: Seconds until a lease lapses whose holder gives no sign of life, and how often it gives one.
LASTS = 90.0
SIGN_OF_LIFE = 15.0

#: A free lease, unless another process has just made one.
_FREE = sa.text("insert into lease (name, owner, since, until) values (:name, '', '', 0) on conflict do nothing")


class Lease:
    """One holding of a name. ``confirm`` proves, inside the transaction of what it guards, that it is still held."""

    def __init__(self, engine: sa.Engine, name: str) -> None:
        self._engine, self.name = engine, name
        self.owner = f"{_here()}|{os.getpid()}|{uuid.uuid4().hex[:12]}"
        self._ended = threading.Event()
        self._heart = threading.Thread(target=self._beat, name=f"lease {name}", daemon=True)

    def take(self) -> bool:
        """True where nobody else holds it; it then is ours until released."""
        with writing(self._engine) as connection:
            if not is_sqlite(connection):
                connection.execute(sa.text("set local lock_timeout = '2s'"))
            now = _now(connection)
            held = connection.execute(sa.select(LEASE).where(LEASE.c.name == self.name)).one_or_none()
            if held is None:
                connection.execute(_FREE.bindparams(name=self.name))
            stale = LEASE.c.until < now
            if held is not None and _is_dead(held.owner):
                stale = sa.or_(stale, LEASE.c.owner == held.owner)
            values = {"owner": self.owner, "since": _moment(connection), "until": now + LASTS}
            taken = connection.execute(LEASE.update().where(LEASE.c.name == self.name, stale).values(values))
            won = taken.rowcount == 1
        if won:
            self._heart.start()
        return won

    def confirm(self, connection: sa.Connection) -> None:
        """Keep the lease and hold others off until this transaction ends; StoreError where it has been lost."""
        ours = sa.and_(LEASE.c.name == self.name, LEASE.c.owner == self.owner)
        kept = connection.execute(LEASE.update().where(ours).values(until=_now(connection) + LASTS))
        if kept.rowcount != 1:
            raise Busy(f"Another process took over {told(self._engine.url)} while this one stood still: load again.")

    def release(self) -> None:
        """Let others have it. Nothing is lost where that fails: the lease lapses."""
        self._ended.set()
        if self._heart.is_alive():
            self._heart.join(SIGN_OF_LIFE)
        with suppress(StoreError), writing(self._engine) as connection:
            ours = sa.and_(LEASE.c.name == self.name, LEASE.c.owner == self.owner)
            connection.execute(LEASE.update().where(ours).values(owner="", until=0.0))

    def _beat(self) -> None:
        while not self._ended.wait(SIGN_OF_LIFE):
            # While our own load holds the write lock no one else can take the lease either: a missed sign is no harm.
            with suppress(StoreError), writing(self._engine) as connection:
                self.confirm(connection)


def holder(engine: sa.Engine, name: str) -> str | None:
    """Who holds a lease and since when, in words without a process's secrets; None where nobody does."""
    with engine.connect() as connection:
        held = connection.execute(
            sa.select(LEASE.c.owner, LEASE.c.since).where(LEASE.c.name == name, LEASE.c.until > _now(connection))
        ).one_or_none()
    if held is None or _is_dead(held.owner):
        return None
    place, pid, _ = held.owner.split("|")
    return f"process {pid} on {place.split('@')[0]} since {held.since}"


@contextmanager
def hold(engine: sa.Engine, name: str, patience: float = 0.0) -> Iterator[Lease]:
    """Hold a lease while something is done; Busy where another process keeps it longer than ``patience`` seconds."""
    until = time.monotonic() + patience
    while True:
        lease = Lease(engine, name)
        try:
            won = lease.take()
        except Busy:
            won = False  # another writer holds the whole file: as good as the lease
        if won:
            break
        if time.monotonic() >= until:
            who = holder(engine, name) or "another process"
            raise Busy(f"A load into {told(engine.url)} is already under way ({who}): try again when it has ended.")
        time.sleep(0.25)
    try:
        yield lease
    finally:
        lease.release()


def _now(connection: sa.Connection) -> float:
    clock = (
        "select (julianday('now') - 2440587.5) * 86400.0"
        if is_sqlite(connection)
        else "select extract(epoch from clock_timestamp())::double precision"
    )
    return float(connection.execute(sa.text(clock)).scalar_one())


def _moment(connection: sa.Connection) -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(_now(connection)))


def _here() -> str:
    """This machine and its space of process numbers: two containers may share a name but not their processes."""
    space = ""
    with suppress(OSError):
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        space = f"{Path('/proc/self/ns/pid').readlink()}{boot}"
    return f"{socket.gethostname()}@{space}".replace("|", "_")


def _is_dead(owner: str) -> bool:
    """True where the holder was a process of this machine that is no more. Elsewhere nobody can say: False."""
    place, _, rest = owner.partition("|")
    pid = rest.partition("|")[0]
    if place != _here() or "[" not in place or not pid.isdigit():
        return False
    return not Path(f"/proc/{pid}").exists()
