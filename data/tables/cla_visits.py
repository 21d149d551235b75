"""Statutory visits to looked-after children."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="cla_visits",
    source="ssd_cla_visits",
    meaning="Statutory visits to looked-after children",
    key="cla_visit_id",
    starts="cla_visit_date",
    columns=(
        Column("cla_visit_id", "clav_cla_visit_id", Type.KEY, "Visit ID", ref="CLAV001A"),
        Column("cla_id", "clav_cla_id", Type.LINK, "cla_id", ref="CLAV007A", links="cla_episodes"),
        Column("person_id", "clav_person_id", Type.LINK, "Person ID", ref="CLAV008A", links="person"),
        Column("cla_visit_date", "clav_cla_visit_date", Type.DATE, "Date of Visit", ref="CLAV003A"),
        Column("cla_visit_seen", "clav_cla_visit_seen", Type.FLAG, "Child Seen", ref="CLAV004A"),
        Column("cla_visit_seen_alone", "clav_cla_visit_seen_alone", Type.FLAG, "Child Seen Alone", ref="CLAV005A"),
    ),
)
