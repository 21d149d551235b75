"""Every table Sightline knows, discovered from the modules of this folder; and the records of people here."""

from data.tables.declaration import UNREADABLE, Column, Table, Type, discover
from data.tables.records import RECORDS, Record

#: The tables of the extract.
TABLES: dict[str, Table] = discover()
BY_SOURCE: dict[str, Table] = {table.source: table for table in TABLES.values()}
#: Whatever an indicator may count from: the extract, and records as tables.
DECLARED: dict[str, Table] = TABLES | {name: record.table for name, record in RECORDS.items()}
#: What neither holds, by the name under which an indicator asks for it: such a number is published, or there is none.
NOT_HELD = {"attendance": "School attendance: no extract brings it"}

__all__ = ["BY_SOURCE", "DECLARED", "NOT_HELD", "RECORDS", "TABLES", "UNREADABLE", "Column", "Record", "Table", "Type"]
