"""What is done for children in care: reviews, visits, health, questionnaires, school plans, plans for permanence."""

from __future__ import annotations

import json

import numpy as np

from etl.synthetic import paths as ways
from etl.synthetic.allocation import Holder
from etl.synthetic.care import Periods
from etl.synthetic.days import NEVER, Days, add_months, add_working_days, age_on, to_working_day
from etl.synthetic.front_door import Rows, choose
from etl.synthetic.need import visited
from etl.synthetic.people import People
from etl.synthetic.placements import Placed
from etl.synthetic.rounds import Pace, not_yet_recorded, open_ended, rounds, slack_of
from etl.synthetic.setting import Setting
from etl.synthetic.timeline import ADOPTED, LASTING, SOON

#: Six-weekly visits: about nine of ten are up to date. A choice.
VISITS = Pace(usual=(18, 36, 42), late=0.24, late_by=(1, 14))
FIRST_WEEK_MISSED = 0.12
REVIEW_LATE = 0.045
#: Initial health assessments within 20 working days. A choice.
INITIAL_IN_TIME = 0.56
#: Checks of children in care for a year: cla_annual_health 97, cla_dental 87, cla_immunisations 90.
HEALTH = Pace(usual=(300, 340, 362), late=0.10, late_by=(4, 90))
HEALTH_UNDER_5 = Pace(usual=(140, 165, 179), late=0.05, late_by=(4, 40))
DENTAL = Pace(usual=(240, 330, 362), late=0.235, late_by=(4, 220))
IMMUNISED, IMMUNISATION_UNKNOWN = 0.90, 0.04
SDQ_YEARLY = 0.80
#: Scores of 0 to 40 as a beta distribution: their mean 12.8 (cla_sdq), three in ten a cause for concern (17 and more).
SDQ_MEAN, SDQ_TIGHTNESS, SDQ_LASTING = 12.8 / 40, 3.8, 0.88
PEP_IN_TERM = 0.91
PERMANENCE_BY_SECOND_REVIEW = 0.84
PERMANENCE = (
    "Return to family",
    "Adoption",
    "SGO/CAO",
    "Supported living in the community",
    "Long-term residential placement",
    "Long-term fostering",
)


def _since(setting: Setting, start: Days) -> Days:
    """Where the record of what is done begins: the start of care, or some time before the extract does."""
    return np.maximum(start, setting.start - 420)


def reviews(setting: Setting, people: People, period: Periods) -> Rows:
    """ssd_cla_reviews: within 20 working days, three months, then six months."""
    dice = setting.dice("care reviews")
    active = np.flatnonzero(period.path != ways.SHORT_BREAKS)
    last, step = period.start[active], 0
    rows: list[tuple[Days, Days, Days]] = []
    while len(active):
        due = add_working_days(last, 20) if step == 0 else add_months(last, 3 if step == 1 else 6)
        late = dice.random(len(active)) < REVIEW_LATE
        early = dice.integers(0, 6 if step == 0 else 25, len(active))
        held = np.where(
            late,
            to_working_day(due + 1 + dice.exponential(12, len(active)).astype(np.int64)),
            np.minimum(to_working_day(due - early), due),
        )
        held = np.maximum(held, last + 1)
        going = np.minimum(due, held) < period.end[active]
        active, due, held = active[going], due[going], held[going]
        rows.append((active, due, held))
        going = held <= setting.as_of
        active, last, step = active[going], held[going], step + 1
    which, due, held = (np.concatenate(each) for each in zip(*rows, strict=True))
    here = (held >= setting.start - 420) & ((due <= setting.as_of + 40) | (held <= setting.as_of))
    which, due, held = which[here], due[here], held[here]
    order = np.argsort(due, kind="stable")
    which, due, held = which[order], due[order], np.where(held[order] >= period.end[which[order]], NEVER, held[order])
    number = len(which)
    age = age_on(people.born[period.child[which]], np.minimum(held, due + 400))
    voice = np.where(
        age < 4,
        "PN0",
        choose(
            dice, {"PN1": 0.52, "PN2": 0.05, "PN3": 0.13, "PN4": 0.02, "PN5": 0.12, "PN6": 0.04, "PN7": 0.12}, number
        ),
    )
    return {
        "cla_review_id": np.arange(number), "cla_id": which, "cla_review_due_date": due, "cla_review_date": held,
        "cla_review_cancelled": np.where(dice.random(number) < 0.004, "Y", "N").astype(object),
        "cla_review_participation": np.where(held <= setting.as_of, voice, "").astype(object),
    }  # fmt: skip


def visits(setting: Setting, names: tuple[str, ...], period: Periods, placed: Placed, held: Holder) -> Rows:
    """ssd_cla_visits: in the first week of a placement, then every six weeks; every three months where it will last."""
    dice = setting.dice("care visits")
    start = _since(setting, placed.start)
    end = open_ended(placed.end, setting)
    after = np.where(
        dice.random(len(start)) < FIRST_WEEK_MISSED, dice.integers(8, 24, len(start)), dice.integers(1, 8, len(start))
    )
    first = np.where(start > placed.start, start + dice.integers(0, 40, len(start)), placed.start + after)
    team, _ = held.at(period.row[placed.period], np.maximum(end - 60, start))
    row, day = rounds(dice, VISITS, start, end, first=first, slack=slack_of(setting, names, team, end))
    lasting = np.isin(placed.kind[row], ("U1", "U4")) & (day > add_months(placed.start[row], 12) + 60)
    kept = ~lasting | (np.arange(len(row)) % 2 == 0) | (dice.random(len(row)) < 0.3)
    kept &= ~np.isin(placed.kind[row], ("T0", "T1", "T2", "T3", "T4"))
    kept &= (day >= setting.start - 60) & (period.path[placed.period[row]] != ways.SHORT_BREAKS)
    kept &= ~not_yet_recorded(setting, dice, day)
    row, day = row[kept], day[kept]
    order = np.argsort(day, kind="stable")
    row, day = row[order], day[order]
    told = visited(dice, "cla_visit", period.child[placed.period[row]], day)
    told.pop("cla_visit_bedroom")
    told["cla_visit_seen"] = np.where(dice.random(len(day)) < 0.985, "Y", "N").astype(object)
    return {**told, "cla_id": placed.period[row]}


def health(setting: Setting, people: People, period: Periods) -> Rows:
    """ssd_cla_health: initial and review assessments, dental checks, and some that were refused."""
    dice = setting.dice("health")
    mine = np.flatnonzero(period.path != ways.SHORT_BREAKS)
    start, end = period.start[mine], open_ended(period.end[mine], setting)
    prompt = dice.random(len(mine)) < INITIAL_IN_TIME
    wait = np.where(prompt, dice.triangular(8, 17, 20.99, len(mine)), 21 + dice.exponential(11, len(mine))).astype(
        np.int64
    )
    initial = add_working_days(start, wait)
    parts = [(np.flatnonzero(initial < end), initial[initial < end], "Initial Health Assessment")]
    fifth = add_months(people.born[period.child[mine]], 60)
    young_end = np.minimum(end, np.maximum(fifth, start))
    row, day = rounds(dice, HEALTH_UNDER_5, start, young_end, first=initial)
    parts.append((row[day != initial[row]], day[day != initial[row]], "Review Health Assessment"))
    latest = initial.copy()
    np.maximum.at(latest, row, day)
    row, day = rounds(dice, HEALTH, start, end, first=latest)
    again = day != latest[row]
    parts.append((row[again], day[again], "Review Health Assessment"))
    row, day = rounds(dice, DENTAL, start, end, first=start + dice.integers(15, 200, len(mine)))
    parts.append((row, day, "Dental Check"))
    row = np.concatenate([each for each, _, _ in parts])
    day = np.concatenate([each for _, each, _ in parts])
    kind = np.concatenate([np.full(len(each), name, dtype=object) for each, _, name in parts])
    status = np.full(len(row), "Completed", dtype=object)
    refused = np.flatnonzero(dice.random(len(row)) < 0.03)
    row, day = (
        np.concatenate([row, row[refused]]),
        np.concatenate([day, day[refused] - dice.integers(5, 60, len(refused))]),
    )
    kind = np.concatenate([kind, kind[refused]])
    status = np.concatenate(
        [status, choose(dice, {"Refused": 0.6, "Did not attend": 0.25, "Cancelled": 0.15}, len(refused))]
    )
    here = (day >= setting.start - 420) & (day <= setting.as_of) & (day >= start[row])
    order = np.argsort(day[here], kind="stable")
    row, day, kind, status = row[here][order], day[here][order], kind[here][order], status[here][order]
    return {
        "health_check_id": np.arange(len(row)), "person_id": period.child[mine[row]], "health_check_type": kind,
        "health_check_date": day, "health_check_status": status,
    }  # fmt: skip


def immunisations(setting: Setting, period: Periods) -> Rows:
    """ssd_cla_immunisations: an answer a year for each child who stayed for half of one."""
    dice = setting.dice("immunisations")
    last = np.minimum(period.end, setting.as_of)
    mine = np.flatnonzero(
        (period.path != ways.SHORT_BREAKS)
        & (last - period.start > 180)
        & (dice.random(len(period)) > IMMUNISATION_UNKNOWN)
    )
    latest = np.maximum(last[mine] - dice.integers(95, 420, len(mine)), period.start[mine] + 20)
    answer = dice.random(len(mine)) < IMMUNISED
    since = np.maximum(period.start[mine] + 20, setting.start - 420)
    told = [(np.arange(len(mine)), latest)]
    while len(earlier := np.flatnonzero(latest - 365 * len(told) >= since)):
        told.append((earlier, latest[earlier] - 365 * len(told)))
    child, day = (np.concatenate(each) for each in zip(*told, strict=True))
    said = np.where(np.arange(len(child)) < len(mine), answer[child], dice.random(len(child)) < IMMUNISED)
    order = np.argsort(day, kind="stable")
    return {
        "person_id": period.child[mine[child]][order],
        "immunisations_status": np.where(said, "Y", "N").astype(object)[order],
        "immunisations_status_date": day[order],
    }


def questionnaires(setting: Setting, people: People, period: Periods) -> Rows:
    """ssd_sdq_scores: one a year between 4 and 16."""
    dice = setting.dice("questionnaires")
    mine = np.flatnonzero(period.path != ways.SHORT_BREAKS)
    start, end = period.start[mine], open_ended(period.end[mine], setting)
    row, day = rounds(
        dice,
        Pace((250, 335, 362), 1 - SDQ_YEARLY, (5, 250)),
        _since(setting, start),
        end,
        first=_since(setting, start) + dice.integers(30, 330, len(mine)),
    )
    age = age_on(people.born[period.child[mine[row]]], day)
    kept = (age >= 4) & (age < 17) & (day >= setting.start - 400)
    row, day = row[kept], day[kept]
    bend = SDQ_TIGHTNESS * SDQ_MEAN, SDQ_TIGHTNESS * (1 - SDQ_MEAN)
    leaning, passing = 40 * dice.beta(*bend, len(mine)), 40 * dice.beta(*bend, len(row))
    score = np.round(SDQ_LASTING * leaning[row] + (1 - SDQ_LASTING) * passing)
    order = np.argsort(day, kind="stable")
    return {
        "sdq_id": np.arange(len(row)), "person_id": period.child[mine[row]][order], "sdq_completed_date": day[order],
        "sdq_reason": np.where(dice.random(len(row)) < 0.97, "", "SDQ2").astype(object), "sdq_score": score[order],
    }  # fmt: skip


def school_plans(setting: Setting, people: People, period: Periods) -> Rows:
    """loc_peps: one a term for children of school age."""
    dice = setting.dice("school plans")
    first = int(np.datetime64(setting.start, "D").astype("datetime64[Y]").astype(int)) + 1970
    child, day, term = [], [], []
    for year in range(first, first + 7):
        for name, since, until in (
            ("spring", (1, 1), (4, 15)),
            ("summer", (4, 16), (7, 31)),
            ("autumn", (9, 1), (12, 31)),
        ):
            begin, end = (int(np.datetime64(f"{year}-{m:02d}-{d:02d}", "D").astype(int)) for m, d in (since, until))
            september = int(np.datetime64(f"{year if name == 'autumn' else year - 1}-08-31", "D").astype(int))
            age = age_on(people.born[period.child], september)
            here = (
                (period.start <= end)
                & (period.end > end)
                & (age >= 5)
                & (age <= 15)
                & (period.path != ways.SHORT_BREAKS)
            )
            mine = np.flatnonzero(here & (end >= setting.start - 420) & (begin <= setting.as_of))
            done = mine[dice.random(len(mine)) < PEP_IN_TERM]
            low = np.maximum(begin + 8, period.start[done] + 2)
            held = to_working_day(low + ((end - 3 - low) * dice.beta(1.6, 1.3, len(done))).astype(np.int64))
            held = np.minimum(np.maximum(held, begin), end)
            child.append(period.child[done])
            day.append(held)
            term.append(np.full(len(done), name, dtype=object))
    children, days, terms = np.concatenate(child), np.concatenate(day), np.concatenate(term)
    order = np.argsort(days, kind="stable")
    return {
        "pep_id": np.arange(len(order)),
        "person_id": children[order],
        "pep_date": days[order],
        "term": terms[order],
    }


def care_plans(setting: Setting, period: Periods) -> Rows:
    """ssd_cla_care_plan: one at the start, and one with a plan for permanence by the second review, mostly."""
    dice = setting.dice("care plans")
    mine = np.flatnonzero(period.path != ways.SHORT_BREAKS)
    number = len(mine)
    begin = period.start[mine]
    permanent = np.where(
        dice.random(number) < PERMANENCE_BY_SECOND_REVIEW,
        begin + dice.integers(30, 85, number),
        begin + dice.integers(130, 400, number),
    )
    aim = np.select(
        [period.stay[mine] == ADOPTED, period.stay[mine] == SOON, period.stay[mine] == LASTING], [1, 0, 5], 2
    )
    aim = np.where(dice.random(number) < 0.15, dice.integers(0, 6, number), aim)
    last = period.end[mine]
    later = permanent < np.minimum(last, setting.as_of + 1)
    row = np.concatenate([mine, mine[later]])
    start = np.concatenate([begin, permanent[later]])
    end = np.concatenate([np.where(later, permanent, last), last[later]])
    words = np.array([json.dumps({"permanence": each}) for each in (*PERMANENCE, "none")], dtype=object)
    told = np.concatenate([np.full(number, len(PERMANENCE)), aim[later]])
    order = np.argsort(start, kind="stable")
    return {
        "cla_care_plan_id": np.arange(len(row)), "person_id": period.child[row][order],
        "cla_care_plan_start_date": start[order],
        "cla_care_plan_end_date": end[order], "cla_care_plan_json": words[told[order]],
    }  # fmt: skip


def immigration(period: Periods) -> Rows:
    """ssd_immigration_status of unaccompanied children."""
    mine = np.flatnonzero(period.path == ways.UNACCOMPANIED)
    return {
        "person_id": period.child[mine], "immigration_status_id": np.arange(len(mine)),
        "immigration_status": np.full(len(mine), "UASC", dtype=object),
        "immigration_status_start_date": period.start[mine],
        "immigration_status_end_date": np.full(len(mine), NEVER),
    }  # fmt: skip
