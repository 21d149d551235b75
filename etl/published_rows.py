"""The rows of a publication, kind by kind: each is kept as the store keeps it, or refused with one reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from data.areas import Area, Areas
from data.published import definitions

#: What the Department for Education writes where it does not publish a number: confidential, not available, not
#: applicable, low, and their older marks. Such a cell is "not published", never 0.
SYMBOLS = frozenset({"-", "--", ".", "..", "...", ":", "*", "c", "k", "low", "n/a", "na", "u", "x", "z"})

_YEAR = re.compile(r"(20\d\d)(?:\s*[-/]\s*(\d\d|20\d\d)|(\d\d))?(?:\.0)?")
JUDGEMENTS = ("overall", "leaders", "help_and_protection", "in_care", "care_leavers")


class Refused(Exception):
    """One row cannot be kept; the text is the reason, without a value of the row."""


Row = Mapping[str, str]
Keep = tuple[Any, ...]


@dataclass
class Names:
    """Areas by every spelling met, so that fifty thousand rows look up two hundred names."""

    areas: Areas
    _met: dict[str, Area | None] = field(default_factory=dict)

    def area(self, name: str) -> Area:
        """The area of a cell."""
        if name not in self._met:
            self._met[name] = self.areas.find(name)
        found = self._met[name]
        if found is None:
            raise Refused("no area of this name is known: import the list of areas that has it first")
        return found

    def authority(self, name: str) -> Area:
        """The authority of a cell."""
        found = self.area(name)
        if not found.is_authority:
            raise Refused("the area is a region or England, where an authority is wanted")
        return found


def figure(row: Row, names: Names) -> Keep:
    """Indicator, area, year, unit, value, symbol."""
    known = definitions()
    name = row["indicator"] or _by_measure().get(row["measure"].casefold(), "")
    if name not in known:
        raise Refused("no published measure of this name: describe it in data/reference/published.csv first")
    if row["unit"] and row["unit"] != known[name].unit:
        raise Refused("the unit is not the one that data/reference/published.csv gives for the measure")
    value, symbol = number(row["value"], row["symbol"])
    return name, names.area(row["area"]).name, year(row["year"]), known[name].unit, value, symbol


def number(cell: str, symbol: str) -> tuple[float | None, str]:
    """A published number, or None and the symbol that stands for it."""
    text = cell.replace(",", "").removesuffix("%").strip()
    if not text or text.casefold() in SYMBOLS:
        return None, symbol or text
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not isfinite(value) or "_" in text:
        raise Refused("the value is no number, and no symbol for one that is not published")
    return value, symbol


def year(cell: str) -> int:
    """The reporting year: 2025, 2024/25 and 202425 are one."""
    found = _YEAR.fullmatch(cell)
    if found is None:
        raise Refused("the year cannot be read: write 2025, 2024/25 or 202425")
    first, ends = int(found[1]), found[2] or found[3]
    if ends is None:
        return first
    if int(ends) % 100 != (first + 1) % 100:
        raise Refused("the year cannot be read: write 2025, 2024/25 or 202425")
    return first + 1


def area(row: Row, _: Names) -> Keep:
    """Area, code, region; "NA" says that it is itself a region, or England."""
    if not row["area"]:
        raise Refused("the area is blank")
    region = "" if row["region"].casefold() in {"", "na", "n/a"} else row["region"]
    return row["area"], _code(row["code"]), region


def neighbour(row: Row, names: Names) -> Keep:
    """Area, place (1 is the closest), neighbour, closeness."""
    place = row["place"].removesuffix(".0")
    if not place.isdecimal() or not 1 <= int(place) <= 50:
        raise Refused("the rank is no whole number from 1")
    area, other = names.authority(row["area"]).name, names.authority(row["neighbour"]).name
    if area == other:
        raise Refused("an authority is no neighbour of its own")
    return area, int(place), other, row["closeness"]


def inspection(row: Row, names: Names) -> Keep:
    """Area, days inspected and published, and the judgements as they are worded."""
    if not row["overall"]:
        raise Refused("the overall judgement is blank")
    days = (row["inspected"][:10], row["published"][:10])
    return (names.authority(row["area"]).name, *days, *(row[name] for name in JUDGEMENTS))


def _code(cell: str) -> str:
    return cell.removesuffix(".0")


def _by_measure() -> dict[str, str]:
    return {one.measure.casefold(): name for name, one in definitions().items()}


@dataclass(frozen=True)
class Kind:
    """One kind of publication: how its headings are written, what its rows must have, and what of them is kept.

    ``unique`` are the kept columns that no two rows share.
    """

    name: str
    headings: Mapping[str, Sequence[str]]
    needs: tuple[tuple[str, ...], ...]  #: of each group one heading has to be there
    keep: Callable[[Row, Names], Keep]
    kept: tuple[str, ...]
    unique: tuple[str, ...]


_AREA = ("area", "local_authority", "la_name", "la", "authority")
_INSPECTED = ("inspected", "published", *JUDGEMENTS)

#: Areas first: what follows in one import may name them.
KINDS = (
    Kind(
        "areas",
        {"area": _AREA, "code": ("la_code", "code"), "region": ("region",)},
        (("area",), ("code",), ("region",)),
        area,
        ("area", "code", "region"),
        ("area",),
    ),
    Kind(
        "figures",
        {
            "area": _AREA,
            "indicator": ("indicator",),
            "measure": ("source_measure", "measure"),
            "unit": ("unit",),
            "year": ("year", "time_period"),
            "value": ("value",),
            "symbol": ("symbol",),
        },
        (("area",), ("indicator", "measure"), ("year",), ("value",)),
        figure,
        ("indicator", "area", "year", "unit", "value", "symbol"),
        ("indicator", "area", "year"),
    ),
    Kind(
        "neighbours",
        {"area": _AREA, "place": ("rank", "place"), "neighbour": ("neighbour",), "closeness": ("closeness",)},
        (("area",), ("place",), ("neighbour",)),
        neighbour,
        ("area", "place", "neighbour", "closeness"),
        ("area", "place"),
    ),
    Kind(
        "inspections",
        {"area": _AREA, **{name: (name,) for name in _INSPECTED}},
        (("area",), ("overall",), ("published", "inspected")),
        inspection,
        ("area", *_INSPECTED),
        ("area",),
    ),
)
