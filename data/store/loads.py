"""Loads as they are told: what was read, as of when, and what became of every row."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from data.store import schema


@dataclass(frozen=True)
class Load:
    """One load: where it came from, as of when, and what became of its rows."""

    id: int
    as_of: datetime
    as_of_from: str
    started_at: datetime
    finished_at: datetime
    source: str  #: ssd-csv, ssd-database or annex-a
    invented: bool
    files: tuple[tuple[str, str], ...]  #: name and SHA-256
    account: tuple[tuple[str, str, int, int, int], ...]  #: table, file, read, loaded, set aside
    seconds: Mapping[str, float]
    covers_from: date
    findings: int
    set_aside: int
    notes: tuple[str, ...]


def latest(connection: sa.Connection) -> int:
    """The id of the latest load, 0 where nothing was loaded yet."""
    return int(connection.execute(sa.select(sa.func.max(schema.LOAD.c.id))).scalar() or 0)


def read_loads(connection: sa.Connection, limit: int | None) -> list[Load]:
    """The latest loads, latest first, each with its files and its account of rows."""
    load, file, account = schema.LOAD, schema.LOAD_FILE, schema.LOAD_ACCOUNT
    rows = connection.execute(sa.select(load).order_by(load.c.id.desc()).limit(limit)).all()
    if not rows:
        return []
    files = _by_load(connection, file, ("name", "sha256"), rows[-1].id)
    accounts = _by_load(connection, account, ("table_name", "file", "read", "loaded", "set_aside"), rows[-1].id)
    return [_load(row, files.get(row.id, ()), accounts.get(row.id, ())) for row in rows]


def _by_load(
    connection: sa.Connection, table: sa.Table, columns: Sequence[str], since: int
) -> dict[int, tuple[tuple[Any, ...], ...]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    asked = sa.select(table.c.load_id, *(table.c[name] for name in columns)).where(table.c.load_id >= since)
    for load_id, *rest in connection.execute(asked.order_by(table.c.load_id, table.c.number)):
        found.setdefault(load_id, []).append(tuple(rest))
    return {load_id: tuple(rows) for load_id, rows in found.items()}


def _load(row: Any, files: Sequence[tuple[Any, ...]], account: Sequence[tuple[Any, ...]]) -> Load:
    return Load(
        id=row.id,
        as_of=datetime.fromisoformat(row.as_of),
        as_of_from=row.as_of_from,
        started_at=datetime.fromisoformat(row.started_at),
        finished_at=datetime.fromisoformat(row.finished_at),
        source=row.kind,
        invented=bool(row.invented),
        files=tuple((str(name), str(mark)) for name, mark in files),
        account=tuple((str(a), str(b), int(c), int(d), int(e)) for a, b, c, d, e in account),
        seconds=json.loads(row.seconds),
        covers_from=date.fromisoformat(row.covers_from),
        findings=row.findings,
        set_aside=row.set_aside,
        notes=tuple(json.loads(row.notes)),
    )
