"""What people wrote beside a number of a month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from data.results import Unit, UnitKind

#: Whose number of which month: indicator, kind and id of the unit, first day of the month.
Number = tuple[str, UnitKind, str, date]


@dataclass(frozen=True)
class Comment:
    """What is behind a number and what is being done; who wrote it, and when."""

    says: str
    doing: str
    by: str
    on: date | None

    @property
    def words(self) -> str:
        """Both, and whose words they are."""
        parts = [self.says, f"What we are doing: {self.doing}" if self.doing else ""]
        return f"{' '.join(filter(None, parts))} ({self.by})"


Comments = Mapping[Number, Comment]


def comments(rows: Iterable[Mapping[Any, Any]]) -> dict[Number, Comment]:
    """The comments of records, by the number they are about."""
    return {
        (row["indicator"], UnitKind(row["unit_kind"]), _text(row["unit_id"]), _day(row["month"]) or date.min): Comment(
            says=row["says"],
            doing=_text(row["doing"]),
            by=_text(row["written_by"]) or _text(row["changed_by"]),
            on=_day(row["written_on"]),
        )
        for row in rows
    }


def comment_on(held: Comments, indicator: str, unit: Unit, day: date | None) -> Comment | None:
    """The comment on the number of the month that a day lies in."""
    return None if day is None else held.get((indicator, unit.kind, unit.id, day.replace(day=1)))


def _text(cell: Any) -> str:
    return cell if isinstance(cell, str) else ""


def _day(cell: Any) -> date | None:
    if cell is None or cell != cell:  # noqa: PLR0124 - NaT is not itself
        return None
    return cell.date() if isinstance(cell, datetime) else cell
