"""Initial child protection conferences."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="initial_cp_conference",
    source="ssd_initial_cp_conference",
    meaning="Initial child protection conferences",
    key="icpc_id",
    child="person_id",
    columns=(
        Column("icpc_id", "icpc_icpc_id", Type.KEY, "Initial CP Conference ID", ref="ICPC001A"),
        Column("icpc_meeting_id", "icpc_icpc_meeting_id", Type.TEXT, "Initial CP Conference Meeting ID", ref="ICPC009A"),
        Column("s47_enquiry_id", "icpc_s47_enquiry_id", Type.LINK, "S47 Enquiry ID", ref="ICPC002A", links="s47_enquiry"),
        Column("person_id", "icpc_person_id", Type.LINK, "Person Unique ID", ref="ICPC010A", links="person"),
        Column("cp_plan_id", "icpc_cp_plan_id", Type.LINK, "CP Plan ID", ref="ICPC011A", links="cp_plans"),
        Column("referral_id", "icpc_referral_id", Type.LINK, "Referral ID", ref="ICPC012A", links="cin_episodes"),
        Column("icpc_transfer_in", "icpc_icpc_transfer_in", Type.FLAG, "Is this a transferred in ICPC?", ref="ICPC003A"),
        Column("icpc_target_date", "icpc_icpc_target_date", Type.DATE, "Target ICPC date", ref="ICPC004A", future=True),
        Column("icpc_date", "icpc_icpc_date", Type.DATE, "Date of Initial CP Conference", ref="ICPC005A"),
        Column("icpc_outcome_cp_flag", "icpc_icpc_outcome_cp_flag", Type.FLAG, "ICPC Outcome CP Flag", ref="ICPC013A"),
        Column("icpc_outcome_json", "icpc_icpc_outcome_json", Type.TEXT, "Outcome of Initial CP Conference", ref="ICPC006A"),
        Column("icpc_team", "icpc_icpc_team", Type.LINK, "ICPC Completed by Team", ref="ICPC007A", links="department"),
        Column("icpc_worker_id", "icpc_icpc_worker_id", Type.LINK, "ICPC Completed by Worker", ref="ICPC008A", links="professionals"),
    ),
)
