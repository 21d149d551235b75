"""The extract contract as a page, written from the declarations: `python -m data.contract` writes docs/extract.md."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from data.tables import TABLES, Column, Table, Type

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "data" / "reference"
PAGE = ROOT / "docs" / "extract.md"

PREFACE = """\
# The extract contract

<!-- Written by `python -m data.contract` from data/tables and data/reference. Change those, not this page. -->

What Sightline reads, and what each part of it means. Three kinds of source are recognised by what they hold, not by
what they are called:

- **A Standard Safeguarding Dataset (SSD) extract**: a folder, or a zip of one, with `ssd_<table>.csv` and the local
  files below. This is the native form: everything that Sightline counts can come from it.
- **A database that holds the SSD tables**: any SQLAlchemy URL, which is only read.
- **An Ofsted Annex A workbook** (.xlsx, .xlsm or .xls), or a folder of its lists as CSV. It is a window of six or
  twelve months: some indicators cannot be had from it, and say so.

No file and no column has to be there: an indicator that lacks its data says which columns it lacks. What SSD lacks and
the trust may hold comes in columns and files whose names begin with `loc_`. A column we do not know is a finding, and
costs nothing else.

## How cells are read

- Blank is not zero. An empty cell and the usual words for nothing (`NULL`, `-`, `N/A`, `Not recorded`) are blank.
- **dates**: true dates, `YYYY-MM-DD`, `DD/MM/YYYY`, day and named month, `YYYYMMDD` and Excel serial numbers. Day comes
  before month. 1 January 1900 and 31 December 9999 are blank. What is no date, or could be two, is blank and a finding.
- **instants**: a date with a time; `Z` or an offset says so, otherwise it is London's wall clock. A date alone is
  accepted, and is known to have no time.
- **codes**: the DfE's code wherever the cell holds it, else its description, else a way of writing it listed in
  `data/reference/aliases.csv`, which is yours to edit. What is filled but none of these is unknown and a finding.
- **flags**: `Y`, `N` or blank, in any case.
- A **link** names a row of another table. It need not be there: a child without a person row is still a child.

A row whose key is blank, or a row about a child that names no child, is set aside with its reason and can be
downloaded. Where rows share a key, the one with most cells filled is kept and the others are set aside. Every row read
is loaded or set aside, and the account of them is kept with the load.

An event dated after the extract's own time has not happened yet. Due dates and dates of birth may lie in the future.
"""

KINDS = {
    Type.KEY: "key",
    Type.LINK: "link",
    Type.TEXT: "text",
    Type.CODE: "code",
    Type.FLAG: "flag",
    Type.DATE: "date",
    Type.INSTANT: "instant",
    Type.NUMBER: "number",
    Type.INTEGER: "whole number",
}

#: The sections of the page, and how the names of their files begin.
SECTIONS = {
    "Tables of the Standard Safeguarding Dataset": "ssd_",
    "Local files, each optional": "loc_",
    "Kept from Annex A workbooks, in no file of their own": "",
}


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a reference file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def grid(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table in Markdown."""
    yield "| " + " | ".join(heading) + " |"
    yield "|" + "---|" * len(heading)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"


def described(column: Column) -> tuple[str, str, str, str]:
    """One column as a row: its name in the extract, ours, how it is read, and what it means."""
    kind = KINDS[column.type]
    if column.codes:
        kind += f" of [{column.codes}](#{column.codes.replace('_', '-')})"
    if column.links:
        kind += f" to {column.links}"
    return f"`{column.item}`", column.name, kind, column.meaning + (f" ({column.ref})" if column.ref else "")


def table_section(table: Table) -> Iterator[str]:
    """One table: its file, the rules its rows keep, its columns."""
    yield f"### {table.source}.csv" if prefix_of(table) else f"### {table.name}"
    yield ""
    rules = [f"{table.meaning}."]
    if table.key:
        rules.append(f"Key: `{table.column(table.key).item}`.")
    if table.child:
        rules.append(f"A row without `{table.column(table.child).item}` is set aside.")
    if table.starts:
        rules.append(f"A row whose `{table.column(table.starts).item}` lies after the extract's time is not there yet.")
    yield " ".join(rules)
    yield ""
    yield from grid(("column", "our name", "read as", "meaning"), (described(column) for column in table.columns))
    yield ""


def code_sections() -> Iterator[str]:
    """Every list of codes, by name."""
    for path in sorted((REFERENCE / "codes").glob("*.csv")):
        yield f"### {path.stem.replace('_', ' ')}"
        yield ""
        yield from grid(("code", "meaning"), ((f"`{row['code']}`", row["label"]) for row in rows_of(path)))
        yield ""


def annex_sections() -> Iterator[str]:
    """The lists of Annex A, with the headings each column is known by."""
    lists = groupby(rows_of(REFERENCE / "annex_a.csv"), key=lambda row: (row["list"], row["title"]))
    for (name, title), rows in lists:
        yield f"### {name.replace('_', ' ').capitalize()}: {title}"
        yield ""
        yield from grid(
            ("heading", "also", "read as"),
            (
                (row["header"], row["also"].replace("|", ", "), KINDS[Type[row["type"]]] + f" {row['codes']}".rstrip())
                for row in rows
            ),
        )
        yield ""


def prefix_of(table: Table) -> str:
    """Which kind of file a table is read from."""
    return next((prefix for prefix in ("ssd_", "loc_") if table.source.startswith(prefix)), "")


def page() -> str:
    """The whole page."""
    lines = [PREFACE]
    for heading, prefix in SECTIONS.items():
        lines += [f"## {heading}", ""]
        for table in sorted(TABLES.values(), key=lambda table: table.source):
            if prefix_of(table) == prefix:
                lines += table_section(table)
    lines += ["## Lists of codes", "", *code_sections()]
    lines += [
        "## Annex A",
        "",
        "Sheets are known by their headings, wherever the header row is and whatever the sheet is called. Case, spaces",
        "and quotes do not matter. One renamed column is a finding; the rest of the list is read.",
        "",
        *annex_sections(),
    ]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    from data import records_contract

    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    records_contract.PAGE.write_text(records_contract.page(), encoding="utf-8", newline="\n")
