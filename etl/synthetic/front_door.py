"""Contacts, referrals, early help and assessments."""

from __future__ import annotations

import json

import numpy as np

from etl.synthetic import aims
from etl.synthetic import paths as ways
from etl.synthetic.days import NEVER, Days, Texts, add_working_days, to_working_day, weekday
from etl.synthetic.tempo import spread
from etl.synthetic.timeline import ADOPTED, assessment_length, in_time
from etl.synthetic.workforce import Staff
from etl.synthetic.world import World

Rows = dict[str, np.ndarray]

#: Who contacts the trust, with the share of each in contacts and in referrals. A choice, near the published mix.
SOURCES: dict[str, tuple[str, float]] = {
    "6": ("Police", 0.30), "2A": ("Schools", 0.20), "2B": ("Education services", 0.02), "3A": ("GP", 0.02),
    "3B": ("Health visitor", 0.02), "3C": ("School nurse", 0.01), "3D": ("Other primary health services", 0.02),
    "3E": ("A&E", 0.06), "3F": ("Other health", 0.03), "4": ("Housing", 0.02), "5A": ("Social care", 0.04),
    "5B": ("Other internal", 0.06), "5C": ("External, such as another authority", 0.04),
    "7": ("Other legal agency", 0.03),
    "1A": ("Family member, relative or carer", 0.05), "1B": ("Acquaintance", 0.01), "1C": ("Self", 0.01),
    "1D": ("Other individual", 0.005), "8": ("Other", 0.03), "9": ("Anonymous", 0.02), "10": ("Unknown", 0.005),
}  # fmt: skip
NEEDS: dict[str, float] = {
    "N1": 0.57, "N2": 0.05, "N3": 0.04, "N4": 0.11, "N5": 0.13, "N6": 0.03, "N7": 0.01, "N8": 0.03, "N9": 0.02,
    "N0": 0.01,
}  # fmt: skip
#: Working days until a contact that is no referral is decided; about one in ten is late. A choice.
DECIDED_AFTER = np.array([0.55, 0.335, 0.05, 0.025, 0.015, 0.01, 0.006, 0.004, 0.003, 0.002])
REFERRAL_DECIDED_AFTER = np.array([0.72, 0.21, 0.04, 0.02, 0.01])
#: Other contacts on families the trust knows already, for each child referred.
REPEAT_CONTACTS = 0.46
#: Assessments of children who are open already, for each year of a plan.
REASSESSED_A_YEAR = 0.22


def choose(dice: np.random.Generator, weights: dict[str, float], number: int) -> Texts:
    """Codes drawn by their weights."""
    told = np.array(list(weights.values()))
    return np.array(list(weights), dtype=object)[dice.choice(len(told), number, p=told / told.sum())]


def _source(dice: np.random.Generator, number: int) -> Days:
    told = np.array([share for _, share in SOURCES.values()])
    return dice.choice(len(told), number, p=told / told.sum())


def sources(index: Days) -> tuple[Texts, Texts]:
    """Code and description of each source."""
    return np.array(list(SOURCES), dtype=object)[index], np.array([text for text, _ in SOURCES.values()], dtype=object)[
        index
    ]


def referrals(world: World) -> tuple[Rows, Days]:
    """ssd_cin_episodes, and the source of each family's referral."""
    setting, episodes, organisation = world.setting, world.episodes, world.organisation
    dice = setting.dice("referrals")
    events = int(episodes.event.max()) + 1
    source = _source(dice, events)[episodes.event]
    source = np.where(episodes.path == ways.UNACCOMPANIED, list(SOURCES).index("5C"), source)
    need = choose(dice, NEEDS, events)[episodes.event]
    need = np.where(np.isin(episodes.path, (ways.DISABLED, ways.SHORT_BREAKS)), "N2", need)
    need = np.where(episodes.path == ways.UNACCOMPANIED, "N8", need)
    number = len(episodes)
    refused = episodes.path == ways.REFUSED
    lag = dice.choice(len(REFERRAL_DECIDED_AFTER), events, p=REFERRAL_DECIDED_AFTER / REFERRAL_DECIDED_AFTER.sum())[
        episodes.event
    ]
    adopted = (episodes.stay == ADOPTED) & (episodes.care_start < NEVER)
    reason = np.select(
        [refused, episodes.path == ways.NOT_IN_NEED, adopted, episodes.path == ways.DISABLED],
        [
            "RC7",
            np.where(dice.random(number) < 0.68, "RC8", "RC9"),
            "RC1",
            choose(dice, {"RC7": 0.6, "RC6": 0.4}, number),
        ],
        choose(dice, {"RC7": 0.93, "RC5": 0.05, "RC3": 0.02}, number),
    ).astype(object)
    reason = np.where(world.people.died[episodes.child] < NEVER, "RC2", reason).astype(object)
    closed = episodes.closed <= setting.as_of
    code, text = sources(source)
    mash = organisation.serving("front_door")
    team = mash[episodes.event % len(mash)]
    outcome = np.where(refused, "No further action", "Assessment")
    return {
        "referral_id": np.arange(number), "person_id": episodes.child, "referral_date": episodes.day,
        "cin_primary_need_code": need, "referral_source_code": code, "referral_source_desc": text,
        "referral_outcome_json": outcomes(outcome), "referral_nfa": np.where(refused, "Y", "N").astype(object),
        "close_reason": np.where(closed, reason, "").astype(object), "close_date": episodes.closed,
        "referral_team": team,
        "referral_worker_id": somebody(world.staff, team, episodes.day, episodes.event),
        "decision_date": add_working_days(episodes.day, lag),
    }, source  # fmt: skip


def outcomes(values: np.ndarray) -> Texts:
    """Outcomes as the small JSON objects that the extract holds."""
    unique, back = np.unique(values.astype(str), return_inverse=True)
    return np.array([json.dumps({"OUTCOME": str(each)}) for each in unique], dtype=object)[back]


def somebody(staff: Staff, team: Days, when: Days, group: Days) -> Days:
    """A worker of each team on a day: the same for all of a group; -1 where the seat is empty."""
    found = np.full(len(team), -1)
    for each in np.unique(team):
        mine = np.flatnonzero(team == each)
        seats = np.flatnonzero((staff.desk_team == each) & (staff.desk_title != "Team Manager"))
        if len(seats):
            found[mine] = staff.at(seats[(group[mine] * 7919) % len(seats)], when[mine])
    return found


def contacts(world: World, source: Days) -> Rows:
    """ssd_contacts: one before each referral, and those that come to nothing or go to early help."""
    setting, people, episodes, organisation = world.setting, world.people, world.episodes, world.organisation
    dice = setting.dice("contacts")
    referred = episodes.day >= setting.start
    before = dice.choice(3, int(episodes.event.max()) + 1, p=[0.74, 0.22, 0.04])[episodes.event]
    came = np.maximum(add_working_days(episodes.day, -before), setting.start)
    family, when = world.known_only
    size = np.diff(people.first)[family]
    strangers = np.repeat(people.first[family], size) + np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
    again = dice.choice(np.flatnonzero(referred), round(float(referred.sum()) * REPEAT_CONTACTS))
    moved = to_working_day(episodes.day[again] + dice.integers(-300, 300, len(again)))
    child = np.concatenate([strangers, episodes.child[again]])
    date = np.concatenate([np.repeat(when, size), moved])
    young = (
        (people.turns_18[child] > date)
        & (people.born[child] < date + 200)
        & (date >= setting.start)
        & (date <= setting.as_of)
    )
    child, date = child[young], date[young]
    number = len(child)
    lag = dice.choice(len(DECIDED_AFTER), number, p=DECIDED_AFTER / DECIDED_AFTER.sum())
    outcome = choose(dice, {"information": 0.36, "early help": 0.27, "nfa": 0.37}, number)
    rows = {
        "person_id": np.concatenate([episodes.child[referred], child]),
        "contact_date": np.concatenate([came[referred], date]),
        "source": np.concatenate([source[referred], _source(dice, number)]),
        "decision_date": np.concatenate([episodes.day[referred], add_working_days(date, lag)]),
        "outcome": np.concatenate([np.full(int(referred.sum()), "referral", dtype=object), outcome]),
    }
    order = np.argsort(rows["contact_date"], kind="stable")
    rows = {name: each[order] for name, each in rows.items()}
    code, text = sources(rows.pop("source"))
    decided = rows["decision_date"] <= setting.as_of
    rows["outcome"] = np.where(decided, rows["outcome"], "").astype(object)
    mash = organisation.serving("front_door")
    night = weekday(rows["contact_date"]) >= 5
    team = np.where(night, organisation.serving("duty")[0], mash[people.family[rows["person_id"]] % len(mash)])
    told = np.where(decided, rows["outcome"], "")
    return {
        "contact_id": np.arange(len(order)), **rows, "contact_source_code": code, "contact_source_desc": text,
        "contact_outcome_json": np.where(decided, outcomes(told), "").astype(object), "team_id": team,
    }  # fmt: skip


def early_help(world: World, contact: Rows) -> Rows:
    """ssd_early_help_episodes: from contacts that were sent there."""
    setting, people = world.setting, world.people
    dice = setting.dice("early help")
    sent = np.flatnonzero(contact["outcome"] == "early help")
    sent = sent[dice.random(len(sent)) < 0.8]
    child = contact["person_id"][sent]
    start = to_working_day(contact["decision_date"][sent] + dice.integers(1, 16, len(sent)))
    length = 14 + dice.gamma(2.2, 29, len(sent)).astype(np.int64)
    team = world.organisation.for_area("early_help", people.area[people.family[child]])
    reasons = {"Behaviour at home": 0.3, "School attendance": 0.25, "Parental conflict": 0.25, "Housing or money": 0.2}
    ends = {"Needs met": 0.6, "Stepped up to social care": 0.12, "Family withdrew": 0.18, "Moved away": 0.1}
    end = to_working_day(start + length)
    finished = end <= setting.as_of
    return {
        "episode_id": np.arange(len(sent)), "person_id": child, "episode_start_date": start, "episode_end_date": end,
        "episode_reason": choose(dice, reasons, len(sent)),
        "episode_end_reason": np.where(finished, choose(dice, ends, len(sent)), "").astype(object),
        "episode_organisation": choose(
            dice, {"Larkshire Early Help": 0.7, "School": 0.2, "Health visiting": 0.1}, len(sent),
        ),
        "episode_worker_id": somebody(world.staff, team, start, people.family[child]),
    }  # fmt: skip


def assessments(world: World) -> Rows:
    """ssd_cin_assessments: the first of each referral, and later ones of children who are still open."""
    setting, people, episodes, held = world.setting, world.people, world.episodes, world.held
    dice = setting.dice("assessments")
    first = np.flatnonzero(episodes.path != ways.REFUSED)
    begins = np.minimum(np.minimum(episodes.need_start, episodes.plan_start), episodes.care_start)
    ends = np.minimum(episodes.closed, people.turns_18[episodes.child] - 60)
    room = np.where(
        begins < NEVER, np.clip(np.minimum(ends, setting.as_of) - np.maximum(begins, setting.start) - 150, 0, 1500), 0
    )
    more = np.repeat(np.arange(len(episodes)), dice.poisson(room / 365 * REASSESSED_A_YEAR))
    start = to_working_day(
        np.maximum(begins[more], setting.start) + 90 + (dice.random(len(more)) * room[more]).astype(np.int64)
    )
    team, _ = held.at(more, start)
    timely = in_time(
        setting, dice, world.clocks, aims.ASSESSED_IN_TIME, team=np.maximum(team, 0), when=start + 60, shift=0.1
    )
    finished = add_working_days(start, assessment_length(dice, timely))
    episode = np.concatenate([first, more])
    start = np.concatenate([episodes.assessed_from[first], start])
    done = np.concatenate([episodes.assessed[first], finished])
    done = np.minimum(
        done, np.where(episodes.closed[episode] > start, np.maximum(episodes.closed[episode], start), done)
    )
    no_need = np.concatenate([(episodes.path[first] == ways.NOT_IN_NEED), np.zeros(len(more), dtype=np.bool_)])
    order = np.argsort(start, kind="stable")
    episode, start, done, no_need = (each[order] for each in (episode, start, done, no_need))
    number = len(episode)
    team, worker = held.at(episode, start + 5)
    known = done <= setting.as_of
    point = spread(dice, number)
    wait = np.select(
        [point < 0.62, point < 0.91],
        [dice.integers(0, 6, number), dice.integers(6, 11, number)],
        dice.integers(11, 22, number),
    )
    seen_on = add_working_days(episodes.day[episode], wait)
    seen_on = np.where(start > episodes.day[episode] + 10, start + dice.integers(0, 12, number), seen_on)
    seen_on = np.where(
        (dice.random(number) < 0.02) | (people.born[episodes.child[episode]] > seen_on),
        NEVER,
        np.maximum(seen_on, episodes.day[episode]),
    )
    path = episodes.path[episode]
    outcome = np.full(number, "Child in need plan", dtype=object)
    outcome[np.isin(path, (ways.SHORT, ways.REFUSED))] = "Early help"
    outcome[np.isin(path, ways.PLANNED)] = "Strategy discussion"
    outcome[np.isin(path, ways.CARED_FOR)] = "Looked after"
    outcome[no_need] = "No further action"
    return {
        "assessment_id": np.arange(number), "person_id": episodes.child[episode], "referral_id": episode,
        "assessment_start_date": start,
        "assessment_child_seen": np.where(known, np.where(dice.random(number) < 0.965, "Y", "N"), "").astype(object),
        "assessment_auth_date": done,
        "assessment_outcome_json": np.where(known, outcomes(outcome), "").astype(object),
        "assessment_outcome_nfa": np.where(known, np.where(no_need, "Y", "N"), "").astype(object),
        "assessment_team": team, "assessment_worker_id": worker, "child_first_seen_date": seen_on,
    }  # fmt: skip
