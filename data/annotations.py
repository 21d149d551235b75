"""What happened, as people recorded it, and which of it belongs on a chart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
