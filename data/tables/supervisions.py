"""Supervision of a worker about a child."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="supervisions",
    source="loc_supervisions",
    meaning="Supervision of a worker about a child",
    key="supervision_id",
    starts="supervision_date",
    columns=(
        Column("supervision_id", "supervision_id", Type.KEY, "Supervision"),
        Column("person_id", "person_id", Type.LINK, "Child discussed", links="person"),
        Column("professional_id", "professional_id", Type.LINK, "Worker supervised", links="professionals"),
        Column("supervision_date", "supervision_date", Type.DATE, "When it was held"),
    ),
)
