"""Every kind of record, discovered from the modules of this folder."""

from data.tables.records.declaration import Record, column, discover

RECORDS: dict[str, Record] = discover()

__all__ = ["RECORDS", "Record", "column"]
