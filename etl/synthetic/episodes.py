"""One row for each child of each referral: what happened to this child, cut to its own birth, adulthood and death."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from etl.synthetic import paths as ways
from etl.synthetic.days import NEVER, Days, Flags, add_months, add_working_days
from etl.synthetic.pathways import Families, Referrals
from etl.synthetic.people import People, characteristics
from etl.synthetic.setting import Setting
from etl.synthetic.timeline import ADOPTED, LASTING

#: Of the brothers and sisters of a child taken into care, those taken in too; the first of each family always is.
SIBLINGS_ENTERING = 0.52
#: Children who die while they are known. A choice.
DEATHS_A_YEAR = 4


@dataclass
class Episodes:
    """Arrays of one length: a child's time under one referral. Days not reached are NEVER."""

    child: Days
    event: Days  #: the family's referral
    path: Days
    again: Days
    area: Days
    day: Days
    assessed_from: Days
    assessed: Days
    enquiry: Days
    conference: Days
    plan_start: Days
    plan_end: Days
    need_start: Days
    need_end: Days
    after_start: Days
    after_end: Days
    care_start: Days
    care_end: Days
    stay: Days
    closed: Days

    def __len__(self) -> int:
        return len(self.child)


def describe(
    setting: Setting, families: Families, referrals: Referrals, timeline: dict[str, Days]
) -> tuple[People, Episodes]:
    """The people, and an episode for every child of every family referred."""
    order = np.argsort(families.family, kind="stable")
    born, family = families.born[order], families.family[order]
    first = np.concatenate([[0], np.cumsum(np.bincount(family, minlength=len(families.area)))])
    alone = np.zeros(len(born), dtype=np.bool_)
    alone[first[referrals.family[referrals.path == ways.UNACCOMPANIED]]] = True
    told = characteristics(setting, born, first, alone)
    people = People(
        born=born, family=family, first=first, area=families.area, unborn=np.zeros(len(born), dtype=np.bool_),
        unaccompanied=alone, **told,
    )  # fmt: skip
    episodes = _mourn(setting, people, _expand(setting, people, referrals, timeline))
    people.unborn[episodes.child[born[episodes.child] > episodes.day]] = True
    return people, episodes


def _expand(setting: Setting, people: People, referrals: Referrals, timeline: dict[str, Days]) -> Episodes:
    dice = setting.dice("episodes")
    size = np.diff(people.first)[referrals.family]
    event = np.repeat(np.arange(len(size)), size)
    place = np.arange(len(event)) - np.repeat(np.cumsum(size) - size, size)
    child = people.first[referrals.family][event] + place
    born, grown = people.born[child], people.turns_18[child]
    day = referrals.day[event]
    path = referrals.path[event]
    long_ago = day < setting.begin
    here = (grown > day + 20) & (born < day + 200)
    event, child, born, grown, day, path = (each[here] for each in (event, child, born, grown, day, path))
    steps = {name: each[event] for name, each in timeline.items()}
    eldest = np.concatenate([[True], event[1:] != event[:-1]]) if len(event) else np.zeros(0, dtype=np.bool_)
    enters = np.isin(path, ways.CARED_FOR) & (eldest | (dice.random(len(event)) < SIBLINGS_ENTERING))
    enters |= (path == ways.SHORT_BREAKS) & eldest
    kept = np.isin(path, ways.CARED_FOR) & ~enters
    care_start = np.where(enters, np.maximum(steps["care_start"], born), NEVER)
    stay = np.where((steps["stay"] == ADOPTED) & (care_start - born > 5.5 * 365), LASTING, steps["stay"])
    stay = np.where(path == ways.SHORT_BREAKS, LASTING, stay)
    care_end = np.where(stay == LASTING, grown, np.maximum(_cut(steps["care_end"], grown), care_start + 1))
    care_end = np.where(care_start < NEVER, np.minimum(care_end, grown), NEVER)
    care_start, care_end = _only_if(care_start < care_end, care_start, care_end)
    plan_start, plan_end = _only_if(steps["plan_start"] < grown, steps["plan_start"], _cut(steps["plan_end"], grown))
    # A child that stays at home while others go into care is helped there.
    helped = kept & (steps["need_start"] >= NEVER)
    helped_from = np.where(steps["plan_end"] < NEVER, steps["plan_end"], steps["assessed"])
    need_start = np.where(helped, helped_from, steps["need_start"])
    need_end = np.where(helped, add_working_days(helped_from, 110), steps["need_end"])
    need_start, need_end = _only_if(need_start < grown, need_start, _cut(need_end, grown))
    after_start = np.where(kept & (path != ways.PLAN_THEN_CARE), NEVER, steps["after_start"])
    after_start, after_end = _only_if(after_start < grown, after_start, _cut(steps["after_end"], grown))
    ends = (plan_end, care_end, need_end, after_end, steps["assessed"])
    last = np.max([np.where(each < NEVER, each, 0) for each in ends], axis=0) + dice.integers(0, 5, len(event))
    closed = np.where(np.isin(path, (ways.REFUSED, ways.SHORT)), steps["closed"], last)
    # Young people who leave care as adults stay open to the leaving care team, most of them until they are 21.
    adult = (care_end == grown) & (care_start < NEVER) & (path != ways.SHORT_BREAKS)
    until_21 = add_months(born, 252) - dice.integers(0, 200, len(event))
    closed = np.where(adult & (dice.random(len(event)) < 0.9), np.maximum(until_21, closed), closed)
    plain = Episodes(
        child=child, event=event, path=path, again=referrals.again[event], area=people.area[people.family[child]],
        day=day, assessed_from=steps["assessed_from"],
        assessed=np.where(path == ways.REFUSED, NEVER, steps["assessed"]),
        enquiry=steps["enquiry"], conference=steps["conference"], plan_start=plan_start, plan_end=plan_end,
        need_start=need_start, need_end=need_end, after_start=after_start, after_end=after_end,
        care_start=care_start, care_end=care_end, stay=stay, closed=closed,
    )  # fmt: skip
    seen = (closed > setting.start) & (~long_ago[here] | (care_start < NEVER))
    people.disabled[child[eldest & np.isin(path, (ways.DISABLED, ways.SHORT_BREAKS))]] = True
    return _take(plain, seen | (plan_start < NEVER))


def _mourn(setting: Setting, people: People, episodes: Episodes) -> Episodes:
    """A few children die while they are known; what was to follow does not."""
    dice = setting.dice("deaths")
    people.died[:] = NEVER
    known = np.flatnonzero((episodes.closed > setting.start + 60) & (episodes.day < setting.as_of - 60))
    chosen = dice.choice(known, min(round(DEATHS_A_YEAR * 5 * setting.scale), len(known)), replace=False)
    first, last = (
        np.maximum(episodes.day[chosen], setting.start) + 20,
        np.minimum(episodes.closed[chosen], setting.as_of),
    )
    people.died[episodes.child[chosen]] = np.maximum(
        first + (dice.random(len(chosen)) * (last - first)).astype(np.int64), people.born[episodes.child[chosen]] + 1
    )
    died = people.died[episodes.child]
    told = {name: getattr(episodes, name) for name in Episodes.__dataclass_fields__}
    for start, end in (
        ("plan_start", "plan_end"),
        ("need_start", "need_end"),
        ("after_start", "after_end"),
        ("care_start", "care_end"),
    ):
        lives = told[start] < died
        told[start], told[end] = (
            np.where(lives, told[start], NEVER),
            np.where(lives & (told[end] < NEVER), np.minimum(told[end], died), NEVER),
        )
    for name in ("conference", "enquiry"):
        told[name] = np.where(told[name] < died, told[name], NEVER)
    told["closed"] = np.minimum(told["closed"], np.maximum(died, told["day"]) + 3)
    told["assessed"] = np.minimum(told["assessed"], np.maximum(died + 3, told["assessed_from"]))
    return _take(Episodes(**told), told["day"] < died)


def _cut(days: Days, limit: Days) -> Days:
    return np.where(days < NEVER, np.minimum(days, limit), NEVER)


def _only_if(holds: Flags, start: Days, end: Days) -> tuple[Days, Days]:
    return np.where(holds, start, NEVER), np.where(holds, end, NEVER)


def _take(episodes: Episodes, rows: Flags) -> Episodes:
    return Episodes(**{name: getattr(episodes, name)[rows] for name in Episodes.__dataclass_fields__})
