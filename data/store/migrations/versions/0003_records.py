"""The first records: those of the quality assurance framework, and the history of every change to a record."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables of five kinds of record, and that of changes."""
    op.create_table(
        "record_practice_review",
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.Column("record_key", sa.Text(), nullable=False),
        sa.Column("review_id", sa.Text(), nullable=True),
        sa.Column("month_allocated", sa.Date(), nullable=True),
        sa.Column("manager_id", sa.Text(), nullable=True),
        sa.Column("team_id", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("allocated_on", sa.Date(), nullable=True),
        sa.Column("exempt_reason", sa.Text(), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("first_grade", sa.Text(), nullable=True),
        sa.Column("first_grade_on", sa.Date(), nullable=True),
        sa.Column("moderated_grade", sa.Text(), nullable=True),
        sa.Column("moderated_on", sa.Date(), nullable=True),
        sa.Column("voice_grade", sa.Text(), nullable=True),
        sa.Column("family_feedback", sa.Text(), nullable=True),
        sa.Column("safety_followup_on", sa.Date(), nullable=True),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("invented", "record_key"),
    )
    op.create_table(
        "record_observation",
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.Column("record_key", sa.Text(), nullable=False),
        sa.Column("observation_id", sa.Text(), nullable=True),
        sa.Column("month_allocated", sa.Date(), nullable=True),
        sa.Column("manager_id", sa.Text(), nullable=True),
        sa.Column("observed_professional_id", sa.Text(), nullable=True),
        sa.Column("team_id", sa.Text(), nullable=True),
        sa.Column("is_asye", sa.Text(), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("exempt_reason", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("invented", "record_key"),
    )
    op.create_table(
        "record_thematic",
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.Column("record_key", sa.Text(), nullable=False),
        sa.Column("thematic_id", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("multi_agency", sa.Text(), nullable=True),
        sa.Column("planned_month", sa.Date(), nullable=True),
        sa.Column("report_received_on", sa.Date(), nullable=True),
        sa.Column("team_id", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("invented", "record_key"),
    )
    op.create_table(
        "record_action",
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.Column("record_key", sa.Text(), nullable=False),
        sa.Column("action_id", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("team_id", sa.Text(), nullable=True),
        sa.Column("owner_id", sa.Text(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("first_due_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("impact", sa.Text(), nullable=True),
        sa.Column("impact_checked_on", sa.Date(), nullable=True),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("invented", "record_key"),
    )
    op.create_table(
        "record_feedback_response",
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.Column("record_key", sa.Text(), nullable=False),
        sa.Column("response_id", sa.Text(), nullable=True),
        sa.Column("team_id", sa.Text(), nullable=True),
        sa.Column("given_by", sa.Text(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("responded_on", sa.Date(), nullable=True),
        sa.Column("positive", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("invented", "record_key"),
    )
    op.create_table(
        "record_change",
        sa.Column("change", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.Column("record_key", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("was", sa.Text(), nullable=True),
        sa.Column("now", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("change", "number"),
    )
    op.create_index("record_change_of", "record_change", ["record", "record_key"])


def downgrade() -> None:
    """Drop them, and what people typed with them."""
    for table in (
        "record_change",
        "record_practice_review",
        "record_observation",
        "record_thematic",
        "record_action",
        "record_feedback_response",
    ):
        op.drop_table(table)
