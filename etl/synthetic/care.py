"""Periods of care, their legal statuses and how they end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from etl.synthetic import paths as ways
from etl.synthetic.days import Days, Texts
from etl.synthetic.episodes import Episodes
from etl.synthetic.front_door import Rows, choose
from etl.synthetic.people import People
from etl.synthetic.setting import Setting
from etl.synthetic.timeline import ADOPTED, LASTING, SOON

ADULT_ENDS = {"E17": 0.22, "E5": 0.34, "E6": 0.12, "E8": 0.24, "E7": 0.05, "E9": 0.03}
HOME_ENDS = {"E4A": 0.55, "E4B": 0.14, "E13": 0.06, "E3": 0.05, "E8": 0.2}
LATER_ENDS = {"E4A": 0.30, "E45": 0.12, "E46": 0.08, "E47": 0.18, "E48": 0.04, "E41": 0.08, "E13": 0.08, "E8": 0.12}


@dataclass
class Periods:
    """One row for each period of care that the extract holds."""

    row: Days  #: the episode of need
    child: Days
    start: Days
    end: Days
    stay: Days
    path: Days

    def __len__(self) -> int:
        return len(self.row)


def periods(setting: Setting, episodes: Episodes) -> Periods:
    """Those that began by as_of and had not ended before the extract begins."""
    row = np.flatnonzero(
        (episodes.care_start <= setting.as_of)
        & (episodes.care_end > setting.start)
        & (episodes.care_start < episodes.care_end)
    )
    row = row[np.argsort(episodes.care_start[row], kind="stable")]
    return Periods(
        row,
        episodes.child[row],
        episodes.care_start[row],
        episodes.care_end[row],
        episodes.stay[row],
        episodes.path[row],
    )


def legal_statuses(setting: Setting, period: Periods) -> tuple[Rows, Days]:
    """ssd_legal_status with the period of each: how care began, then the court's orders."""
    dice = setting.dice("legal")
    number = len(period)
    first = choose(dice, {"V2": 0.42, "C1": 0.40, "L1": 0.10, "L2": 0.05, "J1": 0.03}, number)
    first = np.where(np.isin(period.path, (ways.PLAN_THEN_CARE,)) & (dice.random(number) < 0.6), "C1", first)
    first = np.where(period.path == ways.UNACCOMPANIED, "V2", np.where(period.path == ways.SHORT_BREAKS, "V4", first))
    first = np.where((period.stay == ADOPTED) & (first != "V4"), "C1", first).astype(object)
    settled = np.isin(period.path, (ways.UNACCOMPANIED, ways.SHORT_BREAKS))
    # Police protection and emergency orders last days; interim orders follow where the child stays.
    brief = np.isin(first, ("L1", "L2"))
    second = np.where(brief, period.start + dice.integers(2, 9, number), period.start + dice.integers(40, 400, number))
    asks = ~settled & (brief | ((first == "V2") & (period.stay != SOON) & (dice.random(number) < 0.68)))
    from_interim = np.where(asks, second, period.start)
    final = from_interim + dice.integers(150, 330, number)
    interim = asks | (first == "C1")
    order = np.where(period.stay == ADOPTED, "E1", "C2")
    granted = interim & ((period.stay == ADOPTED) | ((period.stay != SOON) & (dice.random(number) < 0.86)))
    rows = [(np.arange(number), period.start, first)]
    rows.append((np.flatnonzero(asks), second[asks], np.full(int(asks.sum()), "C1", dtype=object)))
    rows.append((np.flatnonzero(granted), final[granted], order[granted].astype(object)))
    which, start, status = (np.concatenate(each) for each in zip(*rows, strict=True))
    here = start < period.end[which]
    which, start, status = which[here], start[here], status[here]
    sorted_rows = np.lexsort((start, which))
    which, start, status = which[sorted_rows], start[sorted_rows], status[sorted_rows]
    end = np.append(np.where(which[1:] == which[:-1], start[1:], period.end[which[:-1]]), period.end[which[-1:]])
    return {
        "legal_status_id": np.arange(len(which)), "person_id": period.child[which], "legal_status": status,
        "legal_status_start_date": start, "legal_status_end_date": end,
    }, which  # fmt: skip


def end_reasons(setting: Setting, people: People, period: Periods) -> Texts:
    """Why each period ended; 28 adoptions a year are 11 percent of ends (ad_adopted_pct)."""
    dice = setting.dice("ends of care")
    number = len(period)
    grown = people.turns_18[period.child] <= period.end
    found = np.where(period.stay == SOON, choose(dice, HOME_ENDS, number), choose(dice, LATER_ENDS, number))
    adult = np.where(
        period.path == ways.UNACCOMPANIED,
        choose(dice, {"E5": 0.5, "E6": 0.15, "E8": 0.3, "E15": 0.05}, number),
        choose(dice, ADULT_ENDS, number),
    )
    found = np.where(grown, adult, found)
    found = np.where((period.stay == ADOPTED) & ~grown, choose(dice, {"E11": 0.35, "E12": 0.65}, number), found)
    found = np.where((period.stay == LASTING) & ~grown, "E8", found)
    return np.where(people.died[period.child] <= period.end, "E2", found).astype(object)
