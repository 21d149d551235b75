"""Referrals, and the episodes of need they open."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="cin_episodes",
    source="ssd_cin_episodes",
    meaning="Referrals, and the episodes of need they open",
    key="referral_id",
    child="person_id",
    starts="referral_date",
    columns=(
        Column("referral_id", "cine_referral_id", Type.KEY, "CIN Referral ID", ref="CINE001A"),
        Column("person_id", "cine_person_id", Type.LINK, "Person Unique ID", ref="CINE002A", links="person"),
        Column("referral_date", "cine_referral_date", Type.DATE, "CIN Referral Date", ref="CINE003A"),
        Column("cin_primary_need_code", "cine_cin_primary_need_code", Type.CODE, "CIN Primary Need Code", ref="CINE010A", codes="primary_need"),
        Column("referral_source_code", "cine_referral_source_code", Type.CODE, "CIN Referral Source code", ref="CINE004A", codes="contact_or_referral_source"),
        Column("referral_source_desc", "cine_referral_source_desc", Type.TEXT, "CIN Referral Source description", ref="CINE012A"),
        Column("referral_outcome_json", "cine_referral_outcome_json", Type.TEXT, "CIN Referral Outcome", ref="CINE005A"),
        Column("referral_nfa", "cine_referral_nfa", Type.FLAG, "CIN Referral NFA Flag", ref="CINE011A"),
        Column("close_reason", "cine_close_reason", Type.CODE, "CIN Closure Reason", ref="CINE006A", codes="cin_closure_reason"),
        Column("close_date", "cine_close_date", Type.DATE, "CIN Closure Date", ref="CINE007A"),
        Column("referral_team", "cine_referral_team", Type.LINK, "CIN Referral Completed by Team", ref="CINE008A", links="department"),
        Column("referral_worker_id", "cine_referral_worker_id", Type.LINK, "CIN Referral Completed by Worker Name", ref="CINE009A", links="professionals"),
        Column("decision_date", "loc_decision_date", Type.DATE, "When it was decided what happens with the referral"),
    ),
)
