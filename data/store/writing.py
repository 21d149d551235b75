"""Writing a load: one transaction, at the end of which every reader sees the whole of it, and until then nothing."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd
import sqlalchemy as sa
from numpy.typing import NDArray

from data.coded import CodedCases
from data.settings import Settings
from data.store import schema
from data.store.bulk import bulk_write
from data.store.case_blocks import pack_cases
from data.store.coded import pack
from data.store.connect import writing
from data.store.lease import Lease
from data.store.loads import latest
from data.store.series import PackedSeries, Packer, pack_days
from data.tables import TABLES, Type

#: For how many days findings can be opened row by row. Their numbers are kept as long as results are.
FINDING_DAYS = 31


@dataclass(frozen=True)
class FindingRow:
    """One finding as the store keeps it: with the team that can mend it, and that team's service."""

    check: str
    severity: str
    table: str
    message: str
    file: str
    line: int | None
    column: str
    value: str | None
    person: str | None
    team: str | None
    service: str | None


@dataclass(frozen=True)
class SetAsideRow:
    """One row that was not loaded, whole."""

    table: str
    file: str
    line: int | None
    reason: str
    row: str


@dataclass(frozen=True)
class PickedUp:
    """An extract as the scheduler knows it: a mark of its content, and its name."""

    sha256: str
    name: str


@dataclass(frozen=True)
class NewLoad:
    """Everything one load writes. ``tables`` replace, whole, those of their names; no other table is touched."""

    kind: str
    as_of: datetime
    as_of_from: str
    covers_from: date
    started_at: datetime
    invented: bool
    files: Sequence[tuple[str, str, int]]  #: name, SHA-256, bytes
    account: Sequence[tuple[str, str, int, int, int]]  #: table, file, read, loaded, set aside
    findings: Sequence[FindingRow]
    set_aside: Sequence[SetAsideRow]
    tables: Mapping[str, pd.DataFrame]
    supplied: Mapping[str, frozenset[str]]  #: of these tables, the columns that indicators may count from
    packer: Packer
    results: Sequence[PackedSeries]
    lacking: Mapping[str, Sequence[str]]
    cases: Mapping[str, Mapping[str, NDArray[Any]]]  #: by list (Indicator.lists): columns, days as int32
    seconds: dict[str, float]
    coded: Sequence[CodedCases] = ()
    covers: Mapping[str, date] = field(default_factory=dict)  #: of tables that came through a window: since when
    states: Mapping[str, pd.DataFrame] = field(default_factory=dict)  #: tables whose rows the source overwrites
    picked_up: PickedUp | None = None  #: the extract that the scheduler found, so that it is loaded once
    recorded: Collection[str] = ()  #: lists whose cases people typed: these open no child's timeline to a team
    afresh: bool = False  #: first empty every table: what they hold is of another trust
    notes: Sequence[str] = ()


def write_load(engine: sa.Engine, lease: Lease, new: NewLoad) -> int:
    """Write a load and drop what is older than is kept; its id. All of it, or, whatever happens, nothing."""
    started = time.perf_counter()
    with writing(engine) as connection:
        lease.confirm(connection)
        load_id = int(connection.execute(sa.select(sa.func.max(schema.LOAD.c.id))).scalar() or 0) + 1
        _write_tables(connection, load_id, new)
        add_results(connection, load_id, new.packer, new.results, new.lacking)
        _keep_cases(connection, afresh=new.afresh)
        _write_cases(connection, new)
        _write_coded(connection, new.coded)
        _write_quality(connection, load_id, new)
        prune(connection, new.started_at, load_id)
        new.seconds["store"] = round(time.perf_counter() - started, 3)
        _write_provenance(connection, load_id, new)
        if new.picked_up is not None:
            _note(connection, new.picked_up, "loaded", "", load_id)
    new.seconds["store"] = round(time.perf_counter() - started, 3)
    return load_id


def set_aside_extract(engine: sa.Engine, found: PickedUp, reason: str) -> None:
    """Remember that an extract cannot be loaded and why, so that it is not tried again and again."""
    with writing(engine) as connection:
        _note(connection, found, "set aside", reason, None)


def _note(connection: sa.Connection, found: PickedUp, outcome: str, reason: str, load_id: int | None) -> None:
    past = schema.PICKED_UP
    connection.execute(past.delete().where(past.c.sha256 == found.sha256))
    connection.execute(
        past.insert().values(
            sha256=found.sha256,
            name=found.name,
            at=datetime.now(UTC).isoformat(timespec="milliseconds"),
            outcome=outcome,
            reason=reason,
            load_id=load_id,
        )
    )


def _add(connection: sa.Connection, table: sa.Table, rows: Sequence[Sequence[Any]]) -> None:
    """Rows of every column of a table, in its order."""
    if rows:
        names = [column.name for column in table.columns]
        bulk_write(connection, table, names, dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))


def _write_tables(connection: sa.Connection, load_id: int, new: NewLoad) -> None:
    feed, supplied, as_of = schema.FEED, schema.SUPPLIED, new.as_of.isoformat()
    if new.afresh:
        for table in (*schema.EXTRACT.values(), feed, supplied, schema.STATE):
            connection.execute(table.delete())
    for name, frame in new.tables.items():
        table = schema.EXTRACT[name]
        connection.execute(table.delete())
        bulk_write(connection, table, TABLES[name].names, frame)
        connection.execute(feed.delete().where(feed.c.table_name == name))
        connection.execute(supplied.delete().where(supplied.c.table_name == name))
    _add(
        connection,
        feed,
        [
            (
                name,
                load_id,
                new.kind,
                new.covers[name].isoformat() if name in new.covers else None,
                as_of,
                len(frame),
                latest_event(name, frame, new.as_of),
            )
            for name, frame in new.tables.items()
        ],
    )
    _add(
        connection,
        supplied,
        [(name, column) for name in new.tables for column in sorted(new.supplied.get(name, ()))],
    )
    state = schema.STATE
    day = new.as_of.date().isoformat()
    for name, frame in new.states.items():
        connection.execute(state.delete().where(state.c.loaded_as_of == day, state.c.table_name == name))
        link = TABLES[name].child
        kept = frame.astype(object).where(frame.notna(), None).to_dict("records")
        _add(
            connection,
            state,
            [
                (day, name, number, load_id, row.get(link or ""), json.dumps(row, default=_iso, ensure_ascii=False))
                for number, row in enumerate(kept)
            ],
        )


def _iso(value: Any) -> str:
    return value.date().isoformat() if isinstance(value, (datetime, pd.Timestamp)) else str(value)


def latest_event(name: str, frame: pd.DataFrame, as_of: datetime) -> str | None:
    """The latest day on which something happened, by as_of: how fresh a feed is. None where nothing has a date."""
    limit, latest = np.datetime64(as_of.date(), "D"), ""
    for column in TABLES[name].columns:
        if column.future or column.type not in (Type.DATE, Type.INSTANT):
            continue
        if column.type is Type.DATE:
            days = frame[column.name].to_numpy().astype("datetime64[D]")
            known = days[~np.isnat(days) & (days <= limit)]
            found = str(known.max()) if len(known) else ""
        else:
            texts = [text[:10] for text in frame[column.name] if isinstance(text, str)]
            found = max((text for text in texts if text <= str(limit)), default="")
        latest = max(latest, found)
    return latest or None


def add_results(
    connection: sa.Connection,
    load_id: int,
    packer: Packer,
    results: Sequence[PackedSeries],
    lacking: Mapping[str, Sequence[str]],
) -> None:
    """Results of a load, the units and periods they are packed by, and what indicators without any lack."""
    _add(
        connection,
        schema.UNIT,
        [(load_id, number, unit.kind.value, unit.id, unit.name, unit.parent) for number, unit in packer.units.values()],
    )
    _add(
        connection,
        schema.PERIODS,
        [(load_id, number, pack_days(days)) for days, number in packer.periods.items()],
    )
    _add(
        connection,
        schema.RESULT,
        [(load_id, r.indicator, r.grain, r.unit_kind, r.breakdown, r.periods, r.body) for r in results],
    )
    _add(
        connection,
        schema.LACKING,
        [(load_id, indicator, need) for indicator, needs in lacking.items() for need in dict.fromkeys(needs)],
    )


def _keep_cases(connection: sa.Connection, *, afresh: bool) -> None:
    """Lay the cases of the latest load by, before this one's take their place; those of another trust are no past."""
    block, before = schema.CASE_BLOCK, schema.CASE_BLOCK_BEFORE
    connection.execute(before.delete())
    if not afresh:
        held = sa.select(block.c.indicator, sa.literal(latest(connection)), block.c.body)
        connection.execute(before.insert().from_select(["indicator", "load_id", "body"], held))


def _write_cases(connection: sa.Connection, new: NewLoad) -> None:
    for table in (schema.CASE_BLOCK, schema.CHILD_TEAM):
        connection.execute(table.delete())
    add_cases(connection, new.cases)
    holding = [columns for indicator, columns in new.cases.items() if indicator not in new.recorded]
    _add(connection, schema.CHILD_TEAM, _holders(holding))


def add_cases(connection: sa.Connection, cases: Mapping[str, Mapping[str, NDArray[Any]]]) -> None:
    """Cases by indicator, each in one row."""
    some = {indicator: columns for indicator, columns in cases.items() if len(columns["start"])}
    _add(connection, schema.CASE_BLOCK, [(indicator, pack_cases(columns)) for indicator, columns in some.items()])


def _write_coded(connection: sa.Connection, coded: Sequence[CodedCases]) -> None:
    """In the place of those of the load before."""
    connection.execute(schema.CODED_CASES.delete())
    _add(connection, schema.CODED_CASES, [(one.subject, pack(one)) for one in coded])


def _holders(cases: Sequence[Mapping[str, NDArray[Any]]]) -> list[tuple[str, str]]:
    """Each child that a team has a case of, once."""
    if not cases:
        return []
    who, people = pd.factorize(np.concatenate([columns["person"] for columns in cases]))
    team, teams = pd.factorize(np.concatenate([columns["team_id"] for columns in cases]), use_na_sentinel=False)
    pairs = np.unique(who.astype(np.int64) * len(teams) + team)
    return [
        (str(people[pair // len(teams)]), str(teams[pair % len(teams)] or "")) for pair in pairs[pairs >= 0].tolist()
    ]


def _write_quality(connection: sa.Connection, load_id: int, new: NewLoad) -> None:
    _add(
        connection,
        schema.FINDING,
        [
            (
                load_id,
                number,
                one.check,
                one.severity,
                one.table,
                one.message,
                one.file,
                one.line,
                one.column,
                one.value,
                one.person,
                one.team,
                one.service,
            )
            for number, one in enumerate(new.findings, 1)
        ],
    )
    counts = Counter((one.check, one.severity, one.table, one.team, one.service) for one in new.findings)
    _add(
        connection,
        schema.FINDING_COUNT,
        [(load_id, number, *key, count) for number, (key, count) in enumerate(counts.items(), 1)],
    )
    _add(
        connection,
        schema.SET_ASIDE,
        [
            (load_id, number, one.table, one.file, one.line, one.reason, one.row)
            for number, one in enumerate(new.set_aside, 1)
        ],
    )


def _write_provenance(connection: sa.Connection, load_id: int, new: NewLoad) -> None:
    _add(connection, schema.LOAD_FILE, [(load_id, number, *file) for number, file in enumerate(new.files, 1)])
    _add(connection, schema.LOAD_ACCOUNT, [(load_id, number, *row) for number, row in enumerate(new.account, 1)])
    connection.execute(
        schema.LOAD.insert().values(
            id=load_id,
            kind=new.kind,
            as_of=new.as_of.isoformat(),
            as_of_from=new.as_of_from,
            covers_from=new.covers_from.isoformat(),
            started_at=new.started_at.isoformat(),
            finished_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
            invented=new.invented,
            seconds=json.dumps(new.seconds),
            notes=json.dumps(list(new.notes)),
            findings=len(new.findings),
            set_aside=len(new.set_aside),
        )
    )


def prune(connection: sa.Connection, now: datetime, keep: int) -> None:
    """Drop results and rows of loads that finished longer ago than they are kept. What was loaded when stays."""
    load = schema.LOAD
    kept_days = Settings.standing().number("results_kept")

    def older(days: int) -> sa.Select[tuple[int]]:
        since = (now.astimezone(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds")
        return sa.select(load.c.id).where(load.c.finished_at < since, load.c.id != keep)

    for table in (schema.RESULT, schema.PERIODS, schema.UNIT, schema.LACKING, schema.FINDING_COUNT, schema.SET_ASIDE):
        connection.execute(table.delete().where(table.c.load_id.in_(older(kept_days))))
    finding = schema.FINDING
    connection.execute(finding.delete().where(finding.c.load_id.in_(older(FINDING_DAYS))))
