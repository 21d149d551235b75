"""Reviews of child in need plans."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="cin_reviews",
    source="loc_cin_reviews",
    meaning="Reviews of child in need plans",
    key="cin_review_id",
    columns=(
        Column("cin_review_id", "cin_review_id", Type.KEY, "Review"),
        Column("cin_plan_id", "cin_plan_id", Type.LINK, "Plan reviewed", links="cin_plans"),
        Column("person_id", "person_id", Type.LINK, "Child", links="person"),
        Column("due_date", "due_date", Type.DATE, "When it was due", future=True),
        Column("review_date", "review_date", Type.DATE, "When it was held"),
    ),
)
