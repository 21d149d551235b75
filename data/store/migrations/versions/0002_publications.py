"""Others' published figures, neighbour sets, judgements and areas, and from which import each row came."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the six tables; all of them are empty until somebody imports a publication."""
    op.create_table(
        "publication",
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.Text(), nullable=False),
        sa.Column("imported_by", sa.Text(), nullable=False),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "publication_aside",
        sa.Column("publication", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("publication", "number"),
    )
    op.create_table(
        "published_figure",
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("publication", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("indicator", "area", "year"),
    )
    op.create_table(
        "published_area",
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("publication", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("area"),
    )
    op.create_table(
        "neighbour",
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("neighbour", sa.Text(), nullable=False),
        sa.Column("closeness", sa.Text(), nullable=False),
        sa.Column("publication", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("area", "place"),
    )
    op.create_table(
        "inspection",
        sa.Column("area", sa.Text(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in (
                "inspected",
                "published",
                "overall",
                "leaders",
                "help_and_protection",
                "in_care",
                "care_leavers",
            )
        ),
        sa.Column("publication", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("area"),
    )


def downgrade() -> None:
    """Drop them: they can be imported again."""
    for table in (
        "publication",
        "publication_aside",
        "published_figure",
        "published_area",
        "neighbour",
        "inspection",
    ):
        op.drop_table(table)
