"""Child in need plans."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="cin_plans",
    source="ssd_cin_plans",
    meaning="Child in need plans",
    key="cin_plan_id",
    child="person_id",
    starts="cin_plan_start_date",
    columns=(
        Column("cin_plan_id", "cinp_cin_plan_id", Type.KEY, "CIN Plan ID", ref="CINP001A"),
        Column("referral_id", "cinp_referral_id", Type.LINK, "Referral ID", ref="CINP007A", links="cin_episodes"),
        Column("person_id", "cinp_person_id", Type.LINK, "Person Unique ID", ref="CINP002A", links="person"),
        Column("cin_plan_start_date", "cinp_cin_plan_start_date", Type.DATE, "CIN Plan Start Date", ref="CINP003A"),
        Column("cin_plan_end_date", "cinp_cin_plan_end_date", Type.DATE, "CIN Plan End Date", ref="CINP004A"),
        Column("cin_plan_team", "cinp_cin_plan_team", Type.LINK, "CIN Plan Allocated Team", ref="CINP005A", links="department"),
        Column("cin_plan_worker_id", "cinp_cin_plan_worker_id", Type.LINK, "CIN Plan Worker Name", ref="CINP006A", links="professionals"),
    ),
)
