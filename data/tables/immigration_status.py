"""Immigration status of a child."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="immigration_status",
    source="ssd_immigration_status",
    meaning="Immigration status of a child",
    key="immigration_status_id",
    starts="immigration_status_start_date",
    columns=(
        Column("person_id", "immi_person_id", Type.LINK, "Person Unique ID", ref="IMMI001A", links="person"),
        Column("immigration_status_id", "immi_immigration_status_id", Type.KEY, "Immigration Status ID", ref="IMMI005A"),
        Column("immigration_status", "immi_immigration_status", Type.TEXT, "Immigration Status", ref="IMMI002A"),
        Column("immigration_status_start_date", "immi_immigration_status_start_date", Type.DATE, "Immigration Status Start", ref="IMMI003A"),
        Column("immigration_status_end_date", "immi_immigration_status_end_date", Type.DATE, "Immigration Status End", ref="IMMI004A"),
    ),
)
