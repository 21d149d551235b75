"""Text tables of one kind become one typed frame: rows that cannot be loaded are set aside, whole and with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.tables import Column, Table, Type
from etl.conform.cells import clean, is_blank
from etl.conform.dates import BRITISH, LONDON
from etl.conform.frames import frame_of
from etl.conform.values import Problem, Values, known_dates, values_of
from etl.findings import Finding, RowAccount, SetAside, Severity
from etl.readers.headings import Match
from etl.readers.raw import TextTable

Bools = NDArray[np.bool_]
Texts = NDArray[Any]
MIDNIGHTS = 10  #: so many different days, all at midnight, are dates to which a database added a time
NAT = np.datetime64("NaT", "s")


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
    files: Texts  #: for each row of the frame its file
    lines: NDArray[np.int64]  #: and its line there
    supplied: frozenset[str]
    account: tuple[RowAccount, ...]
    set_aside: tuple[SetAside, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class _Cells:
    """One column that the sources have: its text, the number of each text among the distinct ones, and their values.

    Of dates that were all read before, only the text.
    """

    text: Texts
    codes: NDArray[np.intp]
    read: Values


@dataclass
class _Stack:
    """Every source of one table, one below the other."""

    table: Table
    sources: Sequence[Source]
    cells: dict[str, _Cells] = field(default_factory=dict)
    data: dict[str, NDArray[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        sizes = [len(source.text) for source in self.sources]
        self.size = sum(sizes)
        self._begins = np.cumsum([0, *sizes[:-1]])

    def origin(self, position: int) -> tuple[TextTable, int]:
        """The text table that a row came from, and its position there."""
        source = int(np.searchsorted(self._begins, position, side="right")) - 1
        return self.sources[source].text, position - int(self._begins[source])

    def person(self, position: int) -> str | None:
        """The child that a row is about, where it says."""
        people = self.data.get(self.table.child or "person_id")
        found = None if people is None else people[position]
        return found if isinstance(found, str) else None

    def finding(self, column: Column, problem: Problem, position: int) -> Finding:
        """A finding about one cell."""
        text, row = self.origin(position)
        return Finding(
            check=problem.check,
            severity=problem.severity,
            table=self.table.name,
            message=problem.message,
            file=text.file,
            line=int(text.lines[row]),
            column=column.name,
            value=str(self.cells[column.name].text[position])[:500],
            person=self.person(position),
        )

    def remark(self, check: str, severity: Severity, message: str, column: Column) -> Finding:
        """A finding about one column."""
        return Finding(check, severity, self.table.name, message, self.sources[0].text.file, column=column.name)


def conform(table: Table, sources: Sequence[Source], natural: tuple[str, ...] = ()) -> Conformed:
    """One typed frame from every text table of this kind.

    Of rows that share the table's key (or, where it has none, the ``natural`` key whose parts are all filled) the one
    with most cells filled is kept, of equals the later.
    """
    stack = _Stack(table, sources)
    _read(stack)
    findings = [finding for source in sources for finding in _of_headings(table, source)]
    for column in table.columns:
        if column.name in stack.cells:
            findings += _of_cells(stack, column)
            findings += _of_column(stack, column)
    reasons = _reasons(stack, natural)
    keep: Bools | slice = slice(None)
    if reasons:
        keep = np.ones(stack.size, dtype=bool)
        keep[list(reasons)] = False
    aside = _set_aside(stack, reasons)
    files, lines = _origins(stack)
    return Conformed(
        table=table,
        frame=frame_of({name: values[keep] for name, values in stack.data.items()}),
        files=files[keep],
        lines=lines[keep],
        supplied=frozenset(name for source in sources for name in source.match.columns.values()),
        account=_account(stack, aside),
        set_aside=tuple(aside),
        findings=(*findings, *(_of_row(row) for row in aside)),
    )


def _read(stack: _Stack) -> None:
    for column in stack.table.columns:
        text = _stacked(column.name, stack.sources)
        if text is None:
            stack.data[column.name] = _missing(column, stack.size)
            continue
        known = known_dates(column, text)
        if known is not None:  # nothing of it was ever odd, so that its texts need not be told apart
            stack.cells[column.name] = _Cells(text, np.zeros(0, np.intp), Values(known[:0], {}))
            stack.data[column.name] = known
            continue
        codes, distinct = _distinct(text)
        read = values_of(column, distinct)
        stack.cells[column.name] = _Cells(text, codes, read)
        # Rows that say the same share one object, so that a million cells are a few thousand texts; a key shares none.
        stack.data[column.name] = text if read.as_they_stand and column.type is Type.KEY else read.array[codes]


def _stacked(name: str, sources: Sequence[Source]) -> Texts | None:
    """One column of every source, one below the other; None where none has it."""
    where = [next((p for p, column in source.match.columns.items() if column == name), None) for source in sources]
    if all(position is None for position in where):
        return None
    parts = [
        np.full(len(source.text), None, dtype=object) if position is None else source.text.columns[position]
        for source, position in zip(sources, where, strict=True)
    ]
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def _distinct(text: Texts) -> tuple[NDArray[np.intp], list[Any]]:
    """For each cell the number of its text, and the texts."""
    codes, uniques = pd.factorize(text)
    return codes, uniques.tolist()


def _missing(column: Column, size: int) -> NDArray[Any]:
    if column.type is Type.DATE:
        return np.full(size, NAT)
    if column.type in {Type.NUMBER, Type.INTEGER}:
        return np.full(size, np.nan)
    return np.full(size, None, dtype=object)


def _is_none(cells: Texts) -> Bools:
    return np.asarray(pd.isna(cells), dtype=bool)


def _origins(stack: _Stack) -> tuple[Texts, NDArray[np.int64]]:
    files = [np.full(len(source.text), source.text.file, dtype=object) for source in stack.sources]
    return np.concatenate(files), np.concatenate([source.text.lines for source in stack.sources])


def _of_headings(table: Table, source: Source) -> Iterator[Finding]:
    """What is to be said of a file as a whole: its headings, and that it holds no rows."""
    text, match = source.text, source.match

    def note(check: str, severity: Severity, message: str, column: str = "", at: int | None = None) -> Finding:
        value = None if at is None else text.header[at][:500]
        return Finding(check, severity, table.name, message, file=text.file, column=column, value=value)

    for finding in text.findings:
        yield Finding(finding.check, finding.severity, table.name, finding.message, text.file, finding.line)
    for at in match.unmatched:
        yield note(
            "unmapped_column", Severity.NOTE, "A column has a heading that is none of ours: it was not read", at=at
        )
    for at in match.twice:
        yield note(
            "column_twice", Severity.WARNING, "A heading stands twice: the first of the two columns was read", at=at
        )
    for at in match.by_likeness:
        name = match.columns[at]
        message = f"A heading was taken for {table.column(name).item}, which it is most like: check it"
        yield note("heading_by_likeness", Severity.WARNING, message, name, at)
    for name in match.absent:
        if not table.column(name).is_local or table.source.startswith("loc_"):
            item = table.column(name).item
            if name in {table.key, table.child}:
                message = f"There is no column {item}, without which no row can be loaded: mend its heading"
                yield note("absent_column", Severity.ERROR, message, name)
                continue
            message = f"There is no column {item}: what needs it lacks its data"
            yield note("absent_column", Severity.WARNING, message, name)
    if not len(text):
        yield note("no_rows", Severity.WARNING, "There are headings and no rows: nothing was loaded from here")


def _of_cells(stack: _Stack, column: Column) -> list[Finding]:
    """A finding for each cell that could not be read as it stood."""
    cells = stack.cells[column.name]
    if not cells.read.problems:
        return []
    bad = np.zeros(len(cells.read.array), dtype=bool)
    bad[list(cells.read.problems)] = True
    rows = np.flatnonzero(bad[cells.codes]).tolist()
    return [stack.finding(column, cells.read.problems[int(cells.codes[row])], row) for row in rows]


def _of_column(stack: _Stack, column: Column) -> list[Finding]:
    """What only the whole column shows: dates written month first, and times that are all midnight."""
    if column.type is Type.DATE and stack.cells[column.name].read.problems:
        return _month_first(stack, column)
    if column.type is Type.INSTANT:
        return _all_midnight(stack, column)
    return []


def _month_first(stack: _Stack, column: Column) -> list[Finding]:
    """Where more dates must be month first than must be day first, those that could be either are left blank."""
    cells = stack.cells[column.name]
    parts = {code: BRITISH.fullmatch(str(text).strip()) for code, text in _first_of_each(cells)}
    both = {code: (int(found["d"]), int(found["m"])) for code, found in parts.items() if found}
    month_first = [code for code, (first, second) in both.items() if first <= 12 < second]
    day_first = [code for code, (first, second) in both.items() if second <= 12 < first]
    if not month_first or len(month_first) < len(day_first):
        return []
    either = [code for code, (first, second) in both.items() if first <= 12 and second <= 12 and first != second]
    doubtful = np.isin(cells.codes, either)
    stack.data[column.name] = np.where(doubtful, NAT, stack.data[column.name])
    why = f"{column.item} could be day first or month first: it was left blank"
    problem = Problem("ambiguous_date", Severity.WARNING, why)
    message = f"{column.item} seems to be written month first: export it as yyyy-mm-dd"
    found = [stack.finding(column, problem, row) for row in np.flatnonzero(doubtful).tolist()]
    return [stack.remark("month_first", Severity.ERROR, message, column), *found]


def _first_of_each(cells: _Cells) -> list[tuple[int, Any]]:
    _, first = np.unique(cells.codes, return_index=True)
    return [(int(cells.codes[row]), cells.text[row]) for row in first if cells.codes[row] >= 0]


def _all_midnight(stack: _Stack, column: Column) -> list[Finding]:
    """A column of instants that are all midnight in London holds days: a database added the time."""
    cells = stack.cells[column.name]
    filled = [value for value in cells.read.array if isinstance(value, str)]
    if len(filled) < MIDNIGHTS or not all("T" in value for value in filled):
        return []
    london = pd.to_datetime(pd.Series(filled), utc=True).dt.tz_convert(LONDON)
    if not (london == london.dt.normalize()).all():
        return []
    days = dict(zip(filled, london.dt.strftime("%Y-%m-%d"), strict=True))
    values = np.array([days.get(value) for value in cells.read.array], dtype=object)
    stack.data[column.name] = values[cells.codes]
    message = f"Every time of {column.item} is midnight: it holds days and no times, and was read so"
    return [stack.remark("times_all_midnight", Severity.WARNING, message, column)]


def _reasons(stack: _Stack, natural: tuple[str, ...]) -> dict[int, str]:
    """The rows that are set aside, in their order, and why."""
    table = stack.table
    reasons: dict[int, str] = {}
    live = np.ones(stack.size, dtype=bool)

    def aside(mask: Bools, reason: str) -> None:
        reasons.update(dict.fromkeys(np.flatnonzero(mask & live).tolist(), reason))
        live[mask] = False

    if table.key is not None and (blank := _blank(stack, table.key)).any():
        aside(blank, f"{table.column(table.key).item} is blank: a row needs its key")
    if table.child is not None and table.child != table.key and (blank := _blank(stack, table.child)).any():
        aside(blank, f"{table.column(table.child).item} is blank: a row about a child needs the child")
    keys = (table.key,) if table.key is not None else natural
    if keys and all(name in stack.cells for name in keys):
        repeated = _repeated(stack, keys, live)
        if repeated.any():
            shown = " and ".join(table.column(name).item for name in keys)
            aside(repeated, f"the same {shown} as a row that is fuller or later: that one was loaded")
    return dict(sorted(reasons.items()))


def _blank(stack: _Stack, name: str) -> Bools:
    """Rows that name nothing in a column; all of them where no source has it."""
    if name not in stack.cells:
        return np.ones(stack.size, dtype=bool)
    cells = stack.cells[name]
    if cells.read.as_they_stand and (len(cells.codes) == 0 or cells.codes.min() >= 0):
        return np.zeros(stack.size, dtype=bool)
    return _nothing(cells.read)[cells.codes]


def _repeated(stack: _Stack, keys: tuple[str, ...], live: Bools) -> Bools:
    """Rows whose key stands on another row that has more cells filled, or as many and stands later."""
    usable, parts = live.copy(), []
    for name in keys:
        cells = stack.cells[name]
        part = _numbers(stack, name, cells)
        usable &= part >= 0
        parts.append(part)
    group = parts[0] if len(parts) == 1 else pd.factorize(pd.MultiIndex.from_arrays(parts))[0]
    repeated = np.zeros(len(live), dtype=bool)
    counts = np.bincount(group[usable], minlength=int(group.max(initial=0)) + 1)
    rows = np.flatnonzero(usable & (counts[np.maximum(group, 0)] > 1))
    if len(rows):
        filled = np.array([_filled(*stack.origin(row)) for row in rows.tolist()])
        order = np.lexsort((rows, filled, group[rows]))
        last_of_group = np.append(np.diff(group[rows][order]) != 0, [True])
        repeated[rows[order][~last_of_group]] = True
    return repeated


def _numbers(stack: _Stack, name: str, cells: _Cells) -> NDArray[np.intp]:
    """For each row the number of its value, -1 where it is blank."""
    if cells.read.as_they_stand:
        return cells.codes
    if cells.read.blank is None:
        return np.asarray(pd.factorize(stack.data[name])[0], np.intp)
    return np.where(_nothing(cells.read)[cells.codes], -1, cells.codes)


def _nothing(read: Values) -> Bools:
    """Which distinct texts say nothing; the last stands for no text at all."""
    if read.blank is None:
        return _is_none(read.array)
    nothing = np.zeros(len(read.array), dtype=bool)
    nothing[[*read.blank, -1]] = True
    return nothing


def _filled(text: TextTable, row: int) -> int:
    """How many cells of a row are filled; NULL and its like are not."""
    return sum(not is_blank(clean(str(column[row])), answer=True) for column in text.columns)


def _set_aside(stack: _Stack, reasons: dict[int, str]) -> list[SetAside]:
    name = stack.table.name
    found = [
        SetAside(name, source.text.file, bad.line, bad.reason, bad.text)
        for source in stack.sources
        for bad in source.text.malformed
    ]
    for position, reason in reasons.items():
        text, row = stack.origin(position)
        found.append(SetAside(name, text.file, int(text.lines[row]), reason, text.row_text(row)))
    return found


def _account(stack: _Stack, aside: list[SetAside]) -> tuple[RowAccount, ...]:
    """Rows read, loaded and set aside of each file."""
    read: dict[str, int] = {}
    for source in stack.sources:
        read[source.text.file] = read.get(source.text.file, 0) + len(source.text) + len(source.text.malformed)
    gone = dict.fromkeys(read, 0)
    for row in aside:
        gone[row.file] += 1
    return tuple(RowAccount(stack.table.name, file, read[file], read[file] - gone[file], gone[file]) for file in read)


#: The name of the rule that set a row aside, by words of its reason.
RULES = (("a malformed line", "malformed_line"), ("needs its key", "blank_key"), ("needs the child", "blank_child"))


def _of_row(row: SetAside) -> Finding:
    """A finding for a row set aside."""
    check = next((name for words, name in RULES if words in row.reason), "repeated_key")
    severity = Severity.WARNING if check == "repeated_key" else Severity.ERROR
    message = f"The row was set aside: {row.reason}"
    return Finding(check, severity, row.table, message, row.file, row.line, value=row.row[:500])
