"""The page about records says what the declarations say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.records_contract import PAGE, page, read_as, section
from data.tables import RECORDS, Column, Type
from data.tables.records import Record, column


def test_the_page_has_not_drifted_from_the_declarations():
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m data.contract"


def test_every_column_of_every_record_is_on_the_page():
    text = page()
    for record in RECORDS.values():
        assert f"## {record.name}\n" in text
        for one in record.columns:
            assert f"| `{one.name}` | {read_as(one)} | {one.meaning} |" in text


def test_what_a_row_must_have_is_said():
    record = Record(
        name="note",
        plural="notes",
        meaning="Notes",
        key=("note_id",),
        required=("words",),
        columns=(column("note_id", Type.KEY, "The note"), column("words", Type.TEXT, "What it says")),
    )
    text = "\n".join(section(record))
    assert "A row where `words` is blank is set aside." in text


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"key": ()}, "has no column for its key"),
        ({"key": ("nothing",)}, "has no column nothing"),
        ({"unit": "nowhere"}, "has no column nowhere"),
        (
            {"columns": (Column("invented", "invented", Type.KEY, "x"),), "key": ("invented",)},
            "stands twice, or is one of",
        ),
    ],
)
def test_a_declaration_that_names_what_is_not_there_is_refused(changes, message):
    plain = Record(name="note", plural="notes", meaning="Notes", key=("a",), columns=(column("a", Type.KEY, "A"),))
    with pytest.raises(ValueError, match=message):
        replace(plain, **changes)
