"""Visits under a child protection plan."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="cp_visits",
    source="ssd_cp_visits",
    meaning="Visits under a child protection plan",
    key="cp_visit_id",
    starts="cp_visit_date",
    columns=(
        Column("cp_visit_id", "cppv_cp_visit_id", Type.KEY, "Casenote ID (Visit record)", ref="CPPV007A"),
        Column("person_id", "cppv_person_id", Type.LINK, "Person Unique ID", ref="CPPV008A", links="person"),
        Column("cp_plan_id", "cppv_cp_plan_id", Type.LINK, "CP Plan ID", ref="CPPV001A", links="cp_plans"),
        Column("cp_visit_date", "cppv_cp_visit_date", Type.DATE, "Date of Visit", ref="CPPV003A"),
        Column("cp_visit_seen", "cppv_cp_visit_seen", Type.FLAG, "Child Seen", ref="CPPV004A"),
        Column("cp_visit_seen_alone", "cppv_cp_visit_seen_alone", Type.FLAG, "Child Seen Alone", ref="CPPV005A"),
        Column("cp_visit_bedroom", "cppv_cp_visit_bedroom", Type.FLAG, "Child Bedroom Seen", ref="CPPV006A"),
    ),
)
