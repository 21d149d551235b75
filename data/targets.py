"""What an organisation wants of each indicator, whose, for how long, and who said so: never part of a definition."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, cached_property
from math import inf, isnan
from pathlib import Path

import pandas as pd

from data.cells import day_of, text_of
from data.results import Unit, UnitKind

FILE = Path(__file__).parent / "reference" / "targets.csv"
READS = ("value", "late", "longest")
SENSES = ("at_least", "at_most")

#: The trust as the holder of a target.
TRUST = (UnitKind.TRUST, "")
Holder = tuple[UnitKind, str]

#: How people say a target: from the indicator, which number it reads, its sense and its limit.
Speak = Callable[[str, str, str, float], str]


@dataclass(frozen=True)
class Target:
    """Green up to one limit, amber up to the next, red beyond. Both limits belong to the better side.

    ``reads`` says which number is held against them: the indicator's value, how many of its open cases are late, or
    its longest case. ``words`` is how people say it. An open ``valid_to`` lasts until the next of the same unit begins.
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
    unit_kind: UnitKind = UnitKind.TRUST
    unit_id: str = ""
    set_on: date | None = None
    unit_name: str = ""  #: what people call the unit; "" for the trust

    @property
    def is_proposed(self) -> bool:
        """True until somebody who may has agreed it."""
        return self.status != "agreed"

    @property
    def holder(self) -> Holder:
        """Whose it is."""
        return self.unit_kind, self.unit_id

    def holds(self, day: date) -> bool:
        """True on the days this target is for, both ends included."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Step:
    """One target for as long as it held, both days included."""

    first: date
    last: date
    target: Target


@dataclass(frozen=True)
class Targets:
    """Every target, of every period and unit: those recorded here, and the proposals that Sightline comes with.

    ``above`` says which unit a unit belongs to, so that a team without a target has its service's.
    """

    rows: tuple[Target, ...]
    recorded: tuple[Target, ...] = ()
    above: Mapping[Holder, Holder] = field(default_factory=dict)

    @classmethod
    @cache
    def standing(cls) -> Targets:
        """The proposals of data/reference/targets.csv: nobody here has agreed them."""
        with FILE.open(encoding="utf-8", newline="") as file:
            return cls.of(csv.DictReader(file))

    @classmethod
    def of(cls, rows: Iterable[dict[str, str]]) -> Targets:
        """From rows of text. ValueError says which row says something we cannot hold a number against."""
        return cls(tuple(_target(row) for row in rows))

    def with_records(self, records: pd.DataFrame, units: Iterable[Unit], speak: Speak) -> Targets:
        """These as proposals beneath the targets recorded here, in a store that has these units."""
        known = {(unit.kind, unit.id): unit for unit in units}
        parents = {holder: parent for holder, unit in known.items() if (parent := _parent(unit)) is not None}
        rows = tuple(recorded(records, speak, {holder: unit.name for holder, unit in known.items() if holder != TRUST}))
        return replace(self, recorded=rows, above=parents)

    def on(self, indicator: str, day: date, unit: Unit | None = None) -> Target | None:
        """The target of a unit that held on a day: its own, else that of the nearest unit above it that had one.

        A target recorded here comes before every proposal. Of those of one unit, the one that began last, and after
        its end none.
        """
        known = self._by_indicator.get(indicator, ())
        holders = list(self._line(unit))
        for rows in known:
            for holder in holders:
                begun = [row for row in rows if row.holder == holder and row.valid_from <= day]
                newest = max(begun, key=lambda row: row.valid_from, default=None)
                if newest is not None and newest.holds(day):
                    return newest
        return None

    def steps(self, indicator: str, unit: Unit | None, first: date, last: date) -> tuple[Step, ...]:
        """The targets of a unit over a run of days, oldest first, each for as long as it held; gaps have none."""
        rows = [row for rows in self._by_indicator.get(indicator, ()) for row in rows]
        edges = {row.valid_from for row in rows}
        edges |= {row.valid_to + timedelta(days=1) for row in rows if row.valid_to is not None}
        begins = [first, *sorted(edge for edge in edges if first < edge <= last)]
        found: list[Step] = []
        for begin, after in zip(begins, [*begins[1:], last + timedelta(days=1)], strict=True):
            target, end = self.on(indicator, begin, unit), after - timedelta(days=1)
            if target is None or end < begin:
                continue
            if found and found[-1].target == target and found[-1].last + timedelta(days=1) == begin:
                found[-1] = replace(found[-1], last=end)
            else:
                found.append(Step(begin, end, target))
        return tuple(found)

    def of_indicator(self, indicator: str) -> list[Target]:
        """Every target of an indicator, the newest first: those recorded here, else those proposed."""
        known = self._by_indicator.get(indicator, ([], []))
        return sorted(known[0] or known[1], key=lambda row: (row.valid_from, row.holder), reverse=True)

    @cached_property
    def _by_indicator(self) -> dict[str, tuple[list[Target], list[Target]]]:
        """Of each indicator, those recorded and those proposed."""
        found: dict[str, tuple[list[Target], list[Target]]] = {}
        for place, rows in enumerate((self.recorded, self.rows)):
            for row in rows:
                found.setdefault(row.indicator, ([], []))[place].append(row)
        return found

    def _line(self, unit: Unit | None) -> Iterator[Holder]:
        """A unit and those above it, nearest first, up to the trust."""
        holder = TRUST if unit is None else (unit.kind, unit.id)
        while holder != TRUST:
            yield holder
            known = self.above.get(holder)
            holder = TRUST if known is None or known == holder else known
        yield TRUST


def _parent(unit: Unit) -> Holder | None:
    kind = {UnitKind.WORKER: UnitKind.TEAM, UnitKind.TEAM: UnitKind.SERVICE}.get(unit.kind)
    return None if kind is None else (kind, unit.parent)


def recorded(records: pd.DataFrame, speak: Speak, names: Mapping[Holder, str]) -> Iterator[Target]:
    """The targets of a frame of target records, with the names of the units they are of."""
    for row in records.to_dict("records"):
        kind, unit_id = UnitKind(row["unit_kind"]), text_of(row["unit_id"])
        yield Target(
            indicator=row["indicator"],
            reads=row["reads"],
            sense=row["sense"],
            green=row["green"],
            amber=_never_red(row["sense"]) if isnan(row["amber"]) else row["amber"],
            any_late_is_red=row["any_late_is_red"] == "Y",
            words=speak(row["indicator"], row["reads"], row["sense"], row["green"]),
            valid_from=row["valid_from"].date(),
            valid_to=day_of(row["valid_to"]),
            status=row["status"],
            set_by=row["set_by"],
            source=text_of(row["source"]),
            unit_kind=kind,
            unit_id=unit_id,
            set_on=day_of(row["set_on"]),
            unit_name=names.get((kind, unit_id), unit_id),
        )


def _never_red(sense: str) -> float:
    return inf if sense == "at_most" else -inf


def _target(row: dict[str, str]) -> Target:
    name = row["indicator"]
    if row["reads"] not in READS:
        raise ValueError(f"target of {name} reads {row['reads']}: write one of {', '.join(READS)}")
    if row["sense"] not in SENSES:
        raise ValueError(f"target of {name} has sense {row['sense']}: write one of {', '.join(SENSES)}")
    return Target(
        indicator=name,
        reads=row["reads"],
        sense=row["sense"],
        green=float(row["green"]),
        amber=float(row["amber"]) if row["amber"] else _never_red(row["sense"]),
        any_late_is_red=row["any_late_is_red"] == "Y",
        words=row["words"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        status=row["status"],
        set_by=row["set_by"],
        source=row["source"],
        amber_words=row.get("amber_words", ""),
        unit_kind=UnitKind(row.get("unit_kind") or "trust"),
        unit_id=row.get("unit_id", ""),
        set_on=date.fromisoformat(row["set_on"]) if row.get("set_on") else None,
    )
