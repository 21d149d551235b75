"""One child's way through our hands: every recorded event in the order it happened, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

import pandas as pd

from layouts.markup import Node, element
from layouts.words import LONDON, day

Label = Callable[[str, str], str]  #: (code table, code) to words


@dataclass(frozen=True)
class Kind:
    """What a dated column of a table says happened, and which other columns say more."""

    table: str
    on: str
    what: str
    more: tuple[tuple[str, str], ...] = ()  #: column, and the words in front of its value
    alarm: bool = False


KINDS = (
    Kind("contacts", "contact_date", "Contact received", (("contact_source_code", "From"), ("outcome", "Outcome"))),
    Kind("contacts", "decision_date", "Decision on a contact", (("outcome", "Outcome"),)),
    Kind("early_help_episodes", "episode_start_date", "Early help began", (("episode_reason", "Because of"),)),
    Kind("early_help_episodes", "episode_end_date", "Early help ended", (("episode_end_reason", "Because of"),)),
    Kind(
        "cin_episodes", "referral_date", "Referred", (("referral_source_code", "By"), ("cin_primary_need_code", "Need"))
    ),
    Kind("cin_episodes", "close_date", "Case closed", (("close_reason", "Because of"),)),
    Kind("cin_assessments", "assessment_start_date", "Assessment started"),
    Kind("cin_assessments", "child_first_seen_date", "Child first seen in the assessment"),
    Kind("cin_assessments", "assessment_auth_date", "Assessment authorised"),
    Kind("s47_enquiry", "strategy_discussion_date", "Strategy discussion", alarm=True),
    Kind("s47_enquiry", "s47_start_date", "Section 47 enquiry started", alarm=True),
    Kind("s47_enquiry", "s47_end_date", "Section 47 enquiry ended", (("outcome", "Outcome"),)),
    Kind(
        "initial_cp_conference",
        "icpc_date",
        "Initial child protection conference",
        (("icpc_outcome_cp_flag", "Plan made"),),
    ),
    Kind(
        "cp_plans",
        "cp_plan_start_date",
        "Child protection plan began",
        (("cp_plan_initial_category", "Category"),),
        alarm=True,
    ),
    Kind("cp_plans", "cp_plan_end_date", "Child protection plan ended"),
    Kind(
        "cp_visits",
        "cp_visit_date",
        "Child protection visit",
        (("cp_visit_seen", "Child seen"), ("cp_visit_seen_alone", "Seen alone")),
    ),
    Kind(
        "cp_reviews",
        "cp_review_date",
        "Child protection review",
        (("cp_review_outcome_continue_cp", "Plan continues"),),
    ),
    Kind("core_groups", "core_group_date", "Core group met"),
    Kind("cin_plans", "cin_plan_start_date", "Child in need plan began"),
    Kind("cin_plans", "cin_plan_end_date", "Child in need plan ended"),
    Kind("cin_visits", "cin_visit_date", "Child in need visit", (("cin_visit_seen", "Child seen"),)),
    Kind("cin_reviews", "review_date", "Child in need review"),
    Kind("pre_proceedings", "pre_pro_decision_date", "Pre-proceedings decided"),
    Kind("pre_proceedings", "care_application_date", "Application for a care order"),
    Kind(
        "cla_episodes",
        "cla_episode_start_date",
        "Looked-after episode began",
        (("cla_episode_start_reason", "Reason"),),
    ),
    Kind(
        "cla_episodes",
        "cla_episode_ceased_date",
        "Looked-after episode ended",
        (("cla_episode_ceased_reason", "Reason"),),
    ),
    Kind(
        "cla_placement",
        "cla_placement_start_date",
        "Placement began",
        (("cla_placement_type", "Kind"), ("unregistered", "Unregistered")),
    ),
    Kind("cla_placement", "cla_placement_end_date", "Placement ended", (("cla_placement_change_reason", "Reason"),)),
    Kind("legal_status", "legal_status_start_date", "Legal status began", (("legal_status", "Status"),)),
    Kind(
        "cla_visits",
        "cla_visit_date",
        "Visit to a looked-after child",
        (("cla_visit_seen", "Child seen"), ("cla_visit_seen_alone", "Seen alone")),
    ),
    Kind("cla_reviews", "cla_review_date", "Looked-after review"),
    Kind("cla_health", "health_check_date", "Health check", (("health_check_type", "Kind"),)),
    Kind("peps", "pep_date", "Personal education plan"),
    Kind("sdq_scores", "sdq_completed_date", "Strengths and difficulties questionnaire", (("sdq_score", "Score"),)),
    Kind("missing", "missing_episode_start_date", "Missing", (("missing_episode_type", "Type"),), alarm=True),
    Kind("missing", "missing_episode_end_date", "Returned or found", (("missing_rhi_offered", "Interview offered"),)),
    Kind("missing", "rhi_completed_at", "Return home interview held"),
    Kind("missing", "rhi_declined_at", "Return home interview declined"),
    Kind(
        "exploitation", "start_date", "Exploitation risk recorded", (("kind", "Kind"), ("level", "Level")), alarm=True
    ),
    Kind("care_leavers", "care_leaver_latest_contact", "Care leaver: latest contact"),
    Kind("permanence", "adm_decision_date", "Decision that the child should be adopted"),
    Kind("permanence", "matched_date", "Matched with adopters"),
    Kind("permanence", "placed_for_adoption_date", "Placed for adoption"),
    Kind(
        "involvements",
        "involvement_start_date",
        "Worker allocated",
        (("professional_role_id", "Role"), ("professional_name", "Worker")),
    ),
    Kind(
        "involvements", "involvement_end_date", "Worker’s involvement ended", (("worker_change_reason", "Because of"),)
    ),
    Kind("oversights", "oversight_date", "Management oversight recorded"),
    Kind("supervisions", "supervision_date", "Worker supervised about this child"),
    Kind("person", "death_date", "Died", alarm=True),
)
ANSWERS = {"Y": "yes", "N": "no", "NA": "not applicable", "?": "unreadable in the extract"}


@dataclass(frozen=True)
class Event:
    """Something that happened to the child: when, what, and what else is known of it."""

    on: date
    at: str
    what: str
    detail: str
    alarm: bool


def events(tables: Mapping[str, pd.DataFrame], codes: Mapping[tuple[str, str], str], label: Label) -> list[Event]:
    """Every dated event of a child's rows, the newest first. ``codes`` names the code table of a (table, column)."""
    found: list[Event] = []
    for kind in KINDS:
        frame = tables.get(kind.table)
        if frame is None or kind.on not in frame:
            continue
        for row in frame.to_dict("records"):
            when, at = moment(row[kind.on])
            if when is not None:
                found.append(Event(when, at, kind.what, _detail(kind, row, codes, label), kind.alarm))
    return sorted(found, key=lambda event: (event.on, event.at), reverse=True)


def moment(value: Any) -> tuple[date | None, str]:
    """The London day and, where there is one, the time of a date or an instant."""
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return None, ""
    if not isinstance(value, str):
        return pd.Timestamp(value).date(), ""
    if len(value) == 10:
        return date.fromisoformat(value), ""
    local = datetime.fromisoformat(value).astimezone(LONDON)
    return local.date(), f"{local:%H:%M}"


def _detail(kind: Kind, row: Mapping[Any, Any], codes: Mapping[tuple[str, str], str], label: Label) -> str:
    said = []
    for column, words in kind.more:
        value = row.get(column)
        if value is None or (not isinstance(value, str) and pd.isna(value)) or value == "":
            continue
        table = codes.get((kind.table, column))
        text = label(table, str(value)) if table else ANSWERS.get(str(value), _plain(value))
        said.append(f"{words}: {text}")
    return ". ".join(said)


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def timeline(shown: Sequence[Event], *, limit: int = 200) -> Node:
    """The events as a list, year by year."""
    if not shown:
        return element("p", "Nothing dated is recorded for this child.", class_="calm")
    kept = shown[:limit]
    nodes: list[Node] = []
    for year, inside in groupby(kept, key=lambda event: event.on.year):
        nodes.append(element("h3", str(year), class_="year"))
        nodes.append(element("ol", *map(_event, inside), class_="timeline"))
    if len(shown) > limit:
        nodes.append(element("p", f"The newest {limit} of {len(shown):,} events are shown.", class_="quiet"))
    return element("div", *nodes, class_="stack")


def _event(event: Event) -> Node:
    return element(
        "li",
        element("time", day(event.on) + (f", {event.at}" if event.at else ""), datetime=event.on.isoformat()),
        element("p", event.what, class_="what"),
        element("p", event.detail, class_="detail") if event.detail else None,
        class_="alarm" if event.alarm else None,
    )
