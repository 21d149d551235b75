"""What children and families answered when they were asked (Framework, "Involving Children and Families")."""

from data.tables.declaration import Type
from data.tables.records.declaration import Record, column

RECORD = Record(
    name="feedback_response",
    plural="answers of children and families",
    meaning="Feedback that children and families were asked for, and gave",
    key=("response_id",),
    expected=("team_id",),
    unit="team_id",
    columns=(
        column("response_id", Type.KEY, "The request, and the answer to it"),
        column("team_id", Type.LINK, "Team whose work it is about", links="department"),
        column("given_by", Type.TEXT, "child, parent, carer or partner"),
        column("asked_on", Type.DATE, "When they were asked"),
        column("responded_on", Type.DATE, "When they answered; blank where they did not"),
        column("positive", Type.FLAG, "Y where they felt helped"),
    ),
)
