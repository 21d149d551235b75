"""What an organisation wants of each indicator, for how long, and who said so: never part of a definition."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import inf
from pathlib import Path

FILE = Path(__file__).parent / "reference" / "targets.csv"
READS = ("value", "late", "longest")
SENSES = ("at_least", "at_most")


@dataclass(frozen=True)
class Target:
    """Green up to one limit, amber up to the next, red beyond. Both limits belong to the better side.

    ``reads`` says which number is held against them: the indicator's value, how many of its open cases are late, or
    its longest case. ``words`` is how people say it.
    """

    indicator: str
    reads: str
    sense: str
    green: float
    amber: float
    any_late_is_red: bool
    words: str
    valid_from: date
    valid_to: date | None
    status: str  #: "agreed", or "proposed" where nobody here has agreed it yet
    set_by: str
    source: str
    amber_words: str = ""  #: what amber is called, where "close to target" would not do

    @property
    def is_proposed(self) -> bool:
        """True until somebody who may has agreed it."""
        return self.status != "agreed"

    def holds(self, day: date) -> bool:
        """True on the days this target is for, both ends included."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Targets:
    """Every target, of every period."""

    rows: tuple[Target, ...]

    @classmethod
    @cache
    def standing(cls) -> Targets:
        """Those of data/reference/targets.csv."""
        with FILE.open(encoding="utf-8", newline="") as file:
            return cls.of(csv.DictReader(file))

    @classmethod
    def of(cls, rows: Iterable[dict[str, str]]) -> Targets:
        """From rows of text. ValueError says which row says something we cannot hold a number against."""
        return cls(tuple(_target(row) for row in rows))

    def on(self, indicator: str, day: date) -> Target | None:
        """The target that held on a day; of two, the one that began later."""
        held = [row for row in self.rows if row.indicator == indicator and row.holds(day)]
        return max(held, key=lambda row: row.valid_from, default=None)


def _target(row: dict[str, str]) -> Target:
    name = row["indicator"]
    if row["reads"] not in READS:
        raise ValueError(f"target of {name} reads {row['reads']}: write one of {', '.join(READS)}")
    if row["sense"] not in SENSES:
        raise ValueError(f"target of {name} has sense {row['sense']}: write one of {', '.join(SENSES)}")
    never_red = inf if row["sense"] == "at_most" else -inf
    return Target(
        indicator=name,
        reads=row["reads"],
        sense=row["sense"],
        green=float(row["green"]),
        amber=float(row["amber"]) if row["amber"] else never_red,
        any_late_is_red=row["any_late_is_red"] == "Y",
        words=row["words"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        status=row["status"],
        set_by=row["set_by"],
        source=row["source"],
        amber_words=row.get("amber_words", ""),
    )
