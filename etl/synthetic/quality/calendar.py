"""The ten-month cycle, and which manager stands where in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data.cycle import PAUSED
from etl.synthetic.days import NEVER, Days, Numbers, add_working_days
from etl.synthetic.population import Trust

#: Recording began so many months before the month of as_of: the trust's first years have no reviews.
MONTHS = 30

#: Of each team's practice and of how it does what was agreed: (days before as_of, how far from the others, -1 to 1).
STORIES: dict[str, tuple[tuple[int, float], ...]] = {
    "Safeguarding Team 7": ((10_000, 0.0), (330, 0.0), (120, -0.8), (0, -1.0)),
    "Children in Care Team 3": ((10_000, -0.9), (560, -0.7), (240, 0.5), (0, 0.7)),
}


@dataclass(frozen=True)
class Turns:
    """A manager's turn in a month: one row for each. ``until`` is the day on which the manager leaves."""

    month: Days  #: its first day
    last: Days  #: its last day
    manager: Days  #: row of the staff
    team: Days  #: the manager's own
    until: Days


def months(trust: Trust) -> Days:
    """The first day of each month of the cycle, the running one included."""
    this = np.datetime64(trust.setting.as_of, "D").astype("datetime64[M]")
    every = np.arange(this - MONTHS, this + 1)
    kept = every[~np.isin(every.astype(np.int64) % 12 + 1, PAUSED)]
    first: Days = kept.astype("datetime64[D]").astype(np.int64)
    return first


def turns(trust: Trust) -> Turns:
    """Every manager who sits at their desk when a month begins, in each month of the cycle."""
    staff, first = trust.staff, months(trust)
    desks = np.flatnonzero(staff.desk_title == "Team Manager")
    month, desk = (each.ravel() for each in np.meshgrid(first, desks, indexing="ij"))
    manager = staff.at(desk, month)
    there = manager >= 0
    month, manager = month[there], manager[there]
    after = (month.astype("datetime64[D]").astype("datetime64[M]") + 1).astype("datetime64[D]").astype(np.int64)
    return Turns(month, after - 1, manager, staff.team[manager], staff.end[manager])


def standing(trust: Trust, team: Days, when: Days) -> Numbers:
    """How far a team's practice stands from the others' on a day: most about nought, a few have a story."""
    names = trust.organisation.names
    habit = 0.25 * np.sin(np.arange(len(names)) * 2.3)
    found = np.where(team >= 0, habit[np.maximum(team, 0)], 0.0)
    for name, story in STORIES.items():
        ago, level = np.array(story).T
        found = np.where(team == names.index(name), np.interp(when - trust.setting.as_of, -ago, level), found)
    return found


def progress(trust: Trust, when: Days) -> Numbers:
    """How far the whole trust has come since recording began: 0 then, 1 at as_of."""
    began = trust.setting.as_of - MONTHS * 30.4
    share: Numbers = np.clip((when - began) / (trust.setting.as_of - began), 0, 1)
    return share


def within(dice: np.random.Generator, turn: Turns) -> Days:
    """A working day of each turn's month, mostly late in it."""
    share = dice.beta(2.4, 1.3, len(turn.month))
    day = add_working_days(turn.month - 1, 1 + np.floor(share * 20).astype(np.int64))
    found: Days = np.minimum(day, turn.last)
    return found


def done_on(
    trust: Trust, dice: np.random.Generator, turn: Turns, in_time: Numbers
) -> tuple[Days, np.ndarray[tuple[int], np.dtype[np.object_]]]:
    """When each was done, and why a manager need not do it.

    In its month, some weeks late, or never, as far as as_of; nobody does who has left or was away for all of it.
    """
    late = add_working_days(turn.last, 1 + dice.geometric(0.12, len(turn.month)))
    day = np.select(
        [dice.random(len(turn.month)) < in_time, dice.random(len(turn.month)) < 0.62], [within(dice, turn), late], NEVER
    )
    away = dice.random(len(turn.month)) < 0.022
    done = np.where((day > trust.setting.as_of) | (day >= turn.until) | away, NEVER, day)
    reason = np.select([turn.until <= turn.last, away], ["Left the trust", "Long-term absence"], "")
    return done, np.where(done < NEVER, "", reason).astype(object)
