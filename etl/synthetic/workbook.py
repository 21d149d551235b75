"""Annex A as an .xlsx file: one sheet a list, dates as dates, and a mark that says that nobody in it exists."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import numpy as np
import xlsxwriter

import data
from etl.synthetic.annex_a import List, Sheets
from etl.synthetic.annex_a_care import care
from etl.synthetic.annex_a_children import adopters, adoption, in_need, leavers, plans
from etl.synthetic.annex_a_events import assessments, contacts, early_help, enquiries, referrals
from etl.synthetic.days import NEVER, date_of
from etl.synthetic.organisation import TRUST
from etl.synthetic.population import Trust
from etl.synthetic.writing import BASES, OTHER_BASE

HEADINGS = Path(data.__file__).with_name("reference") / "annex_a.csv"
#: Excel counts days from 30 December 1899.
EXCEL_EPOCH = 25_569
ABOUT = "Invented"


LISTS = (contacts, early_help, referrals, assessments, enquiries, in_need, plans, care, leavers, adoption, adopters)


def headings() -> dict[int, dict[str, str]]:
    """The newest header of every column of every list, by our name of it."""
    found: dict[int, dict[str, str]] = {}
    with HEADINGS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(int(row["list"].removeprefix("list_")), {})[row["column"]] = row["header"]
    return found


def write_workbook(path: Path, trust: Trust, progress: Callable[[str, float], None]) -> Path:
    """The workbook, row by row, so that its size in memory does not grow with the trust."""
    book = xlsxwriter.Workbook(
        str(path), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    as_of = date_of(trust.setting.as_of)
    made = datetime(as_of.year, as_of.month, as_of.day)  # noqa: DTZ001 - a workbook's own times have no zone
    throw = f"seed {trust.setting.seed}, scale {trust.setting.scale:g}"
    note = f"Invented by Sightline ({throw}): nobody in this workbook exists."
    book.set_properties({"title": "Annex A, invented", "author": TRUST, "comments": note, "created": made})
    book.set_custom_property("sightline-invented", value=True)
    book.set_custom_property("sightline-as-of", as_of.isoformat())
    about = book.add_worksheet(ABOUT)
    about.write_string(0, 0, note)
    about.write_string(1, 0, f"{TRUST}, as at {as_of.isoformat()}")
    date_format = book.add_format({"num_format": "dd/mm/yyyy"})
    heads = headings()
    sheets = Sheets(trust)
    for number, make in enumerate(LISTS, start=1):
        rows = make(sheets)
        progress(f"Writing List {number}", number / 12)
        sheet = book.add_worksheet(f"List {number}")
        for column, name in enumerate(rows):
            sheet.write_string(0, column, heads[number][name])
        _fill(sheet, rows, date_format)
    book.close()
    return path


def _fill(sheet: xlsxwriter.worksheet.Worksheet, rows: List, date_format: xlsxwriter.format.Format) -> None:
    columns = [_readable(name, values) for name, values in rows.items()]
    is_date = [name.endswith("_date") or name == "dob" for name in rows]
    for place, cells in enumerate(zip(*columns, strict=True), start=1):
        for column, value in enumerate(cells):
            if is_date[column]:
                if value < NEVER:
                    sheet.write_number(place, column, value + EXCEL_EPOCH, date_format)
            elif isinstance(value, int):
                sheet.write_number(place, column, value)
            elif value != "":
                sheet.write_string(place, column, value)


def _readable(name: str, values: np.ndarray) -> list[object]:
    """Ids as the extract writes them, everything else as it is."""
    if name == "person_id":
        return [str(each + BASES["person"]) for each in values.tolist()]
    if name == "adopter_id":
        return [str(each + OTHER_BASE) for each in values.tolist()]
    found: list[object] = values.tolist()
    return found
