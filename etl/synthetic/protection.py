"""Child protection plans, their visits, reviews and core groups."""

from __future__ import annotations

import numpy as np

from etl.synthetic.days import NEVER, Days, Flags, Texts, add_months, add_working_days, to_working_day
from etl.synthetic.episodes import Episodes
from etl.synthetic.front_door import Rows, choose
from etl.synthetic.need import visited
from etl.synthetic.people import People
from etl.synthetic.rounds import Pace, not_yet_recorded, open_ended, rounds, slack_of, spread_to_members
from etl.synthetic.setting import Setting
from etl.synthetic.tempo import Evenly
from etl.synthetic.world import World

CATEGORIES = {"NEG": 0.47, "EMO": 0.36, "PHY": 0.10, "SAB": 0.05, "MUL": 0.02}
#: Ten working days between visits: about nine children of ten are up to date. A choice.
VISITS = Pace(usual=(5, 9, 14), late=0.05, late_by=(1, 7))
CORE_GROUPS = Pace(usual=(21, 35, 42), late=0.10, late_by=(1, 14))
FIRST_CORE_GROUP_LATE = 0.13
#: Held late at each review, so that 80.6 percent of plans have had every one of a year in time (cp_reviews_on_time).
REVIEW_LATE = 0.135
#: Plans held for children of other authorities, a year. A choice.
HELD_FOR_OTHERS = 9


def plans(
    setting: Setting, people: People, strangers: Days, episodes: Episodes, conference_of: Days
) -> tuple[Rows, Days]:
    """ssd_cp_plans with the episode of each (-1: held for another authority); earlier plans of the children stay in."""
    dice = setting.dice("plans")
    row = np.flatnonzero((episodes.plan_start <= setting.as_of) & (episodes.plan_start < episodes.plan_end))
    start, end, child = episodes.plan_start[row], episodes.plan_end[row], episodes.child[row]
    lasting = np.zeros(len(people.born), dtype=np.bool_)
    lasting[child[end > setting.start]] = True
    lasting[episodes.child[episodes.closed > setting.start]] = True
    kept = lasting[child]
    row, start, end, child = row[kept], start[kept], end[kept], child[kept]
    number = round(HELD_FOR_OTHERS * 5 * setting.scale)
    guests = dice.choice(strangers, number) if len(strangers) else strangers
    begun = to_working_day(setting.start + dice.integers(-150, 1800, len(guests)))
    fit = (people.turns_18[guests] > begun + 400) & (people.born[guests] < begun)
    guests, begun = guests[fit], begun[fit]
    episode = np.concatenate([row, np.full(len(guests), -1)])
    child, start = np.concatenate([child, guests]), np.concatenate([start, begun])
    end = np.concatenate([end, to_working_day(begun + dice.integers(40, 400, len(guests)))])
    order = np.argsort(start, kind="stable")
    episode, child, start, end = episode[order], child[order], start[order], end[order]
    category = choose(dice, CATEGORIES, int(episodes.event.max()) + 1)[
        np.where(episode >= 0, episodes.event[episode], 0)
    ]
    moved = dice.random(len(episode)) < 0.12
    latest = np.where(moved, choose(dice, CATEGORIES, len(episode)), category).astype(object)
    known = np.where(episode >= 0, conference_of[episode], -1)
    return {
        "cp_plan_id": np.arange(len(episode)),
        "referral_id": np.where((episode >= 0) & (start >= setting.start), episode, -1),
        "icpc_id": known, "person_id": child, "cp_plan_start_date": start, "cp_plan_end_date": end,
        "cp_plan_initial_category": category, "cp_plan_ola": np.where(episode < 0, "Y", "N").astype(object),
        "cp_plan_latest_category": latest,
    }, episode  # fmt: skip


def link_conferences(conference: Rows, plan: Rows) -> None:
    """Each conference learns the plan it made."""
    known = plan["icpc_id"] >= 0
    conference["cp_plan_id"][plan["icpc_id"][known]] = plan["cp_plan_id"][known]


def _groups(plan: Rows, family: Days) -> tuple[Days, Days]:
    _, first, back = np.unique(family * NEVER + plan["cp_plan_start_date"], return_index=True, return_inverse=True)
    return first, back


def visits(world: World, plan: Rows, family: Days, episode: Days) -> Rows:
    """ssd_cp_visits."""
    setting, people, held = world.setting, world.people, world.held
    dice = setting.dice("plan visits")
    first, back = _groups(plan, family)
    start = np.maximum(plan["cp_plan_start_date"][first], setting.start - 7)
    end = open_ended(plan["cp_plan_end_date"][first], setting)
    team, _ = held.at(np.maximum(episode[first], 0), np.maximum(end - 90, start))
    row, day = rounds(
        dice,
        VISITS,
        start,
        end,
        first=to_working_day(start + dice.integers(1, 9, len(start))),
        slack=slack_of(setting, world.organisation.names, team, end),
    )
    member, day = spread_to_members(back, row, day)
    child = plan["person_id"][member]
    kept = (day >= setting.start) & (day < plan["cp_plan_end_date"][member]) & (people.born[child] <= day)
    kept &= ~not_yet_recorded(setting, dice, day)
    member, day = member[kept], day[kept]
    order = np.argsort(day, kind="stable")
    told = visited(dice, "cp_visit", child[kept][order], day[order])
    return {**told, "cp_plan_id": plan["cp_plan_id"][member[order]]}


def reviews(setting: Setting, plan: Rows, family: Days) -> Rows:
    """ssd_cp_reviews: three months after the start, then within six months of the one before."""
    dice = setting.dice("plan reviews")
    first, back = _groups(plan, family)
    last, end = plan["cp_plan_start_date"][first], plan["cp_plan_end_date"][first]
    active, size = np.arange(len(first)), np.bincount(back)
    rows: list[tuple[Days, Days, Days]] = []
    months = 3
    while len(active):
        due = add_months(last, months)
        early = dice.integers(0, 12 if months == 3 else 30, len(active))
        late = np.zeros(len(active), dtype=np.bool_)
        order = np.argsort(due, kind="stable")
        late[order] = Evenly().flag(dice, REVIEW_LATE, size[active][order])
        held = np.where(late, to_working_day(due + 1 + dice.exponential(11, len(active)).astype(np.int64)), due - early)
        held = np.where(late, held, np.minimum(to_working_day(held), due))
        going = np.minimum(held, due) < end[active]
        active, due, held = active[going], due[going], held[going]
        rows.append((active, due, held))
        going = held <= setting.as_of
        active, last = active[going], held[going]
        months = 6
    row, due, held = (np.concatenate(each) for each in zip(*rows, strict=True))
    order = np.argsort(row, kind="stable")
    row, due, held = row[order], due[order], held[order]
    member, due = spread_to_members(back, row, due)
    _, held = spread_to_members(back, row, held)
    ends = plan["cp_plan_end_date"][member]
    kept = (
        (held >= setting.start - 400)
        & (np.minimum(due, held) <= ends)
        & (due <= setting.as_of + 190)
        & (plan["cp_plan_ola"][member] == "N")
    )
    member, due, held, ends = member[kept], due[kept], held[kept], ends[kept]
    held = np.where(held > ends, NEVER, held)
    known = held <= setting.as_of
    number = len(member)

    def flag(yes: Flags) -> Texts:
        return np.where(known, np.where(yes, "Y", "N"), "").astype(object)

    voices = np.array(["PN1", "PN2", "PN3", "PN5", "PN7"], dtype=object)
    return {
        "cp_review_id": np.arange(number), "person_id": plan["person_id"][member], "cp_plan_id": member,
        "cp_review_due": due, "cp_review_date": held,
        "cp_review_meeting_id": np.array([f"R{each}" for each in back[member]], dtype=object),
        "cp_review_outcome_continue_cp": flag(held + 3 < ends), "cp_review_quorate": flag(dice.random(number) < 0.95),
        "cp_review_participation": np.where(known, voices[dice.choice(5, number)], "").astype(object),
    }  # fmt: skip


def core_groups(setting: Setting, plan: Rows, family: Days) -> Rows:
    """loc_core_groups: the first within ten working days of the conference, then every six weeks."""
    dice = setting.dice("core groups")
    first, back = _groups(plan, family)
    start, end = plan["cp_plan_start_date"][first], open_ended(plan["cp_plan_end_date"][first], setting)
    number = len(start)
    after = np.where(
        dice.random(number) < FIRST_CORE_GROUP_LATE,
        11 + dice.exponential(4, number),
        dice.triangular(4, 8, 10.99, number),
    )
    row, day = rounds(dice, CORE_GROUPS, start, end, first=add_working_days(start, after.astype(np.int64)))
    member, day = spread_to_members(back, row, day)
    kept = (day >= setting.start) & (day < plan["cp_plan_end_date"][member]) & (plan["cp_plan_ola"][member] == "N")
    kept &= ~not_yet_recorded(setting, dice, day)
    member, day = member[kept], day[kept]
    return {
        "core_group_id": np.arange(len(day)),
        "cp_plan_id": member,
        "person_id": plan["person_id"][member],
        "core_group_date": day,
    }
