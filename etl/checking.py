"""Running the checks: each asks one question of the tables, and each failing row is a finding."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.tables import TABLES, Column, Type
from etl.findings import READING, Finding, Severity
from indicators.cases import BLANK, Bools, Ints
from indicators.clock import Instants, days, instants
from indicators.reading import Codes

#: A day after every other: the end of what has not ended.
NEVER = np.int32(2**30)
Texts = NDArray[Any]
Positions = NDArray[np.intp]


class Tables:
    """The typed tables as the checks read them: columns as arrays, each worked out once, none ever changed."""

    def __init__(self, frames: Mapping[str, pd.DataFrame], as_of: int) -> None:
        self._frames = frames
        self.as_of = as_of  #: day number
        self._people = Codes()
        self._held: dict[tuple[str, ...], Any] = {}

    def __contains__(self, table: str) -> bool:
        return table in self._frames

    def size(self, table: str) -> int:
        """How many rows a table has; 0 where the source did not bring it."""
        return len(self._frames[table]) if table in self._frames else 0

    def _once(self, key: tuple[str, ...], work: Callable[[], Any]) -> Any:
        if key not in self._held:
            self._held[key] = work()
        return self._held[key]

    def text(self, table: str, column: str) -> Texts:
        """Text, None where missing."""
        if table not in self._frames:
            return np.zeros(0, dtype=object)
        return self._frames[table][column].to_numpy()

    def filled(self, table: str, column: str) -> Bools:
        """Where the text is not missing."""
        return self._once(("filled", table, column), lambda: ~np.asarray(pd.isna(self.text(table, column))))  # type: ignore[no-any-return]

    def number(self, table: str, column: str) -> NDArray[np.float64]:
        """Numbers, NaN where missing."""
        return self._frames[table][column].to_numpy(np.float64) if table in self._frames else np.zeros(0)

    def is_(self, table: str, column: str, *values: str) -> Bools:
        """Where the text is one of the values."""
        return self._once(("is", table, column, *values), lambda: np.isin(*_numbered(self.text(table, column), values)))  # type: ignore[no-any-return]

    def day(self, table: str, column: str) -> Ints:
        """Day numbers, BLANK where missing; of an instant its day as written in UTC."""
        return self._once(("day", table, column), lambda: self._day(table, column))  # type: ignore[no-any-return]

    def _day(self, table: str, column: str) -> Ints:
        if table not in self._frames:
            return np.zeros(0, dtype=np.int32)
        series = self._frames[table][column]
        if TABLES[table].column(column).type is Type.INSTANT:
            text = [value[:10] if isinstance(value, str) else "NaT" for value in series]
            series = pd.Series(np.array(text, dtype="datetime64[D]").astype("datetime64[s]"))
        return days(series)

    def before(self, table: str, one: str, other: str) -> Bools:
        """Where one instant lies before another: by the second where both have a time, else by the London day."""
        first, second = self._instants(table, one), self._instants(table, other)
        sooner: Bools = np.where(first.timed & second.timed, first.seconds < second.seconds, first.day < second.day)
        sooner &= (first.day != BLANK) & (second.day != BLANK)
        return sooner

    def _instants(self, table: str, column: str) -> Instants:
        return self._once(("instant", table, column), lambda: instants(self.text(table, column)))  # type: ignore[no-any-return]

    def end(self, table: str, column: str) -> Ints:
        """Day numbers of an end, NEVER where there is none."""
        day = self.day(table, column)
        return np.where(day == BLANK, NEVER, day).astype(np.int32)

    def person(self, table: str, column: str = "person_id") -> Ints:
        """A number for each person, the same in every table; -1 where missing."""
        return self._once(("person", table, column), lambda: self._people.of(self.text(table, column)))  # type: ignore[no-any-return]

    def born(self, table: str, column: str = "person_id") -> Ints:
        """The day each row's person was born or is expected, BLANK where it is not known."""
        return self.through(table, column, "person", self.birth())

    def birth(self) -> Ints:
        """For each row of person the day of birth, else the expected one."""
        born, expected = self.day("person", "dob"), self.day("person", "expected_dob")
        return np.where(born == BLANK, expected, born).astype(np.int32)

    def position(self, table: str, column: str, other: str, key: str | None = None) -> Positions:
        """For each row where the row of the other table with that key stands; -1 where there is none."""
        name = key or TABLES[other].key or "person_id"
        return self._once(("position", table, column, other, name), lambda: self._position(table, column, other, name))  # type: ignore[no-any-return]

    def _position(self, table: str, column: str, other: str, key: str) -> Positions:
        codes, found = pd.factorize(self.text(table, column))
        index = self._index(other, key)
        where = np.append(index.get_indexer(pd.Index(found, dtype=object)), -1) if len(found) else np.array([-1])
        return where[codes].astype(np.intp)

    def _index(self, table: str, key: str) -> pd.Index[Any]:
        def first_of_each() -> pd.Index[Any]:
            index = pd.Index(self.text(table, key), dtype=object)
            if index.is_unique:
                return index
            marks = np.array([object() for _ in range(len(index))], dtype=object)
            return pd.Index(np.where(index.duplicated(), marks, index.to_numpy()), dtype=object)

        return self._once(("index", table, key), first_of_each)  # type: ignore[no-any-return]

    def through(self, table: str, column: str, other: str, values: Ints, key: str | None = None) -> Ints:
        """Values of the linked row of another table, BLANK where there is none."""
        where = self.position(table, column, other, key)
        return np.where(where >= 0, np.append(values, BLANK)[where], BLANK).astype(np.int32)

    def latest_teams(self) -> dict[str, str]:
        """For each person the name of the team of the latest allocation that names one."""
        return self._once(("latest teams",), self._latest_teams)  # type: ignore[no-any-return]

    def _latest_teams(self) -> dict[str, str]:
        if "involvements" not in self or "department" not in self:
            return {}
        names = [*self.text("department", "team_name"), None]
        team = self.position("involvements", "professional_team", "department").tolist()
        people = self.text("involvements", "person_id")
        order = np.argsort(self.day("involvements", "involvement_start_date"), kind="stable").tolist()
        return {people[row]: names[team[row]] for row in order if names[team[row]] and people[row] is not None}

    def unknown(self, table: str, column: str, other: str, key: str | None = None) -> Bools:
        """Where a link is filled and leads nowhere."""
        return self.filled(table, column) & (self.position(table, column, other, key) < 0)


def _numbered(text: Texts, values: Iterable[str]) -> tuple[NDArray[Any], list[int]]:
    codes, found = pd.factorize(text)
    wanted = set(values)
    return codes, [n for n, value in enumerate(found) if value in wanted] or [-2]


def overlapping(person: Ints, start: Ints, end: Ints, among: Bools) -> Bools:
    """Rows that begin before an earlier-begun row of the same person has ended; of two begun on one day the second."""
    rows = np.flatnonzero(among & (person >= 0) & (start != BLANK) & (end > start))
    order = rows[np.lexsort((rows, start[rows], person[rows]))]
    reach = _reach(person[order], end[order])
    found = np.zeros(len(person), dtype=bool)
    if len(order) > 1:
        same = person[order][1:] == person[order][:-1]
        found[order[1:]] = same & (start[order][1:] < reach[:-1])
    return found


def inside(person: Ints, day: Ints, *, of: Ints, start: Ints, end: Ints, among: Bools) -> Bools:
    """Rows whose day lies within [start, end) of some span, ``among`` those given, of the same person."""
    spans = np.flatnonzero(among & (of >= 0) & (start != BLANK) & (end > start))
    order = spans[np.lexsort((start[spans], of[spans]))]
    found = np.zeros(len(person), dtype=bool)
    if not len(order):
        return found
    reach = _reach(of[order], end[order])
    at = np.searchsorted(_joined(of[order], start[order]), _joined(person, day), side="right") - 1
    usable = (at >= 0) & (day != BLANK) & (person >= 0)
    at = np.maximum(at, 0)
    found[:] = usable & (of[order][at] == person) & (day < reach[at])
    return found


def _joined(person: Ints, day: Ints) -> NDArray[np.int64]:
    return person.astype(np.int64) * 2**33 + day


def _reach(person: Ints, end: Ints) -> NDArray[np.int64]:
    """The latest end so far within each person, of rows sorted by person and start."""
    return np.maximum.accumulate(_joined(person, end)) - person.astype(np.int64) * 2**33


def open_at(tables: Tables, table: str, start: str, end: str) -> Bools:
    """Rows that began by as_of and have not ended by it."""
    begun, ended = tables.day(table, start), tables.end(table, end)
    running: Bools = (begun != BLANK) & (begun <= tables.as_of) & (ended > tables.as_of)
    return running


@dataclass(frozen=True)
class Check:
    """One question asked of one table; its code is the name of its file, its message the file's docstring."""

    code: str
    title: str  #: in a few words, for whoever mends it
    message: str
    severity: Severity
    table: str
    column: str  #: the column to look at first
    needs: tuple[str, ...]  #: "table.column" without which there is nothing to ask
    failing: Callable[[Tables], Bools]
    whole_table: bool = False  #: the finding is about the table, not about its rows


@cache
def checks() -> dict[str, Check]:
    """Every module of etl/checks, by its name."""
    found: dict[str, Check] = {}
    folder = Path(__file__).parent / "checks"
    for module in sorted(pkgutil.iter_modules([str(folder)]), key=lambda module: module.name):
        read = importlib.import_module(f"etl.checks.{module.name}")
        message = " ".join((read.__doc__ or "").split()).rstrip(".")
        if not message:
            raise ValueError(f"etl/checks/{module.name}.py has no docstring: write what the user is to read")
        if message in {check.message for check in found.values()}:
            raise ValueError(f"etl/checks/{module.name}.py asks what another check asks: say what differs")
        found[module.name] = Check(
            module.name,
            read.TITLE,
            message,
            read.SEVERITY,
            read.TABLE,
            read.COLUMN,
            read.NEEDS,
            read.failing,
            getattr(read, "WHOLE_TABLE", False),
        )
    return found


def titles() -> dict[str, str]:
    """What each check and each rule of reading is called on screen, by the name that findings have."""
    return READING | {code: check.title for code, check in checks().items()}


def findings_of(
    frames: Mapping[str, pd.DataFrame], supplied: Mapping[str, frozenset[str]], as_of: int
) -> list[Finding]:
    """The findings of every check whose columns the source had, then of every link and of days to come."""
    tables = Tables(frames, as_of)
    found: list[Finding] = []
    for check in checks().values():
        if check.table in frames and _has(check.needs, supplied):
            found += _told(check, tables)
    return found + _links(tables, frames, supplied) + _days_to_come(tables, frames, supplied)


def _has(needs: Iterable[str], supplied: Mapping[str, frozenset[str]]) -> bool:
    return all(
        column in supplied.get(table, frozenset()) for table, _, column in (need.partition(".") for need in needs)
    )


def _told(check: Check, tables: Tables) -> list[Finding]:
    failing = check.failing(tables)
    if not check.whole_table:
        return _rows(check, failing, tables)
    told = Finding(check.code, check.severity, check.table, check.message, column=check.column)
    return [told] if failing.any() else []


@dataclass(frozen=True)
class _Rule:
    """What is said of failing rows; a Check says the same and more."""

    code: str
    message: str
    severity: Severity
    table: str
    column: str


def _rows(rule: _Rule | Check, failing: Bools, tables: Tables) -> list[Finding]:
    """A finding for each failing row, with its key, its child and the team that can mend it."""
    where = np.flatnonzero(failing)
    if not len(where):
        return []
    declared = TABLES[rule.table]
    child = declared.child or ("person_id" if "person_id" in declared.names else None)
    nothing: Texts = np.full(len(where), None, dtype=object)
    people = tables.text(rule.table, child)[where] if child else nothing
    keys = tables.text(rule.table, declared.key)[where] if declared.key else nothing
    teams = _teams(rule.table, where, people, tables)
    return [
        Finding(
            rule.code, rule.severity, rule.table, rule.message, column=rule.column, value=key, person=person, team=team
        )
        for key, person, team in zip(keys, people, teams, strict=True)
    ]


def _teams(table: str, where: Positions, people: Texts, tables: Tables) -> Texts:
    """The team that can mend each row: the record's own, else that of the child's latest allocation."""
    if "department" not in tables:
        return np.full(len(where), None, dtype=object)
    names = [*tables.text("department", "team_name"), None]
    link = next((column.name for column in TABLES[table].columns if column.links == "department"), None)
    own = tables.position(table, link, "department")[where] if link else np.full(len(where), -1)
    latest = tables.latest_teams()
    found = [names[team] or latest.get(person) for team, person in zip(own.tolist(), people, strict=True)]
    return np.array(found, dtype=object)


#: What a filled link that leads nowhere is called, by the table it should lead to.
LINKS = {
    "person": (
        "unknown_person",
        Severity.WARNING,
        "The person is not in ssd_person: the row is counted, and its age and sex are not known",
    ),
    "professionals": (
        "unknown_worker",
        Severity.WARNING,
        "The worker is not in ssd_professionals: the row is counted under the team",
    ),
    "department": (
        "unknown_team",
        Severity.WARNING,
        "The team is not in ssd_department: the row is counted under whoever holds the child",
    ),
}


def _links(tables: Tables, frames: Mapping[str, pd.DataFrame], supplied: Mapping[str, frozenset[str]]) -> list[Finding]:
    """Filled links that lead to no row of the table they name; such rows stay and are counted."""
    found: list[Finding] = []
    for table in frames:
        for column in TABLES[table].columns:
            if (
                column.type is not Type.LINK
                or column.links not in frames
                or column.name not in supplied.get(table, frozenset())
            ):
                continue
            key = "cla_id" if column.links == "cla_episodes" else None
            if table == column.links and key == column.name:
                continue  # a period of care names itself
            lost = tables.unknown(table, column.name, str(column.links), key)
            if lost.any():
                code, severity, message = LINKS.get(str(column.links), _other_link(column))
                found += _rows(_Rule(code, message, severity, table, column.name), lost, tables)
    return found


def _other_link(column: Column) -> tuple[str, Severity, str]:
    return "unknown_link", Severity.NOTE, f"{column.item} names a row that is not in {TABLES[str(column.links)].source}"


def _days_to_come(
    tables: Tables, frames: Mapping[str, pd.DataFrame], supplied: Mapping[str, frozenset[str]]
) -> list[Finding]:
    """Events dated after the day the data stands at: they have not happened and count nowhere yet."""
    found: list[Finding] = []
    message = "The date lies after the day the data stands at: until then it is read as blank"
    for table in frames:
        for column in TABLES[table].columns:
            if (
                column.future
                or column.type not in {Type.DATE, Type.INSTANT}
                or column.name not in supplied.get(table, frozenset())
            ):
                continue
            later = tables.day(table, column.name) > tables.as_of
            rule = _Rule("date_after_as_of", message, Severity.WARNING, table, column.name)
            found += _rows(rule, later, tables)
    return found
