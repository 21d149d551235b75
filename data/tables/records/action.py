"""Actions that quality assurance or a meeting led to, from agreed to checked (Framework, "Closing the Loop").

The framework asks for both: actions of reviews and observations, and those "agreed & implemented ... to address areas
identified from Performance Indicators" in the weekly meetings. They are one kind, so that there is one list of what was
promised; the indicators of quality assurance count only the first (``uncounted``).
"""

from data.tables.declaration import Type
from data.tables.records.declaration import Record, column

RECORD = Record(
    name="action",
    plural="actions",
    meaning="Actions agreed after a review, an observation or a theme, or in a meeting: who does what by when, and whether it changed anything",
    key=("action_id",),
    expected=("first_due_on", "team_id"),
    unit="unit_id",
    unit_kind="unit_kind",
    team="team_id",
    uncounted="meeting_on",
    columns=(
        column("action_id", Type.KEY, "The action"),
        column("source", Type.TEXT, "What led to it: the review, observation or theme"),
        column("person_id", Type.LINK, "Child it is about; blank where it is about no one child", links="person"),
        column("team_id", Type.LINK, "Team whose work it is about", links="department"),
        column("owner_id", Type.LINK, "Who does it", links="professionals"),
        column("agreed_on", Type.DATE, "When it was agreed"),
        column("first_due_on", Type.DATE, "The first due date: it stays when the due date is moved", future=True),
        column("due_on", Type.DATE, "When it is due now", future=True),
        column("completed_on", Type.DATE, "When it was done"),
        column("evidence", Type.TEXT, "What shows that it was done: without it an action is not done on time"),
        column("impact", Type.FLAG, "Y where the check found that something changed for the child"),
        column("impact_checked_on", Type.DATE, "When that was checked"),
        column("what", Type.TEXT, "What is to be done"),
        column("owner", Type.TEXT, "Who does it, by name: managers are not always among the professionals of the extract"),
        column("meeting_on", Type.DATE, "Day of the meeting that agreed it; blank for what quality assurance led to", future=True),
        column("section", Type.KEY, "The section of the meeting it came from"),
        column("unit_kind", Type.TEXT, "Whose meeting it was; blank for what is about the team alone", choices=("trust", "service", "team")),
        column("unit_id", Type.KEY, "That service or team, by its id; blank for the trust"),
        column("indicator", Type.KEY, "The number it is meant to move, by the indicator's id"),
        column("seen_on", Type.DATE, "Day the numbers stood at when it was agreed"),
        column("seen", Type.TEXT, "That number as it was read then"),
    ),
)
