"""Child protection plans."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="cp_plans",
    source="ssd_cp_plans",
    meaning="Child protection plans",
    key="cp_plan_id",
    child="person_id",
    starts="cp_plan_start_date",
    columns=(
        Column("cp_plan_id", "cppl_cp_plan_id", Type.KEY, "CP Plan ID", ref="CPPL001A"),
        Column("referral_id", "cppl_referral_id", Type.LINK, "Referral ID", ref="CPPL007A", links="cin_episodes"),
        Column("icpc_id", "cppl_icpc_id", Type.LINK, "Initial CP Conference ID", ref="CPPL008A", links="initial_cp_conference"),
        Column("person_id", "cppl_person_id", Type.LINK, "Person Unique ID", ref="CPPL002A", links="person"),
        Column("cp_plan_start_date", "cppl_cp_plan_start_date", Type.DATE, "CP Plan Start Date", ref="CPPL003A"),
        Column("cp_plan_end_date", "cppl_cp_plan_end_date", Type.DATE, "CP Plan End Date", ref="CPPL004A"),
        Column("cp_plan_initial_category", "cppl_cp_plan_initial_category", Type.CODE, "CP Plan Initial Category of Abuse", ref="CPPL009A", codes="category_of_abuse"),
        Column("cp_plan_ola", "cppl_cp_plan_ola", Type.FLAG, "OLA CP Plan?", ref="CPPL011A"),
        Column("cp_plan_latest_category", "cppl_cp_plan_latest_category", Type.CODE, "CP Plan Latest Category of Abuse", ref="CPPL010A", codes="category_of_abuse"),
    ),
)
