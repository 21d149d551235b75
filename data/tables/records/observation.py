"""Practice observations (Performance Management and Quality Assurance Framework, "Practice Observations")."""

from data.cycle import PAUSED
from data.tables.declaration import Type
from data.tables.records.declaration import Record, column

RECORD = Record(
    name="observation",
    plural="practice observations",
    meaning="Practice observations: a manager sees a practitioner at work",
    key=("observation_id",),
    expected=("month_allocated", "manager_id", "team_id", "is_asye"),
    unit="team_id",
    columns=(
        column("observation_id", Type.KEY, "The observation"),
        column("month_allocated", Type.DATE, "Month for which it was allocated: none in August and December", month=True, future=True, paused=PAUSED),
        column("manager_id", Type.LINK, "Manager who observes", links="professionals"),
        column("observed_professional_id", Type.LINK, "Practitioner who is observed", links="professionals"),
        column("team_id", Type.LINK, "Team whose practice is observed", links="department"),
        column("is_asye", Type.FLAG, "Y for one of the three that a newly qualified social worker needs in the first year: these are kept apart"),
        column("completed_on", Type.DATE, "When it was done"),
        column("exempt_reason", Type.TEXT, "Why the manager need not do it (left, absent)"),
    ),
)
