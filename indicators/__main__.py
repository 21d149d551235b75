"""The command line of the indicators: list, measure and cases, and the history of their definitions.

Only this module of the package knows the store.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from data import specimen
from data.history import FOLDER, editions
from data.scope import EVERYTHING
from data.store import Store, StoredTables
from data.tables import RECORDS
from indicators.catalogue import INDICATORS
from indicators.clock import AsOf, day_number
from indicators.disclosure import SIGN
from indicators.editions import NotRecorded, as_reading, changed, measure_anew, record_change, record_first
from indicators.measure import Row, UnknownIndicator, find, listed, measure
from indicators.reading import Reading
from indicators.reading import reading_of as of_load
from indicators.results import Grain, UnitKind


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m indicators", description="Indicators, their numbers and cases.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    one = commands.add_parser("list", help="every indicator, and what the store lacks for it")
    two = commands.add_parser("measure", help="numbers of indicators")
    two.add_argument("ids", nargs="*", metavar="ID")
    two.add_argument("--grain", type=Grain, choices=list(Grain), help="default: the finest that the indicator has")
    two.add_argument("--by", type=UnitKind, choices=list(UnitKind), default=UnitKind.TRUST)
    parts = two.add_mutually_exclusive_group()
    parts.add_argument("--by-category", action="store_true", help="the parts beside the whole")
    parts.add_argument("--breakdown", metavar="NAME", help="the parts by age_band, source, ... beside the whole")
    two.add_argument("--suppress", action="store_true", help="for sharing: hide small numbers and what gives them away")
    three = commands.add_parser("cases", help="the cases behind one indicator")
    three.add_argument("id", metavar="ID")
    three.add_argument("--unit", metavar="NAME", help="a service, team or worker by name")
    for command in (two, three):
        command.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DATE")
        command.add_argument("--to", dest="last", type=date.fromisoformat, metavar="DATE")
        command.add_argument("--as-of", type=_as_of, metavar="DATE", help="default: that of the last load")
    four = commands.add_parser("changed", help="definitions that count otherwise than was recorded; or record them")
    four.add_argument("ids", nargs="*", metavar="ID")
    four.add_argument("--first", action="store_true", help="record every definition that has no history yet")
    for part, words in EDITION.items():
        four.add_argument(f"--{part}", metavar=part.upper(), default="", help=words)
    four.add_argument("--history", type=Path, default=FOLDER, help=argparse.SUPPRESS)
    five = commands.add_parser("specimen", help="keep the tables of a small invented trust as the specimen")
    five.add_argument("--store", metavar="URL", required=True, help="a store into which it was loaded")
    for command in (one, two, three):
        command.add_argument("--store", metavar="URL", help="default: SIGHTLINE_STORE, else instance/sightline.db")
        command.add_argument("--json", action="store_true", help="only JSON on standard output")
    return parser


#: What is told of a change of a definition.
EDITION = {
    "date": "the day of the change",
    "who": "who decided it",
    "what": "what is counted otherwise now",
    "why": "why",
}


def _as_of(text: str) -> AsOf:
    return AsOf.parse(datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text))


def reading_of(store: Store, as_of: AsOf | None = None) -> Reading | None:
    """Everything the store holds, as at its last load or at another instant; None where it is empty."""
    load = store.latest_load(EVERYTHING)
    if load is None:
        return None
    return of_load(StoredTables(store, EVERYTHING), store, EVERYTHING, load, as_of)


def _listing(reading: Reading | None) -> list[Row]:
    return [
        {
            "id": indicator.id,
            "title": indicator.title,
            "area": indicator.area,
            "kind": indicator.kind,
            "fold": str(indicator.fold),
            "grains": [str(grain) for grain in indicator.offered],
            "unit": indicator.unit,
            "direction": indicator.direction.value,
            "daily": indicator.daily,
            "lacks": list(indicator.needs if reading is None else reading.lacks(indicator.needs)),
        }
        for indicator in INDICATORS.values()
    ]


def _print(rows: Sequence[Mapping[str, Any]], *, as_json: bool) -> None:
    if as_json:
        json.dump(rows, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
        return
    frame = pd.DataFrame([_signed(row) for row in rows])
    if frame.empty:
        sys.stdout.write("Nothing to show.\n")
        return
    sys.stdout.write(frame.to_string(index=False, na_rep="") + "\n")


def _signed(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as people read it: the sign for a hidden number in its place."""
    return {name: value for name, value in row.items() if name != "suppressed"} | dict.fromkeys(
        row.get("suppressed", ()), SIGN
    )


def _changed(asked: argparse.Namespace) -> int:
    """Tell which definitions changed; record first editions, or the change of those named. 1 where some are left."""
    folder = asked.history
    found = changed(as_reading(specimen.read()), folder, [find(name).id for name in asked.ids])
    done = record_first(found, folder) if asked.first else []
    told = {part: getattr(asked, part) for part in EDITION}
    left = {name: now for name, now in found.items() if name not in done}
    if asked.ids and any(told.values()):
        for name in [name for name in left if editions(name, folder)]:
            edition = record_change(name, left.pop(name), told, folder)
            print(f"{name}: {edition.before} before, {edition.after} after")
    for name in done:
        print(f"{name}: first recorded, {found[name].says or 'its data is not in the specimen'}")
    for name, now in left.items():
        was = editions(name, folder)[-1].measured if editions(name, folder) else "not recorded yet: --first"
        print(f"{name}: {was}; now {now.says}")
    return int(bool(left))


def _specimen(asked: argparse.Namespace) -> int:
    """Renew the specimen from a store and measure every definition on it. 1 where a change has not been recorded."""
    store = Store.open(asked.store)
    load = store.latest_load(EVERYTHING)
    if load is None or not load.invented:
        sys.stderr.write("The specimen is an invented trust, and this store holds none.\n")
        return 1
    if left := [name for name in changed(as_reading(specimen.read())) if editions(name)]:
        sys.stderr.write(f"Record first what has changed: {', '.join(left)} (python -m indicators changed).\n")
        return 1
    before = specimen.read()
    records = {name: frame for name, frame in before.tables.items() if name in RECORDS}
    supplied = {**store.supplied(EVERYTHING), **{name: before.supplied[name] for name in records}}
    held = specimen.Specimen({**store.tables(EVERYTHING), **records}, supplied, load.as_of.isoformat())
    specimen.write(specimen.FILE, held)
    measured = measure_anew(as_reading(specimen.read()))
    print(f"{len(held.tables)} tables kept; {len(measured)} definitions measured on them")
    return 0


class Refused(ValueError):
    """What cannot be answered, in a sentence."""


def _counted(asked: argparse.Namespace) -> int:
    """list, measure and cases: what a store holds. 1 where it holds nothing."""
    store = Store.open(asked.store)
    reading = reading_of(store, getattr(asked, "as_of", None))
    if asked.command == "list":
        _print(_listing(reading), as_json=asked.json)
        return 0
    if reading is None:
        sys.stderr.write("The store is empty: load an extract first with `python -m etl load PATH`.\n")
        return 1
    sys.stderr.write(f"As at {reading.as_of.moment:%Y-%m-%d %H:%M} UTC\n")
    _print(list(_rows(reading, asked)), as_json=asked.json)
    return 0


def _rows(reading: Reading, asked: argparse.Namespace) -> Iterator[Row]:
    first, last = (None if day is None else day_number(day) for day in (asked.first, asked.last))
    if asked.command == "cases":
        return listed(reading, asked.id, first=first, last=last, unit=asked.unit)
    if asked.suppress and asked.by is UnitKind.WORKER:
        raise Refused("Numbers of named workers are never for sharing: ask --by team, or leave --suppress out.")
    return measure(
        reading,
        asked.ids,
        grain=asked.grain,
        first=first,
        last=last,
        by=asked.by,
        categories=asked.by_category,
        breakdown=asked.breakdown,
        suppress=asked.suppress,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 done, 1 nothing to read, 2 wrong usage."""
    asked = _arguments().parse_args(arguments)
    run = {"changed": _changed, "specimen": _specimen}.get(asked.command, _counted)
    try:
        return run(asked)
    except (NotRecorded, Refused, UnknownIndicator) as problem:
        sys.stderr.write(f"{problem}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main())
