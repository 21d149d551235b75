"""Thematic and multi-agency reviews (Performance Management and Quality Assurance Framework, "monthly spotlights")."""

from data.tables.declaration import Type
from data.tables.records.declaration import Record, column

RECORD = Record(
    name="thematic",
    plural="thematic reviews",
    meaning="Thematic and multi-agency reviews: planned for a month, and reported",
    key=("thematic_id",),
    expected=("planned_month",),
    unit="team_id",
    columns=(
        column("thematic_id", Type.KEY, "The review"),
        column("title", Type.TEXT, "Its theme"),
        column("multi_agency", Type.FLAG, "Y where partners of the Safeguarding Children Partnership took part"),
        column("planned_month", Type.DATE, "Month for which it was planned", month=True, future=True),
        column("report_received_on", Type.DATE, "When its report was received: fieldwork alone is not done"),
        column("team_id", Type.LINK, "Team whose work is reviewed; blank where it is the whole trust's", links="department"),
    ),
)
