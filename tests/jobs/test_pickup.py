"""Picking up extracts: each new one once, by one process, when it is whole; a bad one is set aside and harms nobody."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.scope import EVERYTHING
from data.store import Store, StoreError, hold
from etl.load import LEASE
from jobs import pickup as pickups
from jobs.pickup import Pickup, last_due
from jobs.timetable import Timetable
from tests.needs import ROOT

HEAD = "cont_contact_id,cont_person_id,cont_contact_date\n"


@pytest.fixture
def store(store_url):
    store = Store.open(store_url)
    yield store
    store.close()


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    folder = tmp_path / "drop"
    folder.mkdir()
    return folder


def extract(folder: Path, contacts: int, name: str = "ssd_contacts.csv") -> Path:
    """An extract of so many contacts."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = "".join(f"c{n},p{n},2026-06-01\n" for n in range(contacts))
    (folder / name).write_text(HEAD + rows, encoding="utf-8")
    return folder


def picker(store: Store, *folders: Path, settled: float = 0.0, databases: tuple[str, ...] = ()) -> Pickup:
    return Pickup(Timetable(folders, databases, settled_seconds=settled), store)


def contacts_in(store: Store) -> int:
    return len(store.tables(EVERYTHING, ["contacts"])["contacts"])


def start(store_url: str, drop: Path, *more: str) -> subprocess.Popen[str]:
    """The scheduler, as people start it."""
    environment = os.environ | {"SIGHTLINE_EXTRACTS": str(drop), "SIGHTLINE_SETTLED_SECONDS": "0.2"}
    command = [sys.executable, "-m", "jobs", "--store", store_url, *more]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)


def test_what_is_new_is_loaded_and_what_was_loaded_is_not_loaded_again(store, drop):
    extract(drop / "monday", 3)
    pickup = picker(store, drop)
    assert pickup.look() == 1
    assert contacts_in(store) == 3
    assert pickup.look() == 0
    assert picker(store, drop).look() == 0, "another process, after a stop, knows it by its content"
    shutil.copytree(drop / "monday", drop / "copy of monday")
    assert pickup.look() == 0
    extract(drop / "tuesday", 4)
    assert pickup.look() == 1
    assert contacts_in(store) == 4
    past = store.picked_up(EVERYTHING)
    assert past[["name", "outcome", "load_id"]].to_numpy().tolist() == [
        ["tuesday", "loaded", 2],
        ["monday", "loaded", 1],
    ]


def test_several_new_ones_are_loaded_oldest_first_so_that_the_latest_is_what_is_shown(store, drop):
    for number, name in enumerate(("b", "c", "a")):
        extract(drop / name, number + 1)
        moment = 1_780_000_000 + 3600 * number
        os.utime(drop / name / "ssd_contacts.csv", (moment, moment))
    assert picker(store, drop).look() == 3
    assert contacts_in(store) == 3


def test_files_that_lie_loose_are_one_extract_and_are_loaded_again_when_they_change(store, drop):
    extract(drop, 2)
    (drop / "ssd_person.csv").write_text("pers_person_id\np1\n", encoding="utf-8")
    (drop / ".ssd_person.csv.swp").write_text("somebody's work in progress", encoding="utf-8")
    pickup = picker(store, drop)
    assert pickup.look() == 1
    assert {table for table, *_ in store.latest_load(EVERYTHING).account} == {"contacts", "person"}
    extract(drop, 5)
    assert pickup.look() == 1
    assert contacts_in(store) == 5


def test_a_workbook_in_the_folder_is_an_extract_by_itself(store, drop, realdata):
    shutil.copy(realdata / "annex-a" / "liia_Annex_A_2024_Jan.xlsx", drop)
    assert picker(store, drop).look() == 1
    assert store.latest_load(EVERYTHING).source == "annex-a"


def test_a_file_that_is_still_growing_is_left_until_it_has_stopped(store, drop):
    path = extract(drop / "slow", 1) / "ssd_contacts.csv"
    ended = threading.Event()

    def grow() -> None:
        with path.open("a", encoding="utf-8") as file:
            for n in range(1, 40):
                file.write(f"d{n},q{n},2026-06-02\n")
                file.flush()
                time.sleep(0.05)
        ended.set()

    growing = threading.Thread(target=grow)
    growing.start()
    pickup = picker(store, drop, settled=0.4)
    looks = 0
    while not ended.is_set():
        looks += 1
        assert pickup.look() == 0 or ended.is_set()
    growing.join()
    while store.version(EVERYTHING) == 0:
        pickup.look()
    assert looks >= 2
    assert contacts_in(store) == 40
    assert store.version(EVERYTHING) == 1


def test_a_file_that_comes_while_its_folder_is_looked_at_is_waited_for(store, drop):
    extract(drop / "half", 2)
    pickup = picker(store, drop, settled=0.5)
    later = threading.Timer(0.2, lambda: (drop / "half" / "ssd_person.csv").write_text("pers_person_id\np1\n"))
    later.start()
    assert pickup.look() == 0
    later.join()
    assert pickup.look() == 1
    assert {table for table, *_ in store.latest_load(EVERYTHING).account} == {"contacts", "person"}


def test_a_bad_extract_is_set_aside_with_its_reason_and_the_last_good_load_stays(store, drop):
    extract(drop / "good", 3)
    pickup = picker(store, drop)
    pickup.look()
    (drop / "bad.xlsx").write_bytes(b"PK\x03\x04 this is no workbook")
    assert pickup.look() == 0
    assert contacts_in(store) == 3
    assert store.version(EVERYTHING) == 1
    (row,) = store.picked_up(EVERYTHING).query("outcome == 'set aside'").to_dict("records")
    assert row["name"] == "bad.xlsx"
    assert "bad.xlsx" in row["reason"]
    beside = (drop / "bad.xlsx.reason.txt").read_text(encoding="utf-8")
    assert beside.startswith(row["reason"])
    assert "python -m etl load bad.xlsx" in beside
    assert pickup.look() == 0, "it is not tried again"
    extract(drop / "after", 4)
    assert pickup.look() == 1, "and it keeps no other from being loaded"


def test_a_bad_extract_that_is_mended_is_loaded_and_its_reason_goes(store, drop):
    folder = drop / "june"
    folder.mkdir()
    (folder / "ssd_contacts.csv").write_bytes(b"")
    pickup = picker(store, drop)
    pickup.look()
    assert (drop / "june.reason.txt").exists()
    extract(folder, 2)
    assert pickup.look() == 1
    assert not (drop / "june.reason.txt").exists()


def test_a_folder_that_may_not_be_written_to_keeps_the_reason_in_the_store_alone(store, drop, monkeypatch):
    (drop / "bad.xlsx").write_bytes(b"PK\x03\x04 this is no workbook")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_text", refuse)
    assert picker(store, drop).look() == 0
    assert store.picked_up(EVERYTHING)["outcome"].tolist() == ["set aside"]
    assert [path.name for path in drop.iterdir()] == ["bad.xlsx"]


def test_what_nobody_foresaw_sets_the_extract_aside_without_a_word_of_its_rows(store, drop, monkeypatch, caplog):
    extract(drop / "odd", 1)

    def fail(*_: object, **__: object) -> None:
        raise ValueError("could not read Ann Example, born 2015-01-01")

    monkeypatch.setattr(pickups, "load", fail)
    assert picker(store, drop).look() == 0
    assert "ValueError" in store.picked_up(EVERYTHING)["reason"][0]
    assert "Ann Example" not in caplog.text + store.picked_up(EVERYTHING)["reason"][0]


def test_a_store_that_cannot_be_written_is_no_fault_of_the_extract(store, drop, monkeypatch):
    extract(drop / "june", 1)
    pickup = picker(store, drop)
    with monkeypatch.context() as patch:
        patch.setattr(pickups, "load", lambda *_, **__: (_ for _ in ()).throw(StoreError("There is no room left.")))
        assert pickup.look() == 0
    assert store.picked_up(EVERYTHING).empty
    assert pickup.look() == 1


def test_while_somebody_else_loads_the_extract_waits_for_the_next_look(store, drop):
    extract(drop / "june", 1)
    pickup = picker(store, drop)
    with hold(store.engine, LEASE):
        assert pickup.look() == 0
    assert pickup.look() == 1


def test_a_folder_that_is_not_there_stops_nothing(store, drop, tmp_path):
    extract(drop / "june", 1)
    assert picker(store, tmp_path / "gone", drop).look() == 1


def test_a_database_is_read_once_each_time_it_comes_due(store, tmp_path):
    source = tmp_path / "cms.db"
    with sqlite3.connect(source) as connection:
        connection.execute(
            "create table ssd_contacts (cont_contact_id text, cont_person_id text, cont_contact_date text)"
        )
        connection.execute("insert into ssd_contacts values ('c1', 'p1', '2026-06-01')")
    connection.close()
    url = f"sqlite:///{source}"
    pickup = picker(store, databases=(url,))
    assert pickup.catch_up() == 1
    assert store.latest_load(EVERYTHING).source == "ssd-database"
    assert pickup.catch_up() == 0
    assert picker(store, databases=(url,)).catch_up() == 0


def test_a_database_that_does_not_answer_is_tried_again_at_the_next_look(store, tmp_path):
    pickup = picker(store, databases=(f"sqlite:///{tmp_path / 'nowhere' / 'cms.db'}",))
    assert pickup.catch_up() == 0
    assert store.picked_up(EVERYTHING).empty


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-07-01T04:29:59", "2026-06-30T04:30:00"),
        ("2026-07-01T04:30:00", "2026-07-01T04:30:00"),
        ("2026-07-01T23:00:00", "2026-07-01T04:30:00"),
        ("2026-12-01T05:29:00", "2026-11-30T05:30:00"),
        ("2026-12-01T05:31:00", "2026-12-01T05:30:00"),
    ],
    ids=[
        "before half past five in summer",
        "on the minute",
        "the same day",
        "before it in winter",
        "after it in winter",
    ],
)
def test_what_is_due_is_due_at_half_past_five_in_london(now, due):
    def utc(text: str) -> datetime:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)

    assert last_due(Timetable((), ()), utc(now)) == utc(due)


@pytest.mark.slow
def test_two_processes_that_look_at_once_load_a_new_extract_exactly_once(store_url, drop):
    extract(drop / "june", 200)
    looking = [start(store_url, drop, "--once") for _ in range(2)]
    said = [process.communicate(timeout=120)[1] for process in looking]
    assert [process.returncode for process in looking] == [0, 0], said
    store = Store.open(store_url)
    assert len(store.loads(EVERYTHING)) == 1, said
    assert store.picked_up(EVERYTHING)["outcome"].tolist() == ["loaded"]
    store.close()


@pytest.mark.slow
def test_the_scheduler_catches_up_when_it_starts_and_ends_cleanly_when_told_to(store_url, drop):
    extract(drop / "came while nobody was there", 2)
    store = Store.open(store_url)
    process = start(store_url, drop)
    try:
        until = time.monotonic() + 60
        while store.version(EVERYTHING) == 0:
            assert time.monotonic() < until
            assert process.poll() is None
            time.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=30)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0
    assert "ended" in said
    assert "Traceback" not in said
    assert contacts_in(store) == 2
    with hold(store.engine, LEASE):
        pass
    store.close()
