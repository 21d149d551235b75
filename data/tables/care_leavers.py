"""Care leavers, one row a young person with the latest state."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="care_leavers",
    source="ssd_care_leavers",
    meaning="Care leavers, one row a young person with the latest state",
    key="care_leaver_id",
    child="person_id",
    columns=(
        Column("care_leaver_id", "clea_table_id", Type.KEY, "Care Leaver Table ID", ref="CLEA001A"),
        Column("person_id", "clea_person_id", Type.LINK, "Person Unique ID", ref="CLEA002A", links="person"),
        Column("care_leaver_eligibility", "clea_care_leaver_eligibility", Type.TEXT, "Eligibility Status/ Category", ref="CLEA003A"),
        Column("care_leaver_in_touch", "clea_care_leaver_in_touch", Type.CODE, "In Touch Category", ref="CLEA004A", codes="la_in_touch"),
        Column("care_leaver_latest_contact", "clea_care_leaver_latest_contact", Type.DATE, "Latest Date of Contact", ref="CLEA005A"),
        Column("care_leaver_accommodation", "clea_care_leaver_accommodation", Type.CODE, "Accommodation", ref="CLEA006A", codes="care_leaver_accommodation"),
        Column("care_leaver_accom_suitable", "clea_care_leaver_accom_suitable", Type.CODE, "Suitability of Accommodation", ref="CLEA007A", codes="accommodation_suitability"),
        Column("care_leaver_activity", "clea_care_leaver_activity", Type.CODE, "Activity Status", ref="CLEA008A", codes="activity_status"),
        Column("pathway_plan_review_date", "clea_pathway_plan_review_date", Type.DATE, "Latest Pathway Plan Review Date", ref="CLEA009A"),
        Column("care_leaver_personal_advisor", "clea_care_leaver_personal_advisor", Type.TEXT, "Allocated Personal Advisor", ref="CLEA010A"),
        Column("care_leaver_allocated_team", "clea_care_leaver_allocated_team", Type.LINK, "Allocated Team", ref="CLEA011A", links="department"),
        Column("care_leaver_worker_id", "clea_care_leaver_worker_id", Type.LINK, "Allocated Worker ID", ref="CLEA012A", links="professionals"),
    ),
)
