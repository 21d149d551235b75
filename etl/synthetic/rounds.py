"""Things done again and again while a spell lasts: visits, reviews, core groups, supervision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from etl.synthetic.days import NEVER, Days, Flags, Numbers, to_working_day
from etl.synthetic.setting import Setting

#: Teams whose visiting has a story: (days before as_of, how many times as many late rounds).
UNEVEN: dict[str, tuple[tuple[int, float], ...]] = {
    "Safeguarding Team 7": ((10_000, 1.0), (300, 1.0), (150, 2.6), (0, 3.0)),
    "Children in Care Team 3": ((10_000, 1.0), (800, 2.8), (500, 2.4), (300, 0.7), (0, 0.5)),
}


@dataclass(frozen=True)
class Pace:
    """How often something is done, in days, and how often it is late."""

    usual: tuple[float, float, float]  #: least, most usual and most days between two
    late: float  #: share done late
    late_by: tuple[float, float]  #: days past the most usual: least, and the mean beyond


def rounds(
    dice: np.random.Generator,
    pace: Pace,
    start: Days,
    end: Days,
    *,
    first: Days | None = None,
    slack: Numbers | None = None,
) -> tuple[Days, Days]:
    """Spell and day of each round in [first or start, end); `slack` multiplies a spell's share of late ones."""
    active = np.flatnonzero(start < end)
    last = start[active] if first is None else first[active]
    found_row: list[Days] = [] if first is None else [active[last < end[active]]]
    found_day: list[Days] = [] if first is None else [last[last < end[active]]]
    while len(active):
        number = len(active)
        late = dice.random(number) < pace.late * (1.0 if slack is None else slack[active])
        gap = np.where(
            late,
            pace.usual[2] + pace.late_by[0] + dice.exponential(pace.late_by[1], number),
            dice.triangular(*pace.usual, number),
        )
        last = to_working_day(last + np.maximum(gap, 1).astype(np.int64))
        going = last < end[active]
        active, last = active[going], last[going]
        found_row.append(active)
        found_day.append(last)
    row = np.concatenate(found_row) if found_row else np.zeros(0, dtype=np.int64)
    day = np.concatenate(found_day) if found_day else np.zeros(0, dtype=np.int64)
    order = np.lexsort((day, row))
    return row[order], day[order]


def slack_of(setting: Setting, names: tuple[str, ...], team: Days, when: Days) -> Numbers:
    """How many times as many rounds a team does late: most teams about once, a few have a story."""
    habit = 1 + 0.35 * np.sin(np.arange(len(names)) * 1.7)
    found = np.where(team >= 0, habit[np.maximum(team, 0)], 1.0)
    for name, story in UNEVEN.items():
        ago, factor = np.array(story).T
        mine = team == names.index(name)
        found = np.where(mine, np.interp(when - setting.as_of, -ago, factor), found)
    return found


def not_yet_recorded(setting: Setting, dice: np.random.Generator, when: Days) -> Flags:
    """What was done in the last days and is still to be typed: a third of yesterday's, less of the day before."""
    ago = setting.as_of - when
    return np.asarray(
        dice.random(len(when)) < np.select([ago <= 0, ago == 1, ago == 2, ago == 3], [0.5, 0.35, 0.2, 0.1], 0.0)
    )


def by_spell(groups: Days, limit: Callable[[Days], Days]) -> tuple[Days, Days, Days]:
    """One row for each group, with the group of every member and the group's limit."""
    unique, first, back = np.unique(groups, return_index=True, return_inverse=True)
    return first, back, limit(unique)


def spread_to_members(back: Days, row: Days, day: Days) -> tuple[Days, Days]:
    """Rounds of each group, repeated for its members: member and day."""
    members = np.argsort(back, kind="stable")
    number = np.bincount(back)
    first = np.cumsum(number) - number
    times = number[row]
    position = np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times)
    return members[np.repeat(first[row], times) + position], np.repeat(day, times)


def open_ended(end: Days, setting: Setting) -> Days:
    """The end, or the day after as_of for what is still going on."""
    return np.minimum(end, setting.as_of + 1)


def never_if(holds: Flags, days: Days) -> Days:
    """NEVER where it holds."""
    return np.where(holds, NEVER, days)
