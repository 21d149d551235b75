"""A file of records as typed rows: headings matched leniently, and what cannot be read told."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from data.spreadsheets import as_typed
from data.tables import UNREADABLE, Column, Record, Type
from etl.conform.cells import is_excel_error
from etl.conform.values import SCIENTIFIC, values_of
from etl.findings import Finding, SetAside, Severity, Unreadable
from etl.readers.contents import OLE
from etl.readers.delimited import decode, delimiter_of, read_delimited
from etl.readers.headings import Match, item_name, match
from etl.readers.raw import Grid, TextTable, texts, under_header

HEADER_WITHIN = 10  #: below a title, or blank rows
MOST_BYTES = 256 * 1024**2


@dataclass
class RecordFile:
    """One file while it is read: its rows as typed cells, beside the line and the text of each."""

    record: Record
    text: TextTable
    match: Match
    rows: list[dict[str, Any]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def note(self, check: str, severity: Severity, message: str, **more: Any) -> None:
        """Add a finding about the file, a row or a cell."""
        self.findings.append(Finding(check, severity, self.record.name, message, self.text.file, **more))

    def aside(self, place: int, reason: str) -> SetAside:
        """One row, whole, that is not written."""
        return SetAside(
            self.record.name, self.text.file, int(self.text.lines[place]), reason, self.text.row_text(place)
        )


def read_file(record: Record, path: Path) -> RecordFile:
    """The rows of a CSV file as cells of their columns; Unreadable where it is no file of such records."""
    data = _bytes(record, path)
    known = _headings(record)
    grid = _grid(path.name, data, frozenset(heading for headings in known.values() for heading in headings))
    position, found = _header(grid, known)
    if not set(record.key) <= set(found.columns.values()):
        raise Unreadable(
            f"{path.name} has no column {' and '.join(record.key)}: its first line names the columns of {record.name} "
            f"({', '.join(record.names)})."
        )
    file = RecordFile(record, under_header(grid, position), found)
    file.findings += [
        Finding(one.check, one.severity, record.name, one.message, path.name, one.line) for one in file.text.findings
    ]
    _of_headings(file)
    _of_cells(file)
    return file


def _bytes(record: Record, path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable(f"{path.name} is over {MOST_BYTES // 1024**2} MB, more than any records are: check it.")
        data = path.read_bytes()
    except OSError as problem:
        raise Unreadable(f"{path} cannot be opened ({problem.strerror}): check the path and its permissions.") from None
    if data.startswith((b"PK", OLE)):
        raise Unreadable(f"{path.name} is a workbook or a zip: save the sheet of {record.name} as CSV (UTF-8).")
    if not data.strip():
        raise Unreadable(f"{path.name} is empty: its first line names the columns of {record.name}.")
    return data


def _headings(record: Record) -> dict[str, tuple[str, ...]]:
    """Each column's name, and for a link or a day the name that people say: "manager" for manager_id."""
    said: dict[str, tuple[str, ...]] = {}
    for name in record.names:
        short = name.removesuffix("_id").removesuffix("_on")
        free = short != name and not any(short == other.removesuffix("_on") for other in record.names if other != name)
        said[name] = (name, short) if free else (name,)
    return said


def _grid(file: str, data: bytes, known: frozenset[str]) -> Grid:
    """The rows of a file. One that is whole is read as it stands; else each broken line is told apart from the rest."""
    text, findings = decode(file, data)
    delimiter = delimiter_of(text, lambda cell: item_name(cell) in known)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows, lines, last = [], [], 0
    try:
        for row in reader:
            rows.append(row)
            lines.append(last + 1)
            last = reader.line_num
    except csv.Error:
        return read_delimited(file, data, lambda cell: item_name(cell) in known)
    if len({len(row) for row in rows if row}) > 1:
        return read_delimited(file, data, lambda cell: item_name(cell) in known)
    return Grid(file, rows, lines, (), tuple(findings))


def _header(grid: Grid, known: Mapping[str, Sequence[str]]) -> tuple[int, Match]:
    found = [
        (position, match([item_name(cell) for cell in row], known, by_likeness=True))
        for position, row in enumerate(grid.rows[:HEADER_WITHIN])
    ]
    if not found:
        raise Unreadable(f"{grid.file} holds no rows: its first line names the columns.")
    return max(found, key=lambda one: (len(one[1].columns), -one[0]))


def _of_headings(file: RecordFile) -> None:
    text, found = file.text, file.match
    for at in found.unmatched:
        message = "A column has a heading that is none of ours: it was not read"
        file.note("unmapped_column", Severity.NOTE, message, value=text.header[at][:500])
    for at in found.twice:
        message = "A heading stands twice: the first of the two columns was read"
        file.note("column_twice", Severity.WARNING, message, column=item_name(text.header[at]))
    for at in found.by_likeness:
        message = f"A heading was taken for {found.columns[at]}, which it is most like: check it"
        file.note("heading_by_likeness", Severity.WARNING, message, column=found.columns[at])
    if not len(text):
        file.note("no_rows", Severity.WARNING, "There are headings and no rows: nothing was written")


def _of_cells(file: RecordFile) -> None:
    """Every cell as a value of its column; one that cannot be read is not part of its row."""
    file.rows = [{} for _ in range(len(file.text))]
    for at, name in sorted(file.match.columns.items()):
        column = file.record.column(name)
        cells = [as_typed(str(cell)) for cell in file.text.columns[at]]
        for place, (value, problem) in enumerate(_values(column, cells)):
            if problem is None or value is not None:
                file.rows[place][name] = value
            if problem is not None:
                check, message = problem
                passed = "" if value is not None else ": the cell was passed over, and stays as it was"
                where = {"line": int(file.text.lines[place]), "column": name, "value": cells[place][:500]}
                file.note(check, Severity.WARNING, message + passed, **where)


def _values(column: Column, cells: Sequence[str]) -> Iterator[tuple[Any, tuple[str, str] | None]]:
    """Each cell's value, or the rule it breaks and how to mend it."""
    if column.type in {Type.KEY, Type.LINK, Type.TEXT} and not column.choices:
        for cell in cells:
            yield _text(column, cell)
        return
    codes, distinct = pd.factorize(texts(cells))
    read = values_of(column, distinct.tolist())
    told = {code: (problem.check, problem.message) for code, problem in read.problems.items()}
    values = read.array.astype(object) if read.array.dtype.kind != "M" else read.array.astype("datetime64[D]").tolist()
    for code in codes:
        value = values[code]
        if value == UNREADABLE or value != value:  # noqa: PLR0124 - NaN
            value = None
        bad = told.get(int(code)) if value is None else None
        yield value, None if bad is None else (bad[0], bad[1].removesuffix(": it was left blank"))


def _text(column: Column, cell: str) -> tuple[str | None, tuple[str, str] | None]:
    plain = cell.strip()
    if is_excel_error(plain):
        return None, ("excel_error", f"{column.name} holds an error of Excel")
    if column.type is not Type.TEXT and SCIENTIFIC.fullmatch(plain):
        return cell, ("damaged_id", f"{column.name} was shortened by Excel to a power of ten: write ids as text")
    return (cell if plain else None), None
