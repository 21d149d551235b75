"""Loads as a test writes them: a few teams, a few cases, and whatever the test itself is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from data.results import Block, Grain, Series, Unit, UnitKind
from data.store import FindingRow, NewLoad, SetAsideRow, Store, hold, write_load
from data.store.series import Packer
from data.tables import TABLES
from tests.tables import tables as example_tables

AS_OF = datetime(2026, 6, 30, 23, 59, 59, tzinfo=ZoneInfo("Europe/London"))
BLANK, OPEN = np.iinfo(np.int32).min, np.iinfo(np.int32).max

TRUST = Unit(UnitKind.TRUST, "", "Trust")
NORTH = Unit(UnitKind.SERVICE, "s1", "North")
SOUTH = Unit(UnitKind.SERVICE, "s2", "South")
RIVER = Unit(UnitKind.TEAM, "t1", "River", parent="s1")
HILL = Unit(UnitKind.TEAM, "t2", "Hill", parent="s2")
ANN = Unit(UnitKind.WORKER, "w1", "Ann", parent="t1")
BOB = Unit(UnitKind.WORKER, "w2", "Bob", parent="t2")
UNITS = (TRUST, NORTH, SOUTH, RIVER, HILL, ANN, BOB)


def day(text: str) -> int:
    """The number of a day."""
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


def series(
    unit: Unit, numerator: Sequence[float], indicator: str = "contacts_total", category: str | None = None
) -> Series:
    """A count by day, up to the end of June 2026."""
    values = np.array(numerator, dtype=np.float64)
    last = np.arange(day("2026-06-30") - len(values) + 1, day("2026-06-30") + 1, dtype=np.int32)
    none = np.full(len(values), np.nan)
    unknown = np.zeros(len(values), np.int32)
    return Series(indicator, unit, category, Grain.DAY, last, last, values, none, unknown, values)


def cases(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Case columns, as Reading.case_columns gives them, from rows that name what matters."""
    team = {"t1": ("River", "North", "Ann", "w1"), "t2": ("Hill", "South", "Bob", "w2")}
    full = []
    for number, row in enumerate(rows, 1):
        name, service, worker, worker_id = team[row["team_id"]]
        full.append(
            {
                "ref": f"r{number}",
                "person": f"p{number}",
                "service": service,
                "team": name,
                "worker": worker,
                "worker_id": worker_id,
                "end": OPEN,
                "opened": row["start"],
                "due": BLANK,
                "done": BLANK,
                "met": 1,
                "value": float("nan"),
                "category": None,
            }
            | dict(row)
        )
    whole = {"start", "end", "opened", "due", "done", "met"}
    kinds = dict.fromkeys(whole, np.int32) | {"value": np.float64}
    return {name: np.array([row[name] for row in full], dtype=kinds.get(name, object)) for name in full[0]}


CASES = {
    "s47_open_now": cases(
        [
            {"team_id": "t2", "start": day("2026-06-01")},
            {"team_id": "t1", "start": day("2026-06-10"), "end": day("2026-06-20"), "due": day("2026-06-15"), "met": 0},
            {"team_id": "t1", "start": day("2026-06-12"), "met": 2, "category": "neglect", "value": 4.5},
        ]
    ),
    "contacts_total": cases([{"team_id": "t2", "start": day("2026-06-03"), "end": day("2026-06-04")}]),
}

NO_DATE = "A date that is none."
FINDINGS = (
    FindingRow("bad_date", "warning", "contacts", NO_DATE, "a.csv", 3, "contact_date", "soon", "p1", "Hill", "South"),
    FindingRow("bad_date", "warning", "contacts", NO_DATE, "a.csv", 4, "contact_date", "late", "p2", "River", "North"),
    FindingRow(
        "unmapped_column", "note", "contacts", "Nobody knows it.", "a.csv", None, "extra", None, None, None, None
    ),
    FindingRow("orphan", "error", "contacts", "It belongs to nobody.", "a.csv", 9, "", None, "p9", None, None),
)


def new_load(**changes: Any) -> NewLoad:
    """A load of three contacts with results, cases and findings, but for what is given."""
    packer = Packer()
    found = changes.pop("series", None)
    if found is None:
        found = [series(unit, [1, 2, number]) for number, unit in enumerate(UNITS)]
        found += [series(RIVER, [0, 1, 2], category="police")]
    results = list(packer.pack(Block.of(found)))
    plain = NewLoad(
        kind="ssd-csv",
        as_of=AS_OF,
        as_of_from="given",
        covers_from=date(2021, 7, 1),
        started_at=datetime.now(UTC),
        invented=True,
        files=[("a.csv", "ab" * 32, 1234)],
        account=[("contacts", "a.csv", 4, 3, 1)],
        findings=FINDINGS,
        set_aside=[SetAsideRow("contacts", "a.csv", 2, "no key", ',"p,1",')],
        tables={"contacts": contacts(3)},
        supplied={"contacts": frozenset({"contact_id", "contact_date"})},
        packer=packer,
        results=results,
        lacking={"rhi_72h": ["missing.rhi_completed_at", "missing"]},
        cases=CASES,
        seconds={"read": 0.1},
    )
    return replace(plain, **changes)


def contacts(rows: int) -> pd.DataFrame:
    """So many contacts, one a day back from the end of June 2026."""
    days = pd.date_range("2026-06-30", periods=rows, freq="-1D").strftime("%Y-%m-%d")
    return example_tables(
        contacts=[
            {"contact_id": f"c{n}", "person_id": f"p{n % 7}", "contact_date": text} for n, text in enumerate(days)
        ]
    )["contacts"]


def write(store: Store, new: NewLoad | None = None) -> int:
    """Write one load under the lease."""
    with hold(store.engine, "load") as lease:
        return write_load(store.engine, lease, new_load() if new is None else new)


__all__ = ["TABLES", "cases", "contacts", "day", "new_load", "series", "write"]
