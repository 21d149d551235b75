"""The cases of the load before the latest, to lay beside those of the latest."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make their table; the next load fills it."""
    op.create_table(
        "case_block_before",
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("load_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("indicator"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("case_block_before")
