"""What happened: an inspection, a new team, a change of recording, that whoever reads a chart has to know."""

from data.tables.declaration import Type
from data.tables.records.declaration import Record, column

RECORD = Record(
    name="annotation",
    plural="events on charts",
    meaning="What happened here and is drawn on every chart that covers its day: an inspection, a new team, a change in how something is recorded",
    key=("annotation_id",),
    required=("happened_on", "what", "unit_kind"),
    unit="unit_id",
    unit_kind="unit_kind",
    columns=(
        column("annotation_id", Type.KEY, "The event, by any text that no other has"),
        column("happened_on", Type.DATE, "When it happened or began"),
        column("until", Type.DATE, "Last day, where it lasted; blank for what happened on one day"),
        column("what", Type.TEXT, "What happened, in words that a reader of the chart understands"),
        column("unit_kind", Type.TEXT, "Whom it concerned: it stands on the charts of that unit and of all below it", choices=("trust", "service", "team")),
        column("unit_id", Type.KEY, "The service or team, by its id; blank for the trust"),
        column("indicator", Type.KEY, "The one indicator it concerned, by its id; blank for all"),
    ),
)
