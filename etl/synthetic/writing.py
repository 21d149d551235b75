"""From whole numbers to text: cells as a case-management system would write them, and the files that hold them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np

from data.tables import TABLES, Column, Table, Type
from etl.synthetic.days import NEVER, Texts, spell
from etl.synthetic.front_door import Rows

#: Where the numbering of each table begins: plain numbers, told apart by their length and first digit.
BASES = {
    "person": 1_000_000, "professionals": 5_000, "contacts": 30_000_000, "cin_episodes": 20_000_000,
    "cin_assessments": 21_000_000,
    "s47_enquiry": 22_000_000, "initial_cp_conference": 23_000_000, "cp_plans": 24_000_000, "cin_plans": 25_000_000,
    "cla_episodes": 26_000_000, "cla_placement": 27_000_000, "period": 28_000_000, "missing": 29_000_000,
}  # fmt: skip
OTHER_BASE = 31_000_000


def begin_by(table: Table, rows: Rows, as_of: int) -> Rows:
    """The rows that had begun by as_of, with what lies after it blank: it has not happened yet."""
    kept = np.ones(len(next(iter(rows.values()))), dtype=np.bool_)
    if table.starts is not None and rows[table.starts].dtype != object:
        kept = rows[table.starts] <= as_of
    found = {name: each[kept] for name, each in rows.items()}
    for column in table.columns:
        if (
            column.type is Type.DATE
            and not column.future
            and column.name in found
            and "due" not in column.name
            and "target" not in column.name
        ):
            each = found[column.name]
            found[column.name] = np.where(each > as_of, NEVER, each)
    return found


def _base(table: Table, column: Column) -> int:
    if column.name == "cla_id":
        return BASES["period"]
    return BASES.get(table.name if column.type is Type.KEY else column.links or "", OTHER_BASE)


def cells(table: Table, column: Column, values: np.ndarray, teams: Texts) -> Texts:
    """One column as text; blank where there is nothing."""
    if values.dtype == object:
        return values
    if column.type is Type.DATE:
        return spell(values)
    if column.links == "department" or column.name == "team_id":
        return np.append(teams, "").astype(object)[np.where(values < 0, len(teams), values)]
    if column.type in {Type.KEY, Type.LINK}:
        text = (values + _base(table, column)).astype(str).astype(object)
        return np.where(values < 0, "", text).astype(object)
    unique, back = np.unique(values, return_inverse=True)
    whole = column.type is Type.INTEGER
    return np.array(
        ["" if np.isnan(each) else str(int(each)) if whole else f"{each:g}" for each in unique], dtype=object
    )[back]


def as_text(table: Table, rows: Rows, teams: Texts) -> dict[str, Texts]:
    """A table as text, by column name, every declared column there."""
    number = len(next(iter(rows.values()))) if rows else 0
    blank = np.full(number, "", dtype=object)
    return {
        column.name: cells(table, column, rows[column.name], teams) if column.name in rows else blank.copy()
        for column in table.columns
    }


def _escaped(values: Texts) -> list[str]:
    """Cells fit for a CSV file; only texts can hold a comma, a quote or a line's end."""
    known: dict[str, str] = {}
    found = []
    for value in values.tolist():
        told = known.get(value)
        if told is None:
            told = '"' + value.replace('"', '""') + '"' if any(mark in value for mark in ',"\n\r') else value
            known[value] = told
        found.append(told)
    return found


def write_csv(folder: Path, table: Table, text: dict[str, Texts]) -> Path:
    """One file of the extract, in UTF-8 with plain line ends."""
    path = folder / f"{table.source}.csv"
    header = io.StringIO()
    csv.writer(header, lineterminator="\n").writerow([column.item for column in table.columns])
    columns = [
        _escaped(text[column.name]) if column.type in {Type.TEXT, Type.CODE} else text[column.name].tolist()
        for column in table.columns
    ]
    body = "\n".join(map(",".join, zip(*columns, strict=True)))
    path.write_bytes((header.getvalue() + body + ("\n" if body else "")).encode())
    return path


def write_folder(
    folder: Path,
    tables: dict[str, Rows],
    told: Callable[[str, Rows], dict[str, Texts]],
    progress: Callable[[str, float], None],
) -> list[Path]:
    """Every table of the extract as a file of its own, one after another, so that only one is held as text."""
    paths = []
    for number, (name, rows) in enumerate(tables.items()):
        progress(f"Writing {TABLES[name].source}.csv", number / len(tables))
        paths.append(write_csv(folder, TABLES[name], told(name, rows)))
    return paths
