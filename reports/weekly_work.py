"""What the weekly meeting looks at beside its numbers, worked out once for the page and the pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from data.results import Grain, Series, Unit, UnitKind
from indicators.ahead import OBLIGATIONS, Obligation, is_late
from indicators.clock import day_number, days, working_days
from indicators.kinds import Indicator
from reports.gathering import Gathering

#: What stands beside each other for every team.
MULTIPLES = (
    "assessments_45wd",
    "s47_completed_15wd",
    "cp_visits_timely",
    "cla_visits_timely",
    "cin_visits_timely",
    "wf_supervision",
)
OVERSIGHT = ("wf_supervision", "wf_mgmt_oversight")
#: Ages of late work, in working days past the limit: up to a week, a fortnight, a month, and beyond.
AGES = ((5, "Up to 5"), (10, "6 to 10"), (20, "11 to 20"), (60, "21 to 60"), (None, "Over 60"))


def weekly_ids(gathering: Gathering) -> list[str]:
    """What is looked at daily, by the week."""
    return [name for name, one in gathering.indicators.items() if Grain.WEEK in one.grains and one.daily]


def beside(gathering: Gathering) -> list[Unit]:
    """By name, the services of the trust, the teams of a service; of a team, it and its sisters."""
    unit = gathering.unit
    kind = UnitKind.SERVICE if unit.kind is UnitKind.TRUST else UnitKind.TEAM
    above = None if unit.kind is UnitKind.TRUST else unit.id if unit.kind is UnitKind.SERVICE else unit.parent or ""
    found = (one for one in gathering.units if one.kind is kind and (above is None or (one.parent or "") == above))
    return sorted(found, key=lambda one: one.name)


def lines(gathering: Gathering, units: Sequence[Unit]) -> dict[tuple[str, str], Series]:
    """By indicator and unit, the weeks of each of MULTIPLES that has its data."""
    ids = [one.id for one in multiples(gathering)]
    kept = gathering.store.series(gathering.scope, ids, Grain.WEEK, units=units) if units else []
    return {(one.indicator, one.unit.id): one for one in kept if one.category is None}


def multiples(gathering: Gathering) -> list[Indicator]:
    """Those of MULTIPLES that have their data."""
    return [gathering.indicators[n] for n in MULTIPLES if n in gathering.indicators and n not in gathering.lacking]


def whole_weeks(held: Series, on: int) -> list[int]:
    """The places of the whole weeks that were over by a day."""
    return [int(at) for at in np.flatnonzero((held.last <= on) & (held.last - held.first == 6))]


def late_by_age(gathering: Gathering, frames: Mapping[str, pd.DataFrame]) -> list[tuple[Obligation, list[int]]]:
    """Of each duty with something late, how many cases are so old (AGES)."""
    found: list[tuple[Obligation, list[int]]] = []
    for one in OBLIGATIONS:
        if one.indicator not in frames:
            continue
        frame = frames[one.indicator]
        late = frame[is_late(one, frame, gathering.on)]
        if late.empty:
            continue
        since = late["due"].fillna(late["start"] - pd.Timedelta(days=1))
        counts = [0] * len(AGES)
        for old in working_days(days(since), day_number(gathering.on)):
            counts[next(at for at, (top, _) in enumerate(AGES) if top is None or old <= top)] += 1
        found.append((one, counts))
    return found


def not_in_time(gathering: Gathering, frames: Mapping[str, pd.DataFrame]) -> list[tuple[str, str, int, int]]:
    """Worker ("" of the trust) and team, and how many children lack supervision and oversight in time; most first."""
    whole = gathering.unit.kind is UnitKind.TRUST
    held: dict[tuple[str, str], list[int]] = {}
    for at, name in enumerate(OVERSIGHT):
        frame = frames.get(name)
        if frame is None:
            continue
        one = next(duty for duty in OBLIGATIONS if duty.indicator == name)
        late = frame[is_late(one, frame, gathering.on)]
        for team, worker in zip(late["team"].fillna(""), late["worker"].fillna(""), strict=True):
            who = ("", team or "Unknown team") if whole else (worker or "Nobody", team or "Unknown team")
            held.setdefault(who, [0, 0])[at] += 1
    rows = ((who, team, counts[0], counts[1]) for (who, team), counts in held.items())
    return sorted(rows, key=lambda row: (-row[2], row[:2]))
