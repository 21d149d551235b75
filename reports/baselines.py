"""Decisions about the baselines of control charts, as people recorded them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from data.results import UnitKind
from data.scope import Scope
from data.store import Store
from indicators.spc.baseline import Rebase


def decisions(store: Store, scope: Scope) -> tuple[Rebase, ...]:
    """The decisions that the scope may see."""
    rows: list[dict[str, Any]] = store.records(scope, "rebase").to_dict("records")  # type: ignore[assignment]
    return tuple(
        Rebase(
            indicator=row["indicator"],
            unit_kind=UnitKind(row["unit_kind"]),
            unit_id=row["unit_id"] or "",
            since=row["since"].date(),
            fixed_to=None if pd.isna(row["fixed_to"]) else row["fixed_to"].date(),
            reason=row["reason"],
            by=row["decided_by"],
            decided_on=row["decided_on"].date(),
        )
        for row in rows
    )
