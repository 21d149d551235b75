"""A database that holds SSD tables: its own types become text, nothing is written, odd dates are findings."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from etl.intake import read_source

TABLES = """
CREATE TABLE ssd_missing (
    miss_table_id INTEGER, miss_person_id INTEGER, miss_missing_episode_start_date TIMESTAMP
);
CREATE TABLE SSD_Contacts (
    cont_contact_id INTEGER, cont_person_id INTEGER, cont_contact_date DATE, loc_outcome VARCHAR(20)
);
CREATE TABLE payroll (id INTEGER, pay NUMERIC);
"""
ROWS = (
    "INSERT INTO ssd_missing VALUES (1, 1001, '2026-06-05 10:30:00'), (2, 1002, NULL)",
    "INSERT INTO SSD_Contacts VALUES (7, 1001, '2026-06-05', 'nfa'), (8, NULL, '2026-06-05', NULL)",
    "INSERT INTO payroll VALUES (1, 12.5)",
)


def check(url: str) -> None:
    intake = read_source(url)
    assert intake.kind == "ssd-database"
    missing, contacts = intake.tables["missing"], intake.tables["contacts"]
    assert missing["missing_episode_start_date"].tolist() == ["2026-06-05T09:30:00Z", None]
    assert missing["person_id"].tolist() == ["1001", "1002"]
    assert contacts["contact_id"].tolist() == ["7"]
    assert [(a.table, a.read, a.set_aside) for a in intake.account] == [("contacts", 2, 1), ("missing", 2, 0)]
    assert [len(file.sha256) for file in intake.files] == [64, 64]


def test_sqlite(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.executescript(TABLES)
        for statement in ROWS:
            connection.execute(statement)
    connection.close()
    check(f"sqlite:///{tmp_path}/x.db")


def test_postgresql_in_another_schema(postgres: str) -> None:
    engine = sa.create_engine(postgres)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE SCHEMA ssd_development"))
        connection.execute(sa.text("SET search_path TO ssd_development"))
        for statement in (*filter(str.strip, TABLES.split(";")), *ROWS):
            connection.execute(sa.text(statement))
    engine.dispose()
    check(postgres)


def test_a_date_that_is_none_in_a_database_is_a_finding_and_no_failure(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.executescript(TABLES)
        connection.execute(
            "INSERT INTO SSD_Contacts VALUES (7, 1001, 'May be 8 Jan 2000', 'nfa'), (8, 1001, '2026-06-05', '')"
        )
    connection.close()
    intake = read_source(f"sqlite:///{tmp_path}/x.db")
    assert [(f.check, f.line, f.value) for f in intake.findings if f.line] == [
        ("unreadable_date", 1, "May be 8 Jan 2000")
    ]


@pytest.mark.parametrize("name", ["x.db", "no such folder/x.db"])
def test_a_database_that_is_none_says_so(tmp_path: Path, name: str) -> None:
    if "/" not in name:
        (tmp_path / name).write_bytes(b"not a database at all" * 100)
    with pytest.raises(Exception, match="database") as caught:
        read_source(f"sqlite:///{tmp_path}/{name}")
    assert type(caught.value).__name__ == "Unreadable"
