"""The small tables that tests are written in."""

import pandas as pd
import pytest

from data.tables import DECLARED, TABLES
from tests.tables import everything_supplied, supplied, table, tables, typed


def test_a_table_is_read_as_it_is_drawn():
    """Cells are text without their padding, and an empty cell is missing."""
    frame = table("""
        person_id | s47_start_date | s47_end_date
        Ada       | 2026-03-20     | 2026-04-14
        Ben       | 2026-03-21     |
    """)
    assert frame.to_dict("records") == [
        {"person_id": "Ada", "s47_start_date": "2026-03-20", "s47_end_date": "2026-04-14"},
        {"person_id": "Ben", "s47_start_date": "2026-03-21", "s47_end_date": None},
    ]


def test_a_first_column_without_a_heading_says_why_a_row_is_there():
    """It is the index, and no column of the data."""
    frame = table("""
                | person_id | s47_start_date
        weekend | Ada       | 2026-03-21
    """)
    assert list(frame.index) == ["weekend"]
    assert list(frame.columns) == ["person_id", "s47_start_date"]


def test_a_row_with_a_cell_too_many_is_refused():
    """A slip of the pen is not read as something else."""
    with pytest.raises(ValueError, match="3 cells under 2 headings"):
        table("person_id | dob\n Ada | 2010-01-01 | x")


def test_an_undeclared_column_is_refused():
    """A misspelt column would otherwise be silently empty."""
    with pytest.raises(KeyError, match="s47_start"):
        typed("s47_enquiry", "person_id | s47_start\n Ada | 2026-03-21")


def test_a_typed_frame_has_every_declared_column_in_its_type():
    """Text is object with None, days are datetime64[s] with NaT, numbers float64 with NaN."""
    frame = typed(
        "professionals", "professional_id | full_time_equivalency | end_date\n W1 | 0.5 | \n W2 | full | 2026-06-30"
    )
    assert tuple(frame.columns) == TABLES["professionals"].names
    assert str(frame["end_date"].dtype) == "datetime64[s]"
    assert str(frame["full_time_equivalency"].dtype) == "float64"
    assert frame["professional_name"].dtype == object
    assert frame["professional_name"].tolist() == [None, None]
    assert frame["full_time_equivalency"].isna().tolist() == [False, True]
    assert frame["end_date"].tolist() == [pd.NaT, pd.Timestamp("2026-06-30")]


def test_a_key_that_is_not_mentioned_is_numbered():
    """A row without a key would have been set aside before any indicator saw it."""
    frame = typed("contacts", "person_id | contact_date\n Ada | 2026-06-01\n Ada | 2026-06-02")
    assert frame["contact_id"].tolist() == ["0001", "0002"]


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ("2026-06-30", "2026-06-30"),
        ("2026-06-30T23:45Z", "2026-06-30T23:45:00Z"),
        ("2026-06-30T00:30", "2026-06-29T23:30:00Z"),
        ("2026-01-30T00:30", "2026-01-30T00:30:00Z"),
        ("2026-10-25T01:30", "2026-10-25T00:30:00Z"),  # the doubled hour: summer time
        ("2026-03-29T01:30", "2026-03-29T01:30:00Z"),  # the missing hour: winter time
        ("2026-06-30T12:00+02:00", "2026-06-30T10:00:00Z"),
    ],
)
def test_times_are_held_in_utc(written, held):
    """Without an offset a time is London's wall clock; a day without a time stays a day."""
    assert typed("missing", [{"missing_episode_start_date": written}])["missing_episode_start_date"].tolist() == [held]


def test_what_systems_write_for_blank_is_blank():
    """1900-01-01 and 9999-12-31 are no dates, and -1 is nobody."""
    frame = typed(
        "involvements", "professional_id | involvement_start_date | involvement_end_date\n -1 | 1900-01-01 | 9999-12-31"
    )
    assert frame.loc[0, ["professional_id", "involvement_start_date", "involvement_end_date"]].isna().all()


def test_tables_not_in_the_example_are_there_and_empty():
    """Whoever reads them needs no special case."""
    made = tables(person="person_id | dob\n Ada | 2010-01-01")
    assert set(made) == set(DECLARED)
    assert len(made["person"]) == 1
    assert len(made["contacts"]) == 0
    assert tuple(made["contacts"].columns) == TABLES["contacts"].names


def test_supplied_names_what_the_example_mentions():
    """An indicator whose column is absent lacks its data: a test must be able to leave a column out."""
    assert supplied(person="person_id | dob\n Ada | 2010-01-01") == {"person": frozenset({"person_id", "dob"})}
    assert everything_supplied()["person"] == frozenset(TABLES["person"].names)
