"""Supervision, oversight and what people say about the service."""

from __future__ import annotations

import numpy as np

from etl.synthetic.allocation import Involvements
from etl.synthetic.days import NEVER, Days, add_working_days, to_working_day
from etl.synthetic.episodes import Episodes
from etl.synthetic.front_door import Rows, choose
from etl.synthetic.organisation import Organisation
from etl.synthetic.rounds import Pace, not_yet_recorded, open_ended, rounds, slack_of
from etl.synthetic.setting import Setting
from etl.synthetic.tempo import rhythm
from etl.synthetic.workforce import Staff

#: Supervision of each child every 28 days: about three of four are up to date. A choice.
SUPERVISION = Pace(usual=(20, 27, 31), late=0.16, late_by=(2, 18))
#: A manager's oversight of what is due a decision: less often. A choice.
OVERSIGHT = Pace(usual=(25, 60, 110), late=0.08, late_by=(5, 60))
#: A year, in a trust of this size. A choice.
COMPLAINTS, COMPLIMENTS, COMMENTS = 92, 130, 45


def supervisions(
    setting: Setting, names: tuple[str, ...], episodes: Episodes, involved: Involvements, staff: Staff
) -> Rows:
    """loc_supervisions: of the allocated social worker, about each child held for some weeks."""
    dice = setting.dice("supervision")
    mine = np.flatnonzero(
        (involved.role == "CW")
        & (involved.end - involved.start > 60)
        & (involved.end > setting.start)
        & staff.social_worker[involved.staff]
    )
    start = np.maximum(involved.start[mine], setting.start - 25)
    end = open_ended(involved.end[mine], setting)
    row, day = rounds(
        dice,
        SUPERVISION,
        start,
        end,
        first=to_working_day(start + dice.integers(8, 28, len(mine))),
        slack=slack_of(setting, names, staff.team[involved.staff[mine]], end),
    )
    kept = (day >= setting.start) & ~not_yet_recorded(setting, dice, day)
    row, day = row[kept], day[kept]
    order = np.argsort(day, kind="stable")
    row, day = mine[row[order]], day[order]
    return {
        "supervision_id": np.arange(len(row)),
        "person_id": episodes.child[involved.episode[row]],
        "professional_id": involved.staff[row],
        "supervision_date": day,
    }


def oversights(
    setting: Setting, names: tuple[str, ...], episodes: Episodes, involved: Involvements, staff: Staff
) -> Rows:
    """loc_oversights."""
    dice = setting.dice("oversight")
    mine = np.flatnonzero(
        (involved.role == "CW") & (involved.end > setting.start) & staff.social_worker[involved.staff]
    )
    start = np.maximum(involved.start[mine], setting.start - 30)
    end = open_ended(involved.end[mine], setting)
    row, day = rounds(
        dice,
        OVERSIGHT,
        start,
        end,
        first=start + dice.integers(0, 9, len(mine)),
        slack=slack_of(setting, names, staff.team[involved.staff[mine]], end),
    )
    kept = (day >= setting.start) & ~not_yet_recorded(setting, dice, day)
    row, day = row[kept], day[kept]
    order = np.argsort(day, kind="stable")
    return {
        "oversight_id": np.arange(len(row)),
        "person_id": episodes.child[involved.episode[mine[row[order]]]],
        "oversight_date": day[order],
    }


def feedback(setting: Setting, organisation: Organisation) -> Rows:
    """loc_feedback: complaints with their stages, compliments and comments."""
    dice = setting.dice("feedback")
    days = np.arange(setting.start, setting.as_of + 1)
    pace = rhythm(days)
    kinds = ("complaint", "compliment", "comment")
    number = [round(each * 5 * setting.scale) for each in (COMPLAINTS, COMPLIMENTS, COMMENTS)]
    kind = np.repeat(np.array(kinds, dtype=object), number)
    received = dice.choice(days, len(kind), p=pace / pace.sum())
    is_complaint = kind == "complaint"
    lag = np.where(
        dice.random(len(kind)) < 0.66,
        dice.integers(2, 11, len(kind)),
        11 + dice.exponential(9, len(kind)).astype(np.int64),
    )
    responded = np.where(is_complaint, add_working_days(received, lag), NEVER)
    second = np.flatnonzero(is_complaint & (dice.random(len(kind)) < 0.08))
    again = responded[second] + dice.integers(5, 40, len(second))
    kind = np.concatenate([kind, kind[second]])
    stage = np.concatenate([np.where(is_complaint, "1", ""), np.full(len(second), "2")]).astype(object)
    due = np.concatenate([np.where(is_complaint, add_working_days(received, 10), NEVER), add_working_days(again, 25)])
    responded = np.concatenate([responded, add_working_days(again, dice.integers(15, 75, len(second)))])
    received = np.concatenate([received, again])
    team = dice.choice(len(organisation.names), len(kind))
    order = np.argsort(received, kind="stable")
    order = order[received[order] <= setting.as_of]
    kind, stage, due, responded, received, team = (
        each[order] for each in (kind, stage, due, responded, received, team)
    )
    total = len(kind)
    answered = (kind == "complaint") & (responded <= setting.as_of)
    themes = {
        "Communication": 0.32,
        "Delay": 0.2,
        "Conduct of staff": 0.16,
        "Decision": 0.2,
        "Contact with family": 0.12,
    }
    outcome = np.where(
        answered, choose(dice, {"upheld": 0.18, "partly upheld": 0.34, "not upheld": 0.48}, total), ""
    ).astype(object)
    return {
        "feedback_id": np.arange(total), "kind": kind, "stage": stage, "received_date": received, "due_date": due,
        "responded_date": responded, "outcome": outcome, "theme": choose(dice, themes, total), "team_id": team,
        "given_by": choose(dice, {"parent": 0.55, "child": 0.15, "carer": 0.2, "professional": 0.1}, total),
    }  # fmt: skip


def duty(setting: Setting, staff: Staff, involved: Involvements) -> Involvements:
    """Family support workers at a social worker's side: co-workers, who never lead."""
    dice = setting.dice("co-workers")
    seats = np.flatnonzero(staff.desk_title == "Family Support Worker")
    mine = np.flatnonzero((involved.end - involved.start > 60) & (dice.random(len(involved.start)) < 0.14))
    team = staff.team[involved.staff[mine]]
    seat = np.full(len(mine), -1)
    for each in np.unique(team):
        local = seats[staff.desk_team[seats] == each]
        here = np.flatnonzero(team == each)
        if len(local):
            seat[here] = local[dice.integers(0, len(local), len(here))]
    start = involved.start[mine] + dice.integers(3, 40, len(mine))
    who = staff.at(seat, start)
    end = np.minimum(
        np.minimum(start + 20 + dice.gamma(2, 50, len(mine)).astype(np.int64), involved.end[mine]),
        np.where(who >= 0, staff.end[np.maximum(who, 0)], start),
    )
    kept = (who >= 0) & (start < end)
    count = int(kept.sum())
    return Involvements(
        involved.episode[mine][kept],
        who[kept],
        np.full(count, "CO", dtype=object),
        np.full(count, "Work completed", dtype=object),
        start[kept],
        end[kept],
    )


def joined(parts: list[Involvements]) -> Involvements:
    """Involvements of several kinds as one, in the order in which they began."""
    whole = [np.concatenate([getattr(each, name) for each in parts]) for name in Involvements.__dataclass_fields__]
    order = np.argsort(whole[4], kind="stable")
    return Involvements(*(each[order] for each in whole))


def involvement_rows(setting: Setting, episodes: Episodes, staff: Staff, involved: Involvements) -> Rows:
    """ssd_involvements: what was still going on when the extract begins, and since."""
    here = np.flatnonzero((involved.end > setting.start) & (involved.start <= setting.as_of))
    row = involved.episode[here]
    over = involved.end[here] <= setting.as_of
    return {
        "involvements_id": np.arange(len(here)), "professional_id": involved.staff[here],
        "professional_role_id": involved.role[here], "professional_team": staff.team[involved.staff[here]],
        "involvement_start_date": involved.start[here], "involvement_end_date": involved.end[here],
        "worker_change_reason": np.where(over, involved.reason[here], "").astype(object),
        "person_id": episodes.child[row],
        "referral_id": row,
    }  # fmt: skip


def professional_rows(setting: Setting, staff: Staff, caseload: Days) -> tuple[Rows, np.ndarray]:
    """ssd_professionals: who works there, and who has left since the extract begins."""
    here = (staff.end > setting.start) & (staff.start <= setting.as_of)
    number = len(staff.desk)
    registered = np.array([f"SW{900_000 + each}" for each in range(number)], dtype=object)
    return {
        "professional_id": np.arange(number),
        "staff_id": np.array([f"E{40_000 + each}" for each in range(number)], dtype=object),
        "professional_name": staff.names,
        "social_worker_registration_no": np.where(staff.social_worker, registered, "").astype(object),
        "professional_job_title": staff.title,
        "professional_caseload": np.where(staff.social_worker & (caseload > 0), caseload.astype(float), np.nan),
        "professional_department": staff.team, "full_time_equivalency": staff.fte,
        "agency_worker_flag": np.where(staff.agency, "Y", "N").astype(object), "team_id": staff.team,
        "is_social_worker": np.where(staff.social_worker, "Y", "N").astype(object), "start_date": staff.start,
        "end_date": staff.end,
    }, here  # fmt: skip
