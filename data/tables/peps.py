"""Personal education plans of looked-after children."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="peps",
    source="loc_peps",
    meaning="Personal education plans of looked-after children",
    key="pep_id",
    starts="pep_date",
    columns=(
        Column("pep_id", "pep_id", Type.KEY, "Personal education plan"),
        Column("person_id", "person_id", Type.LINK, "Child", links="person"),
        Column("pep_date", "pep_date", Type.DATE, "When the plan meeting was held"),
        Column("term", "term", Type.TEXT, "School term the plan is for"),
    ),
)
