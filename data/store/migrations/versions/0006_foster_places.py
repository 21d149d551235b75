"""Foster places, typed once a year."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "record_foster_places",
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.Column("record_key", sa.Text(), nullable=False),
        sa.Column("as_at", sa.Date(), nullable=True),
        sa.Column("approved_places", sa.Double(), nullable=True),
        sa.Column("filled_places", sa.Double(), nullable=True),
        sa.Column("counted_from", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("invented", "record_key"),
    )


def downgrade() -> None:
    """Drop it, and the figures with it."""
    op.drop_table("record_foster_places")
