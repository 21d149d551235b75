"""Care plans and plans for permanence of looked-after children."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="cla_care_plan",
    source="ssd_cla_care_plan",
    meaning="Care plans and plans for permanence of looked-after children",
    key="cla_care_plan_id",
    child="person_id",
    starts="cla_care_plan_start_date",
    columns=(
        Column("cla_care_plan_id", "lacp_table_id", Type.KEY, "Care Plan Table ID", ref="LACP001A"),
        Column("person_id", "lacp_person_id", Type.LINK, "Person ID", ref="LACP007A", links="person"),
        Column("cla_care_plan_start_date", "lacp_cla_care_plan_start_date", Type.DATE, "Care Plan start Date", ref="LACP004A"),
        Column("cla_care_plan_end_date", "lacp_cla_care_plan_end_date", Type.DATE, "Care Plan end date", ref="LACP005A"),
        Column("cla_care_plan_json", "lacp_cla_care_plan_json", Type.TEXT, "What is the chosen/ permanence plan for this child/ young person?", ref="LACP003A"),
    ),
)
