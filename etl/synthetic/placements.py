"""Where children in care live: one placement after another, some of which do not hold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from etl.synthetic import paths as ways
from etl.synthetic.care import Periods
from etl.synthetic.days import NEVER, Days, Numbers, Texts, age_on
from etl.synthetic.front_door import Rows, choose
from etl.synthetic.people import People
from etl.synthetic.setting import Setting
from etl.synthetic.timeline import ADOPTED

#: Children whose placements do not hold, and how long placements last:
#: cla_3plus_placements 9, cla_longterm_stability 63.
UNSETTLED, UNSETTLED_DAYS, SETTLED_DAYS = 0.09, 130.0, 2150.0
FIRST_IS_SHORT = 0.30
#: Placements broken off for a week and taken up again. A choice.
BREAKS_A_YEAR = 0.03
#: Over 20 miles from home (cla_20_miles 10). Children's homes are more often far away.
FAR = {"U": 0.07, "K": 0.26, "P": 0.05, "A": 0.45}
DISTANCE_UNKNOWN = 0.02

#: Placement types by age: under 11, 11 to 15, 16 and 17, unaccompanied. Foster care holds 69 percent (cla_foster).
KINDS = ("U6", "U4", "U3", "U1", "U5", "K2", "P1", "K3", "R1", "S1", "K1", "R3", "Z1")
MIX = np.array([
    [0.43, 0.18, 0.09, 0.09, 0.02, 0.055, 0.105, 0.0, 0.0, 0.0, 0.0, 0.015, 0.005],
    [0.33, 0.18, 0.05, 0.06, 0.0, 0.25, 0.07, 0.0, 0.015, 0.015, 0.01, 0.0, 0.01],
    [0.22, 0.13, 0.02, 0.03, 0.0, 0.21, 0.05, 0.31, 0.01, 0.005, 0.01, 0.0, 0.005],
    [0.36, 0.02, 0.01, 0.0, 0.0, 0.03, 0.0, 0.58, 0.0, 0.0, 0.0, 0.0, 0.0],
])  # fmt: skip
PROVIDERS = {
    "U": {"PR1": 0.55, "PR4": 0.38, "PR5": 0.07},
    "K": {"PR1": 0.2, "PR4": 0.76, "PR5": 0.04},
    "P": {"PR0": 1.0},
}
CHANGES = {"PLAN": 0.34, "CARPL": 0.22, "CREQB": 0.18, "CREQO": 0.1, "CHILD": 0.08, "LAREQ": 0.05, "CLOSE": 0.03}


@dataclass
class Placed:
    """Placements in order of period and day."""

    period: Days
    start: Days
    end: Days
    kind: Texts
    same_carer: np.ndarray
    home: Days  #: a number of the address, the same where a child goes back


def _kinds(
    dice: np.random.Generator, people: People, period: Periods, which: Days, spell: tuple[Days, Numbers]
) -> Texts:
    when, length = spell
    age = age_on(people.born[period.child[which]], when)
    band = np.select([period.path[which] == ways.UNACCOMPANIED, age < 11, age < 16], [3, 0, 1], 2)
    band = np.where((band == 3) & (age < 16), 1, band)
    point = dice.random(len(which))
    edges = np.cumsum(MIX / MIX.sum(axis=1, keepdims=True), axis=1)[band]
    index = np.minimum((point[:, None] > edges).sum(axis=1), len(KINDS) - 1)
    kind = np.array(KINDS, dtype=object)[index]
    # A placement meant to last is recorded as one; what ends within months is not.
    kind = np.where((kind == "U4") & (length < 200), "U6", kind)
    kind = np.where((kind == "U1") & (length < 200), "U3", kind)
    return kind.astype(object)


def placements(setting: Setting, people: People, period: Periods) -> Placed:
    """One after another until the period ends; some children move and move again."""
    dice = setting.dice("placements")
    unsettled = dice.random(len(period)) < UNSETTLED * np.where(
        age_on(people.born[period.child], np.minimum(period.end, setting.as_of)) > 9, 1.5, 0.6
    )
    adopted = (period.stay == ADOPTED) & (period.path != ways.SHORT_BREAKS)
    to_adopters = np.where(adopted, period.end - dice.integers(150, 330, len(period)), NEVER)
    active, at, step = np.arange(len(period)), period.start.copy(), 0
    rows: list[tuple[Days, Days, Days, Texts, np.ndarray, Days]] = []
    home = np.arange(len(period)) * 100
    while len(active):
        number = len(active)
        mean = np.where(unsettled[active], UNSETTLED_DAYS, SETTLED_DAYS)
        length = 8 + dice.exponential(1.0, number) * mean
        if step == 0:
            brief = dice.random(number) < FIRST_IS_SHORT
            length = np.where(brief, dice.uniform(2, 75, number), length)
        length = np.where(period.path[active] == ways.SHORT_BREAKS, 20_000, length)
        placing = (to_adopters[active] <= at) & (to_adopters[active] < NEVER)
        until = np.where(placing, period.end[active], np.minimum(at + length.astype(np.int64), period.end[active]))
        until = np.where(~placing & (until > to_adopters[active]), np.maximum(to_adopters[active], at + 1), until)
        kind = _kinds(dice, people, period, active, (at, (until - at).astype(float)))
        kind = np.where(placing, np.where(dice.random(number) < 0.85, "A6", "A5"), kind).astype(object)
        kind = np.where(
            period.path[active] == ways.SHORT_BREAKS, np.where(dice.random(number) < 0.6, "K2", "U6"), kind
        ).astype(object)
        same = np.zeros(number, dtype=np.bool_)
        if step:
            # The same carer under another heading, once it is clear that the child will stay.
            same = np.isin(kind, ("U4", "U1")) & (dice.random(number) < 0.25)
        home[active] += np.where(same, 0, 1)
        rows.append((active, at.copy(), until, kind, same, home[active].copy()))
        going = (until < period.end[active]) & (until <= setting.as_of)
        active, at, step = active[going], until[going], step + 1
    which, start, end, kinds, same_carer, address = (np.concatenate(each) for each in zip(*rows, strict=True))
    order = np.lexsort((start, which))
    whole = Placed(which[order], start[order], end[order], kinds[order], same_carer[order], address[order])
    return _with_breaks(setting, dice, whole)


def _with_breaks(setting: Setting, dice: np.random.Generator, placed: Placed) -> Placed:
    """Some placements are broken off for a week, for a holiday or in hospital, and go on at the same address."""
    length = np.minimum(placed.end, setting.as_of) - placed.start
    broken = (length > 120) & (dice.random(len(length)) < 1 - np.exp(-length / 365 * BREAKS_A_YEAR))
    broken &= np.array([each[0] in "UK" for each in placed.kind], dtype=np.bool_)
    mine = np.flatnonzero(broken)
    away = placed.start[mine] + 60 + (dice.random(len(mine)) * (length[mine] - 90)).astype(np.int64)
    back = away + dice.integers(4, 15, len(mine))
    before_end = placed.end.copy()
    before_end[mine] = away
    kind = choose(dice, {"T0": 0.1, "T1": 0.2, "T2": 0.1, "T3": 0.5, "T4": 0.1}, len(mine))
    joined = [
        np.concatenate(parts)
        for parts in (
            (placed.period, placed.period[mine], placed.period[mine]),
            (placed.start, away, back),
            (before_end, back, placed.end[mine]),
            (placed.kind, kind, placed.kind[mine]),
            (placed.same_carer, np.zeros(len(mine) * 2, dtype=np.bool_)),
            (placed.home, placed.home[mine] + 10_000_000, placed.home[mine]),
        )
    ]
    order = np.lexsort((joined[1], joined[0]))
    return Placed(*(each[order] for each in joined))


def _agencies(home: Days) -> Texts:
    """The number of the agency that a foster carer belongs to."""
    return np.array([f"SC{900_000 + each * 13 % 40}" for each in home], dtype=object)


def placement_rows(setting: Setting, period: Periods, placed: Placed) -> Rows:
    """ssd_cla_placement."""
    dice = setting.dice("placement details")
    number = len(placed.period)
    letter = np.array([each[0] for each in placed.kind], dtype=object)
    _, first, back = np.unique(placed.home, return_index=True, return_inverse=True)
    chance = np.array([FAR.get(each, 0.12) for each in letter[first]])
    point = dice.random(len(first))
    miles = np.where(point < chance, 20.5 + dice.exponential(25, len(first)), dice.triangular(0, 4, 19.9, len(first)))[
        back
    ]
    miles = np.where(np.isin(placed.kind, ("P1",)), np.minimum(miles, 12.0), miles)
    miles = np.where(dice.random(number) < DISTANCE_UNKNOWN, np.nan, np.round(miles, 1))
    provider = np.full(number, "PR4", dtype=object)
    for each, shares in PROVIDERS.items():
        provider = np.where(letter == each, choose(dice, shares, len(first))[back], provider).astype(object)
    in_a_home = np.isin(letter, ("K", "R", "S"))
    urn = np.where(
        in_a_home,
        np.array([f"SC{200_000 + each * 37 % 300_000}" for each in placed.home]),
        np.where((letter == "U") & (provider != "PR1"), _agencies(placed.home), ""),
    ).astype(object)
    letters = np.array(list("ABDEFGHJLN"), dtype=object)
    streets = placed.home * 31
    post = np.array(
        [
            f"ZZ{s % 89 + 1} {s % 9 + 1}{a}{b}"
            for s, a, b in zip(streets, letters[streets % 10], letters[streets // 10 % 10], strict=True)
        ],
        dtype=object,
    )
    moved = placed.end < period.end[placed.period]
    kept = np.isin(placed.kind, ("K2", "Z1")) & (dice.random(number) < 0.035)
    return {
        "cla_placement_id": np.arange(number), "cla_placement_start_date": placed.start,
        "cla_placement_type": placed.kind,
        "cla_placement_urn": urn, "cla_placement_distance": miles, "cla_id": placed.period,
        "cla_placement_provider": provider,
        "cla_placement_postcode": post, "cla_placement_end_date": placed.end,
        "cla_placement_change_reason": np.where(
            moved & (placed.end <= setting.as_of), choose(dice, CHANGES, number), "").astype(object,
        ),
        "person_id": period.child[placed.period],
        "unregistered": np.where(kept & (placed.end - placed.start < 400), "Y", "N").astype(object),
    }  # fmt: skip
