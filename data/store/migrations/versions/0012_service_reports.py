"""What heads of service say of a fortnight, and the figures they said it of."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

KINDS = {
    "frozen_figures": {
        "taking_id": sa.Text,
        "unit_kind": sa.Text,
        "unit_id": sa.Text,
        "fortnight_end": sa.Date,
        "figures_on": sa.Date,
        "load_id": sa.Double,
        "body": sa.Text,
    },
    "service_report": {
        "report_id": sa.Text,
        "unit_kind": sa.Text,
        "unit_id": sa.Text,
        "fortnight_end": sa.Date,
        "taking_id": sa.Text,
        "state": sa.Text,
        "going_well": sa.Text,
        "worries": sa.Text,
        "doing": sa.Text,
        "children_said": sa.Text,
        "asks": sa.Text,
        "quotes": sa.Text,
        "written_by": sa.Text,
        "signed_by": sa.Text,
        "signed_on": sa.Date,
    },
}


def upgrade() -> None:
    """Make two kinds of record."""
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
