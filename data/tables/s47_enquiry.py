"""Section 47 enquiries."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="s47_enquiry",
    source="ssd_s47_enquiry",
    meaning="Section 47 enquiries",
    key="s47_enquiry_id",
    child="person_id",
    starts="s47_start_date",
    columns=(
        Column("s47_enquiry_id", "s47e_s47_enquiry_id", Type.KEY, "S47 Enquiry ID", ref="S47E001A"),
        Column("referral_id", "s47e_referral_id", Type.LINK, "Referral ID", ref="S47E010A", links="cin_episodes"),
        Column("person_id", "s47e_person_id", Type.LINK, "Person Unique ID", ref="S47E002A", links="person"),
        Column("s47_start_date", "s47e_s47_start_date", Type.DATE, "S47 Start Date", ref="S47E004A"),
        Column("s47_end_date", "s47e_s47_end_date", Type.DATE, "S47 End Date", ref="S47E005A"),
        Column("s47_nfa", "s47e_s47_nfa", Type.FLAG, "S47 NFA", ref="S47E006A"),
        Column("s47_outcome_json", "s47e_s47_outcome_json", Type.TEXT, "S47 Outcome", ref="S47E007A"),
        Column("s47_completed_by_worker_id", "s47e_s47_completed_by_worker_id", Type.LINK, "S47 Enquiries completed by worker", ref="S47E008A", links="professionals"),
        Column("s47_completed_by_team", "s47e_s47_completed_by_team", Type.LINK, "S47 Enquiries completed by team", ref="S47E009A", links="department"),
        Column("strategy_discussion_date", "loc_strategy_discussion_date", Type.DATE, "When the strategy discussion was held"),
        Column("outcome", "loc_outcome", Type.TEXT, "What the enquiry ended with: icpc, continue with cin or no further action"),
    ),
)
