"""Everything that is held about one child."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import sqlalchemy as sa

from data.store import schema
from data.store.typed_rows import typed_frame
from data.tables import TABLES, Type


def read_child(connection: sa.Connection, person_id: str) -> dict[str, pd.DataFrame]:
    """Rows that name the child; then rows that name nobody but belong to one of those."""
    found: dict[str, pd.DataFrame] = {}
    for name in TABLES:
        column = _person_column(name)
        if column is not None:
            rows = _rows_where(connection, name, schema.EXTRACT[name].c[column] == person_id)
            if len(rows):
                found[name] = rows
    for name in TABLES:
        owned = _owned(name, found)
        if owned is None:
            continue
        rows = _rows_where(connection, name, owned)
        if len(rows):
            held = [found[name], rows] if name in found else [rows]
            found[name] = pd.concat(held, ignore_index=True)
    return found


def _person_column(name: str) -> str | None:
    if name == "person":
        return "person_id"
    return next((column.name for column in TABLES[name].columns if column.links == "person"), None)


def _owned(name: str, found: Mapping[str, pd.DataFrame]) -> sa.ColumnElement[bool] | None:
    """Rows of a table that name nobody, but link to a row that was found."""
    table, ways = schema.EXTRACT[name], []
    for column in TABLES[name].columns:
        parent = column.links
        if column.type is not Type.LINK or parent in (None, "person", "professionals", "department", name):
            continue
        if parent not in found:
            continue
        key = column.name if column.name in TABLES[parent].names else TABLES[parent].key
        if key is not None and (known := [value for value in found[parent][key] if isinstance(value, str)]):
            ways.append(table.c[column.name].in_(sorted(set(known))))
    if not ways:
        return None
    person = _person_column(name)
    owned = sa.or_(*ways)
    return owned if person is None else sa.and_(owned, table.c[person].is_(None))


def _rows_where(connection: sa.Connection, name: str, condition: sa.ColumnElement[bool]) -> pd.DataFrame:
    rows = connection.execute(sa.select(schema.EXTRACT[name]).where(condition)).all()
    return typed_frame(TABLES[name].columns, rows)
