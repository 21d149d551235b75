"""Disabilities of a child."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="disability",
    source="ssd_disability",
    meaning="Disabilities of a child",
    key="disability_id",
    child="person_id",
    columns=(
        Column("person_id", "disa_person_id", Type.LINK, "Person Unique ID", ref="DISA001A", links="person"),
        Column("disability_id", "disa_table_id", Type.KEY, "Disability table row ID", ref="DISA003A"),
        Column("disability_code", "disa_disability_code", Type.TEXT, "Disability Code", ref="DISA002A"),
    ),
)
