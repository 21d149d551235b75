"""Health assessments and dental checks of looked-after children."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="cla_health",
    source="ssd_cla_health",
    meaning="Health assessments and dental checks of looked-after children",
    key="health_check_id",
    child="person_id",
    starts="health_check_date",
    columns=(
        Column("health_check_id", "clah_health_check_id", Type.KEY, "Health Check ID", ref="CLAH001A"),
        Column("person_id", "clah_person_id", Type.LINK, "Person Unique ID", ref="CLAH002A", links="person"),
        Column("health_check_type", "clah_health_check_type", Type.TEXT, "Health surveillance checks/ Health Assessment/ Dental Check", ref="CLAH003A"),
        Column("health_check_date", "clah_health_check_date", Type.DATE, "Date of Last Health Assessment", ref="CLAH004A"),
        Column("health_check_status", "clah_health_check_status", Type.TEXT, "health_check_status", ref="CLAH005A"),
    ),
)
