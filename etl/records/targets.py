"""Targets from a file or a page: rows that contradict themselves, their indicator or each other are not written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from data.results import Unit, UnitKind
from data.scope import EVERYTHING
from data.store import Refused, Store
from indicators.catalogue import INDICATORS
from indicators.targeting import filled, refusals

Row = Mapping[str, Any]


def refused(rows: Sequence[dict[str, Any]], columns: Collection[str], store: Store) -> list[Refused]:
    """The rows that may not be targets, and why; the others are filled with what their blanks mean.

    ``columns`` are those of their file: a row without one of them had a cell there that could not be read.
    """
    held = {_key(row): row for row in recorded(store)}
    units = store.units(EVERYTHING) if store.version(EVERYTHING) else []
    found: dict[int, str] = {}
    whole: dict[int, Row] = {}
    for place, row in enumerate(rows):
        unread = sorted(set(columns) - row.keys())
        if not row.get("unit_kind") and not row.get("unit_id"):
            row["unit_kind"] = "trust"
        row["unit_id"] = _unit(row, units)
        stands = held.get(_key(row), {})
        row.update(filled({**stands, **row}, INDICATORS.get(row.get("indicator") or "")))
        if unread:
            found[place] = f"{unread[0]} cannot be read, and a target is taken whole or not at all: write it again"
        elif not stands and _is_nowhere(row, units):
            found[place] = f"unit_id names no {row['unit_kind']} of the latest load: write its name as the pages do"
        else:
            whole[place] = {**stands, **row}
    found |= refusals(whole, held.values(), INDICATORS)
    return [Refused(place, why) for place, why in sorted(found.items())]


def recorded(store: Store) -> Iterator[Row]:
    """The targets that stand, as rows of a file: days as dates, blanks as None."""
    frame = store.records(EVERYTHING, "target")
    for row in frame.to_dict("records"):
        yield {str(name): _cell(value) for name, value in row.items()}


def _cell(value: Any) -> Any:
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


def _key(row: Row) -> tuple[Any, ...]:
    return tuple(row.get(name) or "" for name in ("indicator", "unit_kind", "unit_id", "valid_from"))


def _of_kind(row: Row, units: list[Unit]) -> list[Unit]:
    return [unit for unit in units if unit.kind.value == row.get("unit_kind")]


def _unit(row: Row, units: list[Unit]) -> str | None:
    """The id of the unit a row names by id or, where only one has it, by name; else what it says."""
    said = " ".join(str(row.get("unit_id") or "").split())
    known = _of_kind(row, units)
    if not said or any(unit.id == said for unit in known):
        return said or None
    named = [unit.id for unit in known if unit.name.casefold() == said.casefold()]
    return named[0] if len(named) == 1 else said


def _is_nowhere(row: Row, units: list[Unit]) -> bool:
    known = _of_kind(row, units)
    return bool(
        known and row["unit_kind"] != UnitKind.TRUST and row["unit_id"] and row["unit_id"] not in {u.id for u in known}
    )
