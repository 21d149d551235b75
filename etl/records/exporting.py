"""Records as a file that people open in a spreadsheet, and that can be imported again."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from data.scope import EVERYTHING
from data.spreadsheets import inert
from data.store import Store
from data.tables import RECORDS, Column, Type


def export_records(store: Store, name: str, path: Path) -> int:
    """Write every record of a kind as CSV that a spreadsheet opens without running any of it; how many there were."""
    record = RECORDS[name]
    frame = store.records(EVERYTHING, name)
    columns = [_spelt(column, frame[column.name].tolist()) for column in record.columns]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(record.names)
        writer.writerows(zip(*columns, strict=True))
    return len(frame)


def _spelt(column: Column, values: Sequence[Any]) -> list[str]:
    blank = pd.isna(np.array([*values, None], dtype=object))[:-1]
    return ["" if none else _cell(column, value) for value, none in zip(values, blank, strict=True)]


def _cell(column: Column, value: Any) -> str:
    if column.type is Type.DATE:
        day: date = pd.Timestamp(value).date()
        return f"{day:%Y-%m}" if column.month else day.isoformat()
    if column.type in {Type.NUMBER, Type.INTEGER}:
        return repr(float(value)).removesuffix(".0")
    return inert(str(value))
