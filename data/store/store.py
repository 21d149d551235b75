"""The store as pages, packs and programs read it. Every read takes a scope first: no default, and no way round."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import sqlalchemy as sa
from numpy.typing import NDArray

from data.areas import Areas
from data.benchmarks import shipped
from data.coded import CodedCases
from data.comparators import Comparators
from data.results import Grain, Series, Unit, UnitKind
from data.scope import Depth, Scope
from data.store import schema
from data.store.bulk import bulk_read
from data.store.case_blocks import Asked
from data.store.case_rows import CASE_MONTHS, read_cases, teams_of
from data.store.child import read_child
from data.store.coded import unpack as unpack_coded
from data.store.connect import connect, sentences, store_url, told
from data.store.leavers import read_leavers
from data.store.loads import Load, latest, read_loads
from data.store.migrate import bring_up_to_date
from data.store.publications import (
    Publication,
    import_publications,
    our_area,
    publications_version,
    read_areas,
    read_comparators,
)
from data.store.record_rows import (
    counted_kinds,
    latest_change,
    read_history,
    read_records,
    record_named,
    recorded_kinds,
    require_record,
)
from data.store.series import EVERY_GRAIN, PackedSeries
from data.store.unpacking import Known, unpack, unpack_days
from data.store.visibility import Visibility, require_depth, require_whole
from data.tables import RECORDS, TABLES
from data.targets import Speak, Targets

#: For ``category``: the parts rather than the whole.
EVERY_CATEGORY = "*"

_FINDING_COLUMNS = {
    "check_name": "check",
    "severity": "severity",
    "table_name": "table",
    "message": "message",
    "file": "file",
    "line": "line",
    "column_name": "column",
    "value": "value",
    "person": "person",
    "team": "team",
}

#: The newest of whatever changes a page, in one question: it is asked before every page, so it is put together once.
_NEWEST = sa.select(
    *(
        sa.select(sa.func.max(newest)).scalar_subquery()
        for newest in (schema.LOAD.c.id, schema.PUBLICATION.c.number, schema.RECORD_CHANGE.c.change)
    )
)


class Store:
    """One store, or one snapshot of it. Safe to share between threads; a snapshot belongs to one."""

    def __init__(self, engine: sa.Engine, connection: sa.Connection | None = None) -> None:
        self.engine = engine
        self._connection = connection
        self._known: dict[tuple[int, int], Known] = {}
        self._visible_to: dict[tuple[int, int, Scope], Visibility] = {}

    @classmethod
    def open(cls, url: str | None = None) -> Store:
        """The store of a URL or path (else SIGHTLINE_STORE, else instance/sightline.db), made or migrated as needed."""
        engine = connect(store_url(url))
        try:
            bring_up_to_date(engine)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine)

    def close(self) -> None:
        """Let the database go."""
        self.engine.dispose()

    @property
    def told(self) -> str:
        """The store in words, without its password."""
        return told(self.engine.url)

    @contextmanager
    def snapshot(self) -> Iterator[Store]:
        """The store as it is now: whatever is loaded meanwhile, every read inside sees one and the same load."""
        with self._reading() as connection:
            held = Store(self.engine, connection)
            held._known, held._visible_to = self._known, self._visible_to
            yield held

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with sentences(self.engine.url):
            if self._connection is not None:
                yield self._connection
            else:
                with self.engine.connect() as connection:
                    yield connection

    # Loads

    def version(self, scope: Scope) -> int:
        """The id of the latest load, 0 where nothing was loaded yet. One look at one key."""
        require_depth(scope, Depth.AGGREGATE, "the version of the store")
        with self._reading() as connection:
            return latest(connection)

    def stamp(self, scope: Scope) -> tuple[int, ...]:
        """What changes whenever anything a page shows does: the latest load, import of figures, change to a record."""
        require_depth(scope, Depth.AGGREGATE, "the version of the store")
        with self._reading() as connection:
            return tuple(number or 0 for number in connection.execute(_NEWEST).one())

    def latest_load(self, scope: Scope) -> Load | None:
        """The load that is on screen."""
        found = self.loads(scope, limit=1)
        return found[0] if found else None

    def loads(self, scope: Scope, limit: int | None = None) -> list[Load]:
        """Every load, the latest first."""
        require_depth(scope, Depth.AGGREGATE, "the list of loads")
        with self._reading() as connection:
            return read_loads(connection, limit)

    def lacking(self, scope: Scope, load_id: int | None = None) -> dict[str, tuple[str, ...]]:
        """Indicators without a number, and the tables ("table") or columns ("table.column") they would need."""
        require_depth(scope, Depth.AGGREGATE, "what indicators lack")
        lacking = schema.LACKING
        with self._reading() as connection:
            asked = sa.select(lacking.c.indicator, lacking.c.need).where(
                lacking.c.load_id == (load_id or latest(connection))
            )
            found: dict[str, tuple[str, ...]] = {}
            for indicator, need in connection.execute(asked.order_by(lacking.c.indicator, lacking.c.need)):
                found[indicator] = (*found.get(indicator, ()), need)
        return found

    def feeds(self, scope: Scope) -> pd.DataFrame:
        """Each table that was ever brought: rows, latest_event, and the load_id, kind and as_of that brought it."""
        require_depth(scope, Depth.AGGREGATE, "the age of the feeds")
        feed = schema.FEED
        columns = ["table", "rows", "latest_event", "load_id", "kind", "as_of"]
        asked = sa.select(
            feed.c.table_name, feed.c.rows, feed.c.latest_event, feed.c.load_id, feed.c.kind, feed.c.as_of
        )
        with self._reading() as connection:
            rows = connection.execute(asked.order_by(feed.c.table_name)).all()
        frame = pd.DataFrame([tuple(row) for row in rows], columns=columns)
        frame["latest_event"] = pd.to_datetime(frame["latest_event"], format="ISO8601").astype("datetime64[s]")
        return frame

    def supplied(self, scope: Scope) -> dict[str, frozenset[str]]:
        """For every table that indicators may count from, the columns the source had.

        A table that holds only each child's latest row is not among them: it is shown, and not counted from. A kind of
        record is, whole, as soon as there is one that is counted.
        """
        require_depth(scope, Depth.AGGREGATE, "what the source supplies")
        found: dict[str, set[str]] = {}
        with self._reading() as connection:
            for table, column in connection.execute(sa.select(schema.SUPPLIED)):
                found.setdefault(table, set()).add(column)
            found |= {name: set(RECORDS[name].names) for name in counted_kinds(connection)}
        return {table: frozenset(columns) for table, columns in found.items()}

    def covers(self, scope: Scope) -> dict[str, date]:
        """The first day known of each table that came through a window, as those of Annex A do; others are not here."""
        require_depth(scope, Depth.AGGREGATE, "what the source covers")
        feed = schema.FEED
        asked = sa.select(feed.c.table_name, feed.c.covers_from).where(feed.c.covers_from.is_not(None))
        with self._reading() as connection:
            return {table: date.fromisoformat(day) for table, day in connection.execute(asked)}

    # Results

    def units(self, scope: Scope, load_id: int | None = None) -> list[Unit]:
        """Trust, services, teams and workers that the scope lets through."""
        with self._reading() as connection:
            return list(self._visible(connection, scope, load_id).units)

    def series(
        self,
        scope: Scope,
        indicators: Sequence[str],
        grain: Grain,
        *,
        units: Sequence[Unit] | None = None,
        kinds: Sequence[UnitKind] | None = None,
        category: str | None = None,
        load_id: int | None = None,
    ) -> list[Series]:
        """Series of indicators by a grain: in the order of ``indicators``, then level, then unit as first counted.

        ``category`` None is the whole, EVERY_CATEGORY each of its parts. A unit that is named but outside the scope is
        a PermissionError; one that is not named is left out. ``load_id`` asks an earlier load.
        """
        if kinds is not None and UnitKind.WORKER in kinds:
            require_depth(scope, Depth.WORKER, "numbers of named workers")
        result = schema.RESULT
        with self._reading() as connection:
            load = load_id or latest(connection)
            visible = self._visible(connection, scope, load)
            if units is not None:
                _refuse(visible, units)
                kinds = sorted({unit.kind for unit in units} & set(UnitKind if kinds is None else kinds))
            asked = sa.select(result).where(
                result.c.load_id == load,
                result.c.indicator.in_(list(indicators)),
                result.c.grain.in_([grain.value, EVERY_GRAIN]),
                result.c.category == "" if category is None else result.c.category != "",
            )
            if kinds is not None:
                asked = asked.where(result.c.unit_kind.in_([kind.value for kind in kinds]))
            rows = connection.execute(asked).all()
            known = self._load_units(connection, load)
        shown = visible.keys if units is None else {(unit.kind, unit.id) for unit in units}
        wanted = {number for key in shown if (number := known.number.get(key)) is not None}
        part = None if category == EVERY_CATEGORY else category
        order = {name: place for place, name in enumerate(indicators)}
        levels = {kind.value: place for place, kind in enumerate(UnitKind)}
        found: list[Series] = []
        for row in sorted(rows, key=lambda row: (order[row.indicator], levels[row.unit_kind], row.category)):
            packed = PackedSeries(row.indicator, row.grain, row.unit_kind, row.category, row.periods, bytes(row.body))
            several = sorted(unpack(packed, known, grain, wanted, part), key=lambda one: one.category or "")
            found.extend(several)
        return found

    # Cases

    def cases(
        self,
        scope: Scope,
        indicator: str,
        *,
        on: date | None = None,
        first: date | None = None,
        last: date | None = None,
        after: date | None = None,
        unit: Unit | None = None,
        person: str | None = None,
        load_id: int | None = None,
    ) -> pd.DataFrame:
        """Cases of the latest load: those that cover ``on``, or that start from ``first`` to ``last``, else all kept.

        ``after`` asks for those that had not ended by the end of a day, pieces that begin later included: a spell is
        cut on the day to come on which it lapses. They are kept while open and for CASE_MONTHS after:
        ``cases_kept_from`` says from which day lists are whole. ``load_id`` may name the load before the latest.
        """
        require_depth(scope, Depth.CHILD, "a list of children")
        days = {
            name: None if day is None else _day(day)
            for name, day in (("on", on), ("first", first), ("last", last), ("after", after))
        }
        with self._reading() as connection:
            visible = self._visible(connection, scope, None)
            if unit is not None:
                _refuse(visible, [unit])
            worker = unit.id if unit is not None and unit.kind is UnitKind.WORKER else None
            asked = Asked(teams_of(visible, unit), worker, person, **days)
            return read_cases(connection, indicator, asked, load_id if load_id != latest(connection) else None)

    def keeps_cases(self, scope: Scope, load_id: int) -> bool:
        """True where the cases of an earlier load can be laid beside those of the latest: the one before it."""
        require_depth(scope, Depth.AGGREGATE, "whether cases are kept")
        before = schema.CASE_BLOCK_BEFORE
        with self._reading() as connection:
            found = connection.execute(sa.select(before.c.load_id).where(before.c.load_id == load_id).limit(1))
            return found.first() is not None

    def leavers(self, scope: Scope, after: date, until: date) -> pd.DataFrame:
        """Workers known to leave after one day and by another: worker_id, worker, team_id, last_day.

        A worker of whom nothing was ever counted is not among the units, and so not here.
        """
        require_depth(scope, Depth.WORKER, "the names of workers who are leaving")
        with self._reading() as connection:
            return read_leavers(connection, self._visible(connection, scope, None), after, until)

    def coded(self, scope: Scope, subjects: Sequence[str]) -> dict[str, CodedCases]:
        """The coded cases of subjects, of the teams that the scope lets through; what is not kept is left out.

        They name nobody, so that numbers for pages of analysis may be counted from them by whoever may see numbers.
        """
        require_depth(scope, Depth.AGGREGATE, "the coded cases")
        kept = schema.CODED_CASES
        with self._reading() as connection:
            visible = self._visible(connection, scope, None)
            asked = sa.select(kept).where(kept.c.subject.in_(list(subjects)))
            found = {row.subject: unpack_coded(bytes(row.body)) for row in connection.execute(asked)}
        return found if visible.is_whole else {name: one.of_teams(visible.team_ids) for name, one in found.items()}

    def cases_kept_from(self, scope: Scope) -> date | None:
        """The first day from which lists of cases are whole; None in an empty store."""
        load = self.latest_load(scope)
        if load is None:
            return None
        return (pd.Timestamp(load.as_of.date()) - pd.DateOffset(months=CASE_MONTHS)).date()

    def child(self, scope: Scope, person_id: str) -> dict[str, pd.DataFrame]:
        """Every row about one child, by table; PermissionError where no team in the scope has a case of the child.

        A row that names no child itself, such as a review of an episode of care, comes with the row it belongs to.
        """
        require_depth(scope, Depth.CHILD, "one child's record")
        with self._reading() as connection:
            if not scope.sees_everything:
                teams = self._visible(connection, scope, None).team_ids
                held = schema.CHILD_TEAM
                found = connection.execute(sa.select(held.c.team_id).where(held.c.person == person_id)).scalars()
                if not teams & set(found):
                    raise PermissionError("no team in this scope has a case of this child")
            return read_child(connection, person_id)

    # What others publish

    def publications_version(self, scope: Scope) -> int:
        """The number of the latest import of published figures, 0 where there was none."""
        require_depth(scope, Depth.AGGREGATE, "the version of published figures")
        with self._reading() as connection:
            return publications_version(connection)

    def comparators(self, scope: Scope, indicator: str, area: str) -> Comparators | None:
        """What an area's published figures are set beside: as imported, else those Sightline comes with.

        None where neither has the indicator for the area; ValueError, with near names, where there is no such area.
        """
        require_depth(scope, Depth.AGGREGATE, "published figures")
        with self._reading() as connection:
            areas = read_areas(connection)
            own = areas.authority(area)
            found = read_comparators(connection, indicator, own, areas)
        if found is not None:
            return found
        standing = shipped().get(indicator)
        return standing if standing is not None and standing.area == own.name else None

    def areas(self, scope: Scope) -> Areas:
        """Every authority and region by name."""
        require_depth(scope, Depth.AGGREGATE, "the list of areas")
        with self._reading() as connection:
            return read_areas(connection)

    def area(self, scope: Scope) -> str:
        """The area that an import of published figures said we are; "" where none has."""
        require_depth(scope, Depth.AGGREGATE, "which area this is")
        with self._reading() as connection:
            return our_area(connection)

    def import_publications(self, publications: Sequence[Publication], *, by: str, area: str | None) -> None:
        """Keep published figures and, where it is given, which area we are: all of it or nothing."""
        import_publications(self.engine, publications, by, area)

    def publications(self, scope: Scope) -> pd.DataFrame:
        """Every import: number, kind, file, sha256, source, imported_at, imported_by, read, kept; the latest first."""
        require_depth(scope, Depth.AGGREGATE, "the list of imports")
        publication = schema.PUBLICATION
        with self._reading() as connection:
            rows = connection.execute(sa.select(publication).order_by(publication.c.number.desc())).all()
        return pd.DataFrame([tuple(row) for row in rows], columns=[column.name for column in publication.columns])

    # The quality of the data

    def findings(
        self,
        scope: Scope,
        load_id: int | None = None,
        *,
        check: str | None = None,
        severity: str | None = None,
        table: str | None = None,
        team: str | None = None,
    ) -> pd.DataFrame:
        """Findings one by one: check, severity, table, message, file, line, column, value, person, team.

        Of a cut scope: those of its teams, and those about no row. Lists of loads older than FINDING_DAYS are gone.
        """
        require_depth(scope, Depth.CHILD, "a list of findings")
        finding = schema.FINDING
        asked = sa.select(finding).order_by(finding.c.number)
        for column, wanted in (
            (finding.c.check_name, check),
            (finding.c.severity, severity),
            (finding.c.table_name, table),
            (finding.c.team, team),
        ):
            if wanted is not None:
                asked = asked.where(column == wanted)
        with self._reading() as connection:
            load = load_id or latest(connection)
            visible = self._visible(connection, scope, load)
            rows = connection.execute(asked.where(finding.c.load_id == load)).all()
        shown = [
            row
            for row in rows
            if visible.shows_team(row.team, row.service) or (row.line is None and row.person is None)
        ]
        frame = pd.DataFrame([[getattr(row, name) for name in _FINDING_COLUMNS] for row in shown], dtype=object)
        return (
            frame.set_axis(list(_FINDING_COLUMNS.values()), axis=1)
            if len(frame)
            else pd.DataFrame(columns=list(_FINDING_COLUMNS.values()), dtype=object)
        )

    def finding_counts(self, scope: Scope) -> pd.DataFrame:
        """How many findings, by load_id, as_of, check, severity, table, team (None: no team) and service."""
        require_depth(scope, Depth.AGGREGATE, "the number of findings")
        count, load = schema.FINDING_COUNT, schema.LOAD
        asked = (
            sa.select(
                count.c.load_id,
                load.c.as_of,
                count.c.check_name,
                count.c.severity,
                count.c.table_name,
                count.c.team,
                count.c.service,
                count.c.findings,
            )
            .join(load, load.c.id == count.c.load_id)
            .order_by(count.c.load_id, count.c.number)
        )
        with self._reading() as connection:
            visible = self._visible(connection, scope, None)
            rows = [tuple(row) for row in connection.execute(asked) if visible.shows_team(row.team, row.service)]
        columns = ["load_id", "as_of", "check", "severity", "table", "team", "service", "count"]
        return pd.DataFrame(rows, columns=columns)

    def set_aside(self, scope: Scope, load_id: int | None = None) -> pd.DataFrame:
        """Rows that were not loaded, whole: table, file, line, reason, row (CSV text). They belong to no team yet."""
        require_whole(scope, "the rows that were set aside")
        aside = schema.SET_ASIDE
        asked = sa.select(aside.c.table_name, aside.c.file, aside.c.line, aside.c.reason, aside.c.row)
        with self._reading() as connection:
            load = load_id or latest(connection)
            rows = connection.execute(asked.where(aside.c.load_id == load).order_by(aside.c.number)).all()
        return pd.DataFrame(
            [tuple(row) for row in rows], columns=["table", "file", "line", "reason", "row"], dtype=object
        )

    # The tables of the extract

    def tables(self, scope: Scope, names: Sequence[str] | None = None) -> dict[str, pd.DataFrame]:
        """Typed frames of the tables that were brought (or those named), every declared column in each."""
        require_whole(scope, "whole tables")
        with self._reading() as connection:
            brought = set(connection.execute(sa.select(schema.FEED.c.table_name)).scalars())
            wanted = [name for name in TABLES if name in (brought if names is None else names)]
            return {name: read_table(connection, name) for name in wanted}

    # Records

    def records(self, scope: Scope, name: str, *, key: Mapping[str, Any] | None = None) -> pd.DataFrame:
        """One kind of record as a typed frame: its columns, changed_at and changed_by; rows outside the scope are cut.

        With a ``key`` (its columns and their cells), that one record, if it is there and in scope.

        Only those of the trust that the store now holds: what was recorded of an invented trust is not there once a
        real one is loaded. A row that names a child needs the depth of children.
        """
        record = record_named(name)
        require_record(scope, record)
        with self._reading() as connection:
            return read_records(connection, self._visible(connection, scope, None), record, key=key)

    def recorded(self, scope: Scope, *, invented: bool | None = None) -> dict[str, pd.DataFrame]:
        """Every kind of which there is a record, whole: of the trust that the store holds, or of the kind given."""
        require_whole(scope, "all records")
        with self._reading() as connection:
            visible = self._visible(connection, scope, None)
            return {
                name: read_records(connection, visible, RECORDS[name], invented=invented)
                for name in recorded_kinds(connection, invented=invented)
            }

    def targets(self, scope: Scope, speak: Speak) -> Targets:
        """What is wanted of every indicator, of every unit and at any time: as recorded here, else as proposed.

        No unit is cut away: a team is held to its service's target, whoever looks. ``speak`` says one in words.
        """
        require_depth(scope, Depth.AGGREGATE, "targets")
        everybody = replace(scope, services=None, teams=None)
        return Targets.standing().with_records(self.records(everybody, "target"), self.units(everybody), speak)

    def record_history(self, scope: Scope, name: str, key: str | None = None) -> pd.DataFrame:
        """Every change to a kind of record (or to one, by its ``key_text``), a row a cell, the latest change first.

        Columns: changed_at, changed_by, source, record_key, column, was, now.
        """
        record = record_named(name)
        require_record(scope, record)
        with self._reading() as connection:
            return read_history(connection, self._visible(connection, scope, None), record, key)

    def states(self, scope: Scope, table: str) -> pd.DataFrame:
        """What a table that holds only the latest state said, load by load: loaded_as_of and its columns, as text."""
        require_whole(scope, "states kept from load to load")
        state = schema.STATE
        asked = sa.select(state.c.loaded_as_of, state.c.row).where(state.c.table_name == table)
        with self._reading() as connection:
            rows = connection.execute(asked.order_by(state.c.loaded_as_of, state.c.number)).all()
        columns = ["loaded_as_of", *TABLES[table].names]
        return pd.DataFrame([{"loaded_as_of": row[0], **json.loads(row[1])} for row in rows], columns=columns)

    def picked_up(self, scope: Scope) -> pd.DataFrame:
        """Extracts that the scheduler has dealt with: name, at, outcome (loaded, set aside), reason, load_id."""
        require_depth(scope, Depth.AGGREGATE, "what was picked up")
        past = schema.PICKED_UP
        with self._reading() as connection:
            rows = connection.execute(sa.select(past).order_by(past.c.at.desc())).all()
        return pd.DataFrame([tuple(row) for row in rows], columns=[column.name for column in past.columns])

    def _visible(self, connection: sa.Connection, scope: Scope, load_id: int | None) -> Visibility:
        require_depth(scope, Depth.AGGREGATE, "the units of the store")
        load = load_id or latest(connection)
        key = (load, latest_change(connection), scope)
        if key not in self._visible_to:
            while len(self._visible_to) > 64:
                self._visible_to.pop(next(iter(self._visible_to)), None)
            self._visible_to[key] = Visibility(scope, self._load_units(connection, load).units.values())
        return self._visible_to[key]

    def _load_units(self, connection: sa.Connection, load_id: int) -> Known:
        """Units and periods of a load, by number: read once, and again when records changed, which may add to them."""
        key = (load_id, latest_change(connection))
        if key not in self._known:
            unit, periods = schema.UNIT, schema.PERIODS
            units = {
                row.number: Unit(UnitKind(row.kind), row.id, row.name, row.parent)
                for row in connection.execute(sa.select(unit).where(unit.c.load_id == load_id).order_by(unit.c.number))
            }
            days = {
                row.number: unpack_days(row.days)
                for row in connection.execute(sa.select(periods).where(periods.c.load_id == load_id))
            }
            while len(self._known) > 8:
                self._known.pop(min(self._known), None)
            self._known[key] = Known(units, days)
        return self._known[key]


def read_table(connection: sa.Connection, name: str) -> pd.DataFrame:
    """The typed frame of one table of the extract."""
    return _frame(bulk_read(connection, schema.EXTRACT[name], TABLES[name].names))


def _frame(columns: Mapping[str, NDArray[Any]]) -> pd.DataFrame:
    """A frame whose text stays object: pandas would make of it a text type in which missing is NaN."""
    kept = {
        name: pd.Series(values, dtype=object) if values.dtype == object else values for name, values in columns.items()
    }
    return pd.DataFrame(kept, copy=False)


def _day(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def _refuse(visible: Visibility, units: Sequence[Unit]) -> None:
    for unit in units:
        if unit.kind is UnitKind.WORKER:
            require_depth(visible.scope, Depth.WORKER, "numbers of a named worker")
        if (unit.kind, unit.id) not in visible.keys:
            raise PermissionError(f"this {unit.kind.value} is not in the scope")


__all__ = ["CASE_MONTHS", "EVERY_CATEGORY", "Load", "Store", "read_table"]
