"""Child protection review conferences."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="cp_reviews",
    source="ssd_cp_reviews",
    meaning="Child protection review conferences",
    key="cp_review_id",
    columns=(
        Column("cp_review_id", "cppr_cp_review_id", Type.KEY, "Review ID", ref="CPPR001A"),
        Column("person_id", "cppr_person_id", Type.LINK, "Person Unique ID", ref="CPPR008A", links="person"),
        Column("cp_plan_id", "cppr_cp_plan_id", Type.LINK, "CP Plan ID", ref="CPPR002A", links="cp_plans"),
        Column("cp_review_due", "cppr_cp_review_due", Type.DATE, "Review Due Date", ref="CPPR003A", future=True),
        Column("cp_review_date", "cppr_cp_review_date", Type.DATE, "Date of Review", ref="CPPR004A"),
        Column("cp_review_meeting_id", "cppr_cp_review_meeting_id", Type.TEXT, "CP Review Meeting ID", ref="CPPR009A"),
        Column("cp_review_outcome_continue_cp", "cppr_cp_review_outcome_continue_cp", Type.FLAG, "CP Plan to Continue?", ref="CPPR005A"),
        Column("cp_review_quorate", "cppr_cp_review_quorate", Type.FLAG, "Quorate?", ref="CPPR006A"),
        Column("cp_review_participation", "cppr_cp_review_participation", Type.TEXT, "Child Participation at Review", ref="CPPR007A"),
    ),
)
