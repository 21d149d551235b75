"""Actions that quality assurance led to, from agreed to checked (Framework, "Closing the Loop")."""

from data.tables.declaration import Type
from data.tables.records.declaration import Record, column

RECORD = Record(
    name="action",
    plural="actions",
    meaning="Actions agreed after a review, an observation or a theme: who does what by when, and whether it changed anything",
    key=("action_id",),
    expected=("first_due_on", "team_id"),
    unit="team_id",
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
    ),
)
