"""When each step of a referral's path is taken, for the family as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from etl.synthetic import aims
from etl.synthetic import paths as ways
from etl.synthetic.days import NEVER, Days, Flags, Numbers, add_months, add_working_days, to_working_day
from etl.synthetic.organisation import Organisation
from etl.synthetic.setting import Setting, curve
from etl.synthetic.tempo import Evenly, Tempo, spread

if TYPE_CHECKING:
    from etl.synthetic.pathways import Families, Referrals

#: How fast plans and care end, by year: what turns published starts into published stocks and ends.
PLAN_SPEED = {-1: 0.90, 0: 0.93, 1: 0.69, 2: 0.85, 3: 0.92, 4: 1.1, 12: 0.95}
CARE_SPEED = {-1: 1.1, 0: 1.07, 1: 0.85, 2: 1.03, 3: 0.9, 4: 0.95, 12: 1.0}

#: Lengths of plans: ended within three months, two years and more (cpp_2yrs_ended 4.7), and the rest.
PLAN_SHORT, PLAN_LONG = 0.13, 0.038
#: How care goes: home soon, home later, until adulthood, adopted (ad_adopted_pct 11).
SOON, LATER, LASTING, ADOPTED = range(4)
STAYS = {
    -1: (0.45, 0.16, 0.25, 0.14),
    0: (0.45, 0.16, 0.25, 0.14),
    1: (0.31, 0.18, 0.30, 0.21),
    12: (0.26, 0.20, 0.33, 0.21),
}

#: Of families whose children come into care, those with a child young enough to be adopted.
LITTLE = 0.33

#: Working days from a referral to its strategy discussion, of every twenty: nine in ten by the next. A choice.
DISCUSSED_AFTER = np.array([0] * 11 + [1] * 7 + [2, 4])

#: Working days that an assessment takes when it is in time: bunched before the limit, as the published bands are.
IN_TIME_SHARES = np.array([0.012, 0.10, 0.12, 0.18, 0.27, 0.318])
IN_TIME_EDGES = np.array([0, 1, 11, 21, 31, 41, 46])
LATE_BY = 9.0  # working days past the limit, on average: about 6 percent of open assessments are overdue
#: Added to the odds of being in time so that the year of authorisation, not of referral, lands on its aim.
IN_TIME_SHIFT = -0.06
CONFERENCE_SHIFT = 0.20

#: A team that is failing, and one that has turned round: (days before as_of, added to the odds).
FAILING = ("Assessment Team 4", ((10_000, 0.25), (330, 0.25), (210, -1.2), (0, -1.9)))
TURNED = ("Assessment Team 2", ((10_000, 0.0), (900, -1.6), (620, -1.7), (330, 0.9), (0, 1.1)))


@dataclass(frozen=True)
class Clocks:
    """What the steps are timed by."""

    plans: Tempo
    care: Tempo
    organisation: Organisation
    short: Evenly = field(default_factory=Evenly)
    long: Evenly = field(default_factory=Evenly)
    prompt: Evenly = field(default_factory=Evenly)

    @classmethod
    def of(cls, setting: Setting, organisation: Organisation) -> Clocks:
        """The clocks of one trust."""
        return cls(Tempo.of(setting, PLAN_SPEED), Tempo.of(setting, CARE_SPEED), organisation)


def odds(share: Numbers) -> Numbers:
    """Logarithm of the odds of a share."""
    return np.asarray(np.log(share / (1 - share)), dtype=np.float64)


def team_effect(setting: Setting, organisation: Organisation, team: Days, when: Days) -> Numbers:
    """How much better or worse a team keeps its time than the trust: two have a story, the others their habits."""
    habit = np.cos(np.arange(len(organisation.names)) * 2.4) * 0.25
    found: Numbers = habit[team]
    for name, story in (FAILING, TURNED):
        ago, effect = np.array(story).T
        mine = team == organisation.team(name)
        found = np.where(mine, np.interp(when - setting.as_of, -ago, effect), found)
    return found


def timeliness(
    setting: Setting, clocks: Clocks, share: dict[int, float], *, team: Days, when: Days, shift: float
) -> Numbers:
    """How likely each step is to keep its limit: the year's published share, moved by the team's effect."""
    level = odds(curve(setting, share, when)) + team_effect(setting, clocks.organisation, team, when) + shift
    return np.asarray(1 / (1 + np.exp(-level)), dtype=np.float64)


def in_time(
    setting: Setting,
    dice: np.random.Generator,
    clocks: Clocks,
    share: dict[int, float],
    *,
    team: Days,
    when: Days,
    shift: float,
) -> Flags:
    """Whether each step keeps its limit."""
    return np.asarray(
        spread(dice, len(when)) < timeliness(setting, clocks, share, team=team, when=when, shift=shift), dtype=np.bool_
    )


def assessment_length(dice: np.random.Generator, timely: Flags) -> Days:
    """Working days from the start to the authorisation."""
    number = len(timely)
    band = dice.choice(len(IN_TIME_SHARES), number, p=IN_TIME_SHARES / IN_TIME_SHARES.sum())
    low, high = IN_TIME_EDGES[band], IN_TIME_EDGES[band + 1]
    early = low + (dice.random(number) * (high - low)).astype(np.int64)
    return np.where(timely, early, 46 + dice.exponential(LATE_BY, number).astype(np.int64))


def conference_gap(dice: np.random.Generator, timely: Flags) -> Days:
    """Working days from the enquiry's start to the initial conference."""
    number = len(timely)
    return np.where(
        timely,
        dice.triangular(5, 14, 15.99, number).astype(np.int64),
        16 + dice.exponential(5, number).astype(np.int64),
    )


def plan_length(dice: np.random.Generator, short: Flags, long: Flags) -> Numbers:
    """Days on a plan, on the plans' clock."""
    number = len(short)
    usual = 93 + dice.gamma(2.6, 82, number)
    return np.where(long, dice.uniform(600, 1150, number), np.where(short, dice.uniform(9, 91, number), usual))


def stay_length(dice: np.random.Generator, stay: Days) -> Numbers:
    """Days in care, on the clock of care; a lasting stay ends with childhood."""
    number = len(stay)
    soon = 2 + dice.gamma(1.0, 80, number)
    later = 120 + dice.gamma(1.8, 330, number)
    adopted = 330 + dice.gamma(5, 75, number)
    return np.select([stay == SOON, stay == LATER, stay == ADOPTED], [soon, later, adopted], 36_500.0)


def stays(setting: Setting, dice: np.random.Generator, start: Days, path: Days, youngest: Days) -> Days:
    """How care will go, by the year in which it begins; unaccompanied children stay until they are adults."""
    shares = np.stack([curve(setting, {age: each[name] for age, each in STAYS.items()}, start) for name in range(4)])
    # Adoption is for the youngest; of them it takes the more.
    little = (start - youngest) < 4.5 * 365
    shares[ADOPTED] = np.where(little, np.minimum(shares[ADOPTED] / LITTLE, 0.8), 0.0)
    shares[:3] *= (1 - shares[ADOPTED]) / shares[:3].sum(axis=0)
    edges = np.cumsum(shares, axis=0)
    found = (spread(dice, len(start))[None, :] > edges[:3]).sum(axis=0)
    return np.where(path == ways.UNACCOMPANIED, LASTING, found)


def discussed(dice: np.random.Generator, day: Days) -> Days:
    """The day of the strategy discussion about a referral."""
    return to_working_day(add_working_days(day, DISCUSSED_AFTER[dice.choice(len(DISCUSSED_AFTER), len(day))]))


def lay_out(
    setting: Setting, dice: np.random.Generator, clocks: Clocks, families: Families, batch: Referrals
) -> dict[str, Days]:
    """Every step of each referral of a month; a step not taken is NEVER."""
    path, day, number = batch.path, batch.day, len(batch.path)
    never = np.full(number, NEVER)

    def is_one_of(*kinds: int) -> Flags:
        return np.isin(path, kinds)

    team = clocks.organisation.for_area("assessment", families.area[batch.family])
    start = to_working_day(day + dice.choice(3, number, p=[0.7, 0.2, 0.1]))
    timely = in_time(setting, dice, clocks, aims.ASSESSED_IN_TIME, team=team, when=start + 60, shift=IN_TIME_SHIFT)
    assessed = add_working_days(start, assessment_length(dice, timely))
    in_need = is_one_of(ways.IN_NEED, ways.NEED_THEN_PLAN, ways.NEED_THEN_CARE, ways.DISABLED, ways.SHORT_BREAKS)
    need_start = np.where(in_need, to_working_day(assessed + dice.integers(0, 7, number)), never)
    # An enquiry at once, or out of work with the family that is under way.
    later = need_start + dice.integers(20, 240, number)
    enquiry = np.where(is_one_of(ways.NEED_THEN_PLAN), to_working_day(later), discussed(dice, day))
    met = is_one_of(ways.PLAN, ways.PLAN_THEN_CARE, ways.NO_PLAN, ways.NEED_THEN_PLAN)
    enquiry = np.where(met, enquiry, never)
    children = np.maximum(families.children_at(int(day.max(initial=0)))[batch.family], 1)
    share = timeliness(
        setting, clocks, aims.CONFERENCED_IN_TIME, team=team, when=np.where(met, enquiry, day), shift=CONFERENCE_SHIFT
    )
    prompt = np.zeros(number, dtype=np.bool_)
    prompt[met] = clocks.prompt.flag(dice, share[met], children[met])
    conference = np.where(met, add_working_days(enquiry, conference_gap(dice, prompt)), never)
    conference = np.where(is_one_of(ways.TRANSFER_IN), to_working_day(day + dice.integers(4, 20, number)), conference)
    plan_start = np.where(is_one_of(*ways.PLANNED), conference, never)
    care_start = np.select(
        [is_one_of(ways.CARE), is_one_of(ways.UNACCOMPANIED), is_one_of(ways.SHORT_BREAKS)],
        [
            day + np.where(dice.random(number) < 0.5, dice.integers(0, 3, number), dice.integers(5, 60, number)),
            day,
            assessed + 20,
        ],
        never,
    )
    care_start = np.where(
        is_one_of(ways.PLAN_THEN_CARE), plan_start + 20 + dice.gamma(2, 90, number).astype(np.int64), care_start
    )
    care_start = np.where(
        is_one_of(ways.NEED_THEN_CARE), need_start + 10 + dice.gamma(2, 80, number).astype(np.int64), care_start
    )
    lengths = _plan_kinds(dice, clocks, families, batch, plan_start)
    plan_end = np.where(
        plan_start < NEVER, to_working_day(clocks.plans.end(plan_start, plan_length(dice, *lengths))), never
    )
    plan_end = np.where(
        is_one_of(ways.PLAN_THEN_CARE), to_working_day(care_start + dice.integers(0, 25, number)), plan_end
    )
    stay = stays(setting, dice, care_start, path, _youngest(families, batch.family))
    care_end = np.where(care_start < NEVER, clocks.care.end(care_start, stay_length(dice, stay)), never)
    # What a need plan gives way to.
    length = np.where(
        is_one_of(ways.DISABLED, ways.SHORT_BREAKS), dice.gamma(2, 420, number), 20 + dice.gamma(2.2, 74, number)
    )
    need_start = np.where(is_one_of(ways.NO_PLAN), conference, need_start)
    need_end = np.where(need_start < NEVER, to_working_day(need_start + length.astype(np.int64)), never)
    need_end = np.where(is_one_of(ways.NEED_THEN_PLAN), plan_start, need_end)
    need_end = np.where(is_one_of(ways.NEED_THEN_CARE), care_start, need_end)
    stepped = np.where(
        is_one_of(*ways.PLANNED) & ~is_one_of(ways.PLAN_THEN_CARE) & (dice.random(number) < 0.62), plan_end, never
    )
    home = is_one_of(*ways.CARED_FOR) & np.isin(stay, (SOON, LATER)) & (dice.random(number) < 0.55)
    after_start = np.where(home, care_end, stepped)
    after_end = np.where(after_start < NEVER, after_start + 25 + dice.gamma(2, 55, number).astype(np.int64), never)
    last = np.max(
        [np.where(each < NEVER, each, 0) for each in (assessed, plan_end, care_end, need_end, after_end)], axis=0
    )
    lag = np.where(is_one_of(ways.SHORT), dice.integers(0, 17, number), dice.integers(0, 6, number))
    closed = np.where(is_one_of(ways.REFUSED), day + dice.integers(0, 3, number), to_working_day(last + lag))
    grown = add_months(_youngest(families, batch.family), 216)
    closed = np.where(is_one_of(*ways.CARED_FOR) & np.isin(stay, (LASTING, ADOPTED)), grown, closed)
    return {
        "assessed_from": start, "assessed": assessed, "enquiry": enquiry, "conference": conference,
        "plan_start": plan_start, "plan_end": plan_end, "need_start": need_start, "need_end": need_end,
        "after_start": after_start, "after_end": after_end, "care_start": care_start, "care_end": care_end,
        "stay": stay, "closed": closed,
    }  # fmt: skip


def _plan_kinds(
    dice: np.random.Generator, clocks: Clocks, families: Families, batch: Referrals, plan_start: Days
) -> tuple[Flags, Flags]:
    """Which plans end within three months, and which last for two years."""
    children = np.maximum(families.children_at(int(batch.day.max(initial=0)))[batch.family], 1)
    mine = np.flatnonzero((plan_start < NEVER) & ~np.isin(batch.path, (ways.PLAN_THEN_CARE,)))
    short, long = np.zeros(len(plan_start), dtype=np.bool_), np.zeros(len(plan_start), dtype=np.bool_)
    long[mine] = clocks.long.flag(dice, PLAN_LONG, children[mine])
    short[mine] = clocks.short.flag(dice, PLAN_SHORT, children[mine])
    return short, long


def _youngest(families: Families, family: Days) -> Days:
    """When the youngest child of each family was born."""
    latest = np.zeros(len(families.area), dtype=np.int64)
    np.maximum.at(latest, families.family, families.born)
    return latest[family]
