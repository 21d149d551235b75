"""What is behind a number of a month, in the words of whoever answers for it (Framework, "Monthly Performance Book")."""

from data.tables.declaration import Type
from data.tables.records.declaration import Record, column

RECORD = Record(
    name="commentary",
    plural="comments on numbers",
    meaning="What is behind a number of a month and what is being done about it, in the words of whoever answers for it",
    key=("indicator", "unit_kind", "unit_id", "month"),
    required=("indicator", "unit_kind", "month", "says"),
    unit="unit_id",
    unit_kind="unit_kind",
    columns=(
        column("indicator", Type.KEY, "The indicator, by its id"),
        column("unit_kind", Type.TEXT, "Whose number", choices=("trust", "service", "team")),
        column("unit_id", Type.KEY, "The service or team, by its id; blank for the trust"),
        column("month", Type.DATE, "The month, by its first day", month=True),
        column("says", Type.TEXT, "What is behind the number"),
        column("doing", Type.TEXT, "What is being done, by whom and by when"),
        column("written_by", Type.TEXT, "Who wrote it"),
        column("written_on", Type.DATE, "When it was written"),
    ),
)
