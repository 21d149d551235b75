"""Bringing a store up to date: Alembic for what is kept, the declaration for the tables of the extract."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import sqlalchemy as sa

from data.store import schema
from data.store.bulk import ROW_NUMBER
from data.store.connect import PATIENCE, StoreError, is_sqlite, make_folder, sentences, told, writing

FOLDER = Path(__file__).parent / "migrations"

#: Any number of ours: PostgreSQL lets one process at a time make or change the tables.
_ADVISORY = 5_719_026


def bring_up_to_date(engine: sa.Engine) -> None:
    """Make or migrate the tables, if need be. Of many processes that do so at once, one does and the others wait."""
    if is_sqlite(engine):
        make_folder(engine.url)
    with sentences(engine.url):
        with engine.connect() as connection:
            if _is_current(connection):
                return
        if is_sqlite(engine):
            _write_ahead(engine)
        with writing(engine) as connection:
            if not is_sqlite(connection):
                connection.execute(sa.text("select pg_advisory_xact_lock(:key)"), {"key": _ADVISORY})
            if not _is_current(connection):
                _upgrade(connection)
                evolve(connection)


def _is_current(connection: sa.Connection) -> bool:
    found = sa.inspect(connection)
    if not found.has_table("alembic_version"):
        return False
    at = connection.execute(sa.text("select version_num from alembic_version")).scalar()
    if at is not None and at > schema.HEAD:
        raise StoreError(
            f"{told(connection.engine.url)[0].upper()}{told(connection.engine.url)[1:]} was made by a newer Sightline "
            f"({at} after {schema.HEAD}): update the program."
        )
    if at != schema.HEAD:
        return False
    mark = sa.select(schema.STORE_FACT.c.value).where(schema.STORE_FACT.c.name == "declaration")
    return connection.execute(mark).scalar() == schema.declaration_mark()


def _write_ahead(engine: sa.Engine) -> None:
    """Switch the file to WAL, where it stays. Two processes that do so at once get in each other's way: try again."""
    until = time.monotonic() + PATIENCE
    while True:
        raw = engine.raw_connection()
        try:
            raw.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as problem:
            if "locked" not in str(problem) or time.monotonic() > until:
                raise
            time.sleep(0.05)
        finally:
            raw.close()


def _upgrade(connection: sa.Connection) -> None:
    from alembic import command  # noqa: PLC0415 - a store that is up to date never needs it
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def evolve(connection: sa.Connection) -> None:
    """Make the tables of the extract what their declaration says. Loads rewrite them: nothing people typed is at stake.

    A new table or column is added, empty until a load brings it. A column of another type is made anew; one that is no
    longer declared stays, unread.
    """
    found = sa.inspect(connection)
    quote = connection.dialect.identifier_preparer.quote
    for name, table in schema.EXTRACT.items():
        if not found.has_table(name):
            table.create(connection)
            if not is_sqlite(connection):
                number = f"{ROW_NUMBER} bigint generated always as identity"
                connection.execute(sa.text(f"alter table {quote(name)} add column {number}"))
            continue
        held = {column["name"]: column["type"] for column in found.get_columns(name)}
        for column in table.columns:
            kind = column.type.compile(connection.dialect)
            if column.name in held:
                if held[column.name].compile(connection.dialect) == kind:
                    continue
                connection.execute(sa.text(f"alter table {quote(name)} drop column {quote(column.name)}"))
            connection.execute(sa.text(f"alter table {quote(name)} add column {quote(column.name)} {kind}"))
    fact = schema.STORE_FACT
    connection.execute(fact.delete().where(fact.c.name == "declaration"))
    connection.execute(fact.insert().values(name="declaration", value=schema.declaration_mark()))
