"""The authorities and regions of England by name: however a person, a council or a publication spells one."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "reference" / "areas.csv"
ENGLAND = "England"

#: Words that tell what kind of place it is and not which: "Kingston Upon Hull, City of", "London Borough of Camden".
_KIND = frozenset(
    ["of", "the", "city", "county", "borough", "council", "metropolitan", "district", "royal", "london", "unitary"]
)

#: Words that begin alike in so many letters may be meant for each other; points of the compass are in too many names.
_ALIKE = 4
_COMPASS = frozenset({"north", "south", "east", "west", "upon", "central"})


@dataclass(frozen=True)
class Area:
    """One authority, or, where ``region`` is blank, a region or England. ``ended`` is the day others replaced it."""

    name: str
    code: str
    region: str
    ended: date | None = None

    @property
    def is_authority(self) -> bool:
        """True of what runs children's services, now or once."""
        return bool(self.region)


@dataclass(frozen=True)
class Areas:
    """Every area of the publications."""

    rows: tuple[Area, ...]
    _exact: dict[str, Area] = field(init=False, repr=False, compare=False)
    _bare: dict[str, Area] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        exact: dict[str, Area] = {}
        bare: dict[str, Area] = {}
        for row in self.rows:
            exact.setdefault(_plain(row.name), row)
            if row.is_authority and (words := _bare(row.name)):
                bare.setdefault(words, row)
        object.__setattr__(self, "_exact", exact)
        object.__setattr__(self, "_bare", bare)

    @classmethod
    @cache
    def standing(cls) -> Areas:
        """Those of data/reference/areas.csv."""
        with FILE.open(encoding="utf-8", newline="") as file:
            return cls(
                tuple(
                    Area(
                        row["area"],
                        row["code"],
                        row["region"],
                        date.fromisoformat(row["ended"]) if row["ended"] else None,
                    )
                    for row in csv.DictReader(file)
                )
            )

    def overlaid(self, newer: Iterable[Area]) -> Areas:
        """These with newer ones in their place. A name that is known stays as it is spelt, and an end stays known."""
        held = {row.name: row for row in self.rows}
        for row in newer:
            before = self._exact.get(_plain(row.name)) or (self._bare.get(_bare(row.name)) if row.region else None)
            known = row if before is None else replace(row, name=before.name, ended=row.ended or before.ended)
            held[known.name] = known
        return Areas(tuple(held.values()))

    def find(self, name: str) -> Area | None:
        """The area of a name as people spell it: capitals, commas, "&" and words such as "City of" do not matter."""
        return self._exact.get(_plain(name)) or self._bare.get(_bare(name))

    def authority(self, name: str) -> Area:
        """The authority of a name. ValueError names the nearest there are."""
        found = self.find(name)
        if found is not None and found.is_authority:
            return found
        near = self.near(name)
        instead = f"did you mean {' or '.join(near)}?" if near else "write it as areas.csv does."
        raise ValueError(f"There is no authority called “{name}”: {instead}")

    def near(self, name: str, most: int = 3) -> list[str]:
        """Today's authorities that are spelt nearly so, or have a word that begins as one of the name's does."""
        known = {_plain(row.name): row.name for row in self.authorities()}
        alike = [plain for plain in known if _beginnings(name) & _beginnings(plain)]
        sharing = get_close_matches(_plain(name), alike, n=most, cutoff=0)
        close = get_close_matches(_plain(name), list(known), n=most, cutoff=0.75)
        return [known[plain] for plain in dict.fromkeys([*sharing, *close])][:most]

    def region_of(self, area: Area) -> Area | None:
        """The region's own row: "Outer London" is published as "London (Outer)"."""
        wanted = set(_plain(area.region).split())
        return next(
            (row for row in self.rows if not row.is_authority and set(_plain(row.name).split()) == wanted), None
        )

    def authorities(self) -> list[Area]:
        """The authorities of today: those that others have replaced are left out."""
        return [row for row in self.rows if row.is_authority and row.ended is None]

    def in_region(self, region: str) -> list[Area]:
        """Today's authorities of one region."""
        return [row for row in self.authorities() if _plain(row.region) == _plain(region)]


def _plain(name: str) -> str:
    """Words in small letters, without what is no letter: "St. Helens" is "st helens"."""
    words = re.findall(r"[a-z0-9]+", name.casefold().replace("&", " and ").replace("’", "'").replace("'", ""))
    return " ".join(words)


def _bare(name: str) -> str:
    return " ".join(word for word in _plain(name).split() if word not in _KIND)


def _beginnings(name: str) -> set[str]:
    return {word[:_ALIKE] for word in _bare(name).split() if len(word) >= _ALIKE and word not in _COMPASS}
