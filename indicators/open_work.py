"""The open work already late that stands beside a percentage, in words that no surface may leave out."""

from __future__ import annotations

from datetime import date

import pandas as pd

from indicators.kinds import Direction, Fold, Indicator, Proportion
from indicators.worklist import late


def late_count(
    listed: Indicator,
    met: int | None = None,
    of: int | None = None,
    *,
    frame: pd.DataFrame | None = None,
    on: date | None = None,
) -> int | None:
    """How many are late: of a stock percentage its other side, else the open cases of ``listed`` past their limit.

    ``frame`` holds the cases of ``listed``, as the store lists them on the day ``on``. None where it cannot be told.
    """
    if listed.fold is Fold.STOCK and isinstance(listed, Proportion):
        if met is None or of is None:
            return None
        return met if listed.direction is Direction.LOWER else of - met
    if frame is None or on is None:
        return None
    if isinstance(listed, Proportion):
        return int(((frame["met"] == "not met") & frame["done"].isna()).sum())
    return int(late(frame, on, working=listed.late_in_working_days).sum())


def late_words(
    listed: Indicator,
    met: int | None = None,
    of: int | None = None,
    *,
    frame: pd.DataFrame | None = None,
    on: date | None = None,
) -> str:
    """The same in words: 12 late now: open more than 45 working days; none late now."""
    number_of = late_count(listed, met, of, frame=frame, on=on)
    if number_of is None:
        return ""
    if not number_of:
        return "None late now"
    why = f": {listed.late}" if listed.late else ""
    return f"{number_of:,} late now{why}"
