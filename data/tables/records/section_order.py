"""Which sections a service's weekly meeting has, and in what order (Framework, "Weekly": content by consultation)."""

from data.tables.declaration import Type
from data.tables.records.declaration import Record, column

RECORD = Record(
    name="section_order",
    plural="orders of sections",
    meaning="Sections of the weekly meeting in the order a service's managers agreed on; a service without one has the trust's, and where there is none either, all stand in the order that Sightline comes with",
    key=("unit_kind", "unit_id", "section"),
    required=("unit_kind", "section", "place", "shown"),
    unit="unit_id",
    unit_kind="unit_kind",
    columns=(
        column("unit_kind", Type.TEXT, "Whose meeting it is", choices=("trust", "service")),
        column("unit_id", Type.KEY, "The service, by its id; blank for the trust"),
        column("section", Type.KEY, "The section: numbers, teams, caseload, due, late, oversight or data"),
        column("place", Type.INTEGER, "Where it stands, from 1"),
        column("shown", Type.FLAG, "N where this service's meeting leaves it out"),
    ),
)
