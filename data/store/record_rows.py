"""Records as they are read: those of the trust that the store now holds, cut to a scope."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import sqlalchemy as sa

from data.results import UnitKind
from data.scope import Depth, Scope
from data.store import schema
from data.store.typed_rows import typed_frame
from data.store.visibility import Visibility, require_depth
from data.tables import RECORDS, Record, Type
from data.tables.records import column

HISTORY = ("changed_at", "changed_by", "source", "record_key", "column", "was", "now")
_WHO = (column("changed_at", Type.TEXT, "When it was last changed"), column("changed_by", Type.TEXT, "By whom"))


def record_named(name: str) -> Record:
    """The declaration of a kind of record; KeyError names those there are."""
    if name not in RECORDS:
        raise KeyError(f"no record {name}; there are {', '.join(sorted(RECORDS))}")
    return RECORDS[name]


def key_text(record: Record, row: Mapping[str, Any]) -> str:
    """A record's key as the store and its history name it: the cells of its key, as JSON."""
    return json.dumps([plain(row.get(part)) for part in record.key], ensure_ascii=False)


def plain(value: Any) -> Any:
    """A cell as JSON holds it."""
    return value.isoformat() if isinstance(value, date) else value


def is_invented(connection: sa.Connection) -> bool:
    """Whether the store holds an invented trust now; an empty store holds none."""
    load = schema.LOAD
    return bool(connection.execute(sa.select(load.c.invented).order_by(load.c.id.desc()).limit(1)).scalar())


def require_record(scope: Scope, record: Record) -> None:
    """PermissionError unless the scope goes deep enough for what every row of this kind names."""
    depth = Depth.WORKER if record.names_workers else Depth.AGGREGATE
    require_depth(scope, depth, f"{record.name} records")


def shows(record: Record, visible: Visibility, row: Mapping[str, Any]) -> bool:
    """True where the scope lets a row through: its unit, and at the depth of children the child it names."""
    if record.child is not None and row.get(record.child) is not None and visible.scope.depth < Depth.CHILD:
        return False
    if record.unit is None:
        return True
    kind, name = record.whose(row)
    if kind == UnitKind.WORKER and visible.scope.depth < Depth.WORKER:
        return False
    return visible.is_whole or (kind, name) in {(one.kind, one.id) for one in visible.units}


def recorded_kinds(connection: sa.Connection, *, invented: bool | None = None) -> list[str]:
    """The kinds of which there is a record: of an invented trust or a real one, that of the store unless given."""
    mark = is_invented(connection) if invented is None else invented
    some = ((name, sa.select(1).where(table.c.invented == mark).limit(1)) for name, table in schema.RECORDED.items())
    return [name for name, asked in some if connection.execute(asked).first() is not None]


def counted_kinds(connection: sa.Connection) -> list[str]:
    """The kinds of which there is a record that indicators may count: what meetings agreed is no quality assurance."""
    mark, found = is_invented(connection), []
    for name, record in RECORDS.items():
        table = schema.RECORDED[name]
        asked = sa.select(1).where(table.c.invented == mark).limit(1)
        if record.uncounted is not None:
            asked = asked.where(table.c[record.uncounted].is_(None))
        if connection.execute(asked).first() is not None:
            found.append(name)
    return found


def latest_change(connection: sa.Connection) -> int:
    """The number of the latest change to any record, 0 where there was none."""
    return int(connection.execute(sa.select(sa.func.max(schema.RECORD_CHANGE.c.change))).scalar() or 0)


def read_records(
    connection: sa.Connection,
    visible: Visibility,
    record: Record,
    *,
    invented: bool | None = None,
    key: Mapping[str, Any] | None = None,
) -> pd.DataFrame:
    """Every declared column, and when and by whom each row was last changed, in the order of their keys.

    With a ``key``, that one row, if it is there.
    """
    table = schema.RECORDED[record.name]
    names = (*record.names, *(one.name for one in _WHO))
    mark = is_invented(connection) if invented is None else invented
    asked = sa.select(*(table.c[name] for name in names)).where(table.c.invented == mark)
    if key is not None:
        asked = asked.where(table.c.record_key == key_text(record, key))
    rows = [tuple(row) for row in connection.execute(asked.order_by(table.c.record_key))]
    if not visible.is_whole or visible.scope.depth < Depth.CHILD:
        rows = [row for row in rows if shows(record, visible, dict(zip(names, row, strict=True)))]
    return typed_frame((*record.columns, *_WHO), rows)


def read_history(connection: sa.Connection, visible: Visibility, record: Record, key: str | None) -> pd.DataFrame:
    """What was changed, a row a cell, the latest first: a new record was blank, a removed one is.

    A row that lies or lay outside the scope is left out.
    """
    change = schema.RECORD_CHANGE
    asked = sa.select(change).where(change.c.record == record.name, change.c.invented == is_invented(connection))
    if key is not None:
        asked = asked.where(change.c.record_key == key)
    found = []
    for row in connection.execute(asked.order_by(change.c.change.desc(), change.c.number)):
        sides = [None if text is None else json.loads(text) for text in (row.was, row.now)]
        if all(side is None or shows(record, visible, side) for side in sides):
            was, now = ({} if side is None else side for side in sides)
            found += [
                (row.changed_at, row.changed_by, row.source, row.record_key, name, was.get(name), now.get(name))
                for name in record.names
                if was.get(name) != now.get(name)
            ]
    return pd.DataFrame(found, columns=list(HISTORY), dtype=object)
