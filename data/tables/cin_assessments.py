"""Statutory assessments under section 17."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="cin_assessments",
    source="ssd_cin_assessments",
    meaning="Statutory assessments under section 17",
    key="assessment_id",
    child="person_id",
    starts="assessment_start_date",
    columns=(
        Column("assessment_id", "cina_assessment_id", Type.KEY, "Assessment ID", ref="CINA001A"),
        Column("person_id", "cina_person_id", Type.LINK, "Person Unique ID", ref="CINA002A", links="person"),
        Column("referral_id", "cina_referral_id", Type.LINK, "Referral ID", ref="CINA010A", links="cin_episodes"),
        Column("assessment_start_date", "cina_assessment_start_date", Type.DATE, "Assessment Start Date", ref="CINA003A"),
        Column("assessment_child_seen", "cina_assessment_child_seen", Type.FLAG, "Child Seen During Assessment", ref="CINA004A"),
        Column("assessment_auth_date", "cina_assessment_auth_date", Type.DATE, "Assessment Authorised Date", ref="CINA005A"),
        Column("assessment_outcome_json", "cina_assessment_outcome_json", Type.TEXT, "Assessment Outcome", ref="CINA006A"),
        Column("assessment_outcome_nfa", "cina_assessment_outcome_nfa", Type.FLAG, "Assessment NFA", ref="CINA009A"),
        Column("assessment_team", "cina_assessment_team", Type.LINK, "Assessment Completed by Team", ref="CINA007A", links="department"),
        Column("assessment_worker_id", "cina_assessment_worker_id", Type.LINK, "Assessment Completed by Worker name", ref="CINA008A", links="professionals"),
        Column("child_first_seen_date", "loc_child_first_seen_date", Type.DATE, "When the child was first seen for the assessment"),
    ),
)
