"""Cases as they are kept: where those of an indicator and of some teams stand, and how they are read by people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import sqlalchemy as sa

from data.results import Unit, UnitKind
from data.store import schema
from data.store.visibility import Visibility

#: How long cases are kept after they end, in calendar months; older ones are counted anew from the tables.
CASE_MONTHS = 13

MET_WORDS = {0: "not met", 1: "met", -1: "unknown", 2: "running"}

_DAYS = ("start", "end", "opened", "due", "done")
COLUMNS = ("ref", "person", "service", "team", "worker", *_DAYS, "met", "value", "category")


def teams_of(visible: Visibility, unit: Unit | None) -> frozenset[str] | None:
    """The teams whose cases are listed; None is every one, also those that no number was counted for."""
    if unit is None or unit.kind in (UnitKind.TRUST, UnitKind.WORKER):
        return None if visible.is_whole else visible.team_ids
    if unit.kind is UnitKind.TEAM:
        return visible.team_ids & {unit.id}
    return frozenset(team.id for team in visible.units if team.kind is UnitKind.TEAM and team.parent == unit.id)


def ranges(connection: sa.Connection, indicator: str, teams: frozenset[str] | None) -> list[tuple[int, int]]:
    """Which rows hold the cases of an indicator and of these teams, as few ranges as may be."""
    span = schema.CASE_SPAN
    asked = sa.select(span.c.team_id, span.c.first, span.c.last).where(span.c.indicator == indicator)
    found: list[tuple[int, int]] = []
    for team, first, last in connection.execute(asked.order_by(span.c.first)):
        if teams is not None and team not in teams:
            continue
        if found and found[-1][1] + 1 == first:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def case_frame(rows: Sequence[Any]) -> pd.DataFrame:
    """Rows of COLUMNS as a frame: days as dates, ``met`` in words."""
    held: list[Sequence[Any]] = list(zip(*rows, strict=True)) if rows else [()] * len(COLUMNS)
    columns: dict[str, Any] = {}
    for name, values in zip(COLUMNS, held, strict=True):
        if name in _DAYS:
            days = np.array([np.nan if value is None else value for value in values], dtype=np.float64)
            known = np.where(np.isnan(days), 0, days).astype("datetime64[D]").astype("datetime64[s]")
            columns[name] = np.where(np.isnan(days), np.datetime64("NaT", "s"), known)
        elif name == "value":
            columns[name] = np.array(values, dtype=np.float64)
        else:
            words = [MET_WORDS[value] for value in values] if name == "met" else values
            columns[name] = pd.Series(words, dtype=object)
    return pd.DataFrame(columns)
