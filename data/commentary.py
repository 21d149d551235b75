"""What people wrote beside a number of a month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.cells import day_of, text_of
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
    changed_at: str = ""

    @property
    def words(self) -> str:
        """Both, and whose words they are."""
        parts = [self.says, f"What we are doing: {self.doing}" if self.doing else ""]
        return f"{' '.join(filter(None, parts))} ({self.by})"


Comments = Mapping[Number, Comment]


def comments(rows: Iterable[Mapping[Any, Any]]) -> dict[Number, Comment]:
    """The comments of records, by the number they are about."""
    return {_about(row): _comment(row) for row in rows}


def comment_on(held: Comments, indicator: str, unit: Unit, day: date | None) -> Comment | None:
    """The comment on the number of the month that a day lies in."""
    return None if day is None else held.get((indicator, unit.kind, unit.id, day.replace(day=1)))


def _about(row: Mapping[Any, Any]) -> Number:
    month = day_of(row["month"]) or date.min
    return row["indicator"], UnitKind(row["unit_kind"]), text_of(row["unit_id"]), month


def _comment(row: Mapping[Any, Any]) -> Comment:
    return Comment(
        says=row["says"],
        doing=text_of(row["doing"]),
        by=text_of(row["written_by"]) or text_of(row["changed_by"]),
        on=day_of(row["written_on"]),
        changed_at=text_of(row["changed_at"]),
    )
