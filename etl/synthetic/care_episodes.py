"""Episodes of care: a new one whenever the placement, the legal status or both change."""

from __future__ import annotations

import numpy as np

from etl.synthetic import paths as ways
from etl.synthetic.care import Periods
from etl.synthetic.days import NEVER, Days, Texts
from etl.synthetic.front_door import Rows, choose
from etl.synthetic.placements import Placed
from etl.synthetic.setting import Setting


def episode_rows(setting: Setting, period: Periods, placed: Placed, court: tuple[Rows, Days], reasons: Texts) -> Rows:
    """ssd_cla_episodes: a new one whenever the placement, the legal status or both change."""
    legal, legal_period = court
    dice = setting.dice("care episodes")
    which = np.concatenate([placed.period, legal_period])
    start = np.concatenate([placed.start, legal["legal_status_start_date"]])
    moved = np.concatenate([np.ones(len(placed.period), dtype=np.int64), np.zeros(len(legal_period), dtype=np.int64)])
    same = np.concatenate([placed.same_carer, np.zeros(len(legal_period), dtype=np.bool_)])
    order = np.lexsort((start, which))
    which, start, moved, same = which[order], start[order], moved[order], same[order]
    key = which * (NEVER * 4) + start
    unique, first, back = np.unique(key, return_index=True, return_inverse=True)
    places = np.bincount(back, weights=moved)
    count = np.bincount(back)
    kept_carer = np.bincount(back, weights=same) > 0
    which, start = which[first], start[first]
    reason = np.select(
        [places == 0, (count > places) & kept_carer, count > places, kept_carer], ["L", "U", "B", "T"], "P"
    ).astype(object)
    begins = np.concatenate([[True], which[1:] != which[:-1]])
    reason[begins] = "S"
    last = np.append(which[1:] != which[:-1], True)
    end = np.where(last, period.end[which], np.append(start[1:], NEVER))
    why = np.where(last, reasons[which], "X1").astype(object)
    placement = np.searchsorted(placed.period * (NEVER * 4) + placed.start, unique, side="right") - 1
    here = start <= setting.as_of
    ended = end <= setting.as_of
    need = choose(
        dice, {"N1": 0.66, "N2": 0.04, "N3": 0.05, "N4": 0.08, "N5": 0.12, "N6": 0.02, "N8": 0.03}, len(period)
    )
    need = np.where(period.path == ways.UNACCOMPANIED, "N8", np.where(period.path == ways.SHORT_BREAKS, "N2", need))
    visited = setting.as_of - dice.integers(5, 120, len(which))
    rows = {
        "cla_episode_id": np.arange(len(which)), "person_id": period.child[which], "cla_episode_start_date": start,
        "cla_episode_start_reason": reason, "cla_primary_need_code": need[which], "cla_episode_ceased_date": end,
        "cla_episode_ceased_reason": np.where(ended, why, "").astype(object), "cla_id": which,
        "referral_id": period.row[which],
        "cla_placement_id": placement, "entered_care_date": period.start[which],
        "cla_last_iro_contact_date": np.where(last, np.maximum(np.minimum(visited, end), start), NEVER),
    }  # fmt: skip
    return {name: each[here] for name, each in rows.items()}
