"""What happened, as people recorded it, and which of it belongs on a chart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.cells import day_of, text_of
from data.results import Unit, UnitKind


@dataclass(frozen=True)
class Annotation:
    """One event: ``until`` is its last day where it lasted; an empty ``indicator`` concerns every number."""

    id: str
    on: date
    until: date | None
    what: str
    unit_kind: UnitKind
    unit_id: str
    indicator: str
    by: str

    def concerns(self, units: Iterable[Unit], indicator: str) -> bool:
        """True on a chart of that indicator about the first of the units, which the others stand above."""
        if self.indicator not in {"", indicator}:
            return False
        return self.unit_kind is UnitKind.TRUST or any(
            (unit.kind, unit.id) == (self.unit_kind, self.unit_id) for unit in units
        )


def in_order(rows: Iterable[Mapping[Any, Any]]) -> tuple[Annotation, ...]:
    """The events of records, the oldest first."""
    found = [
        Annotation(
            id=row["annotation_id"],
            on=day_of(row["happened_on"]) or date.min,
            until=day_of(row["until"]),
            what=row["what"],
            unit_kind=UnitKind(row["unit_kind"]),
            unit_id=text_of(row["unit_id"]),
            indicator=text_of(row["indicator"]),
            by=text_of(row["changed_by"]),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.id)))


def line_of(unit: Unit, units: Sequence[Unit]) -> list[Unit]:
    """A unit and those it belongs to, up to its service."""
    found = [unit]
    while found[-1].kind in {UnitKind.WORKER, UnitKind.TEAM}:
        above = UnitKind.TEAM if found[-1].kind is UnitKind.WORKER else UnitKind.SERVICE
        wanted = found[-1].parent or ""
        parent = next((one for one in units if one.kind is above and one.id == wanted), None)
        if parent is None:
            break
        found.append(parent)
    return found


def whose(one: Annotation, units: Sequence[Unit]) -> str:
    """The unit an event concerned, by name."""
    if one.unit_kind is UnitKind.TRUST:
        return "the whole trust"
    found = next((unit for unit in units if (unit.kind, unit.id) == (one.unit_kind, one.unit_id)), None)
    return found.name if found else f"a {one.unit_kind.value} that is not there any more"


def on_chart(
    held: Sequence[Annotation], indicator: str, line: Sequence[Unit], days: tuple[date, date]
) -> list[Annotation]:
    """The events on a chart of an indicator, drawn from one day to another, the oldest first.

    ``line`` is the unit that the chart is of, and those that it belongs to.
    """
    first, last = days
    return [
        one for one in held if one.on <= last and (one.until or one.on) >= first and one.concerns(line, indicator)
    ]
