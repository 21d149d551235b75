"""Adoption, special guardianship, adopters and the court."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from etl.synthetic import paths as ways
from etl.synthetic.care import Periods
from etl.synthetic.days import NEVER, Days, Texts, add_working_days, to_working_day
from etl.synthetic.episodes import Episodes
from etl.synthetic.front_door import Rows, choose, somebody
from etl.synthetic.placements import Placed
from etl.synthetic.setting import Setting
from etl.synthetic.timeline import ADOPTED
from etl.synthetic.world import World

#: Families whose care began with a court that was asked by this authority (care_applications 11.2 per 10,000).
APPLIED = 0.8
#: The most days between the decision to warn a family and the application, and the fewest in which one can be warned.
LONGEST_WARNING, SHORTEST_WARNING = 260, 40
#: Families on a plan who are warned and step down. All three are choices.
WARNED = 0.16


def permanence(world: World, period: Periods, placed: Placed, court: tuple[Rows, Days], reasons: Texts) -> Rows:
    """ssd_permanence: adoption from the decision to the order, and special guardianship."""
    setting, (legal, legal_period) = world.setting, court
    dice = setting.dice("permanence")
    adoption_team = world.organisation.team("Adoption Team")
    adopting = (period.stay == ADOPTED) & (period.path != ways.SHORT_BREAKS)
    order_date = np.full(len(period), NEVER)
    placement_order = legal["legal_status"] == "E1"
    order_date[legal_period[placement_order]] = legal["legal_status_start_date"][placement_order]
    guardianship = np.isin(reasons, ("E45", "E46", "E47", "E48")) & (period.end <= setting.as_of)
    mine = np.flatnonzero((adopting & (order_date < NEVER)) | guardianship)
    number = len(mine)
    adopted = adopting[mine]
    with_adopters = np.full(len(period), NEVER)
    final = np.isin(placed.kind, ("A5", "A6"))
    with_adopters[placed.period[final]] = placed.start[final]
    put = with_adopters[mine]
    ordered = np.where(adopted, order_date[mine], NEVER)
    decided = np.where(adopted, ordered - dice.integers(20, 70, number), NEVER)
    matched = np.where(put < NEVER, np.maximum(put - dice.integers(10, 45, number), ordered + 1), NEVER)
    reversed_on = np.where(
        adopted & (dice.random(number) < 0.06) & (put > setting.as_of), ordered + dice.integers(120, 400, number), NEVER
    )
    by_carer = np.zeros(len(period), dtype=np.bool_)
    by_carer[placed.period[placed.kind == "A5"]] = True
    ended = period.end[mine]
    kind = np.where(adopted, "Adoption order", "Special guardianship order")
    done = ended <= setting.as_of
    together = np.where(adopted, dice.choice(3, number, p=[0.7, 0.25, 0.05]), 0)
    return {
        "permanence_id": np.arange(number), "person_id": period.child[mine], "cla_id": mine,
        "adm_decision_date": decided,
        "placement_order_date": ordered, "placed_for_adoption_date": put, "matched_date": matched,
        "adopted_by_carer_flag": np.where(adopted, np.where(by_carer[mine], "Y", "N"), "").astype(object),
        "placed_ffa_cp_date": np.where(adopted & (dice.random(number) < 0.12), period.start[mine] + 30, NEVER),
        "decision_reversed_date": reversed_on,
        "placed_foster_carer_date": np.where(by_carer[mine], np.minimum(period.start[mine] + 20, put), NEVER),
        "part_of_sibling_group": np.where(adopted, np.where(together > 0, "Y", "N"), "").astype(object),
        "siblings_placed_together": np.where(adopted, together.astype(float), np.nan),
        "siblings_placed_apart": np.where(adopted, (dice.random(number) < 0.1).astype(float), np.nan),
        "decision_reversed_reason": np.where(
            reversed_on <= setting.as_of, choose(dice, {"RD1": 0.5, "RD3": 0.4, "RD4": 0.1}, number),
            "").astype(object,
        ),
        "permanence_order_date": ended, "permanence_order_type": np.where(done, kind, "").astype(object),
        "adoption_worker_id": np.where(
            adopted,
            somebody(world.staff, np.full(number, adoption_team), np.minimum(ordered, setting.as_of), mine),
            -1,
        ),
        "adopter_sex": np.where(
            adopted & done, choose(dice, {"MF": 0.7, "MM": 0.12, "FF": 0.09, "F1": 0.09}, number), "").astype(object,
        ),
        "adopter_legal_status": np.where(
            adopted & done, choose(dice, {"L0": 0.1, "L11": 0.8, "L4": 0.1}, number), "").astype(object,
        ),
        "number_of_adopters": np.where(adopted & done, choose(dice, {"2": 0.9, "1": 0.1}, number), "").astype(object),
    }  # fmt: skip


def adopters(setting: Setting, permanence: Rows) -> Rows:
    """loc_adopters: the families children were placed with, and others on their way, each adult a row."""
    dice = setting.dice("adopters")
    placed = permanence["placed_for_adoption_date"]
    mine = np.flatnonzero((placed <= setting.as_of) & (placed < NEVER))
    others = round(26 * setting.scale * 5)
    total = len(mine) + others
    put = np.concatenate([placed[mine], np.full(others, NEVER)])
    order = np.concatenate([permanence["permanence_order_date"][mine], np.full(others, NEVER)])
    matched = np.concatenate([permanence["matched_date"][mine], np.full(others, NEVER)])
    asked = np.where(put < NEVER, put - dice.integers(420, 900, total), setting.start + dice.integers(0, 1820, total))
    first = asked + dice.integers(14, 60, total)
    first_end = first + dice.integers(55, 110, total)
    second = first_end + dice.integers(5, 40, total)
    approved = second + dice.integers(100, 150, total)
    leaves = np.where((put >= NEVER) & (dice.random(total) < 0.75), asked + dice.integers(20, 500, total), NEVER)

    def until(days: Days) -> Days:
        return np.where(days < np.minimum(leaves, setting.as_of + 1), days, NEVER)

    number = np.concatenate([permanence["permanence_id"][mine], 90_000 + np.arange(others)])
    pairs = 1 + (dice.random(total) < 0.88)
    row = np.repeat(np.arange(total), pairs)
    second_one = np.concatenate([[False], row[1:] == row[:-1]])
    ethnic = choose(dice, {"WBRI": 0.72, "AIND": 0.09, "APKN": 0.05, "BCRB": 0.05, "WOTH": 0.06, "MWBC": 0.03}, total)
    columns = {
        "family_id": np.array([f"AF{each:05d}" for each in number], dtype=object), "ethnicity": ethnic,
        "fostering_for_adoption": np.where(dice.random(total) < 0.15, "Y", "N").astype(object), "enquiry_date": asked,
        "stage1_start_date": until(first), "stage1_end_date": until(first_end), "stage2_start_date": until(second),
        "stage2_end_date": until(approved), "application_date": until(second), "approved_date": until(approved),
        "matched_date": matched, "placed_date": put, "children_placed": np.where(put < NEVER, 1.0, np.nan),
        "adoption_order_date": order,
        "leaving_date": leaves,
        "leaving_reason": np.where(
            leaves <= setting.as_of, choose(dice, {"1": 0.7, "2": 0.2, "3": 0.1}, total), "").astype(object,
        ),
    }  # fmt: skip
    return {
        "adopter_id": np.arange(len(row)), **{name: each[row] for name, each in columns.items()},
        "gender": np.where(second_one, "F", "M").astype(object),
        "has_disability": np.where(dice.random(len(row)) < 0.05, "Y", "N").astype(object),
    }  # fmt: skip


@dataclass(frozen=True)
class Families:
    """Families before the court, a row a child: the episode, the application, the decision to warn, and its end."""

    row: Days
    application: Days
    decision: Days
    agreed: Days


def before_court(setting: Setting, episodes: Episodes, period: Periods, legal: Rows, legal_period: Days) -> Rows:
    """ssd_pre_proceedings: families warned before the court is asked, and those for whom it was asked at once."""
    dice = setting.dice("court")
    parts = (
        _asked(setting, dice, episodes, period, (legal, legal_period)),
        _stepped_down(setting, dice, episodes),
        _on_their_way(setting, dice, episodes),
    )
    row, application, decision, agreed = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("row", "application", "decision", "agreed")
    )
    began = np.minimum(decision, application)
    here = np.flatnonzero((began <= setting.as_of) & (agreed > setting.start))
    here = here[np.argsort(began[here], kind="stable")]
    row, application, decision, agreed = row[here], application[here], decision[here], agreed[here]
    number, asked, warned = len(row), application <= setting.as_of, decision < NEVER
    outcome = np.where(
        agreed <= setting.as_of, np.where(asked, "Decision to issue care proceedings", "Decision to step down"), ""
    )
    reference = np.array([f"ZZ26C{each:05d}" for each in episodes.event[row]], dtype=object)
    return {
        "pre_proceedings_id": np.arange(number), "person_id": episodes.child[row],
        "plo_family_id": np.array([f"F{each}" for each in episodes.event[row]], dtype=object),
        "pre_pro_decision_date": decision,
        "initial_pre_pro_meeting_date": add_working_days(decision, 12), "pre_pro_outcome": outcome.astype(object),
        "agree_stepdown_issue_date": agreed,
        "legal_gateway_outcome": np.where(warned, "Enter pre-proceedings", "Issue proceedings").astype(object),
        "pre_pro_letter_date": add_working_days(decision, 5),
        "care_pro_letter_date": np.where(application < NEVER, application - 2, NEVER),
        "pre_pro_meetings_num": np.where(warned, dice.integers(1, 4, number), np.nan),
        "pre_pro_parents_legal_rep": np.where(
            warned, np.where(dice.random(number) < 0.8, "Y", "N"), "").astype(object,
        ),
        "court_reference": np.where(asked, reference, "").astype(object),
        "care_proc_short_notice": np.where(asked, np.where(warned, "N", "Y"), "").astype(object),
        "care_application_date": application,
    }  # fmt: skip


def _asked(
    setting: Setting, dice: np.random.Generator, episodes: Episodes, period: Periods, legal: tuple[Rows, Days]
) -> Families:
    """Families of whose children the court made an interim order; most were warned, some known too short a time."""
    statuses, of_period = legal
    asked = np.full(len(period), NEVER)
    interim = statuses["legal_status"] == "C1"
    np.minimum.at(asked, of_period[interim], statuses["legal_status_start_date"][interim])
    mine = np.flatnonzero((asked < NEVER) & (asked > setting.start))
    _, first, back = np.unique(episodes.event[period.row[mine]], return_index=True, return_inverse=True)
    pick = (dice.random(len(first)) < APPLIED)[back]
    known = episodes.day[period.row[mine]]
    applied = np.maximum((asked[mine][first] - dice.integers(0, 6, len(first)))[back], known)
    warned = applied - dice.integers(40, LONGEST_WARNING, len(first))[back]
    warned = np.where(applied - known < SHORTEST_WARNING, NEVER, np.maximum(warned, known + 14))
    application = to_working_day(applied)
    return Families(period.row[mine][pick], application[pick], to_working_day(warned)[pick], application[pick])


def _stepped_down(setting: Setting, dice: np.random.Generator, episodes: Episodes) -> Families:
    """Families on a plan who were warned and never came to court."""
    at_risk = np.flatnonzero(
        (episodes.plan_start < NEVER) & (episodes.care_start >= NEVER) & (episodes.plan_end > setting.start)
    )
    events = np.unique(episodes.event[at_risk])
    warned = events[dice.random(len(events)) < WARNED]
    row = at_risk[np.isin(episodes.event[at_risk], warned)]
    place = np.searchsorted(warned, episodes.event[row])
    decided = to_working_day(episodes.plan_start[row] + dice.integers(40, 200, len(warned))[place])
    stepped = decided + (30 + dice.gamma(3.2, 30, len(warned))).astype(np.int64)[place]
    return Families(row, np.full(len(row), NEVER), decided, to_working_day(stepped))


def _on_their_way(setting: Setting, dice: np.random.Generator, episodes: Episodes) -> Families:
    """Families who will go to court after as_of: without them nobody would be warned this morning."""
    row = np.flatnonzero(
        (episodes.care_start > setting.as_of)
        & (episodes.care_start < setting.as_of + LONGEST_WARNING)
        & np.isin(episodes.path, (ways.PLAN_THEN_CARE, ways.NEED_THEN_CARE))
    )
    _, first, back = np.unique(episodes.event[row], return_index=True, return_inverse=True)
    pick = (dice.random(len(first)) < APPLIED)[back]
    application = episodes.care_start[row][first]
    decided = to_working_day(application - dice.integers(40, LONGEST_WARNING, len(first)))[back]
    application = to_working_day(application)[back]
    return Families(row[pick], application[pick], decided[pick], application[pick])
