"""Section 47 enquiries and the initial conferences they lead to."""

from __future__ import annotations

import numpy as np

from etl.synthetic import aims
from etl.synthetic import paths as ways
from etl.synthetic.allocation import Holder
from etl.synthetic.days import NEVER, Days, add_working_days, to_working_day
from etl.synthetic.episodes import Episodes
from etl.synthetic.front_door import Rows, choose, outcomes
from etl.synthetic.setting import Setting
from etl.synthetic.tempo import arrivals
from etl.synthetic.timeline import discussed

#: Enquiries that end without a conference: how many keep 15 working days. A choice.
ENQUIRY_IN_TIME = 0.87


def enquiries(setting: Setting, episodes: Episodes, held: Holder) -> tuple[Rows, Days]:
    """ssd_s47_enquiry, with the enquiry that led to each episode's conference (-1: none)."""
    dice = setting.dice("enquiries")
    led = np.flatnonzero(
        (episodes.enquiry < NEVER) & (episodes.conference < NEVER) & (episodes.enquiry > setting.start - 60)
    )
    event, start = _others(setting, dice, episodes, led)
    # Every child of the family is asked about together.
    order = np.argsort(episodes.event, kind="stable")
    low = np.searchsorted(episodes.event[order], event)
    number = np.searchsorted(episodes.event[order], event, side="right") - low
    position = np.arange(int(number.sum())) - np.repeat(np.cumsum(number) - number, number)
    other = order[np.repeat(low, number) + position]
    begun = np.repeat(start, number)
    timely = np.repeat(dice.random(len(event)) < ENQUIRY_IN_TIME, number)
    length = np.where(
        timely,
        np.repeat(dice.triangular(1, 9, 15.99, len(event)), number),
        np.repeat(16 + dice.exponential(5, len(event)), number),
    )
    ended = add_working_days(begun, length.astype(np.int64))
    decided = np.repeat(choose(dice, {"continue with cin": 0.64, "no further action": 0.36}, len(event)), number)
    soon = add_working_days(episodes.enquiry[led], dice.integers(3, 12, len(led)))
    rows = np.concatenate([led, other])
    begins = np.concatenate([episodes.enquiry[led], begun])
    ends = np.concatenate([np.minimum(soon, episodes.conference[led]), ended])
    outcome = np.concatenate([np.full(len(led), "icpc", dtype=object), decided])
    number_led = np.concatenate([np.arange(len(led)), np.full(len(other), -1)])
    order = np.argsort(begins, kind="stable")
    order = order[begins[order] <= setting.as_of]
    row, begins, ends, outcome = rows[order], begins[order], ends[order], outcome[order]
    known = ends <= setting.as_of
    place = np.full(len(episodes), -1)
    mine = number_led[order] >= 0
    place[row[mine]] = np.flatnonzero(mine)
    outcome = np.where(known, outcome, "").astype(object)
    team, worker = held.at(row, begins + 3)
    told = {
        "icpc": "Initial Child Protection Conference",
        "continue with cin": "Continue with child in need",
        "no further action": "No further action",
        "": "",
    }
    text = np.array([told[each] for each in outcome], dtype=object)
    return {
        "s47_enquiry_id": np.arange(len(row)), "referral_id": row, "person_id": episodes.child[row],
        "s47_start_date": begins, "s47_end_date": ends,
        "s47_nfa": np.where(known, np.where(outcome == "no further action", "Y", "N"), "").astype(object),
        "s47_outcome_json": np.where(known, outcomes(text), "").astype(object), "s47_completed_by_worker_id": worker,
        "s47_completed_by_team": team,
        "strategy_discussion_date": np.where(dice.random(len(row)) < 0.97, begins, begins - 1), "outcome": outcome,
    }, place  # fmt: skip


def _others(setting: Setting, dice: np.random.Generator, episodes: Episodes, led: Days) -> tuple[Days, Days]:
    """Families asked about without a conference, and when: as many as bring each month to the published rate."""
    days, expected = arrivals(setting, aims.SECTION_47)
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    _, first, size = np.unique(episodes.event, return_index=True, return_counts=True)
    path, day, event = episodes.path[first], episodes.day[first], episodes.event[first]
    weight = np.select(
        [
            np.isin(path, (ways.SHORT, ways.IN_NEED)),
            path == ways.NOT_IN_NEED,
            np.isin(path, (ways.CARE, *ways.PLANNED)),
        ],
        [1.0, 0.35, 0.4],
        0.1,
    )
    started = episodes.enquiry[led].astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    chosen: list[Days] = []
    when: list[Days] = []
    owed = 0.0
    open_first = np.minimum(np.minimum(episodes.need_start, episodes.plan_start), episodes.care_start)[first]
    open_last = np.minimum(episodes.closed[first], NEVER)
    for month in np.unique(months[days >= setting.start]):
        here = days[months == month]
        owed += float(expected[months == month].sum()) - int((started == month).sum())
        new = np.flatnonzero((day >= here[0]) & (day <= here[-1]))
        under_way = np.flatnonzero((open_first < here[0] - 20) & (open_last > here[-1]))
        pool = np.concatenate(
            [
                new,
                dice.choice(under_way, min(len(under_way), max(len(new) // 3, 1)), replace=False)
                if len(under_way)
                else new[:0],
            ]
        )
        score = np.log(np.maximum(dice.random(len(pool)), 1e-12)) / weight[pool]
        order = pool[np.argsort(-score)]
        total = np.cumsum(size[order])
        taken = int(np.searchsorted(total, owed - 0.5)) + 1 if owed >= 0.5 and len(order) else 0
        mine = order[:taken]
        owed -= float(total[min(taken, len(total)) - 1]) if taken else 0.0
        fresh = day[mine] >= here[0]
        chosen.append(mine)
        when.append(
            np.where(
                fresh,
                discussed(dice, day[mine]),
                to_working_day(dice.choice(here, len(mine))),
            )
        )
    index, start = np.concatenate(chosen), np.concatenate(when)
    return event[index], start


def conferences(setting: Setting, episodes: Episodes, held: Holder, enquiry_of: Days) -> tuple[Rows, Days]:
    """ssd_initial_cp_conference, with the conference of each episode (-1: none)."""
    row = np.flatnonzero((episodes.conference <= setting.as_of) & (episodes.conference >= setting.start))
    row = row[np.argsort(episodes.conference[row], kind="stable")]
    transfer = episodes.path[row] == ways.TRANSFER_IN
    agreed = episodes.plan_start[row] < NEVER
    place = np.full(len(episodes), -1)
    place[row] = np.arange(len(row))
    team, worker = held.at(row, episodes.conference[row])
    outcome = np.where(agreed, "Child protection plan", "Child in need plan")
    target = add_working_days(np.where(transfer, episodes.day[row], episodes.enquiry[row]), 15)
    return {
        "icpc_id": np.arange(len(row)),
        "icpc_meeting_id": np.array([f"M{each}" for each in episodes.event[row]], dtype=object),
        "s47_enquiry_id": np.where(transfer, -1, enquiry_of[row]), "person_id": episodes.child[row],
        "cp_plan_id": np.full(len(row), -1),
        "referral_id": row, "icpc_transfer_in": np.where(transfer, "Y", "N").astype(object), "icpc_target_date": target,
        "icpc_date": episodes.conference[row], "icpc_outcome_cp_flag": np.where(agreed, "Y", "N").astype(object),
        "icpc_outcome_json": outcomes(outcome), "icpc_team": team, "icpc_worker_id": worker,
    }, place  # fmt: skip
