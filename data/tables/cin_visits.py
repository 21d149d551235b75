"""Visits under a child in need plan."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="cin_visits",
    source="ssd_cin_visits",
    meaning="Visits under a child in need plan",
    key="cin_visit_id",
    starts="cin_visit_date",
    columns=(
        Column("cin_visit_id", "cinv_cin_visit_id", Type.KEY, "CIN Visit ID", ref="CINV001A"),
        Column("person_id", "cinv_person_id", Type.LINK, "Person Unique ID", ref="CINV007A", links="person"),
        Column("cin_visit_date", "cinv_cin_visit_date", Type.DATE, "CIN Visit Date", ref="CINV003A"),
        Column("cin_visit_seen", "cinv_cin_visit_seen", Type.FLAG, "Child Seen", ref="CINV004A"),
        Column("cin_visit_seen_alone", "cinv_cin_visit_seen_alone", Type.FLAG, "Child Seen Alone", ref="CINV005A"),
        Column("cin_visit_bedroom", "cinv_cin_visit_bedroom", Type.FLAG, "Child Bedroom Seen", ref="CINV006A"),
    ),
)
