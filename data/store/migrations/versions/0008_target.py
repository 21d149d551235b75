"""Targets: what is wanted of a number, whose and from when."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make their table; until somebody records one, the proposals that Sightline comes with stand alone."""
    op.create_table(
        "record_target",
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.Column("record_key", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=True),
        sa.Column("unit_kind", sa.Text(), nullable=True),
        sa.Column("unit_id", sa.Text(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("reads", sa.Text(), nullable=True),
        sa.Column("sense", sa.Text(), nullable=True),
        sa.Column("green", sa.Double(), nullable=True),
        sa.Column("amber", sa.Double(), nullable=True),
        sa.Column("any_late_is_red", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("set_by", sa.Text(), nullable=True),
        sa.Column("set_on", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("invented", "record_key"),
    )


def downgrade() -> None:
    """Drop it, and what was agreed with it."""
    op.drop_table("record_target")
