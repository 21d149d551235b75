"""The comparators that Sightline comes with: one authority's, used until figures are imported, and for no other."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from data.areas import ENGLAND, Areas
from data.comparators import SPREAD, Comparators, Line, Who

REFERENCE = Path(__file__).parent / "reference"
SHIPPED = REFERENCE / "benchmarks.csv"


@cache
def shipped() -> dict[str, Comparators]:
    """Those of data/reference/benchmarks.csv, by indicator. All are of one area, whose name each of them holds."""
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (REFERENCE / "publications.csv").open(encoding="utf-8", newline="") as file:
        said = next(row for row in csv.DictReader(file) if row["file"] == SHIPPED.name)
    area = next(row["comparator"] for row in rows if _who(row) is Who.OWN)
    by_indicator: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by_indicator.setdefault(row["indicator"], []).append(row)
    source = f"{said['source']} ({said['licence']})"
    return {
        name: Comparators(name, area, held[0]["unit"], tuple(map(_line, held)), source=source)
        for name, held in by_indicator.items()
    }


def _who(row: Mapping[str, str]) -> Who:
    name = row["comparator"]
    for who, (_, spread) in SPREAD.items():
        if name == spread:
            return who
    if name == "Statistical neighbours":
        return Who.NEIGHBOURS
    if name.startswith("Good or outstanding"):
        return Who.GOOD_ENGLAND if name.endswith(ENGLAND) else Who.GOOD_REGION
    if name == ENGLAND:
        return Who.ENGLAND
    found = Areas.standing().find(name)
    return Who.OWN if found is not None and found.is_authority else Who.REGION


def _line(row: Mapping[str, str]) -> Line:
    authorities = int(row["authorities"]) if row["authorities"] else None
    return Line(_who(row), row["comparator"], int(row["year"]), float(row["value"]), authorities, row["how"])


def our_area(said: str, setting: str, *, invented: bool) -> str:
    """The authority whose published figures are ours: as an import said, else as settings say; "" where neither does.

    An invented trust stands for the authority whose figures Sightline comes with; a real one for none until it is said.
    """
    if said or setting or not invented:
        return said or setting
    return next(iter(shipped().values())).area
