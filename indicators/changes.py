"""What a load changed: figures of periods that were over before, the cases that moved them, and what moved by itself.

A figure of last month is not finished when the month is: work is recorded late, corrected, and given to another team.
Two loads tell of the same period, and the cases of both say why they differ. What is beyond chance is the judgement's
to say (judge.py); here only whether it says so for the first time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import inf, sqrt

import numpy as np
import pandas as pd

from data.results import Grain, Series, Unit
from indicators.comparing import Moment, moment
from indicators.judge import Judgement
from indicators.kinds import Fold, Indicator
from indicators.periods import is_whole

#: The periods whose figures people remember, the first that an indicator has.
REMEMBERED = (Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.ROLLING12, Grain.WEEK)


class What(StrEnum):
    """What became of a case between two loads."""

    LATE = "late"  #: counted now in a period that was over, and not then
    GONE = "gone"  #: counted then, and not now
    MOVED = "moved"  #: of another team now
    ANSWERED = "answered"  #: the same case with another answer


@dataclass(frozen=True)
class Revision:
    """The latest whole period that both loads know of one unit, as it was told then and as it is now.

    ``before`` or ``after`` is None where there was or is nothing to show; ``unknown`` is how many were not known, then
    and now.
    """

    indicator: Indicator
    unit: Unit
    grain: Grain
    first: int
    last: int
    before: Moment | None
    after: Moment | None
    unknown: tuple[int, int]


def remembered(indicator: Indicator) -> Grain | None:
    """The grain by which a figure is remembered; None for what is only known of the day of its extract."""
    if indicator.today_only:
        return None
    return next((grain for grain in REMEMBERED if grain in indicator.grains), None)


def revision(indicator: Indicator, before: Series, after: Series, until: int) -> Revision | None:
    """What became of the latest period that was over on a day (its number); None where both loads say the same.

    ``until`` is the day that the earlier load stood at: what was over then had been told.
    """
    over = [
        place
        for place in np.flatnonzero(after.last <= until)[::-1][:2]
        if is_whole(after.grain, int(after.first[place]), int(after.last[place]))
    ]
    for place in over:
        there = np.flatnonzero((before.first == after.first[place]) & (before.last == after.last[place]))
        if len(there):
            return _compared(indicator, before, int(there[0]), after, int(place))
    return None


def _compared(indicator: Indicator, before: Series, then: int, after: Series, now: int) -> Revision | None:
    columns = ("numerator", "denominator", "unknown", "value")
    same = all(
        np.array_equal(getattr(before, name)[then], getattr(after, name)[now], equal_nan=name != "unknown")
        for name in columns
    )
    if same:
        return None
    return Revision(
        indicator=indicator,
        unit=after.unit,
        grain=after.grain,
        first=int(after.first[now]),
        last=int(after.last[now]),
        before=moment(indicator, before, then),
        after=moment(indicator, after, now),
        unknown=(int(before.unknown[then]), int(after.unknown[now])),
    )


def cases_changed(indicator: Indicator, before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """The cases that two loads tell differently of one period, each given as its cases of that period alone.

    Columns: what, ref, person, start, team_was, team, worker, met_was, met; the side that is not there is blank. A case
    is known again by its record and, of events, its day: an event that was given another day is gone and came late.
    """
    keys = ["ref", "start"] if indicator.fold is Fold.FLOW else ["ref", "person"]
    then, now = (frame.drop_duplicates(keys) for frame in (before, after))
    both = now.merge(then, on=keys, how="outer", suffixes=("", "_was"), indicator=True)
    if indicator.fold is Fold.FLOW:
        both["person"] = both["person"].fillna(both["person_was"])
    else:
        both["start"] = both["start"].fillna(both["start_was"])
    side = both["_merge"].astype(str)
    held = side == "both"
    what = np.select(
        [side == "left_only", side == "right_only", held & (both["team"] != both["team_was"]), held & _answered(both)],
        [What.LATE.value, What.GONE.value, What.MOVED.value, What.ANSWERED.value],
        "",
    )
    columns = ["what", "ref", "person", "start", "team_was", "team", "worker", "met_was", "met"]
    found = both.assign(what=what)[columns]
    order = {one.value: place for place, one in enumerate(What)}
    changed = found[found["what"] != ""]
    return changed.sort_values(["what", "start", "ref"], key=lambda c: c.map(order) if c.name == "what" else c)


def _answered(both: pd.DataFrame) -> pd.Series[bool]:
    """Where the answer differs. What was still running and is answered now is nothing late: its limit has passed."""
    return (both["met"] != both["met_was"]) & (both["met_was"] != "running")


def of_unit(changed: pd.DataFrame, teams: Iterable[str] | None) -> pd.DataFrame:
    """Those that some teams had or have; all where no teams are given."""
    if teams is None:
        return changed
    names = set(teams)
    return changed[changed["team"].isin(names) | changed["team_was"].isin(names)]


def is_new(before: Judgement | None, after: Judgement) -> bool:
    """True where the latest whole period is beyond chance in a way in which the load before did not say its latest was.

    A run that goes on for another month is no news.
    """
    if after.variation.kind not in {"improvement", "concern", "neutral"} or after.now is None:
        return False
    return before is None or before.variation is not after.variation


def weight(revised: Revision) -> float:
    """How much a revision matters beside others: the change of the number beside what chance alone would make of it."""
    if revised.before is None or revised.after is None:
        return inf
    before, after = revised.before, revised.after
    if before.denominator and after.denominator and revised.indicator.kind == "proportion":
        share = min(max(before.shown / 100, 0.01), 0.99)
        return abs(after.shown - before.shown) / (100 * sqrt(share * (1 - share) / before.denominator))
    return abs(after.shown - before.shown) / sqrt(max(1.0, abs(before.shown)))
