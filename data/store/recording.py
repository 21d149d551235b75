"""Writing records: rows are validated, those that change nothing are left alone, and every change is remembered."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from data.codes import labels
from data.store import schema
from data.store.bulk import bulk_write
from data.store.connect import StoreError, is_sqlite, writing
from data.store.record_rows import is_invented, key_text, latest_change, plain, record_named
from data.store.recounting import Pending
from data.store.store import Store
from data.store.written import Refused, Written
from data.tables import Column, Record, Type

Row = Mapping[str, Any]

#: Any number of ours: PostgreSQL lets one process at a time write records, as SQLite's one write lock does.
_ADVISORY = 5_719_027
_LONGEST = {Type.KEY: 200, Type.LINK: 200}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_YEARS = range(1900, 2101)
#: What a database or a spreadsheet writes where there is nothing.
_BLANKS = frozenset({"", "NULL", "null", "NaN", "nan"})


class Invalid(ValueError):
    """A row that cannot be a record; the text says what to write instead, and holds no value of the row."""


def write_records(
    store: Store,
    name: str,
    rows: Sequence[Row],
    *,
    by: str,
    source: str,
    invented: bool = False,
    then: Callable[[Pending], None] | None = None,
    whole: bool = False,
    seen: str | None = None,
) -> Written:
    """Add rows to a kind of record, or change those whose keys are there; all that are valid, or whatever fails, none.

    ``whole``: a row that cannot be a record is Invalid, and none is written, as for what one form says.
    ``seen``: the changed_at that the writer read, "" where there was no such record yet; Invalid where that is not how
    it stands now, so that of two people who write at once the second is told, and neither is lost.

    A row names the columns it speaks of: others stay as they are. Cells are text, dates, numbers or None. ``by`` and
    ``source`` (a file, a page) are kept with each change. ``invented`` says that the rows are of an invented trust:
    StoreError where the store holds a real one. ``then`` is run inside the same transaction, with the store as it will
    be: whatever follows from the records changes with them.
    """
    record, who = record_named(name), " ".join(by.split())
    if not who:
        raise ValueError("records are written by somebody: say who")
    with writing(store.engine) as connection:
        _one_at_a_time(connection)
        mark = _mark(connection, store, invented=invented)
        plan = _planned(connection, record, rows, invented=mark)
        if whole and plan.written.refused:
            raise Invalid(plan.written.refused[0].reason)
        if seen is not None:
            _require_unchanged(connection, plan, seen)
        _apply(connection, plan, who[:200], source[:200])
        written = plan.written
        if then is not None and plan.changes:
            then(Pending(Store(store.engine, connection), connection, written))
    return written


def remove_records(
    store: Store,
    name: str,
    keys: Iterable[Row],
    *,
    by: str,
    source: str,
    then: Callable[[Pending], None] | None = None,
) -> int:
    """Take records away by their keys, such as those recorded by mistake; how many were there. History keeps them.

    Invalid where one of them is sealed: none is taken away.
    """
    record, who = record_named(name), " ".join(by.split())
    if not who:
        raise ValueError("records are removed by somebody: say who")
    with writing(store.engine) as connection:
        _one_at_a_time(connection)
        mark = is_invented(connection)
        asked = [
            key_text(record, {part: tidied(record.column(part), row.get(part)) for part in record.key}) for row in keys
        ]
        held = _held(connection, record, asked, invented=mark)
        if any(record.is_sealed(was) for was in held.values()):
            raise Invalid(sealed(record))
        changes = [_Change(key, was, None) for key, was in held.items()]
        plan = _Plan(record, mark, changes, Written(0, len(held), 0, ()))
        _apply(connection, plan, who[:200], source[:200])
        if then is not None and plan.changes:
            then(Pending(Store(store.engine, connection), connection, plan.written))
    return len(held)


def sealed(record: Record) -> str:
    """Why a row that is sealed stays as it is."""
    kept = "as soon as it is kept" if not record.sealed_by else "once it is signed"
    return f"one of the {record.plural} never changes {kept}"


@dataclass(frozen=True)
class _Change:
    key: str
    was: Row | None
    now: Row | None


@dataclass(frozen=True)
class _Plan:
    record: Record
    invented: bool
    changes: list[_Change]
    written: Written


def _one_at_a_time(connection: sa.Connection) -> None:
    if not is_sqlite(connection):
        connection.execute(sa.text("select pg_advisory_xact_lock(:key)"), {"key": _ADVISORY})


def _mark(connection: sa.Connection, store: Store, *, invented: bool) -> bool:
    held = is_invented(connection)
    if invented and not held and connection.execute(sa.select(schema.LOAD.c.id).limit(1)).scalar() is not None:
        raise StoreError(
            f"These records are of an invented trust and {store.told} holds a real one: they must not be mixed, so "
            "nothing was written."
        )
    return held or invented


def _planned(connection: sa.Connection, record: Record, rows: Sequence[Row], *, invented: bool) -> _Plan:
    valid: dict[str, tuple[int, Row]] = {}
    refused: list[Refused] = []
    for place, row in enumerate(rows):
        try:
            tidy = {name: tidied(record.column(name), value) for name, value in row.items()}
            key = _key(record, tidy)
        except Invalid as problem:
            refused.append(Refused(place, str(problem)))
            continue
        if key in valid:
            refused.append(Refused(place, f"the same {' and '.join(record.key)} as an earlier row: that one was kept"))
        else:
            valid[key] = (place, tidy)
    held = _held(connection, record, list(valid), invented=invented)
    changes, unchanged = [], 0
    for key, (place, row) in valid.items():
        was = held.get(key)
        now = dict.fromkeys(record.names) | dict(was or {}) | dict(row)
        lacking = [part for part in record.required if now[part] is None]
        if lacking:
            refused.append(Refused(place, f"{lacking[0]} is blank: a {record.name} needs it"))
        elif now == was:
            unchanged += 1
        elif was is not None and record.is_sealed(was):
            refused.append(Refused(place, sealed(record)))
        else:
            changes.append(_Change(key, was, now))
    new = sum(change.was is None for change in changes)
    refused.sort(key=lambda one: one.place)
    return _Plan(record, invented, changes, Written(new, len(changes) - new, unchanged, tuple(refused)))


def _require_unchanged(connection: sa.Connection, plan: _Plan, seen: str) -> None:
    table = schema.RECORDED[plan.record.name]
    asked = sa.select(table.c.changed_at).where(table.c.invented == plan.invented)
    for one in plan.changes:
        if (connection.execute(asked.where(table.c.record_key == one.key)).scalar() or "") != seen:
            raise Invalid(
                "somebody else changed this after you opened the page: copy what you wrote, open the page again and "
                "put both together"
            )


def _key(record: Record, row: Row) -> str:
    if all(row.get(part) is None for part in record.key):
        raise Invalid(f"{' and '.join(record.key)} is blank: a {record.name} needs its key")
    return key_text(record, row)


def _batches(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[at : at + 500] for at in range(0, len(keys), 500))


def _held(connection: sa.Connection, record: Record, keys: Sequence[str], *, invented: bool) -> dict[str, Row]:
    table = schema.RECORDED[record.name]
    asked = sa.select(table.c.record_key, *(table.c[name] for name in record.names)).where(table.c.invented == invented)
    found: dict[str, Row] = {}
    for some in _batches(keys):
        for key, *cells in connection.execute(asked.where(table.c.record_key.in_(some))):
            found[key] = dict(zip(record.names, cells, strict=True))
    return found


def _apply(connection: sa.Connection, plan: _Plan, by: str, source: str) -> None:
    if not plan.changes:
        return
    record, mark = plan.record, plan.invented
    table, log = schema.RECORDED[record.name], schema.RECORD_CHANGE
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    for some in _batches([one.key for one in plan.changes if one.was is not None]):
        connection.execute(table.delete().where(table.c.invented == mark, table.c.record_key.in_(some)))
    kept = [(one.key, one.now) for one in plan.changes if one.now is not None]
    columns: dict[str, Any] = {name: [row[name] for _, row in kept] for name in record.names}
    beside = {
        "record_key": [key for key, _ in kept],
        "invented": [mark] * len(kept),
        "changed_at": [at] * len(kept),
        "changed_by": [by] * len(kept),
    }
    bulk_write(connection, table, [column.name for column in table.columns], columns | beside)
    change = latest_change(connection) + 1
    names = [column.name for column in log.columns]
    rows = [
        (change, number, record.name, mark, one.key, at, by, source, _json(one.was), _json(one.now))
        for number, one in enumerate(plan.changes, 1)
    ]
    bulk_write(connection, log, names, dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))


def _json(row: Row | None) -> str | None:
    if row is None:
        return None
    filled = {name: plain(value) for name, value in row.items() if value is not None}
    return json.dumps(filled, ensure_ascii=False)


def tidied(column: Column, value: Any) -> Any:
    """A cell as the store keeps it: None, text, a date or a float; Invalid where it can be none of its column's."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if column.type is Type.DATE:
        return _day(column, value)
    if column.type in (Type.NUMBER, Type.INTEGER):
        return _number(column, value)
    if not isinstance(value, str):
        raise Invalid(f"{column.name} is text")
    text = _CONTROL.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = text.strip() if column.type is Type.TEXT and not column.choices else " ".join(text.split())
    if text in _BLANKS or (column.type is Type.LINK and text == "-1"):
        return None
    return _text(column, text)


def _text(column: Column, text: str) -> str:
    longest = _LONGEST.get(column.type, column.longest)
    if len(text) > longest:
        raise Invalid(f"{column.name} is over {longest:,} characters long: shorten it")
    if column.choices and text not in column.choices:
        raise Invalid(f"{column.name} is none of {', '.join(column.choices)}")
    if column.type is Type.FLAG and text not in ("Y", "N"):
        raise Invalid(f"{column.name} is neither Y nor N")
    if column.type is Type.CODE and text not in labels(column.codes or ""):
        raise Invalid(f"{column.name} is none of the codes of {column.codes}")
    if column.type is Type.INSTANT:
        try:
            datetime.fromisoformat(text)
        except ValueError:
            raise Invalid(f"{column.name} is no instant: write it as 2026-06-30T07:15") from None
    return text


def _day(column: Column, value: Any) -> date:
    if isinstance(value, datetime):
        value = value.date()
    if not isinstance(value, date) or value.year not in _YEARS:
        raise Invalid(f"{column.name} is no date: write it as 2026-06-30")
    return value.replace(day=1) if column.month else value


def _number(column: Column, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Invalid(f"{column.name} is no number")
    if column.type is Type.INTEGER and not float(value).is_integer():
        raise Invalid(f"{column.name} is no whole number")
    return float(value)
