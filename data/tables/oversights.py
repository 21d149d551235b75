"""Management oversight recorded on a child."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="oversights",
    source="loc_oversights",
    meaning="Management oversight recorded on a child",
    key="oversight_id",
    starts="oversight_date",
    columns=(
        Column("oversight_id", "oversight_id", Type.KEY, "Oversight"),
        Column("person_id", "person_id", Type.LINK, "Child", links="person"),
        Column("oversight_date", "oversight_date", Type.DATE, "When a manager recorded it"),
    ),
)
