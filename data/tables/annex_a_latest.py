"""What an Annex A workbook says of a child and no table of the Standard Safeguarding Dataset has a column for."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="annex_a_latest",
    source="annex_a_latest",
    meaning="Cells of Annex A lists that have no home elsewhere, one row a cell, as each workbook gave them",
    key="annex_a_latest_id",
    child="person_id",
    columns=(
        Column("annex_a_latest_id", "annex_a_latest_id", Type.KEY, "List, column, row it stood on and day of the workbook"),
        Column("person_id", "person_id", Type.LINK, "Child or young person", links="person"),
        Column("list_name", "list_name", Type.TEXT, "List of Annex A, such as list_8"),
        Column("column_name", "column_name", Type.TEXT, "Column of that list, such as placements_12m"),
        Column("value", "value", Type.TEXT, "What the workbook said: a code, Y or N, a number or a date in ISO form"),
        Column("ref", "ref", Type.TEXT, "Key of the row of ours that the rest of the list's row became"),
        Column("as_of_date", "as_of_date", Type.DATE, "Day the workbook stands at"),
    ),
)
