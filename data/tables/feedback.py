"""Complaints, compliments and comments."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="feedback",
    source="loc_feedback",
    meaning="Complaints, compliments and comments",
    key="feedback_id",
    columns=(
        Column("feedback_id", "feedback_id", Type.KEY, "Feedback"),
        Column("kind", "kind", Type.TEXT, "complaint, compliment or comment"),
        Column("stage", "stage", Type.TEXT, "Stage of a complaint: 1, 2 or 3"),
        Column("received_date", "received_date", Type.DATE, "When it was received"),
        Column("due_date", "due_date", Type.DATE, "When a response is due", future=True),
        Column("responded_date", "responded_date", Type.DATE, "When it was responded to"),
        Column("outcome", "outcome", Type.TEXT, "upheld, partly upheld or not upheld"),
        Column("theme", "theme", Type.TEXT, "What it was about"),
        Column("team_id", "team_id", Type.LINK, "Team it was about", links="department"),
        Column("given_by", "given_by", Type.TEXT, "child, parent, carer or partner"),
    ),
)
