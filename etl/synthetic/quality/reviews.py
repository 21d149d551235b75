"""Practice reviews with their grades and moderation, and observations."""

from __future__ import annotations

import numpy as np

from data.cycle import PAUSED
from etl.synthetic.days import NEVER, Days, Flags, Texts, add_working_days
from etl.synthetic.front_door import Rows
from etl.synthetic.population import Trust
from etl.synthetic.quality.calendar import Turns, done_on, progress, standing

GRADES = np.array(["outstanding", "good", "requires improvement", "inadequate"], dtype=object)
#: Where one grade ends and the next begins, on a scale on which a whole grade is about one and a half. A choice: some
#: half of the reviews are good or better.
EDGES = np.array([-1.62, 0.05, 1.72])
MODERATED = 0.42  #: a random sample, not the worst


def held_then(trust: Trust, dice: np.random.Generator, when: Days) -> tuple[Days, Days]:
    """A child for each day, and the team whose lead worker held it then; -1 where nobody held any."""
    rows = trust.tables["involvements"]
    lead = (rows["professional_role_id"] == "CW") & (rows["person_id"] >= 0) & (rows["professional_team"] >= 0)
    start, end = rows["involvement_start_date"][lead], rows["involvement_end_date"][lead]
    person, team = rows["person_id"][lead], rows["professional_team"][lead]
    chosen = np.full(len(when), -1)
    for day in np.unique(when):
        here, asked = np.flatnonzero((start <= day) & (end > day)), np.flatnonzero(when == day)
        if len(here):
            chosen[asked] = dice.choice(here, len(asked), replace=len(asked) > len(here))
    none = chosen < 0
    return np.where(none, -1, person[np.maximum(chosen, 0)]), np.where(none, -1, team[np.maximum(chosen, 0)])


def practice_reviews(trust: Trust, turn: Turns) -> Rows:
    """One for each manager and month, of another team's child."""
    dice, number = trust.setting.dice("practice reviews"), len(turn.month)
    child, team = held_then(trust, dice, turn.month)
    keen = standing(trust, turn.team, turn.month)
    done, excused = done_on(trust, dice, turn, 0.76 + 0.15 * progress(trust, turn.month) + 0.3 * np.minimum(keen, 0))
    worth = (
        dice.normal(0.3, 1.25, number) - 0.85 * progress(trust, turn.month) - 1.2 * standing(trust, team, turn.month)
    )
    first = _grade(worth + dice.normal(0, 0.25, number))
    moderated, final = _moderation(trust, dice, done, first)
    bad = (done < NEVER) & (np.where(moderated < NEVER, final, first) == 3)
    followed = np.where(bad & (dice.random(number) < 0.95), add_working_days(done, dice.geometric(0.38, number)), NEVER)
    is_done = done < NEVER
    voice = _grade(0.8 * worth + dice.normal(-0.3, 0.7, number))
    return {
        "review_id": _ids("PR", number), "month_allocated": turn.month, "manager_id": turn.manager, "team_id": team,
        "person_id": child, "allocated_on": add_working_days(turn.month - 12, dice.integers(1, 4, number)),
        "exempt_reason": excused, "completed_on": done,
        "first_grade": _told(first, is_done), "first_grade_on": done,
        "moderated_grade": _told(final, moderated < NEVER), "moderated_on": moderated,
        "voice_grade": _told(voice, is_done & (dice.random(number) > 0.05)),
        "family_feedback": np.where(is_done, _families(trust, dice, turn), "").astype(object),
        "safety_followup_on": np.where(followed > trust.setting.as_of, NEVER, followed),
    }  # fmt: skip


def _grade(worth: np.ndarray) -> Days:
    return np.searchsorted(EDGES, worth)


def _told(grade: Days, there: Flags) -> Texts:
    return np.where(there, GRADES[grade], "").astype(object)


def _moderation(trust: Trust, dice: np.random.Generator, done: Days, first: Days) -> tuple[Days, Days]:
    """When the QA service moderated a review, never in a paused month, and the grade it came to."""
    number = len(done)
    asked = (done < NEVER) & (dice.random(number) < MODERATED)
    day = add_working_days(done, dice.integers(6, 24, number))
    month = np.minimum(day, trust.setting.as_of + 60).astype("datetime64[D]").astype("datetime64[M]")
    paused = np.isin(month.astype(np.int64) % 12 + 1, PAUSED)
    day = np.where(paused, add_working_days((month + 1).astype("datetime64[D]").astype(np.int64), 4), day)
    agrees = dice.random(number) < 0.74 + 0.12 * progress(trust, done)
    step = np.where(dice.random(number) < 0.68, 1, -1)
    final = np.clip(np.where(agrees, first, first + step), 0, 3)
    return np.where(asked & (day <= trust.setting.as_of), day, NEVER), final


def _families(trust: Trust, dice: np.random.Generator, turn: Turns) -> Texts:
    obtained = 0.42 + 0.22 * progress(trust, turn.month)
    roll = dice.random(len(turn.month))
    return np.select(
        [roll < obtained, roll < obtained + 0.22, roll < 0.97], ["obtained", "tried and declined", "not tried"], ""
    ).astype(object)


def observations(trust: Trust, turn: Turns) -> Rows:
    """One for each manager and month, of somebody of their own team; and three in the year of a newly qualified one."""
    dice, staff, number = trust.setting.dice("practice observations"), trust.staff, len(turn.month)
    newly = dice.random(number) < 0.05
    keen = standing(trust, turn.team, turn.month)
    done, excused = done_on(trust, dice, turn, 0.66 + 0.18 * progress(trust, turn.month) + 0.3 * np.minimum(keen, 0))
    seen = np.full(number, -1)
    for team in np.unique(turn.team):
        local = np.flatnonzero((staff.team == team) & (staff.title != "Team Manager"))
        for at in np.flatnonzero(turn.team == team):
            there = local[(staff.start[local] <= turn.month[at]) & (staff.end[local] > turn.last[at])]
            seen[at] = dice.choice(there) if len(there) else -1
    return {
        "observation_id": _ids("OB", number), "month_allocated": turn.month, "manager_id": turn.manager,
        "observed_professional_id": seen, "team_id": turn.team,
        "is_asye": np.where(newly, "Y", "N").astype(object), "completed_on": done,
        "exempt_reason": excused,
    }  # fmt: skip


def _ids(prefix: str, number: int) -> Texts:
    return np.array([f"{prefix}{place:05d}" for place in range(1, number + 1)], dtype=object)
