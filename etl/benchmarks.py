"""Importing what others publish: figures, neighbour sets, inspection judgements and areas, told by their content.

A file is one of these by its headings, whatever it is called. Every row of it is kept or set aside with its reason;
a symbol for what is not published is kept as such. All the files of one command are imported, or none is.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.areas import Area, Areas
from data.published import definitions
from data.scope import EVERYTHING
from data.store import Store
from data.store.publications import Aside, Publication
from etl.findings import Unreadable
from etl.published_rows import KINDS, Kind, Names, Refused
from etl.readers.contents import Content, contents_of
from etl.readers.delimited import read_delimited
from etl.readers.headings import item_name
from etl.readers.raw import Grid, TextTable, line_of_csv, under_header
from etl.readers.recognition import HEADER_WITHIN

TEXT = frozenset({".csv", ".txt", ".tsv"})


@dataclass(frozen=True)
class Imported:
    """What an import came to. ``unrecognised`` are files that are none of these publications."""

    area: str
    publications: tuple[Publication, ...]
    unrecognised: tuple[str, ...]

    @property
    def reasons(self) -> list[tuple[str, str, int]]:
        """Why rows were set aside: file, reason and how many."""
        counts = Counter((one.file, row.reason) for one in self.publications for row in one.aside)
        return [(file, reason, count) for (file, reason), count in counts.most_common()]


def import_benchmarks(
    paths: Sequence[Path], store: Store, *, by: str, area: str | None = None, source: str | None = None
) -> Imported:
    """Import every publication of the paths; ``area`` says which area we are, for good.

    Raises Unreadable where nothing is recognised, and where there is no such area.
    """
    found, unrecognised = _recognised(contents_of(paths))
    if not found:
        raise Unreadable(
            f"{', '.join(unrecognised) or 'The folder'} holds no figures (indicator, area, year, value), neighbours "
            "(area, rank, neighbour), judgements (area, published, overall) or areas (area, la_code, region): "
            "nothing was imported."
        )
    areas = store.areas(EVERYTHING)
    publications: list[Publication] = []
    for kind, content, table in found:
        one = _publication(kind, content, table, areas, source)
        publications.append(one)
        if kind.name == "areas":
            areas = areas.overlaid(Area(*row) for row in zip(*one.rows.values(), strict=True))
    try:
        name = areas.authority(area).name if area is not None else None
    except ValueError as problem:
        raise Unreadable(str(problem)) from None
    store.import_publications(publications, by=by, area=name)
    return Imported(name or store.area(EVERYTHING), tuple(publications), unrecognised)


def _recognised(contents: Iterable[Content]) -> tuple[list[tuple[Kind, Content, TextTable]], tuple[str, ...]]:
    found: list[tuple[Kind, Content, TextTable]] = []
    others: list[str] = []
    for content in contents:
        held = _table_of(content) if content.extension in TEXT else None
        if held is None:
            others.append(content.name)
        else:
            found.append((held[0], content, held[1]))
    return sorted(found, key=lambda one: KINDS.index(one[0])), tuple(others)


def _table_of(content: Content) -> tuple[Kind, TextTable] | None:
    headings = {heading for kind in KINDS for ways in kind.headings.values() for heading in ways}
    grid = read_delimited(content.name, content.read(-1), lambda cell: item_name(cell) in headings)
    for position, row in enumerate(grid.rows[:HEADER_WITHIN]):
        cells = {item_name(cell) for cell in row}
        for kind in reversed(KINDS):  # a list of areas has the fewest headings, and all of them stand in other lists
            if all(any(set(kind.headings[name]) & cells for name in group) for group in kind.needs):
                return kind, under_header(Grid(grid.file, grid.rows, grid.lines, grid.malformed), position)
    return None


def _publication(kind: Kind, content: Content, table: TextTable, areas: Areas, source: str | None) -> Publication:
    names = Names(areas)
    kept: list[tuple[Any, ...]] = []
    aside = [Aside(bad.line, bad.reason, bad.text) for bad in table.malformed]
    seen: set[tuple[Any, ...]] = set()
    for line, row, text in _rows(kind, table):
        try:
            cells = kind.keep(row, names)
            _once(kind, cells, seen)
            kept.append(cells)
        except Refused as reason:
            aside.append(Aside(line, str(reason), text()))
    columns = dict(zip(kind.kept, map(list, zip(*kept, strict=True)), strict=True)) if kept else {}
    return Publication(
        kind=kind.name,
        file=content.name,
        sha256=hashlib.sha256(content.read(-1)).hexdigest(),
        source=source or content.name,
        rows=columns or {name: [] for name in kind.kept},
        aside=sorted(aside, key=lambda row: row.line),
    )


def _once(kind: Kind, cells: tuple[Any, ...], seen: set[tuple[Any, ...]]) -> None:
    key = tuple(cells[kind.kept.index(name)] for name in kind.unique)
    if key in seen:
        raise Refused(f"the same {', '.join(kind.unique)} as an earlier row, which was kept")
    seen.add(key)


def _rows(kind: Kind, table: TextTable) -> Iterable[tuple[int, dict[str, str], Any]]:
    """Each row that is not blank: its line, its cells by our names, and how to have it whole."""
    at = {item_name(heading): place for place, heading in reversed(list(enumerate(table.header)))}
    place = {name: next((at[way] for way in ways if way in at), None) for name, ways in kind.headings.items()}
    for number, cells in enumerate(zip(*table.columns, strict=True)):
        texts = [cell.strip() for cell in cells]
        if any(texts):
            row = {name: "" if spot is None else texts[spot] for name, spot in place.items()}
            yield int(table.lines[number]), row, lambda cells=cells: line_of_csv(cells)


def as_json(found: Imported) -> dict[str, Any]:
    """What an import came to, as other programs read it."""
    return {
        "area": found.area or None,
        "publications": [
            {
                "kind": one.kind,
                "file": one.file,
                "read": one.read,
                "kept": one.kept,
                "not_published": one.rows["value"].count(None) if "value" in one.rows else 0,
                "set_aside": len(one.aside),
            }
            for one in found.publications
        ],
        "reasons": [{"file": file, "reason": reason, "rows": rows} for file, reason, rows in found.reasons],
        "unrecognised": list(found.unrecognised),
    }


def report(found: Imported, store: Store) -> Iterator[str]:
    """The same for a person: every row accounted for, and what we are now compared with."""
    for one in as_json(found)["publications"]:
        silent = f" ({one['not_published']:,} of them not published)" if one["not_published"] else ""
        yield (
            f"{one['file']}: {one['read']:,} rows read; {one['kept']:,} kept as {one['kind']}{silent}, "
            f"{one['set_aside']:,} set aside."
        )
    for file, reason, rows in found.reasons:
        yield f"{file}: {rows:,} set aside: {reason}."
    if found.unrecognised:
        yield f"Not imported, because they are none of these publications: {', '.join(found.unrecognised)}."
    yield _standing(found, store)


def _standing(found: Imported, store: Store) -> str:
    if not found.area:
        return "Nobody has said yet which area this is: give --area NAME, or write it in data/reference/settings.csv."
    held = [one for name in definitions() if (one := store.comparators(EVERYTHING, name, found.area)) is not None]
    figures = [one for one in held if any(value is not None for value in one.own().values())]
    if not figures:
        return f"No figure of {found.area} is published in what was imported."
    years = sorted({year for one in figures for year in one.years})
    lacking = dict.fromkeys(words for one in held for words in one.lacks)
    missing = f" Not imported yet: {' and '.join(lacking)}." if lacking else ""
    reach = f"{len(figures)} indicators have its published figures, {years[0]} to {years[-1]}"
    return f"This is {found.area}: {reach}.{missing}"
