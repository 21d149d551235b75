"""Telling what a file or a sheet holds by its headings: an SSD table, an Annex A list, or nothing of ours."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.tables import BY_SOURCE, RECORDS, TABLES, Column, Table, Type
from etl.readers.headings import Match, item_name, match, plain
from etl.readers.raw import Grid

HEADER_WITHIN = 10  #: a header row stands among the first ten rows: below titles and blank rows
ANNEX_A = Path(__file__).parents[2] / "data" / "reference" / "annex_a.csv"

#: Columns that nearly every list has tell lists apart no better than the weather.
SHARED = frozenset({"person_id", "gender", "ethnicity", "dob", "age", "disability", "team", "worker"})


@dataclass(frozen=True)
class Recognised:
    """What a grid holds, where its header row stands and which column each heading is."""

    table: Table
    position: int  #: of the header row among the rows
    match: Match


@dataclass(frozen=True)
class AnnexList:
    """One list of Annex A: its columns as a table, and every way each heading is written."""

    table: Table
    title: str
    headings: dict[str, tuple[str, ...]]

    @property
    def number(self) -> int:
        """Its number, 1 to 11."""
        return int(self.table.name.removeprefix("list_"))


@cache
def annex_a_lists() -> dict[str, AnnexList]:
    """The eleven lists, read from data/reference/annex_a.csv, by name ("list_1")."""
    columns: dict[str, list[Column]] = {}
    titles: dict[str, str] = {}
    headings: dict[str, dict[str, tuple[str, ...]]] = {}
    with ANNEX_A.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            name = row["list"]
            titles[name] = row["title"]
            kind = Type[row["type"]]
            columns.setdefault(name, []).append(
                Column(
                    row["column"],
                    row["header"],
                    kind,
                    row["header"],
                    codes=row["codes"] or None,
                    future=row["column"] == "dob",
                )
            )
            headings.setdefault(name, {})[row["column"]] = (row["header"], *filter(None, row["also"].split("|")))
    return {
        name: AnnexList(
            Table(
                name,
                name,
                f"Annex A, List {name.removeprefix('list_')}: {titles[name]}",
                tuple(columns[name]),
                child=columns[name][0].name,
            ),
            titles[name],
            headings[name],
        )
        for name in columns
    }


@cache
def _ssd_headings(source: str) -> dict[str, tuple[str, ...]]:
    """For each column its SSD item, and our own name, which is the item less its prefix."""
    table = BY_SOURCE[source]
    return {column.name: tuple(dict.fromkeys((column.item, column.name))) for column in table.columns}


@cache
def is_heading(cell: str) -> bool:
    """Whether some table or list of ours has this heading."""
    return item_name(cell) in _items() or plain(cell) in _list_headings()


@cache
def _items() -> frozenset[str]:
    return frozenset(column.item for table in TABLES.values() for column in table.columns)


@cache
def _list_headings() -> frozenset[str]:
    return frozenset(plain(h) for annex in annex_a_lists().values() for hs in annex.headings.values() for h in hs)


def ssd_table(grid: Grid, stem: str) -> Recognised | None:
    """The SSD table whose items the header row holds; a name such as ssd_person helps where few headings match."""
    best: tuple[float, int, str] | None = None
    for position, row in enumerate(grid.rows[:HEADER_WITHIN]):
        items = {item_name(cell) for cell in row} - {""}
        if not items:
            continue
        for source, table in BY_SOURCE.items():
            score = _ssd_score(items, table, named=source == stem)
            if score and (best is None or score > best[0]):
                best = (score, position, source)
    if best is None:
        return None
    _, position, source = best
    row = [item_name(cell) for cell in grid.rows[position]]
    return Recognised(BY_SOURCE[source], position, match(row, _ssd_headings(source), by_likeness=False))


def _ssd_score(items: set[str], table: Table, *, named: bool) -> float:
    ours = {column.item for column in table.columns}
    found = len(items & ours)
    if not found or (not named and (found < 2 or found < len(items) / 3)):
        return 0.0
    return 2 * found / (len(items) + len(ours)) + (1.0 if named else 0.0)


def record_kind(grid: Grid) -> str | None:
    """The kind of record a grid holds: it has the key of the kind, and half of its headings are those of the kind."""
    for row in grid.rows[:HEADER_WITHIN]:
        items = {item_name(cell) for cell in row} - {""}
        for name, record in RECORDS.items():
            if set(record.key) <= items and 2 * len(items & set(record.names)) >= len(items):
                return name
    return None


def ssd_table_named(name: str, header: Sequence[str]) -> Recognised | None:
    """The SSD table of that name, its columns matched; for a database, where the name is certain."""
    if name not in BY_SOURCE:
        return None
    items = [item_name(cell) for cell in header]
    return Recognised(BY_SOURCE[name], -1, match(items, _ssd_headings(name), by_likeness=False))


def annex_a_list(grid: Grid) -> Recognised | None:
    """The Annex A list whose headings one of the first rows holds, however the sheet is called.

    The score is the share of the list's headings that the row has, those that tell it from other lists counting most,
    so that one renamed column never loses a list and a sheet of guidance is none.
    """
    best: tuple[float, int, str] | None = None
    for position, row in enumerate(grid.rows[:HEADER_WITHIN]):
        cells = {plain(cell) for cell in row} - {""}
        if len(cells) < 4:
            continue
        for name, annex in annex_a_lists().items():
            score = _list_score(cells, annex)
            if score >= 0.45 and (best is None or score > best[0]):
                best = (score, position, name)
    if best is None:
        return None
    _, position, name = best
    annex = annex_a_lists()[name]
    return Recognised(annex.table, position, match(grid.rows[position], annex.headings, by_likeness=True))


def _list_score(cells: set[str], annex: AnnexList) -> float:
    total, found = 0.0, 0.0
    for column, headings in annex.headings.items():
        weight = 0.25 if column in SHARED else 1.0
        total += weight
        if any(plain(heading) in cells for heading in headings):
            found += weight
    # A sheet that explains the codes has headings of every list, of no one child and with no date.
    dated = any(
        plain(h) in cells for c, hs in annex.headings.items() if annex.table.column(c).type is Type.DATE for h in hs
    )
    if not dated and not any(plain(heading) in cells for heading in annex.headings[annex.table.columns[0].name]):
        return 0.0
    # And a row of headings is mostly ours.
    ours = sum(plain(heading) in cells for headings in annex.headings.values() for heading in headings)
    return found / total if ours >= len(cells) / 3 else 0.0
