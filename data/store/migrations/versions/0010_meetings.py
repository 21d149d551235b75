"""The weekly meeting: the order of its sections, its notes, and what an action agreed there is meant to move."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

ADDED = (
    *((name, sa.Text) for name in ("what", "owner", "section", "unit_kind", "unit_id", "indicator", "seen")),
    *((name, sa.Date) for name in ("meeting_on", "seen_on")),
)


def upgrade() -> None:
    """Make two kinds of record; actions that are there stay those of quality assurance."""
    op.create_table(
        "record_section_order",
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.Column("record_key", sa.Text(), nullable=False),
        sa.Column("unit_kind", sa.Text(), nullable=True),
        sa.Column("unit_id", sa.Text(), nullable=True),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("place", sa.Double(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("invented", "record_key"),
    )
    op.create_table(
        "record_meeting_note",
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.Column("record_key", sa.Text(), nullable=False),
        sa.Column("unit_kind", sa.Text(), nullable=True),
        sa.Column("unit_id", sa.Text(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("asked", sa.Text(), nullable=True),
        sa.Column("agreed", sa.Text(), nullable=True),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("invented", "record_key"),
    )
    for name, kind in ADDED:
        op.add_column("record_action", sa.Column(name, kind(), nullable=True))


def downgrade() -> None:
    """Drop both, and of actions what a meeting adds: the actions of meetings would then be taken for others."""
    op.execute("delete from record_action where meeting_on is not null")
    for name, _ in ADDED:
        op.drop_column("record_action", name)
    op.drop_table("record_meeting_note")
    op.drop_table("record_section_order")
