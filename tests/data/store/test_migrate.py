"""Making and changing a store: many may begin at once, and nothing that is there is lost."""

from __future__ import annotations

import subprocess
import sys

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from data.scope import EVERYTHING
from data.store import Store, StoreError, schema
from data.store.connect import connect, store_url, told, writing
from data.store.migrate import FOLDER, bring_up_to_date, evolve
from tests.loads import write
from tests.needs import ROOT

OPENER = "import sys; from data.store import Store; Store.open(sys.argv[1]).close()"


def test_the_newest_migration_is_the_one_the_program_expects():
    assert ScriptDirectory(str(FOLDER)).get_current_head() == schema.HEAD


def test_the_migrations_make_what_the_schema_says(no_store_url):
    store = Store.open(no_store_url)
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _ours})
        assert compare_metadata(context, schema.METADATA) == []
    store.close()


def _ours(name: str | None, kind: str, parents: dict[str, str | None]) -> bool:
    return name != "row_number" if kind == "column" else True


def test_eight_processes_that_open_a_new_store_at_once_all_find_it_made(no_store_url):
    opening = [
        subprocess.Popen([sys.executable, "-c", OPENER, no_store_url], cwd=ROOT, stderr=subprocess.PIPE, text=True)
        for _ in range(8)
    ]
    errors = [process.communicate()[1] for process in opening]
    assert [process.returncode for process in opening] == [0] * 8, errors
    store = Store.open(no_store_url)
    assert write(store) == 1
    store.close()


def test_a_store_that_is_up_to_date_is_opened_without_a_change(no_store_url, monkeypatch):
    Store.open(no_store_url).close()
    monkeypatch.setattr("data.store.migrate._upgrade", lambda _connection: pytest.fail("migrated again"))
    monkeypatch.setattr("data.store.migrate.evolve", lambda _connection: pytest.fail("evolved again"))
    Store.open(no_store_url).close()


def test_a_newly_declared_column_or_table_is_added_and_what_is_there_stays(no_store_url):
    store = Store.open(no_store_url)
    write(store)
    with writing(store.engine) as connection:
        connection.execute(sa.text("alter table contacts drop column decision_date"))
        connection.execute(sa.text("drop table peps"))
        connection.execute(schema.STORE_FACT.update().values(value="an older declaration"))
    store.close()
    store = Store.open(no_store_url)
    frame = store.tables(EVERYTHING, ["contacts"])["contacts"]
    assert len(frame) == 3
    assert frame["decision_date"].isna().all()
    assert frame["contact_date"].notna().all()
    write(store)
    assert store.version(EVERYTHING) == 2
    store.close()


def test_evolving_what_is_already_so_loses_nothing(no_store_url):
    store = Store.open(no_store_url)
    write(store)
    before = store.tables(EVERYTHING)["contacts"]
    with writing(store.engine) as connection:
        evolve(connection)
    assert store.tables(EVERYTHING)["contacts"].equals(before)
    store.close()


def test_a_store_of_a_newer_program_is_refused_with_a_sentence(no_store_url):
    store = Store.open(no_store_url)
    with writing(store.engine) as connection:
        connection.execute(sa.text("update alembic_version set version_num = '9999'"))
    store.close()
    with pytest.raises(StoreError, match="newer Sightline"):
        Store.open(no_store_url)


def test_the_store_is_where_it_is_said_to_be(monkeypatch, tmp_path):
    monkeypatch.delenv("SIGHTLINE_STORE", raising=False)
    assert store_url_of(None) == "sqlite:///instance/sightline.db"
    monkeypatch.setenv("SIGHTLINE_STORE", "postgresql://me:word@host/name")
    assert store_url_of(None) == "postgresql+psycopg://me:word@host/name"
    assert store_url_of(str(tmp_path / "a.db")) == f"sqlite:///{tmp_path / 'a.db'}"


def store_url_of(given: str | None) -> str:
    return store_url(given).render_as_string(hide_password=False)


def test_a_folder_for_the_file_is_made(tmp_path):
    engine = connect(store_url(str(tmp_path / "deep" / "er" / "s.db")))
    bring_up_to_date(engine)
    assert (tmp_path / "deep" / "er" / "s.db").is_file()
    engine.dispose()


def test_a_store_is_told_without_its_password():
    assert "word" not in told(store_url("postgresql://me:word@host/name"))
