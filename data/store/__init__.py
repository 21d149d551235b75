"""Where tables, cases, results and records are kept: the only place that speaks SQL."""

from data.store.connect import Busy, StoreError, store_url
from data.store.lazy import StoredTables
from data.store.lease import Lease, hold, holder
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

__all__ = [
    "CASE_MONTHS",
    "EVERY_CATEGORY",
    "FINDING_DAYS",
    "Busy",
    "FindingRow",
    "Lease",
    "Load",
    "NewLoad",
    "PickedUp",
    "SetAsideRow",
    "Store",
    "StoreError",
    "StoredTables",
    "hold",
    "holder",
    "set_aside_extract",
    "store_url",
    "write_load",
]
