"""How families come in, and what becomes of them: one row for each time a family is referred."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

import numpy as np

from etl.synthetic import aims
from etl.synthetic.days import NEVER, Days, Flags, Numbers
from etl.synthetic.organisation import AREAS
from etl.synthetic.paths import (
    CARE,
    DISABLED,
    IN_NEED,
    NEED_THEN_CARE,
    NEED_THEN_PLAN,
    NO_PLAN,
    NOT_IN_NEED,
    PLAN,
    PLAN_THEN_CARE,
    PLANNED,
    REFUSED,
    SHORT,
    SHORT_BREAKS,
    TRANSFER_IN,
    UNACCOMPANIED,
)
from etl.synthetic.people import SIBLINGS, births
from etl.synthetic.setting import POPULATION, Setting, curve
from etl.synthetic.tempo import SURGE_BEGAN, SURGE_DAYS, arrivals, spread
from etl.synthetic.timeline import Clocks, lay_out

#: Shares of referred children. 0.0 percent is published as referral_nfa: three or four in a year.
SHARE_REFUSED = 0.001
SHARE_IN_NEED = 0.255
SHARE_DISABLED = 0.013
SHARE_SHORT_BREAKS = 0.003
#: Families that come back after more than a year.
SHARE_RETURNING_LATER = 0.16
#: Of children who come into care. UASC are 5 percent of those looked after (cla_uasc), and stay for a year or two.
CARE_FROM_PLAN, CARE_FROM_NEED = 0.33, 0.22
UNACCOMPANIED_A_YEAR = {-1: 28.0, 0: 27.0, 1: 28.0, 2: 20.0, 3: 14.0, 4: 9.0, 12: 8.0}
#: Plans reach a child about a fifth of the time through a need plan first; a few move in with one.
PLAN_AFTER_NEED, PLAN_FROM_ELSEWHERE = 0.28, 0.03
#: A family that had a plan before is asked for more often than a child of it, for new babies had none.
REPEAT_FAMILIES = aims.PLANNED_BEFORE * 1.03
#: Families contacted about once and never referred, per 10,000 children a year. A choice.
CONTACTS_OF_STRANGERS = {-1: 215.0, 0: 210.0, 1: 215.0, 2: 205.0, 3: 200.0, 4: 215.0, 12: 210.0}
#: A family is drawn whole, so the children of a share come out a little above it.
OVERSHOOT = 0.95
#: Families whose children came into care each year before the pathway is run for.
CARE_LONG_AGO, YEARS_LONG_AGO = 165.0, 14
#: Children of a family that is taken into care together, against the single entry that the rate counts.
ENTERING = 0.68


@dataclass
class Referrals:
    """One row for each time a family is referred; days are NEVER where the thing did not happen."""

    family: Days
    day: Days
    path: Days
    again: Days  #: 0 first, 1 within the year, 2 later


def until(order: Days, children: Days, wanted: float) -> tuple[Days, float]:
    """As many families, in order, as bring the wanted number of children; and what is still owed or was overpaid."""
    total = np.cumsum(children[order])
    taken = int(np.searchsorted(total, wanted - 0.5)) + 1 if wanted >= 0.5 and len(order) else 0
    taken = min(taken, len(order))
    return order[:taken], wanted - (float(total[taken - 1]) if taken else 0.0)


@dataclass
class Owed:
    """Children still owed to each share, carried from month to month so that a year adds up to its aim."""

    due: dict[str, float] = field(default_factory=dict)

    def draw(self, name: str, wanted: float, order: Days, children: Days) -> Days:
        """Families for one share of this month."""
        chosen, left = until(order, children, self.due.get(name, 0.0) + wanted)
        # A month too small to pay is not paid ten times over later.
        self.due[name] = float(np.clip(left, -60, max(wanted * 4, 6)))
        return chosen


@dataclass
class Families:
    """What is known of the families so far, grown month by month."""

    born: Days = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    family: Days = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    area: Days = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    referred: Days = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    closed: Days = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    planned: Flags = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))
    owed: Owed = field(default_factory=Owed)
    known_only: tuple[Days, Days] = field(
        default_factory=lambda: (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    )

    def children_at(self, when: int) -> Days:
        """How many children of each family could be referred about now."""
        young = (self.born > when - 17.9 * 365.25) & (self.born < when + 170)
        return np.bincount(self.family[young], minlength=len(self.area))

    def add(self, dice: np.random.Generator, when: Days, sizes: Days, area: Days) -> Days:
        """New families first referred on those days; gives their numbers."""
        number = len(self.area) + np.arange(len(when))
        born, of = births(dice, when, sizes)
        return self.take_in(born, number[of], number, when, area)

    def take_in(self, born: Days, of: Days, number: Days, when: Days, area: Days) -> Days:
        """Families whose children are known already."""
        self.born = np.concatenate([self.born, born])
        self.family = np.concatenate([self.family, of])
        self.area = np.concatenate([self.area, area])
        self.referred = np.concatenate([self.referred, when])
        self.closed = np.concatenate([self.closed, np.full(len(when), NEVER)])
        self.planned = np.concatenate([self.planned, np.zeros(len(when), dtype=np.bool_)])
        return number


def run(setting: Setting, clocks: Clocks) -> tuple[Families, Referrals, dict[str, Days]]:
    """Every referral from `begin` to as_of, month by month: who comes depends on whose case is closed by then."""
    dice = setting.dice("pathways")
    days, expected = arrivals(setting, aims.REFERRALS)
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    families = Families()
    found: list[Referrals] = []
    laid: list[dict[str, Days]] = []
    for month in (None, *np.unique(months)):
        if month is None:
            batch = _long_ago(setting, dice, families)
        else:
            here = months == month
            batch = _month(setting, dice, families, days[here], expected[here])
        timeline = lay_out(setting, dice, clocks, families, batch)
        families.referred[batch.family] = batch.day
        families.closed[batch.family] = timeline["closed"]
        families.planned[batch.family] |= np.isin(batch.path, PLANNED)
        found.append(batch)
        laid.append(timeline)
    families.known_only = _only_known(setting, dice, families)
    joined = Referrals(*(np.concatenate([getattr(each, name.name) for each in found]) for name in fields(Referrals)))
    return families, joined, {name: np.concatenate([each[name] for each in laid]) for name in laid[0]}


def _long_ago(setting: Setting, dice: np.random.Generator, families: Families) -> Referrals:
    """Families whose children came into care before the pathway is run for, most of whom have left again."""
    number = round(CARE_LONG_AGO * YEARS_LONG_AGO * setting.scale)
    day = np.sort(setting.begin - 1 - (spread(dice, number) * YEARS_LONG_AGO * 365.25).astype(np.int64))
    family = families.add(dice, day, dice.choice(np.arange(1, 6), number, p=SIBLINGS), dice.integers(0, AREAS, number))
    return Referrals(family, day, np.full(number, CARE), np.zeros(number, dtype=np.int64))


def _only_known(setting: Setting, dice: np.random.Generator, families: Families) -> tuple[Days, Days]:
    """Families that somebody contacts the trust about once and that are never referred: their numbers, and when."""
    days, expected = arrivals(setting, CONTACTS_OF_STRANGERS)
    inside = days >= setting.start
    number = round(float(expected[inside].sum()))
    day = np.sort(_days(dice, days[inside], expected[inside], number))
    area = dice.integers(0, AREAS, number)
    return families.add(dice, day, dice.choice(np.arange(1, 6), number, p=SIBLINGS), area), day


def _month(setting: Setting, dice: np.random.Generator, families: Families, days: Days, expected: Numbers) -> Referrals:
    owed = families.owed
    middle = int(days[len(days) // 2])
    wanted = float(expected.sum())
    children = families.children_at(middle)
    shuffled = dice.permutation(len(families.area))
    free = (families.closed[shuffled] < days[0]) & (children[shuffled] > 0)
    recent = families.referred[shuffled] >= days[-1] - 364
    share = float(curve(setting, aims.REREFERRED, np.array([middle]))[0])
    back = owed.draw("again", wanted * share, shuffled[free & recent], children)
    # Families that had a plan come back more often than others, and the worry is the same as before.
    known = families.planned[shuffled]
    plans = float(curve(setting, aims.PLAN_STARTS, np.array([middle]))[0]) * _month_of_rate(setting, len(days))
    worried = owed.draw("worried", plans * REPEAT_FAMILIES, shuffled[free & ~recent & known], children)
    rest = max(wanted * SHARE_RETURNING_LATER - float(children[worried].sum()), 0.0)
    later = np.concatenate([worried, owed.draw("later", rest, shuffled[free & ~recent & ~known], children)])
    alone = _unaccompanied(setting, dice, owed, middle, len(days))
    left = wanted - children[back].sum() - children[later].sum() - alone
    sizes = dice.choice(np.arange(1, 6), max(int(left * 1.2) + 8, 8), p=SIBLINGS)
    new, _ = until(np.arange(len(sizes)), sizes, owed.due.get("new", 0.0) + left)
    owed.due["new"] = owed.due.get("new", 0.0) + left - float(sizes[new].sum())
    day = _days(dice, days, expected, len(back) + len(later) + len(new) + alone)
    first = day[len(back) + len(later) :]
    areas = dice.choice(AREAS, len(first), p=_areas(setting, middle))
    fresh = families.add(dice, first[: len(new)], sizes[new], areas[: len(new)])
    families_alone = _arrive_alone(dice, families, first[len(new) :], areas[len(new) :])
    family = np.concatenate([back, later, fresh])
    again = np.repeat([1, 2, 0], [len(back), len(later), len(fresh)])
    path = _paths(setting, dice, families, family, days)
    return Referrals(
        family=np.concatenate([family, families_alone]),
        day=day,
        path=np.concatenate([path, np.full(alone, UNACCOMPANIED)]),
        again=np.concatenate([again, np.zeros(alone, dtype=np.int64)]),
    )


def _areas(setting: Setting, when: int) -> Numbers:
    """Where families live; after the incident, more of those referred live near it."""
    weights: Numbers = np.ones(AREAS)
    since = when - (setting.as_of - SURGE_BEGAN)
    if 0 <= since < SURGE_DAYS + 20:
        weights[2::4] = 2.2
    return np.asarray(weights / weights.sum(), dtype=np.float64)


def _days(dice: np.random.Generator, days: Days, expected: np.ndarray, number: int) -> Days:
    heaped = np.cumsum(expected) / expected.sum()
    return days[np.minimum(np.searchsorted(heaped, spread(dice, number)), len(days) - 1)]


def _unaccompanied(setting: Setting, dice: np.random.Generator, owed: Owed, when: int, length: int) -> int:
    rate = float(curve(setting, UNACCOMPANIED_A_YEAR, np.array([when]))[0])
    due = owed.due.get("alone", 0.0) + rate * setting.scale * length / 365.25
    number = int(due + dice.random() * 0.5) if due > 0.75 else 0
    owed.due["alone"] = due - number
    return number


def _arrive_alone(dice: np.random.Generator, families: Families, when: Days, area: Days) -> Days:
    number = len(families.area) + np.arange(len(when))
    born = when - (dice.triangular(14.4, 17.2, 17.85, len(when)) * 365.25).astype(np.int64)
    return families.take_in(born, number, number, when, area)


def _paths(setting: Setting, dice: np.random.Generator, families: Families, family: Days, days: Days) -> Days:
    """What becomes of each referral of the month; shares are of children, so families are drawn by their size."""
    owed, when, length = families.owed, int(days[len(days) // 2]), len(days)
    children = np.maximum(families.children_at(when)[family], 1)
    total = float(children.sum())
    path = np.full(len(family), SHORT)
    year = _month_of_rate(setting, length)
    at = np.array([when])
    plans = float(curve(setting, aims.PLAN_STARTS, at)[0]) * year * OVERSHOOT
    care = max(float(curve(setting, aims.CARE_STARTS, at)[0]) * year - _alone_rate(setting, when, length), 0.0)
    order = dice.permutation(len(family))
    before = families.planned[family]
    toddlers = np.bincount(families.family, weights=families.born > when - 365 * 6, minlength=len(families.area)) > 0

    def give(name: str, wanted: float, among: Flags, *paths: tuple[int, float]) -> None:
        free = order[(path[order] == SHORT) & among[order]]
        chosen = owed.draw(name, wanted, free, children)
        point = spread(dice, len(chosen))
        edges = np.cumsum([share for _, share in paths])
        path[chosen] = np.array([each for each, _ in paths])[np.minimum(np.searchsorted(edges, point), len(paths) - 1)]

    # A plan that leads to care is one of the plans.
    to_care = min(CARE_FROM_PLAN * care / max(plans * ENTERING, 1e-9), 0.5)
    kinds = (
        (PLAN_THEN_CARE, to_care),
        (NEED_THEN_PLAN, PLAN_AFTER_NEED),
        (TRANSFER_IN, PLAN_FROM_ELSEWHERE),
        (PLAN, 1.0),
    )
    everybody = np.ones(len(family), dtype=np.bool_)
    give("repeat", plans * REPEAT_FAMILIES, before, *kinds)
    give("plans", plans * (1 - REPEAT_FAMILIES), ~before, *kinds)
    give("no plan", plans / aims.PLANNED_AT_CONFERENCE - plans, everybody, (NO_PLAN, 1.0))
    give("care", (1 - CARE_FROM_PLAN - CARE_FROM_NEED) * care / ENTERING, everybody, (CARE, 1.0))
    give("need, care", CARE_FROM_NEED * care / ENTERING, everybody, (NEED_THEN_CARE, 1.0))
    give("refused", total * SHARE_REFUSED, everybody, (REFUSED, 1.0))
    share = float(curve(setting, aims.NOT_IN_NEED, at)[0])
    give("not in need", total * share, everybody, (NOT_IN_NEED, 1.0))
    give("in need", total * SHARE_IN_NEED, everybody, (IN_NEED, 1.0))
    give("disabled", total * SHARE_DISABLED, ~toddlers[family], (DISABLED, 1.0))
    give("short breaks", total * SHARE_SHORT_BREAKS, ~toddlers[family], (SHORT_BREAKS, 1.0))
    return path


def _month_of_rate(setting: Setting, length: int) -> float:
    """What a yearly rate per 10,000 children comes to in so many days."""
    return POPULATION / 10_000 * setting.scale * length / 365.25


def _alone_rate(setting: Setting, when: int, length: int) -> float:
    return float(curve(setting, UNACCOMPANIED_A_YEAR, np.array([when]))[0]) * setting.scale * length / 365.25
