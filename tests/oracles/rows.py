"""The extract as it stood at the end of a day: rows as plain dictionaries, without what had not happened yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from data.tables import DECLARED, Type
from tests.oracles.days import Moment, moment

#: What systems write where they have no date.
NO_DATES = {date(1900, 1, 1), date(9999, 12, 31)}


class Row(dict[str, Any]):
    """A row whose cells are also attributes; None where a cell is missing."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError as missing:
            raise AttributeError(name) from missing


def rows_as_of(name: str, frame: pd.DataFrame, as_of: date) -> list[Row]:
    """The rows of a table that were there on that day, dates after it blank (but for due dates and dates of birth)."""
    declared = DECLARED[name]
    found = []
    for values in frame.to_dict("records"):
        row = Row()
        is_there = True
        for column in declared.columns:
            cell = _cell(column.type, values.get(column.name))
            if not column.future and (day := _day(cell)) is not None and day > as_of:
                is_there = is_there and column.name != declared.starts
                cell = None
            row[column.name] = cell
        if is_there:
            found.append(row)
    return found


def event_days(name: str, rows: list[Row]) -> Iterator[date]:
    """Every day on which a row says that something happened: all dates but those that may lie in the future."""
    for column in DECLARED[name].columns:
        if column.type in (Type.DATE, Type.INSTANT) and not column.future:
            for row in rows:
                if (day := _day(row[column.name])) is not None:
                    yield day


def lacking(needs: tuple[str, ...], supplied: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Those of the needed tables ("posts") and columns ("contacts.decision_date") that the source did not bring."""
    return tuple(
        need
        for need in needs
        if (table := need.partition(".")[0]) not in supplied
        or ("." in need and need.partition(".")[2] not in supplied[table])
    )


def _cell(kind: Type, value: Any) -> Any:
    if value is None or value is pd.NaT or (isinstance(value, float) and value != value):  # noqa: PLR0124 -- NaN
        return None
    if kind is Type.DATE:
        day = pd.Timestamp(value).date()
        return None if day in NO_DATES else day
    if kind in (Type.NUMBER, Type.INTEGER):
        return float(value)
    text = str(value).strip()
    if text == "" or (kind is Type.LINK and text == "-1"):
        return None
    if kind is Type.INSTANT:
        return None if date.fromisoformat(text[:10]) in NO_DATES else moment(text)
    return text.upper() if kind in (Type.FLAG, Type.CODE) else text


def _day(cell: Any) -> date | None:
    if isinstance(cell, Moment):
        return cell.day
    return cell if isinstance(cell, date) else None
