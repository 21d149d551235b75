"""Care leavers and their personal advisers."""

from __future__ import annotations

import numpy as np

from etl.synthetic import paths as ways
from etl.synthetic.allocation import Involvements
from etl.synthetic.care import Periods
from etl.synthetic.days import NEVER, Days, Flags, Numbers, add_months, age_on
from etl.synthetic.front_door import Rows, choose
from etl.synthetic.placements import Placed
from etl.synthetic.tempo import Evenly
from etl.synthetic.workforce import Staff
from etl.synthetic.world import World

IN_TOUCH = {"YES": 0.886, "NO": 0.070, "REFU": 0.016, "NREQ": 0.02, "RHOM": 0.004, "DIED": 0.004}  # cl_not_in_touch 7
SUITABLE = 0.94  # of those in touch; nobody else's home is known: cl_accommodation 87
IN_WORK_OR_LEARNING = 0.455  # of those in touch: cl_eet 42
NOBODY_ADVISES = 0.02  # a desk that nobody sits at: a choice
STAYING_PUT = 0.215  # cl_staying_put 20
HOMES = {
    "U": 0.37,
    "D": 0.2,
    "B": 0.14,
    "E": 0.03,
    "C": 0.05,
    "T": 0.07,
    "K": 0.04,
    "X": 0.03,
    "S": 0.02,
    "V": 0.01,
    "W": 0.01,
    "Y": 0.03,
}
BUSY = {"F1": 0.13, "F2": 0.38, "F4": 0.08, "F5": 0.27, "P1": 0.01, "P2": 0.05, "P4": 0.01, "P5": 0.07}
NOT_BUSY = {"G4": 0.27, "G5": 0.58, "G6": 0.15}


def care_leavers(world: World, period: Periods, placed: Placed) -> tuple[Rows, Days]:
    """ssd_care_leavers, with the desk of each one's personal adviser: former relevant, relevant and eligible."""
    setting, people, staff = world.setting, world.people, world.staff
    dice = setting.dice("care leavers")
    grown = people.turns_18[period.child]
    long_enough = np.minimum(period.end, setting.as_of) - period.start > 91
    whole = (period.path != ways.SHORT_BREAKS) & long_enough
    former = whole & (period.end >= grown) & (grown <= setting.as_of) & (grown > setting.as_of - 365 * 7)
    late = age_on(people.born[period.child], setting.as_of) >= 21
    former &= ~late | (dice.random(len(period)) < 0.35)
    eligible = whole & (period.end > setting.as_of) & (age_on(people.born[period.child], setting.as_of) >= 16)
    left = (
        whole
        & (period.end <= setting.as_of)
        & (period.end < grown)
        & (age_on(people.born[period.child], period.end) >= 16)
        & (grown > setting.as_of)
    )
    mine = np.flatnonzero(former | eligible | left)
    mine = np.sort(mine[last_of_each(period.child[mine])])
    number = len(mine)
    kind = np.where(former[mine], "Former relevant child", np.where(eligible[mine], "Eligible child", "Relevant child"))
    last = np.searchsorted(placed.period, mine, side="right") - 1
    fostered = np.array([str(each).startswith("U") for each in placed.kind[last]], dtype=np.bool_)
    touch = choose(dice, IN_TOUCH, number)
    touch = np.where(former[mine], touch, "YES").astype(object)
    known = np.isin(touch, ("YES", "NREQ"))
    stays = former[mine] & fostered & (age_on(people.born[period.child[mine]], setting.as_of) < 22)
    born = people.born[period.child[mine]]
    staying = evenly_by_birth(dice, STAYING_PUT, born, stays)
    home = np.where(staying, "Z", choose(dice, HOMES, number))
    home = np.where(touch == "RHOM", "B", np.where(known, home, np.where(dice.random(number) < 0.25, "R", ""))).astype(
        object
    )
    good = np.where(np.isin(home, ("S", "W", "X", "V")), 0.03, np.where(home == "Z", 1.0, SUITABLE + 0.06))
    suitable = np.where(known, np.where(evenly_by_birth(dice, good, born, known), "1", "2"), "").astype(object)
    busy = evenly_by_birth(dice, IN_WORK_OR_LEARNING + np.where(home == "Z", 0.2, -0.02), born, known)
    activity = np.where(known, np.where(busy, choose(dice, BUSY, number), choose(dice, NOT_BUSY, number)), "").astype(
        object
    )
    team = world.organisation.for_area("leaving_care", people.area[people.family[period.child[mine]]])
    seat = _adviser_seats(staff, team, period.child[mine])
    seat = np.where(setting.dice("vacant advisers").random(number) < NOBODY_ADVISES, -1, seat)
    adviser = staff.at(seat, np.full(number, setting.as_of))
    name = np.where(adviser >= 0, staff.names[np.maximum(adviser, 0)], "Vacant").astype(object)
    name = np.where(eligible[mine] & (dice.random(number) < 0.2), "", name).astype(object)
    since = dice.exponential(30, number).astype(np.int64)
    return {
        "care_leaver_id": np.arange(number), "person_id": period.child[mine],
        "care_leaver_eligibility": kind.astype(object),
        "care_leaver_in_touch": touch,
        "care_leaver_latest_contact": np.where(
            touch == "YES", setting.as_of - since - 1, setting.as_of - 70 - since * 4,
        ),
        "care_leaver_accommodation": home, "care_leaver_accom_suitable": suitable, "care_leaver_activity": activity,
        "pathway_plan_review_date": setting.as_of - (dice.gamma(2.4, 46, number)).astype(np.int64),
        "care_leaver_personal_advisor": name, "care_leaver_allocated_team": team, "care_leaver_worker_id": adviser,
    }, seat  # fmt: skip


def evenly_by_birth(dice: np.random.Generator, share: Numbers | float, born: Days, among: Flags) -> Flags:
    """Flags for a share of some young people, even over birthdays: each year's share comes out as meant."""
    found = np.zeros(len(born), dtype=np.bool_)
    order = np.flatnonzero(among)[np.argsort(born[among], kind="stable")]
    shares = np.broadcast_to(np.asarray(share, dtype=np.float64), born.shape)
    found[order] = Evenly().flag(dice, shares[order], np.ones(len(order), dtype=np.int64))
    return found


def last_of_each(child: Days) -> Days:
    """The last place at which each child stands."""
    _, back = np.unique(child[::-1], return_index=True)
    return len(child) - 1 - back


def _adviser_seats(staff: Staff, team: Days, child: Days) -> Days:
    seat = np.full(len(team), -1)
    for each in np.unique(team):
        mine = np.flatnonzero(team == each)
        seats = np.flatnonzero((staff.desk_team == each) & (staff.desk_title == "Personal Adviser"))
        if len(seats):
            seat[mine] = seats[(child[mine] * 7919) % len(seats)]
    return seat


def advising(world: World, period: Periods, leaver: Rows, seat: Days) -> Involvements:
    """Personal advisers: at their side from 16 (16PLUS), and the allocated worker (CW) once they are adults."""
    setting, people, staff = world.setting, world.people, world.staff
    row_of = np.full(len(people.born), -1)
    row_of[period.child] = period.row
    child = leaver["person_id"]
    grown = people.turns_18[child]
    from_16 = add_months(people.born[child], 192) + 90
    until = np.minimum(add_months(people.born[child], 300), setting.as_of + 1)
    parts = [("16PLUS", from_16), ("CW", grown)]
    found = []
    for role, start in parts:
        begin = np.maximum(start, setting.start - 200)
        here = np.flatnonzero((seat >= 0) & (begin < until) & ((role == "16PLUS") | (grown <= setting.as_of)))
        low = np.searchsorted(
            staff.desk * (NEVER * 4) + staff.end, seat[here] * (NEVER * 4) + begin[here], side="right"
        )
        high = np.searchsorted(
            staff.desk * (NEVER * 4) + staff.start, seat[here] * (NEVER * 4) + until[here], side="right"
        )
        count = np.maximum(high - low, 0)
        row = np.repeat(here, count)
        who = np.repeat(low, count) + np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
        begins, ends = (
            np.maximum(begin[row], staff.start[who]),
            np.minimum(np.where(until[row] > setting.as_of, NEVER, until[row]), staff.end[who]),
        )
        kept = begins < ends
        found.append(
            (
                row_of[child[row]][kept],
                who[kept],
                np.full(int(kept.sum()), role, dtype=object),
                np.full(int(kept.sum()), "Worker left", dtype=object),
                begins[kept],
                ends[kept],
            )
        )
    return Involvements(*(np.concatenate(each) for each in zip(*found, strict=True)))
