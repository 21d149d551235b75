"""What lists leave to be put together: episodes of need, conferences, periods of care, and what belongs to which."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from etl.annex_a.keys import day_text, joined, words
from etl.annex_a.mapping import Frames
from etl.conform import Conformed
from indicators.cases import BLANK
from indicators.clock import days


def add_episodes_of_need(tables: Frames, held: Mapping[str, Conformed]) -> None:
    """List 6 closes the referral of List 3 that opened the episode, or brings the older one that did.

    An episode of List 6 begins on the day of its referral. Where no referral of that day is listed, an episode begun
    before List 3's window is a row of its own, and one begun inside it belongs to the child's latest referral by then.
    """
    if "list_6" not in held:
        return
    need = held["list_6"].frame
    episodes = tables.get(
        "cin_episodes", pd.DataFrame(columns=["person_id", "referral_date", "referral_nfa", "referral_id"])
    )
    ends = pd.DataFrame(
        {
            "person_id": need["person_id"],
            "referral_date": need["cin_start_date"],
            "cin_primary_need_code": need["primary_need"],
            "close_date": need["closure_date"],
            "close_reason": need["closure_reason"],
        }
    ).reset_index(drop=True)
    position = _opened_by(ends, episodes)
    known = position >= 0
    for column in ("cin_primary_need_code", "close_date", "close_reason"):
        blank: Any = (
            np.full(len(episodes), np.datetime64("NaT", "s"))
            if column == "close_date"
            else np.full(len(episodes), None, dtype=object)
        )
        blank[position[known]] = ends[column].to_numpy()[known]
        episodes[column] = blank
    older = ends[~known].copy()
    older["referral_id"] = joined("referral", older["person_id"], day_text(older["referral_date"]))
    taken = set(episodes["referral_id"])
    older["referral_id"] = [f"{key}#6" if key in taken else key for key in older["referral_id"]]
    tables["cin_episodes"] = pd.concat([episodes, older], ignore_index=True) if len(episodes) else older


def _opened_by(ends: pd.DataFrame, episodes: pd.DataFrame) -> NDArray[np.intp]:
    """For each episode of List 6 the position of its referral on List 3; -1 where it has none there."""
    found = np.full(len(ends), -1, dtype=np.intp)
    if not len(episodes):
        return found
    listed: dict[str, list[tuple[int, bool, int]]] = {}
    for position, (person, day, nfa) in enumerate(
        zip(episodes["person_id"], days(episodes["referral_date"]), episodes["referral_nfa"], strict=True)
    ):
        if day != BLANK:
            listed.setdefault(person, []).append((int(day), nfa != "Y", position))
    first = min((day for rows in listed.values() for day, _, _ in rows), default=0)
    for row, (person, start) in enumerate(zip(ends["person_id"], days(ends["referral_date"]), strict=True)):
        rows = listed.get(person, [])
        same = [(accepted, position) for day, accepted, position in rows if day == start]
        before = [(day, position) for day, accepted, position in rows if accepted and first <= day <= start]
        if same:
            found[row] = max(same)[1]
        elif before and start != BLANK and start >= first:
            found[row] = max(before)[1]
    return found


def add_conferences(tables: Frames) -> None:
    """Conferences of List 5, each with its enquiry and the plan it led to."""
    if "initial_cp_conference" not in tables:
        return
    frame = tables["initial_cp_conference"]
    frame["s47_enquiry_id"] = tables["s47_enquiry"]["s47_enquiry_id"].to_numpy()
    frame = frame[frame["icpc_date"].notna()].reset_index(drop=True)
    day = day_text(frame["icpc_date"])
    frame["icpc_id"] = joined("icpc", frame["person_id"], day, frame["s47_enquiry_id"])
    if "cp_plans" in tables:
        plans = tables["cp_plans"]
        ids = dict(
            zip(
                zip(plans["person_id"], day_text(plans["cp_plan_start_date"]), strict=True),
                plans["cp_plan_id"],
                strict=True,
            )
        )
        frame["cp_plan_id"] = [ids.get(key) for key in zip(frame["person_id"], day, strict=True)]
    tables["initial_cp_conference"] = frame


def add_care(tables: Frames, held: Mapping[str, Conformed]) -> None:
    """What hangs on plans and on periods of care: their links, their ends, and latest rows that have no date."""
    if "list_7" in held:
        plan = tables["cp_plans"]["cp_plan_id"].to_numpy()
        for name, day in (("cp_visits", "cp_visit_date"), ("cp_reviews", "cp_review_date")):
            tables[name]["cp_plan_id"] = plan
            tables[name] = tables[name][tables[name][day].notna()].reset_index(drop=True)
        visits = tables["cp_visits"]
        visits["cp_visit_seen"] = words(visits["cp_visit_seen_alone"] == "Y", "Y")
    if "list_8" not in held:
        return
    care, frame = tables["cla_episodes"], held["list_8"].frame
    care["cla_id"] = care["cla_episode_id"]
    care["cla_episode_start_reason"] = words(care["cla_episode_start_date"].notna(), "S")
    ends, ids = frame["care_end_date"].to_numpy(), care["cla_id"].to_numpy()
    placed = tables["cla_placement"]
    care["cla_placement_id"] = placed["cla_placement_id"].where(placed["cla_placement_start_date"].notna(), None)
    tables["cla_placement"]["cla_placement_end_date"] = ends
    tables["legal_status"]["legal_status_end_date"] = ends
    reviews = tables["cla_reviews"]
    reviews["cla_review_id"] = joined("clareview", frame["person_id"], day_text(reviews["cla_review_date"]))
    for name, key in (
        ("cla_placement", "cla_placement_start_date"),
        ("cla_visits", "cla_visit_date"),
        ("cla_reviews", "cla_review_date"),
    ):
        tables[name]["cla_id"] = ids
        tables[name] = tables[name][tables[name][key].notna()].reset_index(drop=True)
    tables["legal_status"] = tables["legal_status"][tables["legal_status"]["legal_status"].notna()].reset_index(
        drop=True
    )
    plans = tables["cla_care_plan"]
    plans["cla_care_plan_json"] = [
        None if plan is None else json.dumps({"permanence_plan": plan}) for plan in plans["cla_care_plan_json"]
    ]
    tables["cla_care_plan"] = plans[plans["cla_care_plan_json"].notna()].reset_index(drop=True)
    tables["cla_health"] = _health(frame)


def _health(frame: pd.DataFrame) -> pd.DataFrame:
    parts = [
        pd.DataFrame({"person_id": frame["person_id"], "health_check_date": frame[column], "health_check_type": kind})
        for column, kind in (("last_health_date", "Health assessment"), ("last_dental_date", "Dental check"))
    ]
    found = pd.concat(parts, ignore_index=True)
    found = found[found["health_check_date"].notna()].reset_index(drop=True)
    found["health_check_id"] = joined(
        "health", found["person_id"], found["health_check_type"], day_text(found["health_check_date"])
    )
    return found


def link_assessments(tables: Frames) -> None:
    """Each assessment's referral is the child's latest begun by then and not closed before it."""
    episodes = tables.get("cin_episodes")
    if episodes is None:
        return
    closes = days(episodes["close_date"]) if "close_date" in episodes else np.full(len(episodes), BLANK)
    begun: dict[str, list[tuple[int, int, str]]] = {}
    for person, start, end, key in zip(
        episodes["person_id"], days(episodes["referral_date"]), closes, episodes["referral_id"], strict=True
    ):
        if start != BLANK:
            begun.setdefault(person, []).append((int(start), int(end), key))
    assessments = tables["cin_assessments"]
    links = []
    for person, start in zip(assessments["person_id"], days(assessments["assessment_start_date"]), strict=True):
        before = max((row for row in begun.get(person, ()) if start != BLANK and row[0] <= start), default=None)
        links.append(before[2] if before and (before[1] == BLANK or before[1] >= start) else None)
    assessments["referral_id"] = np.array(links, dtype=object)
