"""Legal statuses of looked-after children."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="legal_status",
    source="ssd_legal_status",
    meaning="Legal statuses of looked-after children",
    key="legal_status_id",
    child="person_id",
    starts="legal_status_start_date",
    columns=(
        Column("legal_status_id", "lega_legal_status_id", Type.KEY, "Legal Status ID", ref="LEGA001A"),
        Column("person_id", "lega_person_id", Type.LINK, "Person Unique ID", ref="LEGA002A", links="person"),
        Column("legal_status", "lega_legal_status", Type.CODE, "Legal Status", ref="LEGA003A", codes="legal_status"),
        Column("legal_status_start_date", "lega_legal_status_start_date", Type.DATE, "Legal Status Start Date", ref="LEGA004A"),
        Column("legal_status_end_date", "lega_legal_status_end_date", Type.DATE, "Legal Status End Date", ref="LEGA005A"),
    ),
)
