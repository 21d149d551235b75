"""The way in: any source we know becomes typed tables, findings and an account of every row."""

from __future__ import annotations

import hashlib
import json
import time as clock
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np
import pandas as pd

from data.tables import TABLES, Table, Type
from etl.annex_a import NATURAL_KEYS, map_lists
from etl.checking import findings_of
from etl.conform import Conformed, conform
from etl.conform.tables import Source
from etl.findings import Finding, RowAccount, SetAside, Severity, Unreadable
from etl.readers.contents import OLE, Content, contents_of
from etl.readers.database import read_database
from etl.readers.delimited import read_delimited
from etl.readers.raw import Grid, uncollected, under_header
from etl.readers.recognition import (
    Recognised,
    annex_a_list,
    annex_a_lists,
    is_heading,
    record_kind,
    ssd_table,
    ssd_table_named,
)
from etl.readers.workbook import SHEET, properties_of, read_workbook
from indicators.clock import LONDON, AsOf

#: Called with a stage ("read", "conform", "check"), how much of it is done and how much there is.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class SourceFile:
    """One file that was read: its name within the source, its SHA-256 in hexadecimal, its size in bytes."""

    name: str
    sha256: str
    bytes: int


@dataclass(frozen=True)
class Intake:
    """Everything that one source gave: rows read are always rows loaded plus rows set aside."""

    kind: str  #: "ssd-csv", "ssd-database" or "annex-a"
    tables: dict[str, pd.DataFrame]  #: typed frames, only of the tables that the source brought
    supplied: dict[str, frozenset[str]]
    #: for each table that may be counted from, the columns the source had; a table of which Annex A gives only each
    #: child's latest row is in ``tables`` and not here
    account: list[RowAccount]
    set_aside: list[SetAside]
    findings: list[Finding]
    as_of: datetime  #: aware
    as_of_from: str  #: in words: where as_of came from
    invented: bool  #: made by etl.synthetic
    files: list[SourceFile]
    windows: dict[str, tuple[date, date]] | None
    #: Annex A: for each table the first and last day of which the workbook says everything; it replaces their rows
    seconds: dict[str, float]  #: by stage


#: Written beside an invented extract: {"as_of": "2026-06-30", "invented": true}.
MARKER = "sightline-invented"
HEAD = 16_384  #: bytes enough to see the headings


@dataclass
class _Gathering:
    """What has been found so far of one source."""

    ssd: dict[str, list[Source]] = field(default_factory=dict)
    lists: dict[str, list[Source]] = field(default_factory=dict)
    files: list[SourceFile] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)  #: names of files that are none of ours
    records: dict[str, str] = field(default_factory=dict)  #: files of what people typed, and of which kind
    marker: dict[str, Any] = field(default_factory=dict)


def read_source(
    paths: Sequence[Path] | str,
    *,
    as_of: str | None = None,
    progress: Progress | None = None,
) -> Intake:
    """Read and conform a source, recognised by its content; Unreadable, with one sentence, where nothing can be loaded.

    ``paths`` are files or folders, or a SQLAlchemy URL as text. ``as_of`` is a date (its last moment in London) or an
    ISO instant. The checks of etl/checks are not run: see check_tables.
    """
    with uncollected():
        return _read(paths, None if as_of is None else _given(as_of), progress or _silent)


def _read(paths: Sequence[Path] | str, given: tuple[AsOf, str] | None, tell: Progress) -> Intake:
    begun = clock.perf_counter()
    if isinstance(paths, str) and "://" in paths:
        found, kind = _from_database(paths, tell), "ssd-database"
    else:
        found = _from_files([Path(paths)] if isinstance(paths, str) else paths, tell)
        kind = "annex-a" if found.lists else "ssd-csv"
    read = clock.perf_counter()
    conformed = _conformed(found, tell)
    moment, moment_from = given or _own_time(found, conformed)
    parts = _as_lists(conformed, moment) if kind == "annex-a" else _as_tables(conformed)
    done = clock.perf_counter()
    tables, supplied, windows, findings = parts
    return Intake(
        kind=kind,
        tables=tables,
        supplied=supplied,
        account=[account for one in conformed for account in one.account],
        set_aside=[row for one in conformed for row in one.set_aside],
        findings=[*found.findings, *(finding for one in conformed for finding in one.findings), *findings],
        as_of=moment.moment,
        as_of_from=moment_from,
        invented=bool(found.marker.get("invented", bool(found.marker))),
        files=found.files,
        windows=windows,
        seconds={"read": round(read - begun, 3), "conform": round(done - read, 3)},
    )


def check_tables(
    tables: dict[str, pd.DataFrame],
    supplied: dict[str, frozenset[str]],
    as_of: datetime,
) -> list[Finding]:
    """The findings of every check in etl/checks whose columns the tables have; the tables are not changed."""
    return findings_of(tables, supplied, AsOf(as_of).day)


def _silent(_stage: str, _done: int, _total: int) -> None:
    """No one listens."""


def _given(text: str) -> tuple[AsOf, str]:
    try:
        return AsOf.parse(text.strip()), "given by whoever loaded it"
    except ValueError:
        raise Unreadable("The as-of day cannot be read: write it as 2026-06-30, or as 2026-06-30T07:15.") from None


def _from_database(address: str, tell: Progress) -> _Gathering:
    found = _Gathering()
    tell("read", 0, 1)
    for text, digest, size in read_database(address):
        recognised = ssd_table_named(text.file, text.header)
        assert recognised is not None
        found.ssd.setdefault(recognised.table.name, []).append(Source(text, recognised.match))
        found.files.append(SourceFile(text.file, digest, size))
    tell("read", 1, 1)
    return found


def _from_files(paths: Sequence[Path], tell: Progress) -> _Gathering:
    found = _Gathering()
    contents = contents_of(paths)
    for number, content in enumerate(contents):
        tell("read", number, len(contents))
        try:
            _read_one(content, found)
        except Unreadable as problem:
            found.problems.append(str(problem))
            found.findings.append(Finding("file_unreadable", Severity.ERROR, "", str(problem), file=content.name))
    tell("read", len(contents), len(contents))
    if found.ssd and found.lists:
        raise Unreadable(
            "The source holds both Standard Safeguarding Dataset files and Annex A lists: load them one by one."
        )
    if not found.ssd and not found.lists:
        raise Unreadable(_nothing(paths, found))
    for name in found.seen:
        message = "The file is none of the tables we know: it was not read"
        found.findings.append(Finding("file_not_ours", Severity.NOTE, "", message, file=name))
    for name, kind in found.records.items():
        message = f"The file holds records, which no load takes in: python -m etl records {kind} PATH --by WHO"
        found.findings.append(Finding("file_of_records", Severity.NOTE, "", message, file=name))
    return found


def _nothing(paths: Sequence[Path], found: _Gathering) -> str:
    """One sentence for a source of which nothing can be loaded."""
    if found.problems:
        return found.problems[0]
    name = ", ".join(Path(path).name or str(path) for path in paths)
    for kind in found.records.values():
        return f"{name} holds records and no extract: take them in with python -m etl records {kind} PATH --by WHO."
    looked = (
        f"{len(found.seen)} {'files were' if len(found.seen) > 1 else 'file was'} looked at"
        if found.seen
        else "it holds no CSV file and no workbook"
    )
    return (
        f"{name} holds no table we know ({looked}): give the folder or zip of the ssd_*.csv files, or an "
        "Annex A workbook with its headings."
    )


def _read_one(content: Content, found: _Gathering) -> None:
    if content.extension == ".json":
        _read_marker(content, found)
        return
    if content.size == 0:
        raise Unreadable(f"{content.name} is empty (0 bytes): export it again.")
    head = content.read(HEAD)
    if head.startswith((b"PK", OLE)):
        if content.extension == ".zip" and not head.startswith(OLE) and "/" in content.name:
            raise Unreadable(f"{content.name} is a zip within a zip and was not opened: unpack it first.")
        data = content.read(-1)
        if _read_sheets(read_workbook(content.name, data), found):
            found.files.append(_file(content, data))
            _read_properties(properties_of(data), found)
        else:
            found.seen.append(content.name)
        return
    if head.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b", b"7z\xbc\xaf")):
        raise Unreadable(f"{content.name} is neither CSV nor a workbook: export the extract as CSV or .xlsx.")
    top = read_delimited(content.name, _whole_lines(head, content.size), is_heading)
    if kind := record_kind(top):
        found.records[content.name] = kind
        return
    recognised = _recognise(top, content.stem)
    if recognised is None:
        found.seen.append(content.name)
        return
    data = content.read(-1)
    grid = read_delimited(content.name, data, is_heading)
    _add(found, recognised, grid)
    found.files.append(_file(content, data))


def _whole_lines(head: bytes, size: int) -> bytes:
    """The beginning of a file up to its last whole line."""
    end = head.rfind(b"\n")
    return head if len(head) >= size or end < 0 else head[: end + 1 + (head[end + 1 : end + 2] == b"\x00")]


def _recognise(grid: Grid, stem: str) -> Recognised | None:
    """The SSD table or the Annex A list that a grid holds: whichever more of its headings are."""
    table = ssd_table(grid, stem)
    if table is not None and len(table.match.columns) >= len(table.match.unmatched):
        return table
    return annex_a_list(grid) or table


def _read_sheets(grids: Iterable[Grid], found: _Gathering) -> bool:
    """Add every sheet of a workbook that is one of ours; whether any is."""
    any_of_ours = False
    for grid in grids:
        stem = grid.file.rpartition(SHEET)[2].lower()
        recognised = annex_a_list(grid) or ssd_table(grid, stem)
        if recognised is None:
            continue
        any_of_ours = True
        rows, lines = grid.rows, grid.lines
        # A formatted row without a word is no row; in a CSV it would be one, because somebody wrote it.
        full = [n for n, row in enumerate(rows) if n <= recognised.position or any(cell.strip() for cell in row)]
        _add(found, recognised, Grid(grid.file, [rows[n] for n in full], [lines[n] for n in full]))
    return any_of_ours


def _add(found: _Gathering, recognised: Recognised, grid: Grid) -> None:
    text = under_header(grid, recognised.position)
    kept = found.lists if recognised.table.name in annex_a_lists() else found.ssd
    kept.setdefault(recognised.table.name, []).append(Source(text, recognised.match))


def _file(content: Content, data: bytes) -> SourceFile:
    return SourceFile(content.name, hashlib.sha256(data).hexdigest(), len(data))


def _read_marker(content: Content, found: _Gathering) -> None:
    """The note beside an invented extract; any other JSON is none of ours."""
    if PurePosixPath(content.name).stem.lower() != MARKER or content.size > HEAD:
        found.seen.append(content.name)
        return
    try:
        marker = json.loads(content.read(-1).decode("utf-8-sig"))
    except (ValueError, UnicodeDecodeError):
        marker = None
    if isinstance(marker, dict):
        found.marker = {"invented": True} | marker


def _read_properties(properties: dict[str, str], found: _Gathering) -> None:
    """The note that an invented workbook carries within itself."""
    if properties.get(MARKER, "").strip().lower() == "true":
        own = properties.get("sightline-as-of")
        found.marker = {"invented": True} | ({"as_of": own} if own else {}) | found.marker


def _conformed(found: _Gathering, tell: Progress) -> list[Conformed]:
    lists = annex_a_lists()
    kinds: list[tuple[Table, dict[str, list[Source]], tuple[str, ...]]] = [
        *((TABLES[name], found.ssd, ()) for name in sorted(found.ssd)),
        *((lists[name].table, found.lists, NATURAL_KEYS[name]) for name in lists if name in found.lists),
    ]
    done = []
    for number, (table, held, natural) in enumerate(kinds):
        tell("conform", number, len(kinds))
        done.append(conform(table, held.pop(table.name), natural))  # the text of a table that is typed is let go
    tell("conform", len(kinds), len(kinds))
    return done


Parts = tuple[dict[str, pd.DataFrame], dict[str, frozenset[str]], dict[str, tuple[date, date]] | None, list[Finding]]


def _as_tables(conformed: list[Conformed]) -> Parts:
    tables = {one.table.name: one.frame for one in conformed}
    return tables, {one.table.name: one.supplied for one in conformed}, None, []


def _as_lists(conformed: list[Conformed], moment: AsOf) -> Parts:
    lists = {one.table.name: one for one in conformed}
    mapped = map_lists(lists, moment.moment.astimezone(LONDON).date())
    absent = [
        Finding(
            "list_absent",
            Severity.WARNING,
            name,
            f"There is no List {annex.number} ({annex.title}): what needs it lacks its data",
        )
        for name, annex in annex_a_lists().items()
        if name not in lists
    ]
    return mapped.tables, mapped.supplied, mapped.windows, [*mapped.findings, *absent]


def _own_time(found: _Gathering, conformed: list[Conformed]) -> tuple[AsOf, str]:
    """The extract's own time, else the latest past date of its event columns."""
    if isinstance(found.marker.get("as_of"), str):
        try:
            return AsOf.parse(found.marker["as_of"]), "the extract's own note"
        except ValueError:
            pass
    today = np.datetime64(datetime.now(LONDON).date(), "D")  # a ceiling only: what lies ahead has not happened
    latest = max((day for one in conformed for day in _event_days(one, today)), default=None)
    if latest is None:
        raise Unreadable(
            "The source has no date by which to tell its time: say as of which day it stands (--as-of 2026-06-30)."
        )
    return AsOf.parse(str(latest)), "the latest past date among its events"


def _event_days(one: Conformed, today: np.datetime64) -> list[np.datetime64]:
    found = []
    for column in one.table.columns:
        if column.future or column.name not in one.frame:
            continue
        if column.type is Type.DATE:
            days = one.frame[column.name].to_numpy().astype("datetime64[D]")
        elif column.type is Type.INSTANT:
            days = np.array(
                [text[:10] for text in one.frame[column.name] if isinstance(text, str)], dtype="datetime64[D]"
            )
        else:
            continue
        past = days[days <= today]
        if len(past):
            found.append(past.max())
    return found
