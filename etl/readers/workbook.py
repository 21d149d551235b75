"""Workbooks (.xlsx, .xlsm, .xls): every sheet, every cell as text, and nothing opened that could fill the memory."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree as ET

from python_calamine import CalamineWorkbook

from etl.findings import Unreadable
from etl.readers.contents import OLE, refuse_bomb, unpack
from etl.readers.raw import Grid, uncollected

#: Cells that a sheet may span, blank ones among them: the parser makes room for all. 700,000 rows of 28 columns.
MOST_CELLS = 20_000_000
WIDEST = 16_384
#: Between the name of a workbook and that of its sheet.
SHEET = " / "
FIRST_ELEMENT = re.compile(rb"<[A-Za-z_]")
REFERENCE = re.compile(rb'\sr="([A-Z]{1,3})(\d+)"')
ERROR_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*\st="e"[^>]*>(?:<f[^>]*>[^<]*</f>|<f[^>]*/>)?<v>([^<]{1,20})</v>'
)
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_workbook(file: str, data: bytes) -> Iterator[Grid]:
    """The sheets of a workbook, in order; Unreadable, with one sentence, where it cannot or must not be opened."""
    errors = error_cells(file, data)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = list(workbook.sheet_names)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - a damaged file can make the parser panic, and a panic is no Exception
        raise Unreadable(
            f"{file} is cut short or is no workbook: open it in Excel and save it again as .xlsx."
        ) from None
    for name in names:
        yield Grid(f"{file}{SHEET}{name}", *_sheet(file, workbook, name, errors.get(name, {})))


def _sheet(
    file: str, workbook: CalamineWorkbook, name: str, errors: Mapping[tuple[int, int], str]
) -> tuple[list[list[str]], range]:
    try:
        with uncollected():
            rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - the same
        raise Unreadable(f"{file} is damaged in one of its sheets: open it in Excel and save it again.") from None
    seen: dict[Any, str] = {}
    with uncollected():
        texts = [
            [
                cell if type(cell) is str else _number_text(cell) if type(cell) is float else _remembered(cell, seen)
                for cell in row
            ]
            for row in rows
        ]
    for (row, column), error in errors.items():
        if row < len(texts) and column < len(texts[row]):
            texts[row][column] = error
    return texts, range(1, len(rows) + 1)


def _remembered(cell: Any, seen: dict[Any, str]) -> str:
    """The text of a date or the like, made once: a sheet has few dates and many cells."""
    if type(cell) is bool:
        return text_of(cell)
    found = seen.get(cell)
    if found is None:
        found = seen[cell] = text_of(cell)
    return found


def _number_text(number: float) -> str:
    return str(int(number)) if number.is_integer() and -1e15 < number < 1e15 else repr(number)


def text_of(cell: Any) -> str:
    """A cell as text: whole numbers without a point, dates as ISO text, nothing as an empty text."""
    kind = type(cell)
    if kind is str:
        return str(cell)
    if kind is float:
        return _number_text(cell)
    if kind is bool:
        return "Y" if cell else "N"
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        at_midnight = cell.time() == time(0) and cell.tzinfo is None
        return cell.date().isoformat() if at_midnight else cell.isoformat(timespec="seconds")
    return cell.isoformat() if isinstance(cell, (date, time)) else str(cell)


#: Cells by row and column, both from 0, and what stands in them.
Cells = dict[tuple[int, int], str]


def error_cells(file: str, data: bytes) -> dict[str, Cells]:
    """The cells of each sheet that hold an error such as #N/A, which the parser would hand over as blank.

    Unreadable where a workbook is encrypted, cut short, a bomb, or spans more cells than a sheet of ours can.
    """
    if data.startswith(OLE):
        if ENCRYPTED in data:
            raise Unreadable(f"{file} is protected by a password: save it without one and load it again.")
        return {}
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise Unreadable(
            f"{file} is cut short or is no workbook: open it in Excel and save it again as .xlsx."
        ) from None
    refuse_bomb(file, entries)
    found: dict[str, Cells] = {}
    index: dict[str, bytes] = {}
    for entry in entries:
        part = unpack(file, archive, entry)
        _refuse_declarations(file, part)
        if "worksheets/" in entry.filename and entry.filename.endswith(".xml"):
            _refuse_span(file, part)
            if b't="e"' in part:
                found[PurePosixPath(entry.filename).name] = _errors(part)
        elif entry.filename.endswith(("workbook.xml", "workbook.xml.rels")):
            index[PurePosixPath(entry.filename).name] = part
    return {name: found[part] for name, part in _sheet_parts(index).items() if part in found} if found else {}


def properties_of(data: bytes) -> dict[str, str]:
    """The custom properties of a workbook (File, Info, Advanced Properties), by name; none where it has none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            part = unpack("", archive, archive.getinfo("docProps/custom.xml"))
        _refuse_declarations("", part)
        root = ET.fromstring(part)  # noqa: S314 - a part with declarations was refused above
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, ET.ParseError, Unreadable):
        return {}
    return {one.get("name", ""): "".join(one.itertext()) for one in root}


def _sheet_parts(index: Mapping[str, bytes]) -> dict[str, str]:
    """For each sheet's name the name of its part."""
    try:
        book = ET.fromstring(index["workbook.xml"])  # noqa: S314 - parts with declarations were refused above
        links = ET.fromstring(index["workbook.xml.rels"])  # noqa: S314 - the same
    except (KeyError, ET.ParseError):
        return {}
    target = {link.get("Id"): PurePosixPath(link.get("Target", "")).name for link in links}
    return {
        sheet.get("name", ""): target.get(next((v for k, v in sheet.attrib.items() if k.endswith("}id")), ""), "")
        for sheet in book.iter()
        if sheet.tag.endswith("}sheet")
    }


def _errors(sheet: bytes) -> Cells:
    return {
        (int(number) - 1, _column_number(letters) - 1): text.decode("utf-8", "replace")
        for letters, number, text in ERROR_CELL.findall(sheet)
    }


def _refuse_declarations(file: str, part: bytes) -> None:
    """Unreadable where a part declares a document type: there, before the first element, entities are declared."""
    root = FIRST_ELEMENT.search(part)
    prolog = part[: root.start()] if root else part
    if b"<!DOCTYPE" in prolog or b"<!ENTITY" in prolog:
        raise Unreadable(
            f"{file} holds XML declarations that no workbook needs and was not opened: save it again in Excel."
        )


def _refuse_span(file: str, sheet: bytes) -> None:
    if _spans_too_much(sheet):
        raise Unreadable(
            f"{file} has a sheet that spans over {MOST_CELLS // 10**6} million cells and was not opened: "
            "delete the empty rows and columns and save it again."
        )


def _spans_too_much(sheet: bytes) -> bool:
    """Whether the rectangle around a sheet's cells is too large: first a bound that costs little, then the truth."""
    last_row = max(sheet.count(b"<row"), _number_after(sheet, sheet.rfind(b'<row r="'), 8))
    if last_row * WIDEST <= MOST_CELLS:
        return False
    if last_row * 26 <= MOST_CELLS and not re.search(rb' r="[A-Z]{2,}\d', sheet):
        return False
    width, height = 1, 1
    for letters, number in REFERENCE.findall(sheet):
        width, height = max(width, _column_number(letters)), max(height, int(number))
    return width * max(height, last_row) > MOST_CELLS


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _number_after(sheet: bytes, position: int, skip: int) -> int:
    found = re.match(rb"\d{1,9}", sheet[position + skip : position + skip + 9]) if position >= 0 else None
    return int(found.group()) if found else 0
