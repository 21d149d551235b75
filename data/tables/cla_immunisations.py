"""Whether immunisations are up to date."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="cla_immunisations",
    source="ssd_cla_immunisations",
    meaning="Whether immunisations are up to date",
    child="person_id",
    starts="immunisations_status_date",
    columns=(
        Column("person_id", "clai_person_id", Type.LINK, "Person Unique ID", ref="CLAI002A", links="person"),
        Column("immunisations_status", "clai_immunisations_status", Type.FLAG, "Immunisations up to Date", ref="CLAI004A"),
        Column("immunisations_status_date", "clai_immunisations_status_date", Type.DATE, "Immunisations Last Updated Date", ref="CLAI005A"),
    ),
)
