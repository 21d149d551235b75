"""The load: read, conform, check, count and store, with its provenance and an account of every row."""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.results import Series
from data.scope import EVERYTHING
from data.store import (
    CASE_MONTHS,
    FindingRow,
    Lease,
    Load,
    NewLoad,
    PickedUp,
    SetAsideRow,
    Store,
    StoredTables,
    hold,
    write_load,
)
from data.store.series import PackedSeries, Packer
from data.tables import RECORDS
from etl.carried import carried, kept
from etl.findings import Finding, RowAccount, Severity
from etl.intake import Intake, Progress, check_tables, read_source
from etl.windows import STATES, Held, covers, merge
from indicators.analysis.coding import code, wanted
from indicators.cases import Cases
from indicators.catalogue import INDICATORS, lists_of, recorded_indicators
from indicators.clock import LONDON, AsOf, add_months, day_date, day_number
from indicators.engine import compute
from indicators.kinds import Indicator
from indicators.reading import Reading
from indicators.words import holder

#: How long a load waits for another one to end, in seconds.
PATIENCE = 30.0
LEASE = "load"


@dataclass(frozen=True)
class Loaded:
    """What one load came to."""

    load_id: int
    as_of: datetime
    as_of_from: str
    account: Sequence[RowAccount]
    findings: Mapping[tuple[str, Severity, str], int]  #: how many by check, severity and table
    set_aside: int
    seconds: Mapping[str, float]
    notes: Sequence[str]


@dataclass(frozen=True)
class Content:
    """What the store will hold: tables that change, every table there will be, and what is said of them."""

    changed: dict[str, pd.DataFrame]
    tables: Mapping[str, pd.DataFrame]
    supplied: dict[str, frozenset[str]]
    covers: dict[str, date]  #: of all tables that came through a window
    findings: list[Finding]
    notes: list[str]
    afresh: bool


@dataclass
class Counted:
    """What the indicators came to, as the store keeps it."""

    packer: Packer
    results: list[PackedSeries]
    lacking: dict[str, Sequence[str]]
    cases: dict[str, dict[str, NDArray[Any]]]
    analysed: dict[str, Cases]  #: those that pages of analysis are made of


def load(
    paths: Sequence[Path] | str,
    store: Store,
    *,
    as_of: str | None = None,
    progress: Progress | None = None,
    patience: float = PATIENCE,
    lease: Lease | None = None,
    picked_up: PickedUp | None = None,
) -> Loaded:
    """Load files, a folder or a database into a store, and count every indicator over what the store then holds.

    Unreadable where nothing can be loaded, StoreError where the store cannot be written, Busy where another load is
    under way; each says in one sentence what to do, and the last good load stays as it was. Whoever holds the ``lease``
    already hands it over; ``picked_up`` is remembered with the load.
    """
    source = _Source(paths, as_of, picked_up)
    with _uncollected():
        if lease is not None:
            return _load(source, store, lease, progress or _silent)
        with hold(store.engine, LEASE, patience) as taken:
            return _load(source, store, taken, progress or _silent)


@dataclass(frozen=True)
class _Source:
    paths: Sequence[Path] | str
    as_of: str | None
    picked_up: PickedUp | None


def _load(source: _Source, store: Store, lease: Lease, tell: Progress) -> Loaded:
    started = datetime.now(UTC)
    intake = read_source(source.paths, as_of=source.as_of, progress=tell)
    seconds = dict(intake.seconds)
    before = store.latest_load(EVERYTHING)
    with _timed(seconds, "merge"):
        content = _content(intake, store, before)
    with _timed(seconds, "check"):
        found = [*intake.findings, *content.findings, *check_tables(intake.tables, intake.supplied, intake.as_of)]
    with _timed(seconds, "count"):
        reading = Reading(
            content.tables,
            content.supplied,
            AsOf(intake.as_of),
            covers={name: day_number(day) for name, day in content.covers.items()},
        )
        earlier = [] if content.afresh else kept(store)
        counted = count(reading, tell, list(INDICATORS.values()), Packer(), earlier)
        coded = list(code(reading, counted.analysed))
        findings = _addressed(found, reading)
    tell("store", 0, 1)
    new = NewLoad(
        kind=intake.kind,
        as_of=intake.as_of.astimezone(LONDON),
        as_of_from=intake.as_of_from,
        covers_from=day_date(reading.covers_from),
        started_at=started,
        invented=intake.invented,
        files=[(file.name, file.sha256, file.bytes) for file in intake.files],
        account=[(row.table, row.file, row.read, row.loaded, row.set_aside) for row in intake.account],
        findings=findings,
        set_aside=[SetAsideRow(row.table, row.file, row.line, row.reason, row.row) for row in intake.set_aside],
        tables=content.changed,
        supplied=content.supplied,
        packer=counted.packer,
        results=counted.results,
        lacking=counted.lacking,
        cases=counted.cases,
        coded=coded,
        seconds=seconds,
        covers={name: day for name, day in content.covers.items() if name in content.changed},
        states={name: frame for name, frame in intake.tables.items() if name in STATES and intake.windows is not None},
        picked_up=source.picked_up,
        recorded=lists_of(recorded_indicators()),
        afresh=content.afresh,
        notes=content.notes,
    )
    load_id = write_load(store.engine, lease, new)
    tell("store", 1, 1)
    return Loaded(
        load_id=load_id,
        as_of=new.as_of,
        as_of_from=intake.as_of_from,
        account=intake.account,
        findings=Counter((one.check, one.severity, one.table) for one in found),
        set_aside=len(intake.set_aside),
        seconds=new.seconds,
        notes=content.notes,
    )


def _content(intake: Intake, store: Store, before: Load | None) -> Content:
    """What the store will hold once this source is in it."""
    notes = []
    afresh = before is not None and before.invented != intake.invented
    if before is not None and afresh:
        was = "an invented trust" if before.invented else "a real one"
        notes.append(f"The store held {was}: everything in it was replaced, because the two must not be mixed.")
    if before is not None and not afresh and intake.as_of < before.as_of:
        notes.append(
            f"This source stands at {_told(intake.as_of)}, before the {_told(before.as_of)} of the load before it: "
            "what was loaded last is what is shown."
        )
    held, supplied, known, kinds, stood = _held(store, afresh=afresh)
    changed, findings, covered = dict(intake.tables), [], dict(known)
    for name in intake.tables:
        covered.pop(name, None)
        if intake.windows is None:
            continue
        window = intake.windows[name]
        earlier = None
        if kinds.get(name) == intake.kind:
            earlier = Held(held[name], stood[name], known.get(name))
            changed[name], more = merge(name, intake.tables[name], window, earlier)
            findings += more
        covered[name] = covers(window, earlier)
    records = store.recorded(EVERYTHING, invented=intake.invented)
    told = {name: columns for name, columns in supplied.items() if name not in intake.tables and name not in RECORDS}
    told |= {name: frozenset(RECORDS[name].names) for name in records}
    for name, columns in intake.supplied.items():
        told[name] = (
            columns | supplied.get(name, frozenset()) if kinds.get(name) == intake.kind == "annex-a" else columns
        )
    return Content(changed, _Laid(changed | records, held), told, covered, findings, notes, afresh)


def _held(
    store: Store, *, afresh: bool
) -> tuple[Mapping[str, pd.DataFrame], dict[str, frozenset[str]], dict[str, date], dict[str, str], dict[str, date]]:
    """What is in the store now: its tables (fetched when asked for), their columns, coverage, kind and as-of."""
    if afresh:
        return {}, {}, {}, {}, {}
    feeds = store.feeds(EVERYTHING)
    kinds = dict(zip(feeds["table"], feeds["kind"], strict=True))
    stood = {
        name: datetime.fromisoformat(text).date() for name, text in zip(feeds["table"], feeds["as_of"], strict=True)
    }
    return (
        StoredTables(store, EVERYTHING, tuple(kinds)),
        store.supplied(EVERYTHING),
        store.covers(EVERYTHING),
        kinds,
        stood,
    )


class _Laid(Mapping[str, pd.DataFrame]):
    """Tables that change laid over those that stay."""

    def __init__(self, changed: Mapping[str, pd.DataFrame], held: Mapping[str, pd.DataFrame]) -> None:
        self._changed, self._held = changed, held

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self._changed[name] if name in self._changed else self._held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*self._changed, *self._held]))

    def __len__(self) -> int:
        return len({*self._changed, *self._held})


def count(
    reading: Reading, tell: Progress, indicators: Sequence[Indicator], packer: Packer, earlier: Sequence[Series] = ()
) -> Counted:
    """Indicators, counted; of their cases those that are open or ended in the months that are kept.

    ``earlier`` is what earlier loads kept of what an extract knows of its own day alone.
    """
    kept_from = int(add_months(np.int32(reading.as_of.day), -CASE_MONTHS))
    counted, analysed = Counted(packer, [], {}, {}, {}), {each.subject.name for each in wanted()}
    for number, one in enumerate(compute(reading, indicators)):
        tell("count", number, len(indicators))
        name = one.indicator.id
        if one.lacks:
            counted.lacking[name] = one.lacks
            continue
        results = carried(one.results, earlier, reading.as_of.day) if one.indicator.today_only else one.results
        counted.results.extend(counted.packer.pack(results))
        for listed, cases in one.lists.items():
            counted.cases[listed] = reading.case_columns(cases.where(cases.end > kept_from))
        if one.cases is not None and name in analysed:
            counted.analysed[name] = one.cases
    tell("count", len(indicators), len(indicators))
    return counted


def _addressed(findings: Sequence[Finding], reading: Reading) -> list[FindingRow]:
    """Findings with the team that can mend each: the one it names, else the one that holds the child now."""
    organisation = reading.organisation
    services = dict(zip(organisation.team_names, organisation.service_names[organisation.service_of], strict=True))
    persons = np.array([*(one.person for one in findings), None], dtype=object)[:-1]
    who = reading.people.known(persons) if len(findings) else np.zeros(0, np.int32)
    day = np.full(len(who), reading.as_of.day, np.int32)
    team = np.where(who < 0, -1, reading.fact(holder).team.at(who, day))
    names: list[str | None] = [*organisation.team_names[:-1], None]
    held = [names[number] for number in team]
    return [
        FindingRow(
            check=one.check,
            severity=one.severity.value,
            table=one.table,
            message=one.message,
            file=one.file,
            line=one.line,
            column=one.column,
            value=one.value,
            person=one.person,
            team=(named := one.team or holding),
            service=None if named is None else services.get(named),
        )
        for one, holding in zip(findings, held, strict=True)
    ]


def _told(moment: datetime) -> str:
    local = moment.astimezone(LONDON)
    return f"{local.day} {local:%B %Y}"


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for cycles: a load makes a million lists and no cycle, and looking costs it a twentieth."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def _timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    seconds[stage] = round(time.perf_counter() - begun, 3)


def _silent(stage: str, done: int, total: int) -> None:
    """No one listens."""
