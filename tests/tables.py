"""Worked examples as people write them, tables in ASCII, and the typed frames that a load would make of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from data.tables import DECLARED, Type

LONDON = ZoneInfo("Europe/London")
#: Dates that systems write where they have none.
NO_DATE = {"1900-01-01", "9999-12-31"}

Rows = Iterable[Mapping[str, Any]]


def table(text: str) -> pd.DataFrame:
    """A table drawn with ``|`` as a frame of strings, None where a cell is empty.

    A first column without a heading says why each row is there; it becomes the index.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return pd.DataFrame()
    heading, *body = ([cell.strip() for cell in line.split("|")] for line in lines)
    for cells in body:
        if len(cells) != len(heading):
            raise ValueError(f"{len(cells)} cells under {len(heading)} headings: {' | '.join(cells)}")
    frame = pd.DataFrame([[cell or None for cell in cells] for cells in body], columns=heading, dtype=object)
    return frame.set_index("", drop=True) if heading[0] == "" else frame


def typed(name: str, example: str | pd.DataFrame | Rows) -> pd.DataFrame:
    """The declared table with every column it has, from an example that mentions only those that matter.

    A key that is not mentioned is the row's number, because a row without one would have been set aside.
    """
    declared = DECLARED[name]
    rows = _rows(example)
    strangers = {column for row in rows for column in row} - set(declared.names)
    if strangers:
        raise KeyError(f"{name} has no {sorted(strangers)}; it has {', '.join(declared.names)}")
    keyed = any(declared.key in row for row in rows)
    columns = {}
    for column in declared.columns:
        cells = [row.get(column.name) for row in rows]
        if column.name == declared.key and not keyed:
            cells = [f"{number:04}" for number in range(1, len(rows) + 1)]
        columns[column.name] = _column(column.type, cells)
    return pd.DataFrame(columns)


def tables(**examples: str | pd.DataFrame | Rows) -> dict[str, pd.DataFrame]:
    """Every table there is: those of the example, and the others empty."""
    strangers = set(examples) - set(DECLARED)
    if strangers:
        raise KeyError(f"no such table: {sorted(strangers)}; there are {', '.join(sorted(DECLARED))}")
    return {name: typed(name, examples[name]) if name in examples else _empty(name).copy() for name in DECLARED}


def supplied(**examples: str | pd.DataFrame | Rows) -> dict[str, frozenset[str]]:
    """The tables and columns that the example mentions, as if the source had brought no others."""
    found = {}
    for name, example in examples.items():
        mentioned = (
            example if isinstance(example, pd.DataFrame) else table(example) if isinstance(example, str) else None
        )
        columns = mentioned.columns if mentioned is not None else {key for row in _rows(example) for key in row}
        found[name] = frozenset(columns) | ({DECLARED[name].key} if DECLARED[name].key else frozenset())
    return found


def everything_supplied() -> dict[str, frozenset[str]]:
    """Every column of every table, as if the source had brought all of them."""
    return {name: frozenset(declared.names) for name, declared in DECLARED.items()}


@cache
def _empty(name: str) -> pd.DataFrame:
    return typed(name, ())


def _rows(example: str | pd.DataFrame | Rows) -> list[dict[str, Any]]:
    if isinstance(example, str):
        example = table(example)
    if isinstance(example, pd.DataFrame):
        return [{str(key): value for key, value in row.items()} for row in example.to_dict("records")]
    return [dict(row) for row in example]


def _column(kind: Type, cells: list[Any]) -> pd.Series:
    if kind is Type.DATE:
        return pd.Series(pd.to_datetime([_day(cell) for cell in cells], errors="coerce")).astype("datetime64[s]")
    if kind in (Type.NUMBER, Type.INTEGER):
        return pd.to_numeric(pd.Series(cells, dtype=object), errors="coerce").astype("float64")
    read = {Type.INSTANT: instant_text, Type.FLAG: _flag, Type.LINK: _link}.get(kind, _text)
    return pd.Series([read(cell) for cell in cells], dtype=object)


def _text(cell: Any) -> str | None:
    return None if pd.isna(cell) or str(cell).strip() == "" else str(cell).strip()


def _flag(cell: Any) -> str | None:
    text = _text(cell)
    return text.upper() if text else None


def _link(cell: Any) -> str | None:
    text = _text(cell)
    return None if text == "-1" else text


def _day(cell: Any) -> str | None:
    text = cell.isoformat() if isinstance(cell, date) else _text(cell)
    return None if text is None or text in NO_DATE else text


def instant_text(cell: Any) -> str | None:
    """A time as frames hold it: in UTC with a Z, or the day alone; a time without an offset is London's wall clock."""
    text = _day(cell)
    if text is None or len(text) == len("2026-06-30"):
        return text
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(
            tzinfo=LONDON
        )  # the doubled October hour is summer time, the missing March one winter's
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
