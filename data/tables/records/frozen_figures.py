"""Figures as they stood when somebody wrote about them, kept whole, so that what was said of them stays true."""

from data.tables.declaration import Type
from data.tables.records.declaration import Record, column

RECORD = Record(
    name="frozen_figures",
    plural="frozen figures",
    meaning="Figures as they stood when a head of service took them: written once, never changed and never taken away",
    key=("taking_id",),
    required=("taking_id", "unit_kind", "fortnight_end", "figures_on", "body"),
    unit="unit_id",
    unit_kind="unit_kind",
    uncounted="body",
    sealed_by="",
    columns=(
        column("taking_id", Type.KEY, "This taking of figures"),
        column("unit_kind", Type.TEXT, "Whose figures", choices=("trust", "service")),
        column("unit_id", Type.KEY, "The service, by its id; blank for the trust"),
        column("fortnight_end", Type.DATE, "Last day of the fortnight that the figures are of"),
        column("figures_on", Type.DATE, "The day that the data stood at"),
        column("load_id", Type.INTEGER, "The load that they were taken from"),
        column("body", Type.TEXT, "Every figure with its words and its trend, as JSON", longest=1_000_000),
    ),
)
