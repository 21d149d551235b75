"""The load command killed at any moment, twenty times: the last good load is still there, whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from data.results import Grain, UnitKind
from data.scope import EVERYTHING
from data.store import Store, schema
from tests.needs import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process is killed as Unix kills it")


@dataclass(frozen=True)
class Whole:
    """What a load left behind, so far as one can tell two loads apart."""

    account: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, int], ...]
    contacts: float
    cases: int


def whole(store: Store) -> Whole:
    """The load that is on screen: what it says of itself, what the tables hold, a number and a list."""
    with store.snapshot() as held:
        load = held.latest_load(EVERYTHING)
        assert load is not None
        with held.engine.connect() as connection:
            rows = {
                name: connection.execute(sa.select(sa.func.count()).select_from(schema.EXTRACT[name])).scalar_one()
                for name in ("contacts", "cin_episodes", "cla_visits")
            }
        (one,) = held.series(EVERYTHING, ["contacts_total"], Grain.DAY, kinds=[UnitKind.TRUST])
        account = {row[0]: row[3] for row in load.account}
        return Whole(
            tuple((name, account[name]) for name in rows),
            tuple(rows.items()),
            float(one.value[-90:].sum()),
            len(held.cases(EVERYTHING, "contacts_total")),
        )


def command(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "etl", *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@pytest.mark.slow
def test_the_load_command_killed_twenty_times_leaves_the_last_good_load_whole(tmp_path: Path) -> None:
    extracts = [tmp_path / "smaller", tmp_path / "larger"]
    for extract, scale in zip(extracts, ("0.01", "0.02"), strict=True):
        assert command("synthesize", str(extract), "--scale", scale, "--as-of", "2026-06-30").wait() == 0
    path = str(tmp_path / "s.db")
    expected = []
    for extract in extracts:
        begun = time.monotonic()
        assert command("load", str(extract), "--store", path).wait() == 0
        span = time.monotonic() - begun  # how long a load takes on this machine, now
        store = Store.open(path)
        expected.append(whole(store))
        store.close()
    assert expected[0] != expected[1]
    assert all(one.account == one.rows for one in expected)

    chance = random.Random(20260630)
    last, cut_short = 2, 0
    for number in range(20):
        killed = command("load", str(extracts[number % 2]), "--store", path)
        # The first moments are Python's own, importing: most of what can be harmed lies behind them.
        time.sleep(span * chance.uniform(0.3, 1.1))
        os.kill(killed.pid, signal.SIGKILL)
        was_cut = killed.wait() == -signal.SIGKILL
        cut_short += was_cut
        span *= 1 if was_cut else 0.9  # the machine is quicker now than when the span was measured
        store = Store.open(path)
        now = store.version(EVERYTHING)
        assert now >= last
        assert whole(store) in expected
        last = now
        store.close()
    assert cut_short >= 5, "hardly a load was killed: the test proves little"
    assert command("load", str(extracts[0]), "--store", path).wait() == 0
    store = Store.open(path)
    assert store.version(EVERYTHING) > last
    assert whole(store) == expected[0]
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    store.close()
