"""The extract, read as at an instant: typed tables as arrays in which what has not happened yet is not there.

An event dated after as_of has not happened: that date is blank. A row whose start lies after as_of is not there.
Due dates and dates of birth may lie in the future (``Column.future``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.settings import Settings
from data.tables import DECLARED, RECORDS, TABLES, Table, Type
from indicators.cases import BLANK, Bools, Cases, Floats, Ints, Texts
from indicators.clock import AsOf, Instants, day_number, days, instants
from indicators.units import Organisation

NO_INSTANT = np.int64(BLANK)


class Codes:
    """Ids and the numbers that stand for them, given out in the order they are met. -1 is nobody."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._name: list[str] = []
        self._held: Texts | None = None

    def __len__(self) -> int:
        return len(self._name)

    def of(self, ids: NDArray[Any]) -> Ints:
        """The number of each id; a blank is -1."""
        local, found = pd.factorize(ids)
        return self.of_each(local, found)

    def of_each(self, local: NDArray[np.intp], found: Iterable[str]) -> Ints:
        """The same from ids of which each stands once, and for each place which of them stands there (-1: none)."""
        texts = list(found)
        numbers = list(map(self._number.get, texts))
        if None in numbers:
            more = [name for name, number in zip(texts, numbers, strict=True) if number is None]
            self._number.update(zip(more, range(len(self._name), len(self._name) + len(more)), strict=True))
            self._name += more
            numbers = list(map(self._number.get, texts))
        return np.array([*numbers, -1], np.int32)[local]

    def known(self, ids: NDArray[Any]) -> Ints:
        """The number of each id that was met before, else -1."""
        local, found = pd.factorize(ids)
        return self.known_of_each(local, found)

    def known_of_each(self, local: NDArray[np.intp], found: Iterable[str]) -> Ints:
        """The same from each id once."""
        numbers = [self._number.get(name, -1) for name in found]
        return np.array([*numbers, -1], np.int32)[local]

    @property
    def names(self) -> Texts:
        """The ids, by number."""
        return self._texts[: len(self._name)]

    @property
    def _texts(self) -> Texts:
        """The ids by number, and last a place for nobody."""
        if self._held is None or len(self._held) != len(self._name) + 1:
            self._held = np.array([*self._name, None], dtype=object)
        return self._held

    def named(self, numbers: Ints, nobody: str | None = None) -> Texts:
        """The ids of numbers; ``nobody`` for -1 and for a number that was never given out."""
        strange = (numbers < 0) | (numbers >= len(self._name))
        found: Texts = self._texts[np.where(strange, len(self._name), numbers)]
        if nobody is not None:
            found[strange] = nobody
        return found


class Rows:
    """The rows of one table that have happened by as_of, a column at a time, each column worked out once."""

    def __init__(self, reading: Reading, table: Table, frame: pd.DataFrame | None) -> None:
        self._reading, self._table, self._frame = reading, table, frame
        self._held: dict[tuple[str, str], Any] = {}
        self._keep: Bools | slice = slice(None)
        self.length = 0 if frame is None else len(frame)
        if frame is not None and table.starts is not None:
            begun = self._begun(table.starts)
            if not begun.all():
                self._keep, self.length = begun, int(begun.sum())

    def __len__(self) -> int:
        return self.length

    def _begun(self, name: str) -> Bools:
        if self._table.column(name).type is Type.INSTANT:
            return ~self._later(self._all_instants(name))
        return self._all_days(name) <= self._reading.as_of.day

    def _all_days(self, name: str) -> Ints:
        """Days of every row of the frame, also of those that have not happened."""
        key = (name, "all days")
        if key not in self._held:
            raw = self._raw(name)
            self._held[key] = np.zeros(0, np.int32) if raw is None else days(raw)
        found: Ints = self._held[key]
        return found

    def _all_instants(self, name: str) -> Instants:
        key = (name, "all instants")
        if key not in self._held:
            raw = self._raw(name)
            self._held[key] = instants(np.zeros(0, object) if raw is None else raw.to_numpy())
        found: Instants = self._held[key]
        return found

    def earliest(self) -> int | None:
        """The first day on which any row, happened or not, says that something happened; None where none does."""
        first: list[int] = []
        for column in self._table.columns:
            if column.future or column.type not in (Type.DATE, Type.INSTANT):
                continue
            read = self._all_days(column.name) if column.type is Type.DATE else self._all_instants(column.name).day
            known = read[read != BLANK]
            if len(known):
                first.append(int(known.min()))
        return min(first, default=None)

    def _later(self, read: Instants) -> Bools:
        """After as_of: by the instant where there is a time, else by the day."""
        moment = int(self._reading.as_of.moment.timestamp())
        return np.where(read.timed, read.seconds > moment, (read.day != BLANK) & (read.day > self._reading.as_of.day))

    def _raw(self, name: str) -> pd.Series[Any] | None:
        self._table.column(name)  # a column that is not declared is a mistake in an indicator, not in the data
        if self._frame is None or name not in self._frame:
            return None
        return self._frame[name]

    def days(self, name: str) -> Ints:
        """Day numbers of a date column; dates after as_of are BLANK unless the column may lie in the future."""
        key = (name, "days")
        if key not in self._held:
            raw = self._raw(name)
            if raw is None:
                found = np.full(self.length, BLANK, np.int32)
            else:
                found = self._all_days(name)[self._keep]
                if not self._table.column(name).future:
                    found = np.where(found > self._reading.as_of.day, BLANK, found).astype(np.int32)
            self._held[key] = found
        read: Ints = self._held[key]
        return read

    def to_come(self, name: str) -> Bools:
        """Where a date lies after as_of: it reads as blank, but somebody did write a day."""
        raw = self._raw(name)
        if raw is None:
            return np.zeros(self.length, bool)
        found: Bools = self._all_days(name)[self._keep] > self._reading.as_of.day
        return found

    def instants(self, name: str) -> Instants:
        """Instants of a column; those after as_of are blank."""
        raw = self._raw(name)
        if raw is None:
            blank = np.full(self.length, BLANK, np.int32)
            return Instants(np.full(self.length, NO_INSTANT), blank, np.zeros(self.length, bool))
        read, keep = self._all_instants(name), self._keep
        later = self._later(read)[keep]
        return Instants(
            np.where(later, NO_INSTANT, read.seconds[keep]),
            np.where(later, BLANK, read.day[keep]).astype(np.int32),
            read.timed[keep] & ~later,
        )

    def text(self, name: str) -> Texts:
        """Text, None where blank."""
        raw = self._raw(name)
        if raw is None:
            return np.full(self.length, None, dtype=object)
        found: Texts = raw.to_numpy()[self._keep]
        return found

    def number(self, name: str) -> Floats:
        """Numbers, NaN where blank or no number."""
        raw = self._raw(name)
        if raw is None:
            return np.full(self.length, np.nan)
        found: Floats = raw.to_numpy(np.float64)[self._keep]
        return found

    def is_(self, name: str, *values: str) -> Bools:
        """Where the text is one of the values, exactly."""
        return self.matches(name, lambda text: text in values)

    def blank(self, name: str) -> Bools:
        """Where the text is blank."""
        return np.asarray(pd.isna(self.text(name)))

    def matches(self, name: str, rule: Any) -> Bools:
        """Where a rule holds of the text; asked once of each distinct text, False where blank."""
        codes, found = self.factored(name)
        answer = np.array([bool(rule(str(text))) for text in found] + [False])
        return answer[codes]

    def factored(self, name: str) -> tuple[NDArray[np.intp], Texts]:
        """For each row the number of its text among the distinct ones, -1 where blank; and those."""
        key = (name, "factored")
        if key not in self._held:
            codes, found = pd.factorize(self.text(name))
            self._held[key] = codes, np.asarray(found, dtype=object)
        read: tuple[NDArray[np.intp], Texts] = self._held[key]
        return read

    def _codes(self, name: str, codes: Codes, *, new: bool) -> Ints:
        key = (name, "codes")
        if key not in self._held:
            local, texts = self.factored(name)
            self._held[key] = codes.of_each(local, texts) if new else codes.known_of_each(local, texts)
        found: Ints = self._held[key]
        return found

    def person(self, name: str = "person_id") -> Ints:
        """Person numbers of a link; -1 where blank. A child without a person row has a number like any other."""
        return self._codes(name, self._reading.people, new=True)

    def worker(self, name: str) -> Ints:
        """Worker numbers; -1 where blank or not among the professionals."""
        return self._codes(name, self._reading.workers, new=False)

    def team(self, name: str) -> Ints:
        """Team numbers; -1 where blank or not among the departments."""
        return self._codes(name, self._reading.organisation.teams, new=False)

    def position(self, name: str, other: Rows, key: str) -> NDArray[np.intp]:
        """For each row, where the row of another table with that key stands; -1 where there is none."""
        return other.places(self.text(name), key)

    def places(self, keys: Texts, name: str | None = None) -> NDArray[np.intp]:
        """Where the first row with each key stands, the table's own key unless named; -1 where blank or not there."""
        index, first = self._index(name or self._table.key or "")
        found = index.get_indexer(pd.Index(keys))
        return np.where(np.asarray(pd.isna(keys)) | (found < 0), -1, np.append(first, -1)[found]).astype(np.intp)

    def _index(self, name: str) -> tuple[pd.Index[Any], NDArray[np.intp]]:
        """Each key once, and the first row that has it."""
        key = (name, "index")
        if key not in self._held:
            index = pd.Index(self.text(name))
            first = np.flatnonzero(~index.duplicated())
            self._held[key] = index[first], first
        found: tuple[pd.Index[Any], NDArray[np.intp]] = self._held[key]
        return found


class Reading:
    """A whole extract as at an instant. Holds nothing that it was not asked for."""

    def __init__(
        self,
        tables: Mapping[str, pd.DataFrame],
        supplied: Mapping[str, Iterable[str]],
        as_of: AsOf,
        *,
        settings: Settings | None = None,
        covers: Mapping[str, int] | None = None,
        covers_from: int | None = None,
    ) -> None:
        """``covers`` gives the first day of a table that came through a window, as those of Annex A do.

        ``covers_from`` is the earliest event of all; it is looked for in the tables unless it is known.
        """
        self._tables = tables
        self._covers = {} if covers is None else covers
        self._covers_from = covers_from
        self.supplied = {table: frozenset(columns) for table, columns in supplied.items()}
        self.as_of = as_of
        self.settings = Settings.standing() if settings is None else settings
        self.people = Codes()
        self._rows: dict[str, Rows] = {}
        self._facts: dict[Any, Any] = {}

    def rows(self, table: str) -> Rows:
        """The rows of a table; none where the source did not bring it."""
        if table not in self._rows:
            frame = self._tables.get(table)
            apart = RECORDS[table].uncounted if table in RECORDS else None
            if frame is not None and apart in frame:  # what is recorded beside what is counted
                frame = frame[frame[apart].isna()]
            self._rows[table] = Rows(self, DECLARED[table], frame)
        return self._rows[table]

    def fact(self, rule: Any) -> Any:
        """What a rule finds in this reading, worked out once (see words.py)."""
        if rule not in self._facts:
            self._facts[rule] = rule(self)
        return self._facts[rule]

    @cached_property
    def organisation(self) -> Organisation:
        """Teams and the services they belong to."""
        frame = self._tables.get("department")
        return Organisation.of(frame, Codes())

    @cached_property
    def workers(self) -> Codes:
        """The professionals, numbered in the order of their table."""
        codes = Codes()
        codes.of(self.rows("professionals").text("professional_id"))
        return codes

    @cached_property
    def worker_names(self) -> Texts:
        """The name of each worker, and last that of nobody."""
        rows = self.rows("professionals")
        ids, names = rows.text("professional_id"), rows.text("professional_name")
        found = [name if isinstance(name, str) else str(key) for key, name in zip(ids, names, strict=True)]
        return np.array([*found, "Unallocated"], dtype=object)

    @cached_property
    def covers_from(self) -> int:
        """The earliest event date in any table: a period that ends before it is null, never 0."""
        if self._covers_from is not None:
            return self._covers_from
        first = [self.rows(name).earliest() for name in self._tables if name in TABLES]
        return min([self.as_of.day, *(day for day in first if day is not None)])

    def window_of(self, needs: Iterable[str]) -> int | None:
        """The first day that the tables an indicator needs can speak of; None where none came through a window.

        A workbook that lists six months of contacts knows nothing of those before, however old the care it lists.
        """
        tables = {need.partition(".")[0] for need in needs}
        return max((self._covers[table] for table in tables if table in self._covers), default=None)

    def recorded_from(self, needs: Iterable[str]) -> int | None:
        """The first day that the records an indicator needs speak of; None where it needs none.

        What nobody has begun to record is not nought. Nothing recorded is the day after as_of: no day is covered.
        """
        tables = {need.partition(".")[0] for need in needs} & set(RECORDS)
        return max((self._recorded_from(table) for table in tables), default=None)

    def _recorded_from(self, table: str) -> int:
        rows, record = self.rows(table), RECORDS[table]
        read = [rows.days(column.name) for column in record.columns if column.type is Type.DATE]
        known = np.concatenate(read)
        return int(known[known != BLANK].min(initial=self.as_of.day + 1))

    def lacks(self, needs: Iterable[str]) -> tuple[str, ...]:
        """Those of "table" or "table.column" that the source did not bring."""
        missing = []
        for need in needs:
            table, _, column = need.partition(".")
            columns = self.supplied.get(table)
            if columns is None or (column and column not in columns):
                missing.append(need)
        return tuple(missing)

    def case_columns(self, cases: Cases) -> dict[str, NDArray[Any]]:
        """The columns of cases with text joined, as a person or a file reads them."""
        organisation = self.organisation
        worker = np.where(cases.worker < 0, len(self.workers), cases.worker)
        team = np.where(cases.team < 0, len(organisation.teams), cases.team)
        return {
            "ref": cases.ref,
            "person": self.people.named(cases.person),
            "service": organisation.service_names[organisation.service_of[team]],
            "team": organisation.team_names[team],
            "team_id": organisation.teams.named(team, ""),
            "worker": self.worker_names[worker],
            "worker_id": self.workers.named(worker, ""),
            "start": cases.start,
            "end": cases.end,
            "opened": cases.opened,
            "due": cases.due,
            "done": cases.done,
            "met": cases.met,
            "value": cases.value,
            "category": np.full(len(cases), None, dtype=object) if cases.category is None else cases.category,
        }


class Loaded(Protocol):
    """What a store says of what it holds: which tables and columns were brought, and from which day."""

    def supplied(self, scope: Any) -> Mapping[str, Iterable[str]]:
        """The columns that the source brought, by table."""

    def covers(self, scope: Any) -> Mapping[str, date]:
        """The first day that a table covers, where it is a window."""


def reading_of(
    tables: Mapping[str, pd.DataFrame], store: Loaded, scope: Any, load: Any, as_of: AsOf | None = None
) -> Reading:
    """The tables of a store as at its load, or at another instant; each is read when something asks for it."""
    return Reading(
        tables,
        store.supplied(scope),
        AsOf(load.as_of) if as_of is None else as_of,
        covers={table: day_number(day) for table, day in store.covers(scope).items()},
        covers_from=day_number(load.covers_from),
    )
