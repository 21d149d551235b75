"""Pre-proceedings under the Public Law Outline."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="pre_proceedings",
    source="ssd_pre_proceedings",
    meaning="Pre-proceedings under the Public Law Outline",
    key="pre_proceedings_id",
    child="person_id",
    columns=(
        Column("pre_proceedings_id", "prep_table_id", Type.KEY, "Pre-proceedings table row ID", ref="PREP024A"),
        Column("person_id", "prep_person_id", Type.LINK, "Person Unique ID", ref="PREP001A", links="person"),
        Column("plo_family_id", "prep_plo_family_id", Type.TEXT, "PLO Family ID", ref="PREP002A"),
        Column("pre_pro_decision_date", "prep_pre_pro_decision_date", Type.DATE, "Date decision made to enter Pre Proceedings", ref="PREP003A"),
        Column("initial_pre_pro_meeting_date", "prep_initial_pre_pro_meeting_date", Type.DATE, "Date of Initial Pre Proceedings Meeting", ref="PREP004A"),
        Column("pre_pro_outcome", "prep_pre_pro_outcome", Type.TEXT, "What is the Outcome of Pre-Proceedings", ref="PREP005A"),
        Column("agree_stepdown_issue_date", "prep_agree_stepdown_issue_date", Type.DATE, "Date Agreed to Step down/issue", ref="PREP006A"),
        Column("cp_plans_referral_period", "prep_cp_plans_referral_period", Type.INTEGER, "How many times has the child been subject to a Child Protection Plan during this referral period?", ref="PREP007A"),
        Column("legal_gateway_outcome", "prep_legal_gateway_outcome", Type.TEXT, "What was the outcome of legal gateway / panel / meeting after panel?", ref="PREP008A"),
        Column("prev_pre_proc_child", "prep_prev_pre_proc_child", Type.INTEGER, "How many previous periods of pre-proceedings have there been in the child’s lifetime?", ref="PREP009A"),
        Column("prev_care_proc_child", "prep_prev_care_proc_child", Type.INTEGER, "How many previous periods of care proceedings have there been in the child’s lifetime?", ref="PREP010A"),
        Column("pre_pro_letter_date", "prep_pre_pro_letter_date", Type.DATE, "What is the date that the pre-proceedings letter and plan was sent to parents?", ref="PREP011A"),
        Column("care_pro_letter_date", "prep_care_pro_letter_date", Type.DATE, "What is the date that the letter to issue care proceedings was sent to parents?", ref="PREP012A"),
        Column("pre_pro_meetings_num", "prep_pre_pro_meetings_num", Type.INTEGER, "How many review pre-proceeding meetings have been held with parents following the initial meeting?", ref="PREP013A"),
        Column("pre_pro_parents_legal_rep", "prep_pre_pro_parents_legal_rep", Type.TEXT, "Did parents have legal representation during pre-proceedings?", ref="PREP014A"),
        Column("parents_legal_rep_point_of_issue", "prep_parents_legal_rep_point_of_issue", Type.TEXT, "Did parents have legal representation at the point of issue?", ref="PREP015A"),
        Column("court_reference", "prep_court_reference", Type.TEXT, "If in Care Proceedings, what is the Court reference number?", ref="PREP016A"),
        Column("care_proc_court_hearings", "prep_care_proc_court_hearings", Type.INTEGER, "How many Court hearings have taken place whilst in care proceedings?", ref="PREP017A"),
        Column("care_proc_short_notice", "prep_care_proc_short_notice", Type.TEXT, "Were Care Proceedings issued on a short notice application?", ref="PREP018A"),
        Column("proc_short_notice_reason", "prep_proc_short_notice_reason", Type.TEXT, "What was the reason for any short notice applications?", ref="PREP019A"),
        Column("la_inital_plan_approved", "prep_la_inital_plan_approved", Type.TEXT, "Was the LA’s initial plan approved at the initial hearing?", ref="PREP020A"),
        Column("la_initial_care_plan", "prep_la_initial_care_plan", Type.TEXT, "What was the LA’s initial care plan for the child at the initial hearing?", ref="PREP021A"),
        Column("la_final_plan_approved", "prep_la_final_plan_approved", Type.TEXT, "Was the LA’s final plan approved at the final hearing?", ref="PREP022A"),
        Column("la_final_care_plan", "prep_la_final_care_plan", Type.TEXT, "What was the LA’s final care plan for the child at the final hearing?", ref="PREP023A"),
        Column("care_application_date", "loc_care_application_date", Type.DATE, "When the court was asked for a care order"),
    ),
)
