"""Records that a person typed on a page: written and counted anew as those of a file are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from data.scope import EVERYTHING
from data.store import Invalid, Store, remove_records, write_records
from data.tables import RECORDS, Record
from etl.records.importing import WRITABLE
from etl.records.recount import counting_anew


def write_typed(
    store: Store, name: str, rows: Sequence[Mapping[str, Any]], *, by: str, source: str, seen: str | None = None
) -> None:
    """Write the rows, all or none, and count anew what follows from them in the same transaction.

    Invalid, with a sentence, where a row cannot be a record, or where it was changed since it was ``seen`` (what
    write_records says of both); Busy where a load is under way. Rows that no indicator counts wait for no load: a
    meeting goes on while one runs. What is held against other rows, as targets are, is held against those of the store.
    """
    filled = [dict(row) for row in rows]
    for one in WRITABLE[name](filled, (), store) if name in WRITABLE else ():
        raise Invalid(one.reason)
    _write(store, name, filled, by=by, source=source, seen=seen)


def _write(
    store: Store, name: str, rows: Sequence[Mapping[str, Any]], *, by: str, source: str, seen: str | None
) -> None:
    if _is_uncounted(store, RECORDS[name], rows):
        write_records(store, name, rows, by=by, source=source, whole=True, seen=seen)
        return
    with counting_anew(store, name) as (then, _):
        write_records(store, name, rows, by=by, source=source, then=then, whole=True, seen=seen)


def _is_uncounted(store: Store, record: Record, rows: Sequence[Mapping[str, Any]]) -> bool:
    """True where no indicator counts the rows, nor those that stand under the same keys now."""
    apart = record.uncounted
    if apart is None or any(row.get(apart) is None for row in rows):
        return False
    held = store.records(EVERYTHING, record.name)
    counted = held[held[apart].isna()][list(record.key)]
    written = {tuple(row.get(part) for part in record.key) for row in rows}
    return written.isdisjoint(tuple(row) for row in counted.to_numpy())


def remove_typed(store: Store, name: str, keys: Sequence[Mapping[str, Any]], *, by: str, source: str) -> None:
    """Take records away by their keys, and count anew; Busy where a load is under way."""
    with counting_anew(store, name) as (then, _):
        remove_records(store, name, keys, by=by, source=source, then=then)

