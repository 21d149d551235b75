"""Cases as they are read by people: of an indicator and of some teams, with days as dates and answers in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import sqlalchemy as sa
from numpy.typing import NDArray

from data.results import Unit, UnitKind
from data.store import schema
from data.store.case_blocks import BLANK, DAYS, OPEN, Asked, unpack_cases
from data.store.visibility import Visibility

#: How long cases are kept after they end, in calendar months; older ones are counted anew from the tables.
CASE_MONTHS = 13

MET_WORDS = {0: "not met", 1: "met", -1: "unknown", 2: "running"}

COLUMNS = ("ref", "person", "service", "team", "worker", *DAYS, "met", "value", "category")

_WORDS = np.array([MET_WORDS[answer] for answer in (0, 1, 2, -1)], dtype=object)


def teams_of(visible: Visibility, unit: Unit | None) -> frozenset[str] | None:
    """The teams whose cases are listed; None is every one, also those that no number was counted for."""
    if unit is None or unit.kind in (UnitKind.TRUST, UnitKind.WORKER):
        return None if visible.is_whole else visible.team_ids
    if unit.kind is UnitKind.TEAM:
        return visible.team_ids & {unit.id}
    return frozenset(team.id for team in visible.units if team.kind is UnitKind.TEAM and team.parent == unit.id)


def read_cases(connection: sa.Connection, indicator: str, asked: Asked, earlier: int | None = None) -> pd.DataFrame:
    """The cases of an indicator that are asked for, as COLUMNS, team by team; of an earlier load where it is kept."""
    block = schema.CASE_BLOCK if earlier is None else schema.CASE_BLOCK_BEFORE
    wanted = [block.c.indicator == indicator]
    if earlier is not None:
        wanted.append(schema.CASE_BLOCK_BEFORE.c.load_id == earlier)
    body = connection.execute(sa.select(block.c.body).where(*wanted)).scalar()
    found = [] if body is None else list(unpack_cases(bytes(body), asked))
    return pd.DataFrame({name: _column(name, found) for name in COLUMNS})


def _column(name: str, found: Sequence[Mapping[str, NDArray[Any]]]) -> Any:
    parts = [chunk[name] for chunk in found]
    if name in DAYS:
        days = np.concatenate([np.zeros(0, np.int32), *parts])
        none = (days == BLANK) | (days == OPEN)
        dates = np.where(none, 0, days).astype("datetime64[D]").astype("datetime64[s]")
        return np.where(none, np.datetime64("NaT", "s"), dates)
    if name == "value":
        return np.concatenate([np.zeros(0), *parts])
    if name == "met":
        return pd.Series(_WORDS[np.concatenate([np.zeros(0, np.int8), *parts])], dtype=object)
    return pd.Series(np.concatenate([np.zeros(0, object), *parts]), dtype=object)
