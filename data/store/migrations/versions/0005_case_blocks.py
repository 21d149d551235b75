"""Cases packed, those of an indicator in one row, where they stood in a row each."""

from typing import Any

import numpy as np
import sqlalchemy as sa
from alembic import op

from data.store.case_blocks import BLANK, DAYS, pack_cases

revision = "0005"
down_revision = "0004"

_ROW = sa.table(
    "case_row",
    *(sa.column(name) for name in ("number", "ref", "person", "service", "team", "worker", "worker_id")),
    *(sa.column(name) for name in (*DAYS, "met", "value", "category")),
)
_SPAN = sa.table("case_span", *(sa.column(name) for name in ("indicator", "team_id", "first", "last")))
_BLOCK = sa.table("case_block", sa.column("indicator", sa.Text), sa.column("body", sa.LargeBinary))


def upgrade() -> None:
    """Pack the cases of the latest load, so that its lists are whole until the next."""
    op.create_table(
        "case_block",
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("indicator"),
    )
    connection = op.get_bind()
    spans: dict[str, list[Any]] = {}
    for span in connection.execute(sa.select(_SPAN).order_by(_SPAN.c.first)):
        spans.setdefault(span.indicator, []).append(span)
    for indicator, own in spans.items():
        connection.execute(_BLOCK.insert().values(indicator=indicator, body=pack_cases(_columns(connection, own))))
    op.drop_table("case_row")
    op.drop_table("case_span")


def _columns(connection: sa.Connection, spans: list[Any]) -> dict[str, Any]:
    """The cases of one indicator as columns. A blank end was open, and stays so to every reader."""
    rows: list[Any] = []
    for span in spans:
        asked = sa.select(_ROW).where(_ROW.c.number.between(span.first, span.last)).order_by(_ROW.c.number)
        rows += [{**row._mapping, "team_id": span.team_id} for row in connection.execute(asked)]  # noqa: SLF001
    columns: dict[str, Any] = {name: np.array([row[name] for row in rows], dtype=object) for name in rows[0]}
    for day in DAYS:
        columns[day] = np.array([BLANK if row[day] is None else row[day] for row in rows], np.int32)
    columns["met"] = np.array([row["met"] for row in rows], np.int8)
    columns["value"] = np.array([np.nan if row["value"] is None else row["value"] for row in rows], np.float64)
    return columns


def downgrade() -> None:
    """Rows again, empty until the next load."""
    op.drop_table("case_block")
    op.create_table(
        "case_row",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("ref", "person")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("service", "team", "worker", "worker_id")),
        sa.Column("start", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("end", "opened", "due", "done")),
        sa.Column("met", sa.Integer(), nullable=False),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("category", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "case_span",
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("indicator", "team_id"),
    )
