"""Writing the rows of a file as records, with an account of every one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from data.store import Invalid, Refused, Store, Written, remove_records, write_records
from data.tables import RECORDS
from etl.findings import Finding, SetAside, Severity, Unreadable
from etl.intake import MARKER
from etl.records.links import name_units, told_of_indicators
from etl.records.reading import RecordFile, read_file
from etl.records.recount import counting_anew
from etl.records.targets import refused as targets_refused

#: Of rows, the columns that were asked of each, and a store: which may not be written, and why.
Refusing = Callable[[Sequence[dict[str, Any]], Collection[str], Store], list[Refused]]
#: Rules of a kind of record that its declaration cannot say.
WRITABLE: dict[str, Refusing] = {"target": targets_refused}


@dataclass(frozen=True)
class Imported:
    """What became of one file: its rows read are those kept plus those set aside."""

    record: str
    file: str
    read: int
    written: Written
    set_aside: tuple[SetAside, ...]
    findings: tuple[Finding, ...]
    counted: tuple[str, ...]  #: ids of the indicators that were counted anew

    @property
    def kept(self) -> int:
        """Rows that the store now holds."""
        return self.written.kept


def import_records(store: Store, name: str, path: Path, *, by: str) -> Imported:
    """Write the rows of a CSV file, and count anew what follows from them, in one transaction.

    Unreadable, with one sentence, where the file is no file of such records; Busy where a load is under way.
    """
    record = RECORDS[name]
    file = read_file(record, path)
    name_units(file, store)
    columns = set(file.match.columns.values())
    refused = {one.place: one for one in WRITABLE[name](file.rows, columns, store)} if name in WRITABLE else {}
    told_of_indicators(file, refused)
    places = [place for place in range(len(file.rows)) if place not in refused]
    with counting_anew(store, name) as (then, counted):
        rows, invented = [file.rows[place] for place in places], _is_invented(path)
        written = write_records(store, name, rows, by=by, source=path.name, invented=invented, then=then)
    refused |= {places[one.place]: Refused(places[one.place], one.reason) for one in written.refused}
    written = replace(written, refused=tuple(refused[place] for place in sorted(refused)))
    _told_of_blanks(file, {one.place for one in written.refused})
    _told_of_pauses(file)
    aside = [file.aside(one.place, one.reason) for one in written.refused]
    aside += [SetAside(name, file.text.file, bad.line, bad.reason, bad.text) for bad in file.text.malformed]
    return Imported(
        record=name,
        file=path.name,
        read=len(file.text) + len(file.text.malformed),
        written=written,
        set_aside=tuple(sorted(aside, key=lambda row: row.line or 0)),
        findings=tuple(sorted(file.findings, key=lambda found: found.line or 0)),
        counted=tuple(counted),
    )


def import_folder(store: Store, folder: Path, *, by: str) -> list[Imported]:
    """Take in every file of a folder that is called after a kind of record; Unreadable where there is none."""
    named = {path.stem.lower(): path for path in sorted(folder.glob("*.csv"))} if folder.is_dir() else {}
    found = [import_records(store, name, named[name], by=by) for name in RECORDS if name in named]
    if not found:
        raise Unreadable(
            f"{folder} is no folder of records: its files are called after their kind, such as action.csv."
        )
    return found


def remove_listed(store: Store, name: str, path: Path, *, by: str) -> tuple[int, int]:
    """Take away the records whose keys a CSV file lists, and count anew: how many rows it has, and how many were there.

    For what was recorded by mistake; history keeps it. Unreadable where one of them may never be taken away.
    """
    file = read_file(RECORDS[name], path)
    with counting_anew(store, name) as (then, _):
        try:
            gone = remove_records(store, name, file.rows, by=by, source=path.name, then=then)
        except Invalid as problem:
            raise Unreadable(f"{str(problem)[:1].upper()}{str(problem)[1:]}: nothing was taken away.") from None
    return len(file.rows), gone


def _is_invented(path: Path) -> bool:
    """Whether the file lies beside the note that an invented trust carries, or in a folder of it."""
    return any((folder / f"{MARKER}.json").is_file() for folder in (path.parent, path.parent.parent))


def _told_of_blanks(file: RecordFile, refused: set[int]) -> None:
    """What a record needs to be counted, and this file or this row leaves blank."""
    there = set(file.match.columns.values())
    for name in file.record.expected:
        is_unit = name in (file.record.unit, file.record.team)
        lost = "counts for the unknown team" if is_unit else "is left out of what counts by it"
        if name not in there:
            file.note("absent_column", Severity.WARNING, f"There is no column {name}: a new record {lost}", column=name)
            continue
        for place, row in enumerate(file.rows):
            if place not in refused and name in row and row[name] is None and not _is_uncounted(file, row):
                where = {"line": int(file.text.lines[place]), "column": name}
                file.note("blank_column", Severity.WARNING, f"{name} is blank: the record {lost}", **where)


def _is_uncounted(file: RecordFile, row: Mapping[str, Any]) -> bool:
    """Whether no indicator counts the row, so that nothing is lost by what it leaves blank."""
    return file.record.uncounted is not None and row.get(file.record.uncounted) is not None


def _told_of_pauses(file: RecordFile) -> None:
    """What is planned for a month in which nothing is: it is kept, and expected of nobody."""
    for column in file.record.columns:
        for place, row in enumerate(file.rows) if column.paused else ():
            day = row.get(column.name)
            if isinstance(day, date) and day.month in column.paused:
                where = {"line": int(file.text.lines[place]), "column": column.name}
                message = f"{column.name} is a month in which nothing is planned: it is expected of nobody"
                file.note("paused_month", Severity.WARNING, message, **where)
