"""The weekly meeting: the order of its sections, its notes, and what an action agreed there is meant to move."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

ADDED = (
    ("what", sa.Text()),
    ("owner", sa.Text()),
    ("meeting_on", sa.Date()),
    ("section", sa.Text()),
    ("unit_kind", sa.Text()),
    ("unit_id", sa.Text()),
    ("indicator", sa.Text()),
    ("seen_on", sa.Date()),
    ("seen", sa.Text()),
)


def upgrade() -> None:
    """Make two kinds of record; actions that are there stay those of quality assurance."""
    op.create_table("record_section_order", *_columns(("unit_kind", "unit_id", "section"), (), ("place",), ("shown",)))
    op.create_table(
        "record_meeting_note",
        *_columns(("unit_kind", "unit_id"), ("held_on",), (), ("section", "asked", "agreed"), ("seen_on",)),
    )
    for name, kind in ADDED:
        op.add_column("record_action", sa.Column(name, kind, nullable=True))


def _columns(*runs: tuple[str, ...]) -> list[sa.Column | sa.PrimaryKeyConstraint]:
    """Columns of a kind in their order: text, days, numbers, text, days; between what every kind has."""
    kinds = (sa.Text(), sa.Date(), sa.Double(), sa.Text(), sa.Date())
    return [
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.Column("record_key", sa.Text(), nullable=False),
        *(sa.Column(name, kind, nullable=True) for kind, run in zip(kinds, runs, strict=False) for name in run),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("invented", "record_key"),
    ]


def downgrade() -> None:
    """Drop both, and of actions what a meeting adds: the actions of meetings would then be taken for others."""
    op.execute("delete from record_action where meeting_on is not null")
    for name, _ in ADDED:
        op.drop_column("record_action", name)
    op.drop_table("record_meeting_note")
    op.drop_table("record_section_order")
