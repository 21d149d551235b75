"""Foster places, typed once a year: the register of carers is kept elsewhere, and no extract brings it."""

from data.tables.declaration import Type
from data.tables.records.declaration import Record, column

RECORD = Record(
    name="foster_places",
    meaning="Places with the trust's own mainstream foster carers, as counted for the fostering return of each 31 March",
    key=("as_at",),
    required=("as_at",),
    expected=("approved_places", "filled_places"),
    columns=(
        column("as_at", Type.DATE, "Day for which they were counted, such as 31 March"),
        column("approved_places", Type.INTEGER, "Places approved"),
        column("filled_places", Type.INTEGER, "Places in which a child lived that day"),
        column("counted_from", Type.TEXT, "Where the figures come from, such as the fostering return to Ofsted"),
    ),
)
