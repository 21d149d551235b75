"""Records that a person typed on a page: written and counted anew as those of a file are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from data.store import Store, remove_records, write_records
from etl.records.recount import counting_anew


def write_typed(store: Store, name: str, rows: Sequence[Mapping[str, Any]], *, by: str, source: str) -> None:
    """Write the rows, all or none, and count anew what follows from them in the same transaction.

    Invalid, with a sentence, where a row cannot be a record; Busy where a load is under way.
    """
    with counting_anew(store, name) as (then, _):
        write_records(store, name, rows, by=by, source=source, then=then, whole=True)


def remove_typed(store: Store, name: str, keys: Sequence[Mapping[str, Any]], *, by: str, source: str) -> None:
    """Take records away by their keys, and count anew; Busy where a load is under way."""
    with counting_anew(store, name) as (then, _):
        remove_records(store, name, keys, by=by, source=source, then=then)

