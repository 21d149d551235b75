"""Annex A becomes our tables: what each of its 169 columns is, what it can be counted from, and what it cannot.

Ofsted's lists are windows (six months, twelve for adoption) or the latest row of each child. A table that a list fills
whole inside its window is *supplied*: indicators count from it. A table of which a list gives only each child's latest
row (visits, reviews, health checks, allocations) is filled, so that a child's page shows it, and is not supplied:
what would count from it says that it lacks its data.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.tables import TABLES, UNREADABLE, Type
from etl.conform import Conformed
from etl.conform.frames import frame_of, objects
from etl.findings import Finding, Severity
from indicators.cases import BLANK
from indicators.clock import add_months, day_date, day_number, days

#: Rows that share all of these are one row twice; the fuller is kept (CSCDP's keys).
NATURAL_KEYS = {
    "list_1": ("person_id", "contact_date", "contact_source"),
    "list_2": ("person_id", "start_date"),
    "list_3": ("person_id", "referral_date", "referral_source"),
    "list_4": ("person_id", "start_date"),
    "list_5": ("person_id", "s47_start_date"),
    "list_6": ("person_id", "cin_start_date"),
    "list_7": ("person_id", "plan_start_date"),
    "list_8": ("person_id", "care_start_date"),
    "list_9": ("person_id",),
    "list_10": ("person_id",),
    "list_11": ("adopter_id",),
}

#: Of lists that differ about a child, the one nearest to the child is believed: care before plans before contacts.
NEAREST_FIRST = tuple(f"list_{number}" for number in (8, 7, 6, 9, 10, 5, 4, 3, 2, 1))

#: Our table: the list that fills it, and for each of our columns the list's.
FILLS: dict[str, tuple[str, dict[str, str]]] = {
    "contacts": (
        "list_1",
        {"person_id": "person_id", "contact_date": "contact_date", "contact_source_code": "contact_source"},
    ),
    "early_help_episodes": (
        "list_2",
        {
            "person_id": "person_id",
            "episode_start_date": "start_date",
            "episode_end_date": "completion_date",
            "episode_organisation": "organisation",
        },
    ),
    "cin_episodes": (
        "list_3",
        {
            "person_id": "person_id",
            "referral_date": "referral_date",
            "referral_source_code": "referral_source",
            "referral_nfa": "referral_nfa",
            "referral_team": "team",
            "referral_worker_id": "worker",
        },
    ),
    "cin_assessments": (
        "list_4",
        {
            "person_id": "person_id",
            "assessment_start_date": "start_date",
            "assessment_child_seen": "child_seen",
            "assessment_auth_date": "authorisation_date",
            "assessment_outcome_nfa": "requires_support",
            "assessment_team": "team",
            "assessment_worker_id": "worker",
        },
    ),
    "s47_enquiry": (
        "list_5",
        {
            "person_id": "person_id",
            "s47_start_date": "s47_start_date",
            "s47_completed_by_team": "team",
            "s47_completed_by_worker_id": "worker",
        },
    ),
    "initial_cp_conference": (
        "list_5",
        {
            "person_id": "person_id",
            "s47_enquiry_id": "s47_start_date",
            "icpc_date": "icpc_date",
            "icpc_outcome_cp_flag": "icpc_to_plan",
            "icpc_team": "team",
            "icpc_worker_id": "worker",
        },
    ),
    "cp_plans": (
        "list_7",
        {
            "person_id": "person_id",
            "cp_plan_start_date": "plan_start_date",
            "cp_plan_end_date": "plan_end_date",
            "cp_plan_initial_category": "initial_category",
            "cp_plan_latest_category": "latest_category",
        },
    ),
    "cp_visits": (
        "list_7",
        {"person_id": "person_id", "cp_visit_date": "last_visit_date", "cp_visit_seen_alone": "seen_alone"},
    ),
    "cp_reviews": ("list_7", {"person_id": "person_id", "cp_review_date": "last_review_date"}),
    "cla_episodes": (
        "list_8",
        {
            "person_id": "person_id",
            "cla_episode_start_date": "care_start_date",
            "entered_care_date": "care_start_date",
            "cla_primary_need_code": "category_of_need",
            "cla_episode_ceased_date": "care_end_date",
            "cla_episode_ceased_reason": "reason_ceased",
            "cla_last_iro_contact_date": "last_iro_date",
        },
    ),
    "cla_placement": (
        "list_8",
        {
            "person_id": "person_id",
            "cla_placement_start_date": "placement_start_date",
            "cla_placement_type": "placement_type",
            "cla_placement_provider": "placement_provider",
            "cla_placement_postcode": "placement_postcode",
            "cla_placement_urn": "placement_urn",
        },
    ),
    "legal_status": (
        "list_8",
        {
            "person_id": "person_id",
            "legal_status": "legal_status",
            "legal_status_start_date": "legal_status_start_date",
        },
    ),
    "cla_reviews": ("list_8", {"cla_review_date": "last_review_date"}),
    "cla_visits": ("list_8", {"person_id": "person_id", "cla_visit_date": "last_visit_date"}),
    "cla_care_plan": ("list_8", {"person_id": "person_id", "cla_care_plan_json": "permanence_plan"}),
    "care_leavers": (
        "list_9",
        {
            "person_id": "person_id",
            "care_leaver_eligibility": "eligibility",
            "care_leaver_in_touch": "in_touch",
            "care_leaver_latest_contact": "latest_contact_date",
            "care_leaver_accommodation": "accommodation",
            "care_leaver_accom_suitable": "accommodation_suitable",
            "care_leaver_activity": "activity",
            "pathway_plan_review_date": "pathway_review_date",
            "care_leaver_personal_advisor": "personal_advisor",
            "care_leaver_allocated_team": "team",
            "care_leaver_worker_id": "worker",
        },
    ),
    "permanence": (
        "list_10",
        {
            "person_id": "person_id",
            "adm_decision_date": "decision_date",
            "placement_order_date": "placement_order_date",
            "matched_date": "matched_date",
            "placed_for_adoption_date": "placed_date",
            "permanence_order_date": "adoption_order_date",
            "decision_reversed_date": "reversed_date",
            "decision_reversed_reason": "reversed_reason",
            "placed_ffa_cp_date": "ffa_placed_date",
        },
    ),
    "adopters": (
        "list_11",
        {
            "adopter_id": "adopter_id",
            "family_id": "family_id",
            "gender": "gender",
            "ethnicity": "ethnicity",
            "has_disability": "disability",
            "fostering_for_adoption": "fostering_for_adoption",
        }
        | {
            name: name
            for name in (
                "enquiry_date",
                "stage1_start_date",
                "stage1_end_date",
                "stage2_start_date",
                "stage2_end_date",
                "application_date",
                "approved_date",
                "matched_date",
                "placed_date",
                "children_placed",
                "adoption_order_date",
                "leaving_date",
                "leaving_reason",
            )
        },
    ),
}

#: Only each child's latest row is known of these: shown, and not counted from.
LATEST_ONLY = frozenset(
    {
        "cp_visits",
        "cp_reviews",
        "cla_reviews",
        "cla_visits",
        "cla_health",
        "cla_care_plan",
        "involvements",
        "annex_a_latest",
    }
)
#: Known of the day of the workbook alone: the placement a child is in, and nothing of those before.
ON_THE_DAY = frozenset({"cla_placement"})
#: Columns that are filled, from the latest row or by inference, and that no indicator may count from.
FILLED_ONLY = {"cla_episodes": {"cla_last_iro_contact_date"}}
#: The adoption lists reach back twelve months, the others six.
MONTHS = {"permanence": 12, "adopters": 12}
#: A conference can follow an enquiry that began before the window, which List 5 does not have: of the window's first
#: months not every conference is known.
CONFERENCES_FROM = 2

#: Columns of each list that no table of ours holds: they go to annex_a_latest.
HOMELESS = {
    "list_1": ("age",),
    "list_2": ("age",),
    "list_3": ("age", "referrals_12m"),
    "list_4": ("age",),
    "list_5": ("age", "icpc_unnecessary", "s47_12m", "icpc_12m"),
    "list_6": ("age", "last_seen_date", "case_status", "team", "worker"),
    "list_7": ("age", "police_protection", "previous_plans", "team", "worker"),
    "list_8": (
        "age",
        "uasc",
        "second_period",
        "placements_12m",
        "placement_location",
        "placement_la",
        "missing_12m",
        "absent_12m",
        "rhi_offered",
        "rhi_accepted",
        "team",
        "worker",
    ),
    "list_9": ("age", "uasc"),
    "list_10": ("age", "family_id", "care_start_date"),
    "list_11": (),
}

Texts = NDArray[Any]
Frames = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Mapped:
    """Our tables as a workbook fills them, what they supply, the days they replace, and what lists disagree on."""

    tables: Frames
    supplied: dict[str, frozenset[str]]
    windows: dict[str, tuple[date, date]]
    findings: list[Finding]


def map_lists(lists: Mapping[str, Conformed], as_of: date) -> Mapped:
    """The tables that the lists which hold rows fill, as at the day of the workbook."""
    held = {name: conformed for name, conformed in lists.items() if len(conformed.frame)}
    tables = {name: _filled(held[source].frame, columns) for name, (source, columns) in FILLS.items() if source in held}
    _add_keys(tables)
    _add_episodes_of_need(tables, held)
    _add_conferences(tables)
    _add_care(tables, held)
    if "permanence" in tables:
        ordered = tables["permanence"]["permanence_order_date"].notna()
        tables["permanence"]["permanence_order_type"] = _words(ordered, "Adoption order")
    if "cin_assessments" in tables:
        needs = held["list_4"].frame["requires_support"]
        tables["cin_assessments"]["assessment_outcome_nfa"] = (
            needs.map({"Y": "N", "N": "Y"}).astype(object).where(needs.notna(), None)
        )
        _link_assessments(tables)
    people, findings = _people(held, as_of)
    tables["person"] = people
    tables |= _organisation(held, as_of)
    tables |= _disability(held)
    tables["annex_a_latest"] = _homeless(tables, held, as_of)
    shaped = {name: _shaped(name, frame) for name, frame in tables.items() if len(frame)}
    return Mapped(shaped, _supplied(shaped, held), _windows(shaped, as_of), findings + _ages(held, as_of))


def _filled(frame: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    return frame_of({ours: frame[theirs].to_numpy() for ours, theirs in columns.items()})


def _words(where: pd.Series[bool], word: str) -> Texts:
    """A word where something holds, None where it does not."""
    return np.array([word if holds else None for holds in where], dtype=object)


def _shaped(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """A frame with every declared column in its declared order and dtype, missing where it has none."""
    size, shaped = len(frame), {}
    for column in TABLES[name].columns:
        if column.type is Type.DATE:
            blank: Any = np.full(size, np.datetime64("NaT", "s"))
            shaped[column.name] = (
                frame[column.name].to_numpy().astype("datetime64[s]") if column.name in frame else blank
            )
        elif column.type in {Type.NUMBER, Type.INTEGER}:
            shaped[column.name] = (
                frame[column.name].to_numpy(np.float64) if column.name in frame else np.full(size, np.nan)
            )
        else:
            shaped[column.name] = (
                objects(frame[column.name]) if column.name in frame else np.full(size, None, dtype=object)
            )
    return frame_of(shaped)


def _day_text(dates: Any) -> Texts:
    """Dates as ISO text, "" where missing."""
    text = np.datetime_as_string(np.asarray(dates).astype("datetime64[D]"))
    return np.where(text == "NaT", "", text).astype(object)


def _joined(prefix: str, *parts: Any) -> Texts:
    """A stable key from what tells a row from others of its table; rows that share all of it are numbered."""
    keys = np.array(
        ["|".join((prefix, *("" if p is None else str(p) for p in row))) for row in zip(*parts, strict=True)],
        dtype=object,
    )
    number = pd.Series(keys).groupby(keys, sort=False).cumcount().to_numpy() + 1 if len(keys) else np.zeros(0, int)
    return np.array([key if n == 1 else f"{key}#{n}" for key, n in zip(keys, number, strict=True)], dtype=object)


#: For each table its key, a letter, and the columns that tell its rows apart.
KEYS = {
    "contacts": ("contact_id", "contact", ("person_id", "contact_date", "contact_source_code")),
    "early_help_episodes": ("episode_id", "help", ("person_id", "episode_start_date")),
    "cin_episodes": ("referral_id", "referral", ("person_id", "referral_date")),
    "cin_assessments": ("assessment_id", "assessment", ("person_id", "assessment_start_date")),
    "s47_enquiry": ("s47_enquiry_id", "s47", ("person_id", "s47_start_date")),
    "cp_plans": ("cp_plan_id", "plan", ("person_id", "cp_plan_start_date")),
    "cp_visits": ("cp_visit_id", "cpvisit", ("person_id", "cp_visit_date")),
    "cp_reviews": ("cp_review_id", "cpreview", ("person_id", "cp_review_date")),
    "cla_episodes": ("cla_episode_id", "care", ("person_id", "cla_episode_start_date")),
    "cla_placement": ("cla_placement_id", "placement", ("person_id", "cla_placement_start_date")),
    "legal_status": ("legal_status_id", "status", ("person_id", "legal_status_start_date", "legal_status")),
    "cla_visits": ("cla_visit_id", "clavisit", ("person_id", "cla_visit_date")),
    "cla_care_plan": ("cla_care_plan_id", "careplan", ("person_id",)),
    "care_leavers": ("care_leaver_id", "leaver", ("person_id",)),
    "permanence": ("permanence_id", "permanence", ("person_id",)),
}


def _add_keys(tables: Frames) -> None:
    for name, (key, prefix, parts) in KEYS.items():
        if name not in tables:
            continue
        frame = tables[name]
        columns = [
            _day_text(frame[part]) if TABLES[name].column(part).type is Type.DATE else frame[part] for part in parts
        ]
        frame[key] = _joined(prefix, *columns)


def _add_episodes_of_need(tables: Frames, held: Mapping[str, Conformed]) -> None:
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
    older["referral_id"] = _joined("referral", older["person_id"], _day_text(older["referral_date"]))
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


def _add_conferences(tables: Frames) -> None:
    if "initial_cp_conference" not in tables:
        return
    frame = tables["initial_cp_conference"]
    frame["s47_enquiry_id"] = tables["s47_enquiry"]["s47_enquiry_id"].to_numpy()
    frame = frame[frame["icpc_date"].notna()].reset_index(drop=True)
    day = _day_text(frame["icpc_date"])
    frame["icpc_id"] = _joined("icpc", frame["person_id"], day, frame["s47_enquiry_id"])
    if "cp_plans" in tables:
        plans = tables["cp_plans"]
        ids = dict(
            zip(
                zip(plans["person_id"], _day_text(plans["cp_plan_start_date"]), strict=True),
                plans["cp_plan_id"],
                strict=True,
            )
        )
        frame["cp_plan_id"] = [ids.get(key) for key in zip(frame["person_id"], day, strict=True)]
    tables["initial_cp_conference"] = frame


def _add_care(tables: Frames, held: Mapping[str, Conformed]) -> None:
    """What hangs on plans and on periods of care: their links, their ends, and latest rows that have no date."""
    if "list_7" in held:
        plan = tables["cp_plans"]["cp_plan_id"].to_numpy()
        for name, day in (("cp_visits", "cp_visit_date"), ("cp_reviews", "cp_review_date")):
            tables[name]["cp_plan_id"] = plan
            tables[name] = tables[name][tables[name][day].notna()].reset_index(drop=True)
        visits = tables["cp_visits"]
        visits["cp_visit_seen"] = _words(visits["cp_visit_seen_alone"] == "Y", "Y")
    if "list_8" not in held:
        return
    care, frame = tables["cla_episodes"], held["list_8"].frame
    care["cla_id"] = care["cla_episode_id"]
    care["cla_episode_start_reason"] = _words(care["cla_episode_start_date"].notna(), "S")
    ends, ids = frame["care_end_date"].to_numpy(), care["cla_id"].to_numpy()
    placed = tables["cla_placement"]
    care["cla_placement_id"] = placed["cla_placement_id"].where(placed["cla_placement_start_date"].notna(), None)
    tables["cla_placement"]["cla_placement_end_date"] = ends
    tables["legal_status"]["legal_status_end_date"] = ends
    reviews = tables["cla_reviews"]
    reviews["cla_review_id"] = _joined("clareview", frame["person_id"], _day_text(reviews["cla_review_date"]))
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
    found["health_check_id"] = _joined(
        "health", found["person_id"], found["health_check_type"], _day_text(found["health_check_date"])
    )
    return found


def _link_assessments(tables: Frames) -> None:
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


def _people(held: Mapping[str, Conformed], as_of: date) -> tuple[pd.DataFrame, list[Finding]]:
    """One row a child from every list it stands on, each fact from the nearest list that has it."""
    parts = []
    for rank, name in enumerate(NEAREST_FIRST):
        if name in held:
            frame = held[name].frame[["person_id", "dob", "gender", "ethnicity", "age"]].copy()
            parts.append(frame.assign(rank=rank))
    if not parts:
        return pd.DataFrame(columns=["person_id"]), []
    stacked = pd.concat(parts, ignore_index=True)
    people = pd.DataFrame({"person_id": pd.unique(stacked["person_id"])})
    findings = []
    for fact in ("dob", "gender", "ethnicity", "age"):
        known = stacked[stacked[fact].notna()]
        readable = pd.Series(data=known[fact].astype(object) != UNREADABLE, index=known.index)
        known = known.assign(order=known["rank"] + np.where(readable, 0, 100)).sort_values("order", kind="stable")
        people[fact] = people["person_id"].map(known.drop_duplicates("person_id").set_index("person_id")[fact])
        if fact != "age":
            findings += _disagreements(fact, known[readable.reindex(known.index)])
    unborn = (people["age"] == -1) & ~(people["dob"] <= np.datetime64(as_of))
    people["expected_dob"] = people["dob"].where(unborn)
    people["dob"] = people["dob"].where(~unborn)
    people["sex"] = people["gender"]
    return people, findings


def _disagreements(fact: str, known: pd.DataFrame) -> list[Finding]:
    """A finding for each child about whom lists say different things."""
    differ = known.groupby("person_id")[fact].nunique()
    findings = []
    for person, rows in known[known["person_id"].isin(differ.index[differ > 1])].groupby("person_id", sort=True):
        said = rows.drop_duplicates(["rank", fact])
        value = "; ".join(
            f"{NEAREST_FIRST[rank]}: {_said(told)}" for rank, told in zip(said["rank"], said[fact], strict=True)
        )
        words = {"dob": "dates of birth", "gender": "genders", "ethnicity": "ethnicities"}[fact]
        message = f"Lists give different {words} for one child: that of the list nearest to the child was taken"
        findings.append(
            Finding("lists_disagree", Severity.WARNING, "person", message, column=fact, value=value, person=str(person))
        )
    return findings


def _said(told: Any) -> str:
    return told.date().isoformat() if isinstance(told, pd.Timestamp) else str(told)


def _ages(held: Mapping[str, Conformed], as_of: date) -> list[Finding]:
    """A finding where the stated age is not that of the date of birth, give or take two years."""
    findings = []
    for name, conformed in held.items():
        if name == "list_11":
            continue
        frame = conformed.frame
        years = (day_number(as_of) - days(frame["dob"]).astype(np.float64)) / 365.25
        stated = frame["age"].to_numpy()
        born = frame["dob"].notna().to_numpy()
        wrong = born & (np.abs(stated - np.maximum(years, -1)) > 2) & (years > 0)
        for row in np.flatnonzero(wrong):
            message = "The age is not that of the date of birth: the age was worked out from the date"
            findings.append(
                Finding(
                    "age_differs",
                    Severity.NOTE,
                    name,
                    message,
                    conformed.files[row],
                    int(conformed.lines[row]),
                    "age",
                    f"{stated[row]:g}",
                    frame["person_id"].iloc[row],
                )
            )
    return findings


def _organisation(held: Mapping[str, Conformed], as_of: date) -> Frames:
    """Teams and workers by the names the lists give them, and who has each open child on the day of the workbook."""
    named = [(name, held[name].frame) for name in NEAREST_FIRST if name in held and "team" in held[name].frame]
    if not named:
        return {}
    pairs = pd.concat([frame[["team", "worker"]] for _, frame in named], ignore_index=True)
    teams = pd.unique(pairs["team"].dropna())
    workers = pd.unique(pd.concat([pairs["worker"], *_advisors(held)], ignore_index=True).dropna())
    both = pairs.dropna().drop_duplicates()
    one_team = both[~both["worker"].duplicated(keep=False)].set_index("worker")["team"]
    professionals = pd.DataFrame({"professional_id": workers, "professional_name": workers})
    professionals["team_id"] = objects(professionals["professional_id"].map(one_team))
    return {
        "department": pd.DataFrame({"team_id": teams, "team_name": teams}),
        "professionals": professionals,
        "involvements": _allocations(held, as_of),
    }


def _advisors(held: Mapping[str, Conformed]) -> list[pd.Series[Any]]:
    return [held["list_9"].frame["personal_advisor"]] if "list_9" in held else []


#: Lists that say who has an open child, nearest first, and the column that is filled once the case is closed.
ALLOCATED = (("list_8", "care_end_date"), ("list_7", "plan_end_date"), ("list_6", "closure_date"), ("list_9", None))


def _allocations(held: Mapping[str, Conformed], as_of: date) -> pd.DataFrame:
    """The worker and team of each open child, from the list nearest to the child: as at today, and not before."""
    parts = []
    for name, end in ALLOCATED:
        if name in held:
            frame = held[name].frame
            is_open = frame["person_id"].notna() if end is None else frame[end].isna()
            parts.append(
                frame.loc[is_open & (frame["worker"].notna() | frame["team"].notna()), ["person_id", "team", "worker"]]
            )
    found = (
        pd.concat(parts, ignore_index=True).drop_duplicates("person_id")
        if parts
        else pd.DataFrame(columns=["person_id", "team", "worker"])
    )
    found = found.rename(columns={"team": "professional_team", "worker": "professional_id"}).reset_index(drop=True)
    found["professional_role_id"] = "CW"
    found["involvement_start_date"] = np.full(len(found), np.datetime64(as_of, "s"))
    found["involvements_id"] = _joined(
        "allocation",
        found["person_id"],
        found["professional_id"],
        found["professional_team"],
        [as_of.isoformat()] * len(found),
    )
    return found


def _disability(held: Mapping[str, Conformed]) -> Frames:
    """Whether a child has a disability: lists say yes or no, not which, so the code is YES or NONE."""
    parts = [
        held[name].frame[["person_id", "disability"]]
        for name in NEAREST_FIRST
        if name in held and "disability" in held[name].frame
    ]
    if not parts:
        return {}
    known = pd.concat(parts, ignore_index=True).dropna().drop_duplicates("person_id").reset_index(drop=True)
    known["disability_code"] = known["disability"].map({"Y": "YES", "N": "NONE"})
    known["disability_id"] = _joined("disability", known["person_id"])
    return {"disability": known}


#: The key of ours that a list's row became, where it became one.
ROW_KEYS = {
    "list_1": "contacts",
    "list_2": "early_help_episodes",
    "list_4": "cin_assessments",
    "list_5": "s47_enquiry",
    "list_7": "cp_plans",
    "list_8": "cla_episodes",
    "list_9": "care_leavers",
    "list_10": "permanence",
}


def _homeless(tables: Frames, held: Mapping[str, Conformed], as_of: date) -> pd.DataFrame:
    """The cells that no other table has a column for, one row a cell."""
    parts = []
    for name, conformed in held.items():
        if not HOMELESS[name]:
            continue
        frame = conformed.frame
        ref = _row_key(name, tables, frame)
        for column in HOMELESS[name]:
            value = _told(frame[column])
            filled = np.flatnonzero([told is not None for told in value])
            parts.append(
                pd.DataFrame(
                    {
                        "person_id": frame["person_id"].to_numpy()[filled],
                        "list_name": name,
                        "column_name": column,
                        "value": value[filled],
                        "ref": ref[filled],
                    }
                )
            )
    if not parts:
        return pd.DataFrame(columns=["person_id"])
    found = pd.concat(parts, ignore_index=True)
    found["as_of_date"] = np.full(len(found), np.datetime64(as_of, "s"))
    found["annex_a_latest_id"] = _joined(as_of.isoformat(), found["list_name"], found["column_name"], found["ref"])
    return found


def _row_key(name: str, tables: Frames, frame: pd.DataFrame) -> Texts:
    table = ROW_KEYS.get(name)
    if table is not None and len(tables[table]) == len(frame):
        return tables[table][KEYS[table][0]].to_numpy(dtype=object)
    day = {"list_3": "referral_date", "list_6": "cin_start_date"}.get(name)
    parts = [frame["person_id"]] if day is None else [frame["person_id"], _day_text(frame[day])]
    return _joined("referral", *parts)


def _told(column: pd.Series[Any]) -> Texts:
    """A column as text, None where blank: dates in ISO form, whole numbers without a point."""
    if not pd.api.types.is_numeric_dtype(column) and column.dtype.kind != "M":
        return objects(column)
    if column.dtype.kind == "M":
        text = _day_text(column)
        return np.array([day or None for day in text], dtype=object)
    return np.array([None if np.isnan(number) else f"{number:g}" for number in column], dtype=object)


def _supplied(tables: Frames, held: Mapping[str, Conformed]) -> dict[str, frozenset[str]]:
    """For each table that a list fills whole, the columns of ours that the workbook had."""
    supplied: dict[str, frozenset[str]] = {}
    for name, (source, columns) in FILLS.items():
        if name not in tables or name in LATEST_ONLY:
            continue
        had = {ours for ours, theirs in columns.items() if theirs in held[source].supplied} if source in held else set()
        had -= FILLED_ONLY.get(name, set())
        if name in KEYS:
            had.add(KEYS[name][0])
        supplied[name] = frozenset(had)
    if "list_3" not in held:
        supplied.pop("cin_episodes", None)  # List 6 alone has each child's latest episode and no others
    if "cla_episodes" in supplied:
        supplied["cla_episodes"] |= {"cla_episode_start_reason", "cla_id"}
    if "initial_cp_conference" in supplied:
        supplied["initial_cp_conference"] |= {"icpc_id"}
    for name, had_columns in (
        ("person", {"person_id", "sex", "gender", "ethnicity", "dob", "expected_dob"}),
        ("department", {"team_id", "team_name"}),
        ("professionals", {"professional_id", "professional_name"}),
        ("disability", {"person_id", "disability_id", "disability_code"}),
    ):
        if name in tables:
            supplied[name] = frozenset(had_columns)
    if "permanence" in supplied:
        supplied["permanence"] |= {"permanence_order_type"}
    return supplied


def _windows(tables: Frames, as_of: date) -> dict[str, tuple[date, date]]:
    """For each table the days of which the workbook says everything; whoever loads it replaces these."""
    last = day_number(as_of)
    windows = {}
    for name in tables:
        only_today = name in ON_THE_DAY or name in LATEST_ONLY
        first = last if only_today else int(add_months(last, -MONTHS.get(name, 6))) + 1
        if name == "initial_cp_conference":
            first = int(add_months(last, -6 + CONFERENCES_FROM)) + 1
        windows[name] = (day_date(first), as_of)
    return windows
