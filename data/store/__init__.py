"""Where tables, cases, results and records are kept: the only place that speaks SQL."""

from data.store.connect import Busy, StoreError, store_url
from data.store.lazy import StoredTables
from data.store.lease import Lease, hold, holder
from data.store.record_rows import key_text
from data.store.recording import Invalid, remove_records, write_records
from data.store.recounting import Anew, Pending
from data.store.store import CASE_MONTHS, EVERY_CATEGORY, Load, Store
from data.store.writing import (
    FINDING_DAYS,
    FindingRow,
    NewLoad,
    PickedUp,
    SetAsideRow,
    set_aside_extract,
    write_load,
)
from data.store.written import Refused, Written

__all__ = [
    "CASE_MONTHS",
    "EVERY_CATEGORY",
    "FINDING_DAYS",
    "Anew",
    "Busy",
    "FindingRow",
    "Invalid",
    "Lease",
    "Load",
    "NewLoad",
    "Pending",
    "PickedUp",
    "Refused",
    "SetAsideRow",
    "Store",
    "StoreError",
    "StoredTables",
    "Written",
    "hold",
    "holder",
    "key_text",
    "remove_records",
    "set_aside_extract",
    "store_url",
    "write_load",
    "write_records",
]
