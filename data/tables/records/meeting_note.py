"""What was asked and agreed in each section of a weekly performance meeting (Framework, "Weekly Performance Meetings")."""

from data.tables.declaration import Type
from data.tables.records.declaration import Record, column

RECORD = Record(
    name="meeting_note",
    plural="notes of meetings",
    meaning="Notes of weekly performance meetings: what was asked and what was agreed in each section, of which unit and on which day",
    key=("unit_kind", "unit_id", "held_on", "section"),
    required=("unit_kind", "held_on", "section"),
    unit="unit_id",
    unit_kind="unit_kind",
    columns=(
        column("unit_kind", Type.TEXT, "Whose meeting it was", choices=("trust", "service", "team")),
        column("unit_id", Type.KEY, "The service or team, by its id; blank for the trust"),
        column("held_on", Type.DATE, "Day of the meeting", future=True),
        column("section", Type.KEY, "The section of the meeting: one of those that are put in order, or last for what was agreed before"),
        column("asked", Type.TEXT, "What was asked of the numbers"),
        column("agreed", Type.TEXT, "What was answered and agreed"),
        column("seen_on", Type.DATE, "Day the numbers stood at when it was written"),
    ),
)
