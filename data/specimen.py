"""The specimen: a small invented trust that never changes, so that a number which changes tells of its definition.

Nobody in it exists. Its tables are kept typed, one CSV each in data/reference/specimen.zip, with the columns that its
source had; about.json says as of when. ``python -m indicators specimen`` writes it anew from a store, and keeps the
records of the one before.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from data.tables import DECLARED, Type

FILE = Path(__file__).parent / "reference" / "specimen.zip"
ABOUT = "about.json"
#: The moment written on every file of the zip, so that the same specimen is the same bytes.
STAMP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Specimen:
    """Typed tables as a load hands them over, the columns each source table had, and the instant they stand at."""

    tables: Mapping[str, pd.DataFrame]
    supplied: Mapping[str, frozenset[str]]
    as_of: str


def read(path: Path = FILE) -> Specimen:
    """The specimen from its file."""
    with zipfile.ZipFile(path) as held:
        about = json.loads(held.read(ABOUT))
        tables = {
            name.removesuffix(".csv"): _frame(name.removesuffix(".csv"), held.read(name).decode())
            for name in held.namelist()
            if name != ABOUT
        }
    return Specimen(tables, {name: frozenset(frame.columns) for name, frame in tables.items()}, about["as_of"])


def write(path: Path, specimen: Specimen) -> None:
    """Keep a specimen, of each table the columns that were supplied."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        _put(file, ABOUT, json.dumps({"invented": True, "as_of": specimen.as_of}) + "\n")
        for name in sorted(specimen.tables):
            columns = [column for column in DECLARED[name].names if column in specimen.supplied.get(name, ())]
            _put(file, f"{name}.csv", _text(specimen.tables[name][columns]))


def _put(file: zipfile.ZipFile, name: str, text: str) -> None:
    entry = zipfile.ZipInfo(name, STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    file.writestr(entry, text)


def _text(frame: pd.DataFrame) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(frame.columns)
    writer.writerows(zip(*(_cells(frame[column]) for column in frame.columns), strict=True))
    return out.getvalue()


def _cells(column: pd.Series[Any]) -> Iterable[str]:
    """The cells of a column as text; blank where there is nothing."""
    if column.dtype.kind == "M":
        days = column.to_numpy().astype("datetime64[D]")
        return ["" if np.isnat(day) else str(day) for day in days]
    if column.dtype.kind == "f":
        return ["" if np.isnan(number) else f"{number:.15g}" for number in column.to_numpy(np.float64)]
    return ["" if not isinstance(text, str) else text for text in column]


def _frame(name: str, text: str) -> pd.DataFrame:
    heading, *rows = csv.reader(io.StringIO(text))
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(heading)
    return pd.DataFrame({column: _typed(name, column, cells) for column, cells in zip(heading, columns, strict=True)})


def _typed(name: str, column: str, cells: Iterable[str]) -> pd.Series[Any]:
    kind = DECLARED[name].column(column).type
    if kind is Type.DATE:
        return pd.Series(np.array([cell or "NaT" for cell in cells], dtype="datetime64[s]"))
    if kind in {Type.NUMBER, Type.INTEGER}:
        return pd.Series(np.array([float(cell) if cell else np.nan for cell in cells], dtype=np.float64))
    return pd.Series([cell or None for cell in cells], dtype=object)
