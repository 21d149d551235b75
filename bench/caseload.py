"""An invented caseload as bare columns, seeded: what the thirteen measures are counted from, by us and in SQL.

Scale 1 has 40 teams, 250 workers and the volumes of a trust the size of Sandwell over five years. Days are int32 since
1970-01-01, BLANK where there is none yet; what would happen after the last day has not happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indicators.cases import BLANK, Ints
from indicators.clock import working_day_after

LAST = int(np.datetime64("2026-04-30", "D").astype(int))
BEGIN = LAST - 5 * 365
TEAMS, WORKERS, CHILDREN, REFERRALS, RUNS_AWAY = 40, 250, 80_000, 22_000, 5_000
DAY = 86_400

Columns = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Caseload:
    """Six tables of integers."""

    scale: int
    tables: dict[str, Columns]

    @property
    def teams(self) -> int:
        """How many teams there are, numbered from 0; five of them make a service."""
        return TEAMS * self.scale

    @property
    def workers(self) -> int:
        """How many workers there are."""
        return WORKERS * self.scale

    @property
    def rows(self) -> int:
        """Rows in all six tables."""
        return sum(len(next(iter(columns.values()))) for columns in self.tables.values())


def _happened(day: Ints) -> Ints:
    return np.where(day > LAST, BLANK, day).astype(np.int32)


def _weekday(day: Ints) -> Ints:
    """The same day, or the Friday before a weekend."""
    return (day - np.maximum((day + 3) % 7 - 4, 0)).astype(np.int32)


def _ints(values: NDArray[Any]) -> Ints:
    return values.astype(np.int32)


def invent(scale: int) -> Caseload:
    """Referrals that lead to assessments, allocations, plans and visits, and children who run away."""
    rng = np.random.default_rng(2026 + scale)
    count = REFERRALS * scale
    # Some children come again and again: a skewed choice from the first third of them.
    child = _ints(rng.random(count) ** 2.2 * CHILDREN * scale * 0.35)
    team = _ints(rng.integers(0, TEAMS * scale, count))
    referred = np.sort(_weekday(_ints(rng.integers(BEGIN, LAST + 1, count))))
    closed = _ints(referred + np.minimum(rng.exponential(260, count) + 3, 2_000))

    begun = _weekday(np.minimum(referred + rng.integers(0, 4, count), LAST).astype(np.int32))
    took = np.exp(rng.normal(3.75, 0.42, count)) + 1
    ended = np.maximum(_weekday(_ints(begun + took)), begun)
    assessments = {
        "team": team,
        "start": begun,
        "due": working_day_after(begun, 45),
        "end": _happened(ended),
    }

    conferenced = np.flatnonzero((rng.random(count) < 0.14) & (ended <= LAST))
    plan_start = ended[conferenced]
    plan_end = _ints(plan_start + np.minimum(rng.exponential(275, len(conferenced)) + 14, 1_100))
    plan_team = team[conferenced]

    return Caseload(
        scale,
        {
            "assessments": assessments,
            "referrals": {"team": team, "child": child, "start": referred, "end": _happened(closed)},
            "allocations": _allocations(rng, referred, closed, scale),
            "plans": {"team": plan_team, "start": plan_start, "end": _happened(plan_end)},
            "visits": _visits(rng, plan_start, plan_end),
            "missing": _missing(rng, scale),
        },
    )


def _allocations(rng: np.random.Generator, referred: Ints, closed: Ints, scale: int) -> Columns:
    """Workers of each referral, one after another, with gaps of some days between them."""
    number = 1 + rng.poisson(1.4, len(referred))
    case = np.repeat(np.arange(len(referred), dtype=np.int32), number)
    first = np.cumsum(number) - number
    share = rng.random(len(case))
    share[first] = rng.random(len(referred)) * 0.02
    order = np.lexsort((share, case))
    start = _ints(referred[case] + share[order] * (closed - referred)[case])
    following = np.append(start[1:], 0)
    following[first + number - 1] = closed
    gap = np.where(rng.random(len(case)) < 0.1, rng.integers(1, 8, len(case)), 0)
    end = _ints(np.maximum(start, following - gap))
    keep = (start <= LAST) & (end > start)
    worker = _ints(rng.integers(0, WORKERS * scale, len(case)))
    return {"case": case[keep], "worker": worker[keep], "start": start[keep], "end": _happened(end[keep])}


def _visits(rng: np.random.Generator, start: Ints, end: Ints) -> Columns:
    """About one visit in eight days of each plan, roughly evenly spaced, in the order of their dates."""
    life = np.minimum(end, LAST + 1) - start
    number = np.maximum(rng.poisson(np.maximum(life, 1) / 8.2), 1)
    plan = np.repeat(np.arange(len(start), dtype=np.int32), number)
    place = np.arange(len(plan)) - np.repeat(np.cumsum(number) - number, number)
    day = _ints(start[plan] + (place + rng.random(len(plan)) * 1.6) / number[plan] * life[plan])
    day = np.maximum(_weekday(np.minimum(day, LAST).astype(np.int32)), start[plan])
    order = np.argsort(day, kind="stable")
    return {"plan": plan[order], "day": day[order]}


def _missing(rng: np.random.Generator, scale: int) -> Columns:
    """Episodes with their instants in seconds, and the interview that should follow within 72 hours."""
    count = RUNS_AWAY * scale
    never = np.int64(BLANK)
    end_of_days = (LAST + 1) * DAY
    start = np.sort(rng.integers(BEGIN * DAY, end_of_days, count))
    back = start + np.exp(rng.normal(10.3, 1.3, count)).astype(np.int64)
    spoken = back + rng.exponential(52 * 3600, count).astype(np.int64)
    held = (rng.random(count) < 0.75) & (spoken < end_of_days)
    return {
        "team": _ints(rng.integers(0, TEAMS * scale, count)),
        "start": start,
        "end": np.where(back < end_of_days, back, never),
        "interview": np.where(held, spoken, never),
    }
