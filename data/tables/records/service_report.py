"""A head of service's report to the Practice Improvement Board (Framework, "Fortnightly Practice Improvement Board").

"1 x Head of Service report (for each individual service) to Director of Performance; 1 x Head of Service report
(collective) to gain cross service insight. The child's voice is captured."
"""

from data.tables.declaration import Type
from data.tables.records.declaration import Record, column

RECORD = Record(
    name="service_report",
    plural="head of service reports",
    meaning="Reports of heads of service to the Practice Improvement Board: what they say of a fortnight against its frozen figures; that of the trust is the collective one. A signed report never changes",
    key=("report_id",),
    required=("report_id", "unit_kind", "fortnight_end", "taking_id", "state"),
    unit="unit_id",
    unit_kind="unit_kind",
    uncounted="state",
    sealed_by="signed_on",
    columns=(
        column("report_id", Type.KEY, "The report: the last day of its fortnight and whose it is"),
        column("unit_kind", Type.TEXT, "Whose report", choices=("trust", "service")),
        column("unit_id", Type.KEY, "The service, by its id; blank for the collective report of the trust"),
        column("fortnight_end", Type.DATE, "Last day of the fortnight that it speaks of"),
        column("taking_id", Type.KEY, "The figures that it speaks of: a row of frozen_figures"),
        column("state", Type.TEXT, "A draft may still change", choices=("draft", "signed")),
        column("going_well", Type.TEXT, "What is going well, and how that is known"),
        column("worries", Type.TEXT, "What worries the head of service, and for which children"),
        column("doing", Type.TEXT, "What is being done, by whom and by when"),
        column("children_said", Type.TEXT, "What children and families said, and what was changed because of it"),
        column("asks", Type.TEXT, "What the board is asked to decide or to help with"),
        column("quotes", Type.TEXT, "Of the collective report: the reports of services that were signed when it was, by their ids, one a line"),
        column("written_by", Type.TEXT, "Who wrote it"),
        column("signed_by", Type.TEXT, "Who signed it off"),
        column("signed_on", Type.DATE, "When it was signed off; from then on nothing of it changes", future=True),
    ),
)
