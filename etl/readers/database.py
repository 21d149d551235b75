"""A database that holds SSD tables: read only, SELECT only, every cell as text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine

from data.tables import BY_SOURCE
from etl.findings import Unreadable
from etl.readers.raw import TextTable, texts
from etl.readers.workbook import text_of


def read_database(address: str) -> Iterator[tuple[TextTable, str, int]]:
    """Each SSD table that the database holds, with a SHA-256 over its cells and its size as text."""
    url = _url(address)
    shown = url.render_as_string(hide_password=True)
    engine = _engine(url, shown)
    try:
        with engine.connect() as connection:
            _promise_only_to_read(connection)
            for source, schema, table in _tables(connection, shown):
                yield _read(connection, source, schema, table)
    except sa.exc.SQLAlchemyError as problem:
        kind = type(getattr(problem, "orig", None) or problem).__name__
        raise Unreadable(
            f"The database {shown} cannot be read ({kind}): check the address, the account and that it may SELECT."
        ) from None
    finally:
        engine.dispose()


def _url(address: str) -> URL:
    try:
        return sa.make_url(address)
    except sa.exc.ArgumentError:
        raise Unreadable(
            "The database address cannot be read: write it as dialect://user:password@host/database."
        ) from None


def _engine(url: URL, shown: str) -> Engine:
    if url.get_backend_name() == "sqlite":
        if not url.database or not Path(url.database).is_file():
            raise Unreadable(f"The database {shown} does not exist: check the path.")
        path = Path(url.database).resolve().as_uri()
        return sa.create_engine(f"sqlite:///{path}?mode=ro&uri=true")
    try:
        return sa.create_engine(url)
    except (sa.exc.SQLAlchemyError, ImportError):
        raise Unreadable(f"No driver is installed for {shown}: install it, or export the tables as CSV.") from None


def _promise_only_to_read(connection: Connection) -> None:
    """The strongest promise each kind of database takes; where it takes none, we still only SELECT."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
    elif connection.dialect.name in {"mysql", "mariadb"}:
        connection.execute(sa.text("SET TRANSACTION READ ONLY"))


def _tables(connection: Connection, shown: str) -> list[tuple[str, str | None, str]]:
    """Our source name, schema and own name of each SSD table or view, whatever its schema and case."""
    inspector = sa.inspect(connection)
    default = inspector.default_schema_name
    schemas = [
        None,
        *(s for s in inspector.get_schema_names() if s not in {default, "information_schema", "pg_catalog"}),
    ]
    found: dict[str, tuple[str | None, str]] = {}
    for schema in schemas:
        for name in [*inspector.get_table_names(schema=schema), *inspector.get_view_names(schema=schema)]:
            if name.lower() in BY_SOURCE:
                found.setdefault(name.lower(), (schema, name))
    if not found:
        raise Unreadable(
            f"The database {shown} holds no Standard Safeguarding Dataset table: check the database and the account."
        )
    return [(source, *found[source]) for source in sorted(found)]


def _read(connection: Connection, source: str, schema: str | None, name: str) -> tuple[TextTable, str, int]:
    header = tuple(str(column["name"]) for column in sa.inspect(connection).get_columns(name, schema=schema))
    # Columns without a type come as the driver has them: a date that cannot be read is ours to find, not an error here.
    table = sa.table(name, *(sa.column(label) for label in header), schema=schema)
    rows = connection.execution_options(stream_results=True).execute(sa.select(table)).all()
    columns = (
        tuple(texts(_column(cells)) for cells in zip(*rows, strict=True)) if rows else tuple(texts(()) for _ in header)
    )
    digest, size = hashlib.sha256(), 0
    for label, cells in zip(header, columns, strict=True):
        written = "\x1f".join([label, *cells]).encode("utf-8", "surrogatepass")
        digest.update(written)
        size += len(written)
    return TextTable(source, header, columns, np.arange(1, len(rows) + 1)), digest.hexdigest(), size


def _column(cells: tuple[Any, ...]) -> list[str]:
    seen: dict[Any, str] = {}
    return [cell if type(cell) is str else _written(cell, seen) for cell in cells]


def _written(cell: Any, seen: dict[Any, str]) -> str:
    if isinstance(cell, (dict, list, Mapping, bytes, memoryview, bytearray)):
        return str(cell)
    key = (type(cell), cell)
    if key not in seen:
        seen[key] = text_of(cell)
    return seen[key]
