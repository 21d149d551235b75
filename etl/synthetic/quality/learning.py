"""What quality assurance led to: themes and their reports, actions, and what families answered."""

from __future__ import annotations

import numpy as np

from etl.synthetic.days import NEVER, Days, Texts, add_months, add_working_days
from etl.synthetic.front_door import Rows, choose
from etl.synthetic.population import Trust
from etl.synthetic.quality.calendar import months, progress, standing
from etl.synthetic.tempo import rhythm

THEMES = (
    "Neglect", "Children's voice", "Supervision", "Pre-birth planning", "Domestic abuse", "Exploitation",
    "Section 47 decisions", "Life-story work", "Step-down to early help", "Permanence", "Fathers",
    "Health of children in care", "Core groups", "Pathway plans", "Children who go missing",
    "Disabled children's plans",
)  # fmt: skip
EVIDENCE = ("Note on file", "Updated plan", "Supervision record", "Visit recorded", "Minutes of the meeting")
ASKED_A_MONTH = 58  #: children and families, in a trust of this size. A choice.


def themes(trust: Trust) -> Rows:
    """A spotlight each month of the cycle, and each quarter a review with partners; some reports come late."""
    dice, first = trust.setting.dice("themes"), months(trust)
    joint = first[(first.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 3) == 1]
    planned = np.concatenate([first, joint])
    together = np.arange(len(planned)) >= len(first)
    order = np.argsort(planned, kind="stable")
    planned, together = planned[order], together[order]
    number = len(planned)
    received = add_working_days(add_months(planned, 1), dice.integers(3, 30, number) + np.where(together, 20, 0))
    received = np.where((received > trust.setting.as_of) | (dice.random(number) < 0.06), NEVER, received)
    return {
        "thematic_id": _ids("TH", number),
        "title": np.array([THEMES[place % len(THEMES)] for place in range(number)], dtype=object),
        "multi_agency": np.where(together, "Y", "N").astype(object), "planned_month": planned,
        "report_received_on": received,
        "team_id": np.full(number, -1),
    }  # fmt: skip


def actions(trust: Trust, reviews: Rows, observed: Rows) -> Rows:
    """One to three of most reviews, more of the worse ones; one of every seventh observation."""
    dice = trust.setting.dice("actions")
    grades = {"outstanding": 0.35, "good": 0.9, "requires improvement": 1.8, "inadequate": 2.9, "": 0.0}
    expected = np.array([grades[grade] for grade in reviews["first_grade"]])
    of_review = np.repeat(np.arange(len(expected)), np.minimum(dice.poisson(expected), 4))
    seen = np.flatnonzero((observed["completed_on"] < NEVER) & (dice.random(len(observed["completed_on"])) < 0.15))
    agreed = np.concatenate([reviews["completed_on"][of_review], observed["completed_on"][seen]])
    agreed = add_working_days(agreed, dice.integers(1, 8, len(agreed)))
    source = np.concatenate([reviews["review_id"][of_review], observed["observation_id"][seen]])
    team = np.concatenate([reviews["team_id"][of_review], observed["team_id"][seen]])
    child = np.concatenate([reviews["person_id"][of_review], np.full(len(seen), -1)])
    kept = agreed <= trust.setting.as_of
    agreed, source, team, child = agreed[kept], source[kept], team[kept], child[kept]
    number = len(agreed)
    due = agreed + dice.choice([14, 28, 28, 42, 56], number)
    done = _done(trust, dice, team, agreed, due)
    checked = np.where(dice.random(number) < 0.78, add_working_days(done, dice.integers(15, 75, number)), NEVER)
    checked = np.where((done >= NEVER) | (checked > trust.setting.as_of), NEVER, checked)
    better = dice.random(number) < 0.68 + 0.14 * progress(trust, agreed)
    proof = choose(dice, dict.fromkeys(EVIDENCE, 1.0), number)
    moved = (dice.random(number) < 0.13) & (done > due)
    return {
        "action_id": _ids("AC", number), "source": source.astype(object), "person_id": child, "team_id": team,
        "owner_id": _owner(trust, dice, team, agreed), "agreed_on": agreed, "first_due_on": due,
        "due_on": np.where(moved, due + 28, due), "completed_on": done,
        "evidence": np.where((done < NEVER) & (dice.random(number) < 0.94), proof, "").astype(object),
        "impact": np.where(checked < NEVER, np.where(better, "Y", "N"), "").astype(object),
        "impact_checked_on": checked,
    }  # fmt: skip


def _done(trust: Trust, dice: np.random.Generator, team: Days, agreed: Days, due: Days) -> Days:
    """Most by their due date, some weeks late, a few not at all; NEVER where that lies ahead."""
    number = len(due)
    in_time = 0.74 + 0.14 * progress(trust, agreed) + 0.3 * np.minimum(standing(trust, team, agreed), 0)
    early = agreed + np.maximum(1, ((due - agreed) * dice.beta(5, 1.6, number)).astype(np.int64))
    late = due + 1 + dice.gamma(1.1, 22, number).astype(np.int64)
    day = np.select([dice.random(number) < in_time, dice.random(number) < 0.93], [early, late], NEVER)
    return np.where(day > trust.setting.as_of, NEVER, day)


def _owner(trust: Trust, dice: np.random.Generator, team: Days, when: Days) -> Days:
    """Somebody of the team who was there when it was agreed: they may have left since."""
    staff, found = trust.staff, np.full(len(team), -1)
    for each in np.unique(team[team >= 0]):
        local = np.flatnonzero(staff.team == each)
        for at in np.flatnonzero(team == each):
            there = local[(staff.start[local] <= when[at]) & (staff.end[local] > when[at])]
            found[at] = dice.choice(there) if len(there) else -1
    return found


def responses(trust: Trust) -> Rows:
    """Whom the participation team asked, and what those said who answered."""
    dice, first = trust.setting.dice("feedback responses"), int(months(trust)[0])
    days = np.arange(first, trust.setting.as_of + 1)
    number = round(ASKED_A_MONTH * len(days) / 30.4 * trust.setting.scale)
    pace = rhythm(days)
    asked = np.sort(dice.choice(days, number, p=pace / pace.sum()))
    team = dice.choice(len(trust.organisation.names), number)
    answered = np.where(dice.random(number) < 0.47, asked + dice.geometric(0.11, number), NEVER)
    answered = np.where(answered > trust.setting.as_of, NEVER, answered)
    glad = dice.random(number) < 0.75 + 0.07 * progress(trust, asked) + 0.12 * standing(trust, team, asked)
    said = (answered < NEVER) & (dice.random(number) < 0.97)
    return {
        "response_id": _ids("FR", number), "team_id": team,
        "given_by": choose(dice, {"parent": 0.5, "child": 0.32, "carer": 0.14, "partner": 0.04}, number),
        "asked_on": asked, "responded_on": answered,
        "positive": np.where(said, np.where(glad, "Y", "N"), "").astype(object),
    }  # fmt: skip


def _ids(prefix: str, number: int) -> Texts:
    return np.array([f"{prefix}{place:05d}" for place in range(1, number + 1)], dtype=object)
