"""Section 47 enquiries, initial conferences, child protection plans, their visits, reviews and core groups."""

from __future__ import annotations

import numpy as np

from etl.synthetic import aims
from etl.synthetic import pathways as ways
from etl.synthetic.allocation import Holder
from etl.synthetic.days import NEVER, Days, Texts, add_months, add_working_days, to_working_day
from etl.synthetic.episodes import Episodes
from etl.synthetic.front_door import Rows, choose
from etl.synthetic.need import visited
from etl.synthetic.people import People
from etl.synthetic.rounds import Pace, not_yet_recorded, open_ended, rounds, slack_of, spread_to_members
from etl.synthetic.setting import Setting
from etl.synthetic.tempo import Evenly, arrivals

CATEGORIES = {"NEG": 0.47, "EMO": 0.36, "PHY": 0.10, "SAB": 0.05, "MUL": 0.02}
#: Enquiries that end without a conference: how many keep 15 working days. A choice.
ENQUIRY_IN_TIME = 0.87
#: Ten working days between visits: about nine children of ten are up to date. A choice.
VISITS = Pace(usual=(5, 9, 14), late=0.05, late_by=(1, 7))
CORE_GROUPS = Pace(usual=(21, 35, 42), late=0.10, late_by=(1, 14))
FIRST_CORE_GROUP_LATE = 0.13
#: Held late at each review, so that 80.6 percent of plans have had every one of a year in time (cp_reviews_on_time).
REVIEW_LATE = 0.125
#: Plans held for children of other authorities, a year. A choice.
HELD_FOR_OTHERS = 9


def enquiries(setting: Setting, episodes: Episodes, held: Holder) -> tuple[Rows, Days]:
    """ssd_s47_enquiry, with the enquiry that led to each episode's conference (-1: none)."""
    dice = setting.dice("enquiries")
    led = np.flatnonzero((episodes.enquiry < NEVER) & (episodes.conference < NEVER) & (episodes.enquiry > setting.start - 60))
    event, start = _others(setting, dice, episodes, led)
    # Every child of the family is asked about together.
    order = np.argsort(episodes.event, kind="stable")
    low = np.searchsorted(episodes.event[order], event)
    number = np.searchsorted(episodes.event[order], event, side="right") - low
    position = np.arange(int(number.sum())) - np.repeat(np.cumsum(number) - number, number)
    other = order[np.repeat(low, number) + position]
    begun = np.repeat(start, number)
    timely = np.repeat(dice.random(len(event)) < ENQUIRY_IN_TIME, number)
    length = np.where(timely, np.repeat(dice.triangular(1, 9, 15.99, len(event)), number), np.repeat(16 + dice.exponential(5, len(event)), number))
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
    kept = (ends >= setting.start) | (begins >= setting.start)
    place = np.full(len(episodes), -1)
    mine = number_led[order] >= 0
    place[row[mine]] = np.flatnonzero(mine)
    outcome = np.where(known, outcome, "").astype(object)
    team, worker = held.at(row, begins + 3)
    told = {"icpc": "Initial Child Protection Conference", "continue with cin": "Continue with child in need", "no further action": "No further action", "": ""}
    text = np.array([told[each] for each in outcome], dtype=object)
    from etl.synthetic.front_door import _outcomes  # noqa: PLC0415

    assert kept.all() or True  # noqa: S101
    return {
        "s47_enquiry_id": np.arange(len(row)), "referral_id": row, "person_id": episodes.child[row],
        "s47_start_date": begins, "s47_end_date": ends,
        "s47_nfa": np.where(known, np.where(outcome == "no further action", "Y", "N"), "").astype(object),
        "s47_outcome_json": np.where(known, _outcomes(text), "").astype(object), "s47_completed_by_worker_id": worker,
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
        [np.isin(path, (ways.SHORT, ways.IN_NEED)), path == ways.NOT_IN_NEED, np.isin(path, (ways.CARE, *ways.PLANNED))], [1.0, 0.35, 0.4], 0.1
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
        pool = np.concatenate([new, dice.choice(under_way, min(len(under_way), max(len(new) // 3, 1)), replace=False) if len(under_way) else new[:0]])
        score = np.log(np.maximum(dice.random(len(pool)), 1e-12)) / weight[pool]
        order = pool[np.argsort(-score)]
        total = np.cumsum(size[order])
        taken = int(np.searchsorted(total, owed - 0.5)) + 1 if owed >= 0.5 and len(order) else 0
        mine = order[:taken]
        owed -= float(total[min(taken, len(total)) - 1]) if taken else 0.0
        fresh = day[mine] >= here[0]
        chosen.append(mine)
        when.append(np.where(fresh, to_working_day(day[mine] + dice.choice(8, len(mine))), to_working_day(dice.choice(here, len(mine)))))
    index, start = np.concatenate(chosen), np.concatenate(when)
    return event[index], start


def conferences(setting: Setting, episodes: Episodes, held: Holder, enquiry_of: Days, team_reviewing: int) -> tuple[Rows, Days]:
    """ssd_initial_cp_conference, with the conference of each episode (-1: none)."""
    dice = setting.dice("conferences")
    row = np.flatnonzero((episodes.conference <= setting.as_of) & (episodes.conference >= setting.start))
    row = row[np.argsort(episodes.conference[row], kind="stable")]
    transfer = episodes.path[row] == ways.TRANSFER_IN
    agreed = episodes.plan_start[row] < NEVER
    place = np.full(len(episodes), -1)
    place[row] = np.arange(len(row))
    team, worker = held.at(row, episodes.conference[row])
    from etl.synthetic.front_door import _outcomes  # noqa: PLC0415

    outcome = np.where(agreed, "Child protection plan", "Child in need plan")
    target = add_working_days(np.where(transfer, episodes.day[row], episodes.enquiry[row]), 15)
    del dice, team_reviewing
    return {
        "icpc_id": np.arange(len(row)), "icpc_meeting_id": np.array([f"M{each}" for each in episodes.event[row]], dtype=object),
        "s47_enquiry_id": np.where(transfer, -1, enquiry_of[row]), "person_id": episodes.child[row], "cp_plan_id": np.full(len(row), -1),
        "referral_id": row, "icpc_transfer_in": np.where(transfer, "Y", "N").astype(object), "icpc_target_date": target,
        "icpc_date": episodes.conference[row], "icpc_outcome_cp_flag": np.where(agreed, "Y", "N").astype(object),
        "icpc_outcome_json": _outcomes(outcome), "icpc_team": team, "icpc_worker_id": worker,
    }, place  # fmt: skip


def plans(setting: Setting, people: People, strangers: Days, episodes: Episodes, conference_of: Days) -> tuple[Rows, Days]:
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
    category = choose(dice, CATEGORIES, int(episodes.event.max()) + 1)[np.where(episode >= 0, episodes.event[episode], 0)]
    moved = dice.random(len(episode)) < 0.12
    latest = np.where(moved, choose(dice, CATEGORIES, len(episode)), category).astype(object)
    known = np.where(episode >= 0, conference_of[episode], -1)
    return {
        "cp_plan_id": np.arange(len(episode)), "referral_id": np.where((episode >= 0) & (start >= setting.start), episode, -1),
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


def visits(setting: Setting, names: tuple[str, ...], people: People, plan: Rows, family: Days, held: Holder, episode: Days) -> Rows:
    """ssd_cp_visits."""
    dice = setting.dice("plan visits")
    first, back = _groups(plan, family)
    start = np.maximum(plan["cp_plan_start_date"][first], setting.start - 7)
    end = open_ended(plan["cp_plan_end_date"][first], setting)
    team, _ = held.at(np.maximum(episode[first], 0), np.maximum(end - 90, start))
    row, day = rounds(dice, VISITS, start, end, to_working_day(start + dice.integers(1, 9, len(start))), slack_of(setting, names, team, end))
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
    kept = (held >= setting.start - 400) & (np.minimum(due, held) <= ends) & (due <= setting.as_of + 190) & (plan["cp_plan_ola"][member] == "N")
    member, due, held, ends = member[kept], due[kept], held[kept], ends[kept]
    held = np.where(held > ends, NEVER, held)
    known = held <= setting.as_of
    number = len(member)
    flag = lambda yes: np.where(known, np.where(yes, "Y", "N"), "").astype(object)  # noqa: E731
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
    after = np.where(dice.random(number) < FIRST_CORE_GROUP_LATE, 11 + dice.exponential(4, number), dice.triangular(4, 8, 10.99, number))
    row, day = rounds(dice, CORE_GROUPS, start, end, add_working_days(start, after.astype(np.int64)))
    member, day = spread_to_members(back, row, day)
    kept = (day >= setting.start) & (day < plan["cp_plan_end_date"][member]) & (plan["cp_plan_ola"][member] == "N")
    kept &= ~not_yet_recorded(setting, dice, day)
    member, day = member[kept], day[kept]
    return {"core_group_id": np.arange(len(day)), "cp_plan_id": member, "person_id": plan["person_id"][member], "core_group_date": day}


def texts(values: list[str]) -> Texts:
    """A column of text."""
    return np.array(values, dtype=object)
