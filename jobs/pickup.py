"""Picking up extracts: each new one is loaded once, by one process, when it has been written to its end."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from data.scope import EVERYTHING
from data.store import Busy, PickedUp, Store, StoreError, hold, set_aside_extract
from etl.findings import Unreadable
from etl.load import LEASE, load
from jobs.extracts import REASON, Extract, Stamp, content_mark, found_in
from jobs.timetable import Timetable

log = logging.getLogger("sightline.jobs")

#: How far back a missed reading of a database is looked for.
REACH = timedelta(days=8)


@dataclass
class Pickup:
    """The work of the scheduler on one store. ``stop`` ends it between one extract and the next."""

    timetable: Timetable
    store: Store
    stop: threading.Event = field(default_factory=threading.Event)
    _marks: dict[Stamp, str] = field(default_factory=dict)  #: content marks of files that have not changed since

    def look(self) -> int:
        """Look in every folder and load what is new, the oldest first; how many were loaded."""
        done = self._dealt_with()
        new = [extract for extract in self._found() if self._marks.get(extract.stamp) not in done]
        if not new or self.stop.wait(self.timetable.settled_seconds):
            return 0
        now = {extract.path: extract.stamp for extract in self._found()}
        settled = [extract for extract in new if now.get(extract.path) == extract.stamp]
        if len(settled) < len(new):
            log.info("%d extracts are still being written: left for the next look", len(new) - len(settled))
        loaded = 0
        for extract in sorted(settled, key=lambda extract: extract.changed):
            if self.stop.is_set():
                break
            loaded += self._pick_up(extract)
        return loaded

    def read_databases(self) -> int:
        """Read every database that has not been read since it was last due; how many were."""
        due = last_due(self.timetable, datetime.now(UTC))
        loaded = 0
        for url in self.timetable.databases:
            if self.stop.is_set():
                break
            name = told(url)
            slot = hashlib.sha256(f"{name} {due.isoformat()}".encode()).hexdigest()
            loaded += self._load_once(PickedUp(slot, name), url, None)
        return loaded

    def catch_up(self) -> int:
        """Whatever came, or came due, since somebody last looked: also while nobody was there to look."""
        return self.look() + self.read_databases()

    def _found(self) -> list[Extract]:
        found: list[Extract] = []
        for folder in self.timetable.folders:
            try:
                found += found_in(folder)
            except OSError as problem:
                log.error("The folder %s cannot be read: %s", folder, problem.strerror)  # noqa: TRY400 - a line says it
        return found

    def _pick_up(self, extract: Extract) -> bool:
        try:
            mark = content_mark(extract)
        except OSError as problem:
            log.warning("%s cannot be read (%s): left for the next look", extract.name, problem.strerror)
            return False
        self._marks[extract.stamp] = mark
        return self._load_once(PickedUp(mark, extract.name), extract.source, extract.path)

    def _load_once(self, found: PickedUp, source: Sequence[Path] | str, path: Path | None) -> bool:
        """Load what nobody has loaded yet, under the lease, so that nobody else can be at it."""
        if found.sha256 in self._dealt_with():
            return False
        try:
            with hold(self.store.engine, LEASE) as lease:
                if found.sha256 in self._dealt_with():
                    return False
                loaded = load(source, self.store, lease=lease, picked_up=found)
        except (Busy, StoreError) as problem:  # no fault of the extract: it is tried at the next look
            log.log(logging.INFO if isinstance(problem, Busy) else logging.ERROR, "%s waits: %s", found.name, problem)
        except Unreadable as problem:
            if path is None:  # a database may answer again by the next look
                log.error("%s was not read: %s", found.name, problem)  # noqa: TRY400 - a trace may hold values of rows
            else:
                self._set_aside(found, str(problem), path)
        except Exception as problem:  # noqa: BLE001 - one extract must not stop the next, nor be tried for ever
            self._set_aside(found, f"Sightline failed on it ({type(problem).__name__}): please report it.", path)
        else:
            read = sum(row.read for row in loaded.account)
            log.info("%s is load %d: %d rows read, %d set aside", found.name, loaded.load_id, read, loaded.set_aside)
            _forget_reason(path)
            return True
        return False

    def _set_aside(self, found: PickedUp, reason: str, path: Path | None) -> None:
        """Remember why in the store and, where the folder may be written to, beside the extract."""
        log.error("%s was set aside: %s", found.name, reason)
        with suppress(StoreError):
            set_aside_extract(self.store.engine, found, reason)
        if path is not None:
            with suppress(OSError):
                _reason_file(path).write_text(
                    f"{reason}\n\nThe last good load stays on screen. This extract is tried again when it changes, or "
                    f"by hand: python -m etl load {path.name}\n",
                    encoding="utf-8",
                )

    def _dealt_with(self) -> set[str]:
        return set(self.store.picked_up(EVERYTHING)["sha256"])


def _forget_reason(path: Path | None) -> None:
    if path is not None:
        with suppress(OSError):
            _reason_file(path).unlink(missing_ok=True)


def _reason_file(path: Path) -> Path:
    return path.parent / f"{path.name}{REASON}"


def told(url: str) -> str:
    """A database without its password."""
    try:
        return sa.make_url(url).render_as_string(hide_password=True)
    except sa.exc.ArgumentError:
        return "a database whose URL cannot be read"


def last_due(timetable: Timetable, now: datetime) -> datetime:
    """The latest time by now at which databases were to be read."""
    trigger = timetable.trigger(timetable.daily)
    due = now - REACH
    moment: datetime | None = trigger.get_next_fire_time(None, due)
    while moment is not None and moment <= now:
        due = moment
        moment = trigger.get_next_fire_time(None, due + timedelta(seconds=1))
    return due.astimezone(UTC)
