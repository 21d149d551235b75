"""What follows from records, counted anew as soon as they change: a page never shows yesterday's reviews today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from data.scope import EVERYTHING
from data.store import Anew, Lease, Pending, Store, StoredTables, hold
from etl.load import LEASE, PATIENCE, count
from indicators.catalogue import INDICATORS, lists_of, recorded_indicators
from indicators.reading import reading_of


@contextmanager
def counting_anew(store: Store, kind: str) -> Iterator[tuple[Callable[[Pending], None] | None, list[str]]]:
    """What to do within the transaction that writes records, under the lease of loads; and the ids it counted, after.

    Nothing, and no lease, where no indicator is counted from this kind. Busy where a load is under way.
    """
    counted: list[str] = []
    if not recorded_indicators({kind}):
        yield None, counted
        return
    with hold(store.engine, LEASE, PATIENCE) as lease:
        yield lambda pending: counted.extend(count_anew(pending, lease, kind)), counted


def count_anew(pending: Pending, lease: Lease, kind: str) -> tuple[str, ...]:
    """Replace what the indicators of a kind of record came to in the latest load; which they are.

    They are counted as of that load, over its tables and the records as they will be. None where nothing is loaded.
    """
    store = pending.store
    load = store.latest_load(EVERYTHING)
    names = recorded_indicators({kind})
    if load is None or not names:
        return ()
    reading = reading_of(StoredTables(store, EVERYTHING), store, EVERYTHING, load)
    found = count(reading, _silent, [INDICATORS[name] for name in names], pending.packer())
    pending.replace(lease, Anew(names, lists_of(names), found.packer, found.results, found.lacking, found.cases))
    return names


def _silent(_stage: str, _done: int, _total: int) -> None:
    """No one listens."""
