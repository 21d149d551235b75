"""Child in need plans, their visits and reviews."""

from __future__ import annotations

import numpy as np

from etl.synthetic.allocation import Holder
from etl.synthetic.days import NEVER, Days, add_months, to_working_day
from etl.synthetic.episodes import Episodes
from etl.synthetic.front_door import Rows
from etl.synthetic.people import People
from etl.synthetic.rounds import Pace, not_yet_recorded, open_ended, rounds, slack_of, spread_to_members
from etl.synthetic.setting import Setting

#: Visits every 28 days: about 85 children of 100 are up to date. A choice.
VISITS = Pace(usual=(8, 21, 28), late=0.12, late_by=(1, 14))
NOT_SEEN = 0.05
#: Reviews every three months: about 80 of 100 are up to date. A choice.
REVIEW_LATE, REVIEW_LATE_BY = 0.30, 40.0


def plans(setting: Setting, episodes: Episodes, held: Holder) -> tuple[Rows, Days, Days]:
    """ssd_cin_plans, with the episode and the family's referral of each."""
    spells = ((episodes.need_start, episodes.need_end), (episodes.after_start, episodes.after_end))
    row = np.concatenate([np.arange(len(episodes))] * 2)
    start = np.concatenate([each for each, _ in spells])
    end = np.concatenate([each for _, each in spells])
    here = (start < end) & (start <= setting.as_of) & (end > setting.start)
    row, start, end = row[here], start[here], end[here]
    order = np.argsort(start, kind="stable")
    row, start, end = row[order], start[order], end[order]
    team, worker = held.at(row, start + 6)
    return {
        "cin_plan_id": np.arange(len(row)), "referral_id": row, "person_id": episodes.child[row],
        "cin_plan_start_date": start, "cin_plan_end_date": end, "cin_plan_team": team, "cin_plan_worker_id": worker,
    }, row, episodes.event[row]  # fmt: skip


def visits(setting: Setting, names: tuple[str, ...], people: People, plan: Rows, family: Days) -> Rows:
    """ssd_cin_visits: brothers and sisters are visited together."""
    dice = setting.dice("need visits")
    _, first, back = np.unique(family * NEVER + plan["cin_plan_start_date"], return_index=True, return_inverse=True)
    start = np.maximum(plan["cin_plan_start_date"][first], setting.start - 10)
    end = open_ended(plan["cin_plan_end_date"][first], setting)
    slack = slack_of(setting, names, plan["cin_plan_team"][first], end)
    row, day = rounds(
        dice, VISITS, start, end, first=to_working_day(start + dice.integers(1, 12, len(start))), slack=slack
    )
    member, day = spread_to_members(back, row, day)
    child = plan["person_id"][member]
    kept = (day >= setting.start) & (day < plan["cin_plan_end_date"][member]) & (people.born[child] <= day)
    kept &= ~not_yet_recorded(setting, dice, day)
    child, day = child[kept], day[kept]
    order = np.argsort(day, kind="stable")
    return visited(dice, "cin_visit", child[order], day[order])


def visited(dice: np.random.Generator, name: str, child: Days, day: Days) -> Rows:
    """Columns of a visit: seen, alone, bedroom."""
    number = len(day)
    seen = np.where(dice.random(number) < 1 - NOT_SEEN, "Y", "N")
    alone = np.where(
        seen == "N", "N", np.where(dice.random(number) < 0.03, "", np.where(dice.random(number) < 0.72, "Y", "N"))
    )
    return {
        f"{name}_id": np.arange(number), "person_id": child, f"{name}_date": day, f"{name}_seen": seen.astype(object),
        f"{name}_seen_alone": alone.astype(object),
        f"{name}_bedroom": np.where(dice.random(number) < 0.45, "Y", "N").astype(object),
    }  # fmt: skip


def reviews(setting: Setting, plan: Rows, family: Days) -> Rows:
    """loc_cin_reviews: due every three months; some are held late, a few of the due ones not yet."""
    dice = setting.dice("need reviews")
    _, first, back = np.unique(family * NEVER + plan["cin_plan_start_date"], return_index=True, return_inverse=True)
    last, end = plan["cin_plan_start_date"][first], plan["cin_plan_end_date"][first]
    active = np.arange(len(first))
    rows: list[tuple[Days, Days, Days]] = []
    while len(active):
        due = add_months(last, 3)
        going = (due < end[active]) & (due <= setting.as_of + 92)
        active, due = active[going], due[going]
        late = dice.random(len(active)) < REVIEW_LATE
        held = np.where(
            late,
            due + 3 + dice.exponential(REVIEW_LATE_BY, len(active)).astype(np.int64),
            due - dice.integers(0, 18, len(active)),
        )
        held = to_working_day(held)
        held = np.where((held > due) & ~late, due, held)
        rows.append((active, due, held))
        going = held <= setting.as_of
        active, last = active[going], held[going]
    row, due, held = (np.concatenate(each) for each in zip(*rows, strict=True))
    order = np.argsort(row, kind="stable")
    row, due, held = row[order], due[order], held[order]
    member, due = spread_to_members(back, row, due)
    _, held = spread_to_members(back, row, held)
    kept = (due >= setting.start) & (np.minimum(due, held) < plan["cin_plan_end_date"][member])
    held = np.where(held < plan["cin_plan_end_date"][member], held, NEVER)
    member, due, held = member[kept], due[kept], held[kept]
    return {
        "cin_review_id": np.arange(len(member)), "cin_plan_id": member, "person_id": plan["person_id"][member],
        "due_date": due, "review_date": held,
    }  # fmt: skip
