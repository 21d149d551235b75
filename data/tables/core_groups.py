"""Meetings of the core group of a child protection plan."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="core_groups",
    source="loc_core_groups",
    meaning="Meetings of the core group of a child protection plan",
    key="core_group_id",
    starts="core_group_date",
    columns=(
        Column("core_group_id", "core_group_id", Type.KEY, "Core group meeting"),
        Column("cp_plan_id", "cp_plan_id", Type.LINK, "Plan whose core group met", links="cp_plans"),
        Column("person_id", "person_id", Type.LINK, "Child", links="person"),
        Column("core_group_date", "core_group_date", Type.DATE, "When it met"),
    ),
)
