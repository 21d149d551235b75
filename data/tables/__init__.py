"""Every table Sightline knows, discovered from the modules of this folder."""

from data.tables.declaration import UNREADABLE, Column, Table, Type, discover

TABLES: dict[str, Table] = discover()
BY_SOURCE: dict[str, Table] = {table.source: table for table in TABLES.values()}

__all__ = ["BY_SOURCE", "TABLES", "UNREADABLE", "Column", "Table", "Type"]
