"""Alembic's way in: it runs on the connection, and in the transaction, that data/store/migrate.py hands it."""

from alembic import context

from data.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,  # SQLite can, once the driver is kept from committing: see connect.py
    render_as_batch=True,  # SQLite changes a column by copying its table
)
with context.begin_transaction():
    context.run_migrations()
