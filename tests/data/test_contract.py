"""The page about the extract says what the declarations say."""

from __future__ import annotations

from data.contract import PAGE, REFERENCE, page
from data.tables import TABLES


def test_the_page_has_not_drifted_from_the_declarations() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m data.contract"


def test_every_column_of_every_table_is_on_the_page() -> None:
    text = page()
    for table in TABLES.values():
        assert f"### {table.source}" in text
        for column in table.columns:
            assert f"| `{column.item}` | {column.name} |" in text


def test_every_code_list_that_a_column_names_is_on_the_page() -> None:
    text = page()
    for name in {column.codes for table in TABLES.values() for column in table.columns if column.codes}:
        assert f"### {name.replace('_', ' ')}\n" in text
        assert (REFERENCE / "codes" / f"{name}.csv").is_file()
