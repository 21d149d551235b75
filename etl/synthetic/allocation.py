"""Who holds each child: team after team, desk after desk, worker after worker, with handovers and gaps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from etl.synthetic import paths as ways
from etl.synthetic.days import NEVER, Days, Flags
from etl.synthetic.episodes import Episodes
from etl.synthetic.organisation import Organisation
from etl.synthetic.people import People
from etl.synthetic.setting import Setting
from etl.synthetic.workforce import Staff

#: Working days, more or less, until a referral is allocated; a few wait for a week and more.
FIRST_WAIT = np.array([0.55, 0.24, 0.09, 0.04, 0.025, 0.02, 0.015, 0.02])
#: A child's worker changes within the team about once in six years besides leavers.
HANDOVERS_A_YEAR = 0.08
#: Handovers after which a child has nobody for up to a week. A choice.
UNHELD = 0.07


@dataclass
class Stages:
    """One row for each team that holds a child in turn; `desk` is the place in that team."""

    episode: Days
    team: Days
    desk: Days
    start: Days
    end: Days


@dataclass
class Involvements:
    """One row for each worker's time with a child, in the order in which they began."""

    episode: Days
    staff: Days
    role: np.ndarray
    reason: np.ndarray
    start: Days
    end: Days


def stages(setting: Setting, organisation: Organisation, staff: Staff, people: People, episodes: Episodes) -> Stages:
    """Assessment, then safeguarding or disability, then care, and safeguarding again after a return home."""
    dice = setting.dice("stages")
    number = len(episodes)
    wait = dice.choice(len(FIRST_WAIT), number, p=FIRST_WAIT / FIRST_WAIT.sum())
    wait = np.where(np.isin(episodes.path, (ways.UNACCOMPANIED, ways.CARE)), np.minimum(wait, 1), wait)
    begins = episodes.day + np.where(wait == 7, dice.integers(7, 13, number), wait)
    handed = episodes.assessed + dice.integers(0, 8, number)
    first_plan = np.minimum(np.minimum(episodes.plan_start + 5, episodes.need_start), episodes.care_start + 12)
    moves = (first_plan < NEVER) & (first_plan < episodes.closed)
    to_safeguarding = np.where(moves, np.maximum(np.minimum(handed, first_plan + 10), begins + 3), NEVER)
    # Half the children who come straight into care go on to the care team without a change between.
    direct = (episodes.path == ways.CARE) & (episodes.event % 2 == 0)
    to_safeguarding = np.where(direct, NEVER, to_safeguarding)
    grown = people.turns_18[episodes.child]
    into_care = np.where(
        episodes.path == ways.UNACCOMPANIED,
        episodes.care_start + dice.integers(3, 30, number),
        episodes.care_start + dice.integers(50, 170, number),
    )
    into_care = np.where((into_care < episodes.care_end) & (episodes.path != ways.SHORT_BREAKS), into_care, NEVER)
    home = np.where((episodes.after_start < NEVER) & (into_care < NEVER), episodes.care_end, NEVER)
    last = np.minimum(episodes.closed, np.where(episodes.care_end == grown, grown, NEVER))
    last = np.where((episodes.path == ways.REFUSED) | (begins >= last), begins, last)
    disability = np.isin(episodes.path, (ways.DISABLED, ways.SHORT_BREAKS)) | (
        people.disabled[episodes.child] & (episodes.area // 4 % 4 == 0)
    )
    alone = episodes.path == ways.UNACCOMPANIED
    teams = {
        name: organisation.for_area(name, episodes.area)
        for name in ("assessment", "safeguarding", "disability", "care", "unaccompanied")
    }
    middle = np.where(disability, teams["disability"], teams["safeguarding"])
    in_care = np.where(alone, teams["unaccompanied"], np.where(disability, teams["disability"], teams["care"]))
    rows = np.arange(number)
    cuts = (begins, to_safeguarding, into_care, home, np.full(number, NEVER))
    team = (teams["assessment"], middle, in_care, middle)
    parts = []
    for each in range(4):
        following = np.minimum.reduce([np.where(cut >= cuts[each], cut, NEVER) for cut in cuts[each + 1 :]])
        parts.append((rows, team[each], cuts[each], np.minimum(following, last)))
    joined = [np.concatenate(each) for each in zip(*parts, strict=True)]
    kept = joined[2] < joined[3]
    episode, of, start, end = (each[kept] for each in joined)
    split = _handovers(dice, start, end)
    episode, of, start, end = (
        np.concatenate([each[split[0]], tail])
        for each, tail in ((episode, episode[split[1]]), (of, of[split[1]]), (start, split[2]), (end, end[split[1]]))
    )
    # Now and then nobody takes over for some days.
    start = start + np.where(
        (dice.random(len(start)) < UNHELD) & (end - start > 30), dice.integers(1, 8, len(start)), 0
    )
    # What is handed over within the team ends where the next one begins.
    end[: len(split[0])] = np.where(split[3], split[4], end[: len(split[0])])
    return Stages(episode, of, _seats(dice, staff, (episodes.event[episode] * 50 + of) * 4_000, of, start), start, end)


def _handovers(dice: np.random.Generator, start: Days, end: Days) -> tuple[Days, Days, Days, Flags, Days]:
    """All rows, the rows split, the day of each split, whether each row is split, and when."""
    length = np.minimum(end, start + 2500) - start
    split = (dice.random(len(start)) < 1 - np.exp(-length / 365 * HANDOVERS_A_YEAR)) & (length > 40)
    when = start + (length * dice.uniform(0.1, 0.9, len(start))).astype(np.int64)
    return np.arange(len(start)), np.flatnonzero(split), when[split], split, when


#: Turns taken by the golden ratio fall evenly over the desks of a team, however many have been dealt.
GOLDEN = 0.6180339887498949


def _seats(dice: np.random.Generator, staff: Staff, family: Days, team: Days, start: Days) -> Days:
    """A desk of the team for each row: in turn, part-timers less often; brothers and sisters share a worker."""
    _, group = np.unique(family + (start // 60) % 4_000, return_inverse=True)
    begins = np.full(int(group.max(initial=0)) + 1, NEVER)
    np.minimum.at(begins, group, start)
    desk = np.zeros(len(team), dtype=np.int64)
    for each in np.unique(team):
        mine = np.flatnonzero(team == each)
        seats = np.flatnonzero((staff.desk_team == each) & staff.holds)
        rows = staff.at(seats, np.full(len(seats), int(np.median(start[mine]))))
        weight = np.where(rows >= 0, staff.fte[np.maximum(rows, 0)], 0.9) * dice.uniform(0.85, 1.15, len(seats))
        groups = np.unique(group[mine])
        turn = np.empty(len(begins), dtype=np.float64)
        turn[groups[np.argsort(begins[groups], kind="stable")]] = (dice.random() + np.arange(len(groups)) * GOLDEN) % 1
        edges = np.cumsum(weight) / weight.sum()
        desk[mine] = seats[np.minimum(np.searchsorted(edges, turn[group[mine]]), len(seats) - 1)]
    return desk


def involve(setting: Setting, staff: Staff, held: Stages) -> Involvements:
    """Workers' times with children: every stage cut where somebody else sits down at the desk."""
    key = staff.desk * (NEVER * 4)
    low = np.searchsorted(key + np.minimum(staff.end, NEVER * 2), held.desk * (NEVER * 4) + held.start, side="right")
    high = np.searchsorted(
        key + staff.start, held.desk * (NEVER * 4) + np.minimum(held.end, setting.as_of + 1) - 1, side="right"
    )
    low = np.maximum(low, staff.first[held.desk])
    number = np.maximum(high - low, 0)
    row = np.repeat(np.arange(len(number)), number)
    who = low[row] + np.arange(len(row)) - np.repeat(np.cumsum(number) - number, number)
    start = np.maximum(held.start[row], staff.start[who])
    end = np.minimum(held.end[row], staff.end[who])
    reason = np.where(end < held.end[row], "Worker left", "Transferred or closed").astype(object)
    kept = start < end
    return Involvements(
        held.episode[row][kept],
        who[kept],
        np.full(int(kept.sum()), "CW", dtype=object),
        reason[kept],
        start[kept],
        end[kept],
    )


def holder(held: Stages, staff: Staff, episodes: Episodes) -> Holder:
    """Who held an episode on a day, looked up."""
    order = np.lexsort((held.start, held.episode))
    return Holder(
        held.episode[order] * (NEVER * 4) + held.start[order],
        held.episode[order],
        held.team[order],
        held.desk[order],
        staff,
        len(episodes),
    )


@dataclass
class Holder:
    """The stages in order of episode and day, for looking up."""

    key: Days
    episode: Days
    team: Days
    desk: Days
    staff: Staff
    number: int

    def at(self, episode: Days, when: Days) -> tuple[Days, Days]:
        """Team and staff row of each episode on a day: of the latest stage begun by then; -1 for nobody."""
        index = np.maximum(np.searchsorted(self.key, episode * (NEVER * 4) + when, side="right") - 1, 0)
        index = np.where(self.episode[index] == episode, index, np.minimum(index + 1, len(self.episode) - 1))
        known = self.episode[index] == episode
        return np.where(known, self.team[index], -1), np.where(known, self.staff.at(self.desk[index], when), -1)
