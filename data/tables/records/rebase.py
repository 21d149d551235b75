"""Decisions about the baselines of control charts: none moves, and none is fixed, without one (Making Data Count)."""

from data.tables.declaration import Type
from data.tables.records.declaration import Record, column

RECORD = Record(
    name="rebase",
    plural="decisions on baselines",
    meaning="Decisions to let the baseline of a control chart begin anew, or to fix it, where something known changed the process",
    key=("indicator", "unit_kind", "unit_id", "since"),
    required=("indicator", "unit_kind", "since", "reason", "decided_by", "decided_on"),
    unit="unit_id",
    unit_kind="unit_kind",
    columns=(
        column("indicator", Type.KEY, "The indicator, by its id"),
        column("unit_kind", Type.TEXT, "Whose chart it is", choices=("trust", "service", "team")),
        column("unit_id", Type.KEY, "The service or team, by its id; blank for the trust"),
        column("since", Type.DATE, "Day from which the process is another one: the first period that begins on it or later opens the baseline"),
        column("fixed_to", Type.DATE, "Last day of the baseline, where later periods are held against it; blank where every period since makes it"),
        column("reason", Type.TEXT, "What changed the process, in words a reader of the chart understands"),
        column("decided_by", Type.TEXT, "Who decided it"),
        column("decided_on", Type.DATE, "When it was decided"),
    ),
)
