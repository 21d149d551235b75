"""Text tables of one kind become one typed frame: rows that cannot be loaded are set aside, whole and with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.tables import Column, Table, Type
from etl.conform.dates import BRITISH, LONDON
from etl.conform.frames import frame_of
from etl.conform.values import Problem, Values, values_of
from etl.findings import Finding, RowAccount, SetAside, Severity
from etl.readers.headings import Match
from etl.readers.raw import TextTable

Bools = NDArray[np.bool_]
MIDNIGHTS = 10  #: so many different days, all at midnight, are dates to which a database added a time


@dataclass(frozen=True)
class Source:
    """A text table beside which of our columns each of its headings is."""

    text: TextTable
    match: Match


@dataclass(frozen=True)
class Conformed:
    """A typed frame with every declared column, where each row came from, and what was noticed and set aside."""

    table: Table
    frame: pd.DataFrame
    files: NDArray[Any]  #: for each row of the frame its file
    lines: NDArray[np.int64]  #: and its line there
    supplied: frozenset[str]
    account: tuple[RowAccount, ...]
    set_aside: tuple[SetAside, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class _Row:
    """Where a position among the stacked rows came from."""

    sources: Sequence[Source]
    begins: NDArray[np.int64]

    def of(self, position: int) -> tuple[TextTable, int]:
        source = int(np.searchsorted(self.begins, position, side="right")) - 1
        return self.sources[source].text, position - int(self.begins[source])


def conform(table: Table, sources: Sequence[Source], natural: tuple[str, ...] = ()) -> Conformed:
    """One typed frame from every text table of this kind.

    Of rows that share the table's key (or, where it has none, the ``natural`` key whose parts are all filled) the one
    with most cells filled is kept, of equals the later.
    """
    sizes = [len(source.text) for source in sources]
    where = _Row(sources, np.cumsum([0, *sizes[:-1]]))
    size = sum(sizes)
    raw = {column.name: _stacked(column.name, sources) for column in table.columns}
    codes: dict[str, NDArray[np.intp]] = {}
    data: dict[str, Any] = {}
    read: dict[str, Values] = {}
    for column in table.columns:
        cells = raw[column.name]
        if cells is None:
            data[column.name] = _missing(column, size)
            continue
        codes[column.name], uniques = _distinct_texts(column, cells)
        values = read[column.name] = values_of(column, uniques)
        data[column.name] = cells if values.as_they_stand else values.values[codes[column.name]]
    people = data.get(table.child or "person_id")
    findings = [*_of_files(table, sources)]
    for column in table.columns:
        if column.name in read:
            findings += _of_cells(table, column, read[column.name], codes[column.name], raw[column.name], where, people)
            findings += _of_column(table, column, read[column.name], codes[column.name], raw[column.name], data, where)
    reasons = _reasons(table, data, codes, read, natural, where, size)
    keep = np.array([reason is None for reason in reasons], dtype=bool) if reasons is not None else np.ones(size, bool)
    files, lines = _origins(sources, size)
    aside = _set_aside(table, sources, reasons, where)
    frame = frame_of({name: values if keep.all() else values[keep] for name, values in data.items()})
    return Conformed(
        table=table,
        frame=frame,
        files=files[keep],
        lines=lines[keep],
        supplied=frozenset(name for source in sources for name in source.match.columns.values()),
        account=_account(table, sources, aside),
        set_aside=tuple(aside),
        findings=tuple(findings + _of_rows(table, aside)),
    )


def _distinct_texts(column: Column, cells: NDArray[Any]) -> tuple[NDArray[np.intp], list[Any]]:
    """For each cell the number of its text, and the texts. A key says something else on every row, which is quick to see."""
    if column.type is Type.KEY:
        texts = cells.tolist()
        if None not in (distinct := set(texts)) and len(distinct) == len(texts):
            return np.arange(len(texts)), texts
    codes, uniques = pd.factorize(cells)
    return codes, uniques.tolist()


def _stacked(name: str, sources: Sequence[Source]) -> NDArray[Any] | None:
    """One column of every source, one below the other; None where none has it."""
    parts: list[NDArray[Any]] = []
    found = False
    for source in sources:
        position = next((p for p, column in source.match.columns.items() if column == name), None)
        if position is None:
            parts.append(np.full(len(source.text), None, dtype=object))
        else:
            found = True
            parts.append(source.text.columns[position])
    if not found:
        return None
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def _missing(column: Column, size: int) -> NDArray[Any]:
    if column.type is Type.DATE:
        return np.full(size, np.datetime64("NaT", "s"), dtype="datetime64[s]")
    if column.type in {Type.NUMBER, Type.INTEGER}:
        return np.full(size, np.nan)
    return np.full(size, None, dtype=object)


def _origins(sources: Sequence[Source], size: int) -> tuple[NDArray[Any], NDArray[np.int64]]:
    files = np.empty(size, dtype=object)
    lines = np.zeros(size, dtype=np.int64)
    at = 0
    for source in sources:
        files[at : at + len(source.text)] = source.text.file
        lines[at : at + len(source.text)] = source.text.lines
        at += len(source.text)
    return files, lines


def _of_files(table: Table, sources: Sequence[Source]) -> list[Finding]:
    """What is to be said of each file as a whole: its headings, and that it holds no rows."""
    found: list[Finding] = []
    for source in sources:
        text, match = source.text, source.match
        label = {column.name: column.item for column in table.columns}

        def note(
            check: str,
            severity: Severity,
            message: str,
            column: str = "",
            value: str | None = None,
            file: str = text.file,
        ) -> None:
            found.append(Finding(check, severity, table.name, message, file=file, column=column, value=value))

        for finding in text.findings:
            found.append(Finding(finding.check, finding.severity, table.name, finding.message, text.file, finding.line))
        for position in match.unmatched:
            note(
                "unmapped_column",
                Severity.NOTE,
                "A column has a heading that is none of ours: it was not read",
                value=text.header[position],
            )
        for position in match.twice:
            note(
                "column_twice",
                Severity.WARNING,
                "A heading stands twice: the first of the two columns was read",
                value=text.header[position],
            )
        for position in match.by_likeness:
            column = match.columns[position]
            note(
                "heading_by_likeness",
                Severity.WARNING,
                f"A heading was taken for {label[column]} because nothing else is like it: check it",
                column,
                text.header[position],
            )
        for name in match.absent:
            if not table.column(name).is_local and not (table.source.startswith("loc_")):
                note(
                    "absent_column",
                    Severity.WARNING,
                    f"There is no column {label[name]}: what needs it lacks its data",
                    name,
                )
            elif table.source.startswith("loc_"):
                note(
                    "absent_column",
                    Severity.WARNING,
                    f"There is no column {label[name]}: what needs it lacks its data",
                    name,
                )
        if not len(text):
            note("no_rows", Severity.WARNING, "There are headings and no rows: the table is empty")
    return found


def _of_cells(
    table: Table,
    column: Column,
    read: Values,
    codes: NDArray[np.intp],
    raw: NDArray[Any] | None,
    where: _Row,
    people: NDArray[Any] | None,
) -> list[Finding]:
    """A finding for each cell that could not be read as it stood."""
    if not read.problems or raw is None:
        return []
    bad = np.zeros(len(read.values), dtype=bool)
    bad[list(read.problems)] = True
    found = []
    for position in np.flatnonzero(bad[codes]):
        problem = read.problems[int(codes[position])]
        text, row = where.of(int(position))
        found.append(
            _finding(table, column, problem, text, row, raw[position], None if people is None else people[position])
        )
    return found


def _finding(
    table: Table, column: Column, problem: Problem, text: TextTable, row: int, value: Any, person: Any
) -> Finding:
    return Finding(
        check=problem.check,
        severity=problem.severity,
        table=table.name,
        message=problem.message,
        file=text.file,
        line=int(text.lines[row]),
        column=column.name,
        value=str(value)[:500],
        person=person if isinstance(person, str) else None,
    )


def _of_column(
    table: Table,
    column: Column,
    read: Values,
    codes: NDArray[np.intp],
    raw: NDArray[Any] | None,
    data: dict[str, Any],
    where: _Row,
) -> list[Finding]:
    """What only the whole column shows: dates written month first, and times that are all midnight."""
    if column.type is Type.DATE and read.problems:
        return _month_first(table, column, read, codes, raw, data, where)
    if column.type is Type.INSTANT:
        return _all_midnight(table, column, read, codes, raw, data, where)
    return []


def _month_first(
    table: Table,
    column: Column,
    read: Values,
    codes: NDArray[np.intp],
    raw: NDArray[Any] | None,
    data: dict[str, Any],
    where: _Row,
) -> list[Finding]:
    """Where more dates can only be month first than can only be day first, those that could be either are left blank."""
    assert raw is not None
    shapes = {int(code): BRITISH.fullmatch(str(text).strip()) for code, text in _distinct(codes, raw)}
    both = {code: (int(m["d"]), int(m["m"])) for code, m in shapes.items() if m}
    american = {code for code, (first, second) in both.items() if first <= 12 < second}
    british = {code for code, (first, second) in both.items() if second <= 12 < first}
    if not american or len(american) < len(british):
        return []
    doubtful = {code for code, (first, second) in both.items() if first <= 12 and second <= 12 and first != second}
    mask = np.isin(codes, list(doubtful))
    data[column.name] = np.where(mask, np.datetime64("NaT", "s"), data[column.name])
    problem = Problem(
        "ambiguous_date", Severity.WARNING, f"{column.item} could be day first or month first: it was left blank"
    )
    findings = [
        Finding(
            "month_first",
            Severity.ERROR,
            table.name,
            f"{column.item} seems to be written month first: export it as yyyy-mm-dd",
            file=where.sources[0].text.file,
            column=column.name,
        )
    ]
    people = data.get(table.child or "person_id")
    for position in np.flatnonzero(mask):
        text, row = where.of(int(position))
        findings.append(
            _finding(table, column, problem, text, row, raw[position], None if people is None else people[position])
        )
    return findings


def _all_midnight(
    table: Table,
    column: Column,
    read: Values,
    codes: NDArray[np.intp],
    raw: NDArray[Any] | None,
    data: dict[str, Any],
    where: _Row,
) -> list[Finding]:
    """A column of instants that are all midnight in London holds days: a database added the time."""
    filled = [value for value in read.values if isinstance(value, str)]
    if len(filled) < MIDNIGHTS or not all("T" in value for value in filled):
        return []
    london = pd.to_datetime(pd.Series(filled), utc=True).dt.tz_convert(LONDON)
    if not (london == london.dt.normalize()).all():
        return []
    days = dict(zip(filled, london.dt.strftime("%Y-%m-%d"), strict=True))
    values = np.array([days.get(value) if isinstance(value, str) else None for value in read.values], dtype=object)
    data[column.name] = values[codes]
    message = f"Every time of {column.item} is midnight: it holds days and no times, and was read so"
    return [
        Finding(
            "times_all_midnight",
            Severity.WARNING,
            table.name,
            message,
            file=where.sources[0].text.file,
            column=column.name,
        )
    ]


def _distinct(codes: NDArray[np.intp], raw: NDArray[Any]) -> list[tuple[int, Any]]:
    _, first = np.unique(codes, return_index=True)
    return [(int(codes[position]), raw[position]) for position in first if codes[position] >= 0]


def _reasons(
    table: Table,
    data: dict[str, Any],
    codes: dict[str, NDArray[np.intp]],
    read: dict[str, Values],
    natural: tuple[str, ...],
    where: _Row,
    size: int,
) -> NDArray[Any] | None:
    """For each row why it is set aside, None where it is loaded; None altogether where every row is."""
    reasons: NDArray[Any] | None = None

    def aside(mask: Bools, reason: str) -> None:
        nonlocal reasons
        if mask.any():
            if reasons is None:
                reasons = np.full(size, None, dtype=object)
            reasons[mask & (reasons == None)] = reason  # noqa: E711 - elementwise

    if table.key is not None:
        aside(_blank(table.key, codes, read, size), f"{table.column(table.key).item} is blank: a row needs its key")
    if table.child is not None and table.child != table.key:
        aside(
            _blank(table.child, codes, read, size),
            f"{table.column(table.child).item} is blank: a row about a child needs the child",
        )
    keys = (table.key,) if table.key is not None else natural
    if keys and all(name in codes for name in keys):
        live = np.ones(size, bool) if reasons is None else reasons == None  # noqa: E711 - elementwise
        shown = " and ".join(table.column(name).item for name in keys)
        aside(
            _repeated(keys, data, codes, read, live, where),
            f"the same {shown} as a row that is fuller or later: that one was loaded",
        )
    return reasons


def _blank(name: str, codes: dict[str, NDArray[np.intp]], read: dict[str, Values], size: int) -> Bools:
    if name not in codes:
        return np.ones(size, dtype=bool)
    nothing = np.array([value is None for value in read[name].values], dtype=bool)
    return nothing[codes[name]]


def _repeated(
    keys: tuple[str, ...],
    data: dict[str, Any],
    codes: dict[str, NDArray[np.intp]],
    read: dict[str, Values],
    live: Bools,
    where: _Row,
) -> Bools:
    """Rows whose key stands on another row that has more cells filled, or as many and stands later."""
    usable = live.copy()
    parts = []
    for name in keys:
        part = codes[name] if read[name].as_they_stand else pd.factorize(data[name])[0]
        usable &= part >= 0
        parts.append(part)
    if len(keys) == 1 and usable.all() and parts[0].max(initial=-1) + 1 == len(parts[0]):
        return np.zeros(len(live), dtype=bool)
    group, _ = pd.factorize(pd.MultiIndex.from_arrays(parts)) if len(parts) > 1 else (parts[0], None)
    group = np.where(usable, group, -1)
    counts = np.bincount(group[usable], minlength=1)
    twin = usable & (counts[np.maximum(group, 0)] > 1)
    positions = np.flatnonzero(twin)
    if not len(positions):
        return twin
    filled = [_filled(*where.of(int(position))) for position in positions]
    order = np.lexsort((positions, filled, group[positions]))
    last = np.append(group[positions][order][1:] != group[positions][order][:-1], True)  # noqa: FBT003
    repeated = np.zeros(len(live), dtype=bool)
    repeated[positions[order][~last]] = True
    return repeated


def _filled(text: TextTable, row: int) -> int:
    """How many cells of a row are filled; NULL and its like are not."""
    from etl.conform.cells import clean, is_blank  # noqa: PLC0415

    return sum(not is_blank(clean(str(column[row])), answer=True) for column in text.columns)


def _set_aside(table: Table, sources: Sequence[Source], reasons: NDArray[Any] | None, where: _Row) -> list[SetAside]:
    found = [
        SetAside(table.name, source.text.file, bad.line, bad.reason, bad.text)
        for source in sources
        for bad in source.text.malformed
    ]
    if reasons is not None:
        for position in np.flatnonzero(reasons != None):  # noqa: E711 - elementwise
            text, row = where.of(int(position))
            found.append(
                SetAside(table.name, text.file, int(text.lines[row]), str(reasons[position]), text.row_text(row))
            )
    return found


def _account(table: Table, sources: Sequence[Source], aside: list[SetAside]) -> tuple[RowAccount, ...]:
    accounts: dict[str, list[int]] = {}
    for source in sources:
        account = accounts.setdefault(source.text.file, [0, 0])
        account[0] += len(source.text) + len(source.text.malformed)
    for row in aside:
        accounts[row.file][1] += 1
    return tuple(RowAccount(table.name, file, read, read - gone, gone) for file, (read, gone) in accounts.items())


#: The name of the rule, by how its reason begins or ends.
RULES = (("a malformed line", "malformed_line"), ("needs its key", "blank_key"), ("needs the child", "blank_child"))


def _of_rows(table: Table, aside: list[SetAside]) -> list[Finding]:
    """A finding for each row set aside."""
    found = []
    for row in aside:
        check = next((name for words, name in RULES if words in row.reason), "repeated_key")
        severity = Severity.WARNING if check == "repeated_key" else Severity.ERROR
        found.append(
            Finding(
                check,
                severity,
                table.name,
                f"The row was set aside: {row.reason}",
                row.file,
                row.line,
                value=row.row[:500],
            )
        )
    return found
