"""The command line of the indicators: list, measure and cases. Only this module of the package knows the store."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd

from data.scope import EVERYTHING
from data.store import Store, StoredTables
from indicators.catalogue import INDICATORS
from indicators.clock import AsOf, day_number
from indicators.disclosure import SIGN
from indicators.measure import Row, UnknownIndicator, listed, measure
from indicators.reading import Reading
from indicators.results import Grain, UnitKind


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m indicators", description="Indicators, their numbers and cases.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    one = commands.add_parser("list", help="every indicator, and what the store lacks for it")
    two = commands.add_parser("measure", help="numbers of indicators")
    two.add_argument("ids", nargs="*", metavar="ID")
    two.add_argument("--grain", type=Grain, choices=list(Grain), help="default: the finest that the indicator has")
    two.add_argument("--by", type=UnitKind, choices=list(UnitKind), default=UnitKind.TRUST)
    two.add_argument("--by-category", action="store_true", help="the parts beside the whole")
    two.add_argument("--suppress", action="store_true", help="for sharing: hide small numbers and what gives them away")
    three = commands.add_parser("cases", help="the cases behind one indicator")
    three.add_argument("id", metavar="ID")
    three.add_argument("--unit", metavar="NAME", help="a service, team or worker by name")
    for command in (two, three):
        command.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DATE")
        command.add_argument("--to", dest="last", type=date.fromisoformat, metavar="DATE")
        command.add_argument("--as-of", type=_as_of, metavar="DATE", help="default: that of the last load")
    for command in (one, two, three):
        command.add_argument("--store", metavar="URL", help="default: SIGHTLINE_STORE, else instance/sightline.db")
        command.add_argument("--json", action="store_true", help="only JSON on standard output")
    return parser


def _as_of(text: str) -> AsOf:
    return AsOf.parse(datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text))


def reading_of(store: Store, as_of: AsOf | None = None) -> Reading | None:
    """Everything the store holds, as at its last load or at another instant; None where it is empty."""
    load = store.latest_load(EVERYTHING)
    if load is None:
        return None
    return Reading(
        StoredTables(store, EVERYTHING),
        store.supplied(EVERYTHING),
        AsOf(load.as_of) if as_of is None else as_of,
        covers={table: day_number(day) for table, day in store.covers(EVERYTHING).items()},
        covers_from=day_number(load.covers_from),
    )


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


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 done, 1 nothing to read, 2 wrong usage."""
    asked = _arguments().parse_args(arguments)
    store = Store.open(asked.store)
    reading = reading_of(store, getattr(asked, "as_of", None))
    if asked.command == "list":
        _print(_listing(reading), as_json=asked.json)
        return 0
    if reading is None:
        sys.stderr.write("The store is empty: load an extract first with `python -m etl load PATH`.\n")
        return 1
    if getattr(asked, "suppress", False) and asked.by is UnitKind.WORKER:
        sys.stderr.write("Numbers of named workers are never for sharing: ask --by team, or leave --suppress out.\n")
        return 2
    sys.stderr.write(f"As at {reading.as_of.moment:%Y-%m-%d %H:%M} UTC\n")
    first, last = (None if day is None else day_number(day) for day in (asked.first, asked.last))
    try:
        if asked.command == "measure":
            rows = measure(
                reading,
                asked.ids,
                grain=asked.grain,
                first=first,
                last=last,
                by=asked.by,
                categories=asked.by_category,
                suppress=asked.suppress,
            )
        else:
            rows = listed(reading, asked.id, first=first, last=last, unit=asked.unit)
        _print(list(rows), as_json=asked.json)
    except UnknownIndicator as unknown:
        sys.stderr.write(f"{unknown}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
