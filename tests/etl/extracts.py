"""Small extracts for tests: CSV files in a folder, a zip, a workbook, a database."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

CONTACTS = "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code"

#: Headings of three lists, as the newest template writes them.
LIST_1 = (
    "Child Unique ID",
    "Gender",
    "Ethnicity",
    "Date of Birth",
    "Age of Child (Years)",
    "Date of Contact",
    "Contact Source",
)
LIST_3 = (
    "Child Unique ID",
    "Gender",
    "Ethnicity",
    "Date of Birth",
    "Age of Child (Years)",
    "Date of referral",
    "Referral Source",
    "Referral NFA?",
    "Number of Referrals in Last 12 Months",
    "Allocated Team",
    "Allocated Worker",
)
LIST_6 = (
    "Child Unique ID",
    "Gender",
    "Ethnicity",
    "Date of Birth",
    "Age of Child (Years)",
    "Does the Child have a Disability",
    "CIN Start Date",
    "Primary Need Code",
    "Date Child Was Last Seen",
    "CIN Closure Date",
    "Reason for Closure",
    "Case Status",
    "Allocated Team",
    "Allocated Worker",
)


def folder(path: Path, **files: str | bytes) -> Path:
    """A folder of files by their stems: ``ssd_contacts="..."`` becomes ssd_contacts.csv."""
    path.mkdir(parents=True, exist_ok=True)
    for stem, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (path / f"{stem}.csv").write_bytes(data)
    return path


def zipped(path: Path, entries: Mapping[str, str | bytes]) -> Path:
    """A zip with these entries."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def workbook(path: Path, **sheets: Iterable[Sequence[Any]]) -> Path:
    """A workbook with these sheets; dates become true dates, underscores in names spaces."""
    path.write_bytes(workbook_bytes(**sheets))
    return path


def workbook_bytes(**sheets: Iterable[Sequence[Any]]) -> bytes:
    """The same as bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy", "remove_timezone": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name.replace("_", " "))
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell)
                else:
                    sheet.write(number, column, cell)
    book.close()
    return out.getvalue()


def database(path: Path, **tables: str) -> str:
    """A SQLite database whose tables hold these CSVs as text, by its URL."""
    with sqlite3.connect(path) as connection:
        for name, text in tables.items():
            header, *rows = (line.split(",") for line in text.strip().splitlines())
            columns = ", ".join(f'"{column}" TEXT' for column in header)
            connection.execute(f'CREATE TABLE "{name}" ({columns})')
            marks = ", ".join("?" for _ in header)
            connection.executemany(
                f'INSERT INTO "{name}" VALUES ({marks})', [[cell or None for cell in row] for row in rows]
            )
    connection.close()
    return f"sqlite:///{path}"
