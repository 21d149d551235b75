"""Strengths and difficulties questionnaires."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="sdq_scores",
    source="ssd_sdq_scores",
    meaning="Strengths and difficulties questionnaires",
    key="sdq_id",
    child="person_id",
    starts="sdq_completed_date",
    columns=(
        Column("sdq_id", "csdq_table_id", Type.KEY, "SDQ ID", ref="CSDQ001A"),
        Column("person_id", "csdq_person_id", Type.LINK, "Person Unique ID", ref="CSDQ002A", links="person"),
        Column("sdq_completed_date", "csdq_sdq_completed_date", Type.DATE, "SDQ Completed Date", ref="CSDQ003A"),
        Column("sdq_reason", "csdq_sdq_reason", Type.TEXT, "SDQ Reason", ref="CSDQ004A"),
        Column("sdq_score", "csdq_sdq_score", Type.INTEGER, "SDQ Score", ref="CSDQ005A"),
    ),
)
