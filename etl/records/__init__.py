"""Records from a file and into one: every row accounted for, nothing that was there lost.

A cell that cannot be read leaves the record's cell as it was; a row that cannot be a record is set aside with its line
and its reason. What is exported can be imported again, and changes nothing.
"""

from etl.records.account import as_json, report
from etl.records.exporting import export_records
from etl.records.importing import Imported, import_folder, import_records, remove_listed
from etl.records.typed import remove_typed, write_typed

__all__ = [
    "Imported",
    "as_json",
    "export_records",
    "import_folder",
    "import_records",
    "remove_listed",
    "remove_typed",
    "report",
    "write_typed",
]
