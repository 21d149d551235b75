"""What is timed is right: SQL, written apart from the engine, says the same of a whole invented caseload."""

from __future__ import annotations

import pytest

duckdb = pytest.importorskip("duckdb", reason="the bench group is not installed: uv sync --all-groups")

from bench import measures_sql  # noqa: E402 - they need duckdb
from bench.caseload import LAST, invent  # noqa: E402
from bench.measures import caseloads, checksums, count_cases, fold_all, span  # noqa: E402


@pytest.mark.slow
def test_the_engine_and_sql_agree_on_all_thirteen_measures_at_every_level_and_grain() -> None:
    caseload, measured = invent(1), span()
    with duckdb.connect() as connection:
        measures_sql.fill(connection, caseload, measured)
        for statement in measures_sql.statements(caseload, measured):
            connection.execute(statement)
        theirs = measures_sql.checksums(connection)
    ours = checksums(fold_all(caseload, count_cases(caseload), measured), caseloads(caseload, measured))
    assert ours == theirs
    assert len(ours) == 10
    assert all(value > 0 for values in ours.values() for value in values)
    assert len(ours["team day"]) == len(measures_sql.MEASURES)


def test_the_invented_caseload_is_the_same_every_time_and_nothing_lies_after_its_last_day() -> None:
    once, again = invent(1), invent(1)
    for name, columns in once.tables.items():
        for column, values in columns.items():
            assert (values == again.tables[name][column]).all(), f"{name}.{column}"
    assert once.tables["visits"]["day"].max() <= LAST
    assert once.tables["referrals"]["start"].max() <= LAST
