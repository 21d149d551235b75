"""Many rows out and in again: what was written is what is read, on every database."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.store import Store, schema
from data.store.bulk import bulk_read, bulk_write
from data.store.connect import writing
from data.store.store import read_table
from data.store.writing import latest_event
from data.tables import TABLES, Type
from tests.loads import AS_OF
from tests.tables import typed

CELLS = {
    Type.DATE: st.none()
    | st.datetimes(pd.Timestamp("1900-01-01"), pd.Timestamp("2200-01-01")).map(
        lambda moment: np.datetime64(moment.date(), "s")
    ),
    Type.NUMBER: st.none() | st.floats(-1e9, 1e9, allow_nan=False),
    Type.INTEGER: st.none() | st.integers(-(2**31), 2**31).map(float),
}
TEXT = st.none() | st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), max_size=12)


def frame_of(table: str, rows: list[dict[str, object]]) -> pd.DataFrame:
    columns = {}
    for column in TABLES[table].columns:
        cells = [row[column.name] for row in rows]
        kind = {Type.DATE: "datetime64[s]", Type.NUMBER: "float64", Type.INTEGER: "float64"}.get(column.type)
        columns[column.name] = pd.Series(np.array(cells, dtype=kind or object), dtype=kind or object)
    return pd.DataFrame(columns)


ROWS = {
    table: st.lists(
        st.fixed_dictionaries({column.name: CELLS.get(column.type, TEXT) for column in TABLES[table].columns}),
        max_size=60,
    )
    for table in ("contacts", "posts", "sdq_scores", "missing")
}


@pytest.fixture
def store(store_url):
    store = Store.open(store_url)
    yield store
    store.close()


def written(store: Store, table: str, frame: pd.DataFrame) -> pd.DataFrame:
    target = schema.EXTRACT[table]
    with writing(store.engine) as connection:
        connection.execute(target.delete())
        assert bulk_write(connection, target, TABLES[table].names, frame) == len(frame)
    with store.engine.connect() as connection:
        assert list(bulk_read(connection, target, TABLES[table].names)) == list(TABLES[table].names)
        return read_table(connection, table)


@pytest.mark.parametrize("table", sorted(ROWS))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=25)
@given(data=st.data())
def test_rows_come_back_as_they_were_with_the_same_types_in_the_same_order(store, table, data):
    frame = frame_of(table, data.draw(ROWS[table]))
    pd.testing.assert_frame_equal(written(store, table, frame), frame, check_column_type=False)


def test_tabs_line_ends_backslashes_and_the_words_of_copy_are_only_text(store):
    texts = ["a\tb", "a\nb", "a\r\nb", "\\", "\\N", "\\.", "'; drop table load; --", '"', "", None, "NULL", "né"]
    frame = typed("disability", [{"disability_code": None}] * len(texts))
    frame["disability_code"] = pd.Series(texts, dtype=object)
    assert written(store, "disability", frame)["disability_code"].tolist() == texts


def test_a_text_that_is_missing_is_none_however_it_was_missing(store):
    frame = typed("disability", [{"disability_code": None}] * 2)
    frame["disability_code"] = pd.Series([float("nan"), None], dtype=object)
    assert written(store, "disability", frame)["disability_code"].tolist() == [None, None]


def test_more_rows_than_one_statement_or_block_holds_keep_their_order(store):
    frame = pd.DataFrame({"team_id": [f"t{n}" for n in range(101_003)]}, dtype=object)
    frame = frame.reindex(columns=TABLES["posts"].names)
    frame["as_at_date"] = np.datetime64("2026-06-30", "s")
    assert written(store, "posts", frame)["team_id"].tolist() == frame["team_id"].tolist()


def test_rows_written_anew_come_back_in_their_new_order(store):
    for size in (500, 20, 700):
        keys = [f"{(n * 37) % size}" for n in range(size)]
        frame = typed("disability", [{"disability_id": key} for key in keys])
        assert written(store, "disability", frame)["disability_id"].tolist() == keys


def test_the_latest_event_is_the_latest_day_by_as_of_and_no_due_date():
    frame = typed("cp_reviews", [{"cp_review_due": "2026-09-01", "cp_review_date": "2026-06-02"}])
    assert latest_event("cp_reviews", frame, AS_OF) == "2026-06-02"
    later = typed("cp_reviews", [{"cp_review_date": "2026-07-02"}])
    assert latest_event("cp_reviews", later, AS_OF) is None


def test_the_latest_event_of_a_table_of_instants_is_a_day():
    frame = typed("missing", [{"missing_episode_start_date": "2026-06-29T23:30:00Z"}])
    assert latest_event("missing", frame, AS_OF) == "2026-06-29"
