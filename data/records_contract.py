"""The records as a page, written from the declarations: `python -m data.contract` writes docs/records.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from data.contract import KINDS, grid
from data.tables import RECORDS, Column, Record

PAGE: Path = Path(__file__).parents[1] / "docs" / "records.md"

PREFACE = """\
# Records

<!-- Written by `python -m data.contract` from data/tables/records. Change those, not this page. -->

What people here typed, and no load touches. Each kind is a table of its own; every change keeps who made it, when, from
which file or page, what stood there and what stands there now.

    python -m etl records NAME PATH --by WHO [--store URL] [--json]     takes in a CSV file
    python -m etl records all FOLDER --by WHO                           takes in each file called after a kind
    python -m etl records NAME --export PATH [--store URL]              writes one
    python -m etl records NAME --remove PATH --by WHO [--store URL]     takes away those whose keys a file lists

## What a file is

CSV, in any of the encodings and delimiters that extracts come in; the first row of column names may stand below a
title. Case, spaces and underscores in a heading do not matter, and a heading much like one of ours is taken for it and
told. Only the columns that name the key have to be there.

- **A row whose key is there already changes that record**, and only in the columns that the file has. A cell that is
  blank makes it blank. A row that says what is there already changes nothing.
- **Every row is kept or set aside**, and one that is set aside is told with its line and the reason.
- **A cell that cannot be read** is told, and leaves the record's cell as it was. Nothing is guessed.
- Dates are read as in an extract ([How cells are read](extract.md#how-cells-are-read)); a month is `2026-06`,
  `06/2026`, `June 2026` or any day of it. Words of a list may be in any case. Flags are `Y` or `N`.
- A team or a worker may be given by name where only one has it.
- What is exported can be imported again and changes nothing. Text that a spreadsheet would run as a formula has an
  apostrophe in front, which is taken off again.

All rows of a file are written at once, or, if anything fails, none; and with them the numbers and cases that follow
from them, as of the latest load. What is recorded while the store holds an invented trust belongs to that trust: it is
not there once a real extract is loaded, and a file of invented records is refused by a store of real ones.
"""


def read_as(column: Column) -> str:
    """How a column is read."""
    if column.choices:
        return ", ".join(column.choices)
    if column.month:
        return "month"
    kind = KINDS[column.type]
    if column.codes:
        kind += f" of {column.codes}"
    return f"{kind} to {column.links}" if column.links else kind


def section(record: Record) -> Iterator[str]:
    """One kind of record: its key, the rules its rows keep, its columns."""
    yield f"## {record.name}"
    yield ""
    rules = [f"{record.meaning}.", f"Key: {_listed(record.key)}."]
    if record.required:
        rules.append(f"A row where {_listed(record.required)} is blank is set aside.")
    if record.expected:
        rules.append(
            f"A row where {_listed(record.expected)} is blank is kept and told: it is left out of what counts by that."
        )
    if record.sealed_by is not None:
        when = f"`{record.sealed_by}` is filled" if record.sealed_by else "it is kept"
        rules.append(f"A row never changes and is never taken away once {when}.")
    if record.child:
        rules.append("A row that names a child is seen only by those who may see children.")
    yield " ".join(rules)
    yield ""
    rows = ((f"`{column.name}`", read_as(column), column.meaning) for column in record.columns)
    yield from grid(("column", "read as", "meaning"), rows)
    yield ""


def _listed(names: tuple[str, ...]) -> str:
    return " or ".join(f"`{name}`" for name in names)


def page() -> str:
    """The whole page."""
    lines = [PREFACE]
    for record in RECORDS.values():
        lines += section(record)
    return "\n".join(lines).rstrip() + "\n"
