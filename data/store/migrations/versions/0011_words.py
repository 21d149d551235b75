"""What people write beside numbers: events on charts, comments on numbers, and views under a name."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

KINDS = {
    "annotation": {
        "annotation_id": sa.Text,
        "happened_on": sa.Date,
        "until": sa.Date,
        "what": sa.Text,
        "unit_kind": sa.Text,
        "unit_id": sa.Text,
        "indicator": sa.Text,
    },
    "commentary": {
        "indicator": sa.Text,
        "unit_kind": sa.Text,
        "unit_id": sa.Text,
        "month": sa.Date,
        "says": sa.Text,
        "doing": sa.Text,
        "written_by": sa.Text,
        "written_on": sa.Date,
    },
    "saved_view": {"name": sa.Text, "address": sa.Text, "is_start": sa.Text, "saved_on": sa.Date},
}


def upgrade() -> None:
    """Make three kinds of record."""
    for name, columns in KINDS.items():
        op.create_table(
            f"record_{name}",
            sa.Column("invented", sa.Boolean(), nullable=False),
            sa.Column("record_key", sa.Text(), nullable=False),
            *(sa.Column(column, kind(), nullable=True) for column, kind in columns.items()),
            sa.Column("changed_at", sa.Text(), nullable=False),
            sa.Column("changed_by", sa.Text(), nullable=False),
            sa.PrimaryKeyConstraint("invented", "record_key"),
        )


def downgrade() -> None:
    """Drop them."""
    for name in KINDS:
        op.drop_table(f"record_{name}")
