"""Sickness absence of workers."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="absences",
    source="loc_absences",
    meaning="Sickness absence of workers",
    key="absence_id",
    starts="start_date",
    columns=(
        Column("absence_id", "absence_id", Type.KEY, "Absence"),
        Column("professional_id", "professional_id", Type.LINK, "Worker", links="professionals"),
        Column("start_date", "start_date", Type.DATE, "First day absent"),
        Column("end_date", "end_date", Type.DATE, "Last day absent"),
        Column("days_lost", "days_lost", Type.NUMBER, "Working days lost"),
    ),
)
