"""What happened, as people recorded it, and which of it belongs on a chart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

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
            on=_day(row["happened_on"]) or date.min,
            until=_day(row["until"]),
            what=row["what"],
            unit_kind=UnitKind(row["unit_kind"]),
            unit_id=_text(row["unit_id"]),
            indicator=_text(row["indicator"]),
            by=_text(row["changed_by"]),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.id)))


def _text(cell: Any) -> str:
    return cell if isinstance(cell, str) else ""


def _day(cell: Any) -> date | None:
    if cell is None or cell != cell:  # noqa: PLR0124 - NaT is not itself
        return None
    return cell.date() if isinstance(cell, datetime) else cell
