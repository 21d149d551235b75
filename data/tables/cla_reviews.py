"""Statutory reviews of looked-after children."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="cla_reviews",
    source="ssd_cla_reviews",
    meaning="Statutory reviews of looked-after children",
    key="cla_review_id",
    columns=(
        Column("cla_review_id", "clar_cla_review_id", Type.KEY, "Review ID", ref="CLAR001A"),
        Column("cla_id", "clar_cla_id", Type.LINK, "CLA ID", ref="CLAR011A", links="cla_episodes"),
        Column("cla_review_due_date", "clar_cla_review_due_date", Type.DATE, "CLA Review Due Date", ref="CLAR003A", future=True),
        Column("cla_review_date", "clar_cla_review_date", Type.DATE, "CLA Review Date", ref="CLAR004A"),
        Column("cla_review_cancelled", "clar_cla_review_cancelled", Type.FLAG, "cla_review_cancelled", ref="CLAR012A"),
        Column("cla_review_participation", "clar_cla_review_participation", Type.CODE, "Participation code", ref="CLAR007A", codes="review_participation"),
    ),
)
