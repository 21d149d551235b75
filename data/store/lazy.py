"""The tables of a store as a mapping: each is fetched when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from data.scope import Scope
from data.store.store import Store
from data.tables import RECORDS


class StoredTables(Mapping[str, pd.DataFrame]):
    """Typed frames by table name. An indicator that reads two tables costs two reads, not forty."""

    def __init__(self, store: Store, scope: Scope, names: Sequence[str] | None = None) -> None:
        """``names`` are the tables there are: unless given, those that any load brought, and the records there are."""
        self._store, self._scope = store, scope
        kinds = tuple(name for name in store.supplied(scope) if name in RECORDS) if names is None else ()
        self._names = (*store.feeds(scope)["table"], *kinds) if names is None else tuple(names)
        self._frames: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._frames:
            read = self._store.records(self._scope, name) if name in RECORDS else None
            self._frames.update(self._store.tables(self._scope, [name]) if read is None else {name: read})
        return self._frames[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
