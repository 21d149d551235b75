"""The open work already late that stands beside a percentage, in words that no surface may leave out."""

from __future__ import annotations

from datetime import date

import pandas as pd

from indicators.kinds import Direction, Fold, Indicator, Proportion
from indicators.worklist import late

#: What an indicator says of itself where being on its list is the breach.
EVERY_DAY = "every day"


def late_count(
    listed: Indicator,
    met: int | None = None,
    of: int | None = None,
    *,
    frame: pd.DataFrame | None = None,
    on: date | None = None,
) -> int | None:
    """How many are late: of a stock percentage its other side, else the open cases of ``listed`` past their limit.

    ``frame`` holds the cases of ``listed``, as the store lists them on the day ``on``. None where nothing can be late:
    of a mix neither side is wanted, and events without a limit are never past it.
    """
    if isinstance(listed, Proportion) and listed.direction is Direction.NEITHER:
        return None
    if listed.fold is Fold.STOCK and isinstance(listed, Proportion):
        other = met if listed.direction is Direction.LOWER or met is None or of is None else of - met
        return None if of is None else other
    return None if frame is None or on is None else _listed_late(listed, frame, on)


def _listed_late(listed: Indicator, frame: pd.DataFrame, on: date) -> int | None:
    if isinstance(listed, Proportion):
        has_limit = frame.empty or bool(frame["due"].notna().any())
        return int(((frame["met"] == "not met") & frame["done"].isna()).sum()) if has_limit else None
    if listed.late == EVERY_DAY:
        return len(frame)
    return int(late(frame, on, working=listed.late_in_working_days).sum())


def noun(listed: Indicator) -> str:
    """What the cases that ``late_count`` counts are called.

    They are late where a limit of time has passed them. The other side of a percentage of what stands is not always
    that: a child placed far away is over a limit, and one whose home did not last a year is late for nothing.
    """
    if listed.late or not isinstance(listed, Proportion) or listed.fold is not Fold.STOCK:
        return "late now"
    return "over the limit" if listed.direction is Direction.LOWER else "not met"


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
        return f"None {noun(listed)}"
    why = f": {listed.late}" if listed.late and listed.late != EVERY_DAY else ""
    return f"{number_of:,} {noun(listed)}{why}"
