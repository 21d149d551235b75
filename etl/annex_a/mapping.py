"""What each column of the eleven lists is among our tables, and what a list can only show, never be counted from."""

from __future__ import annotations

from typing import Any

import pandas as pd
from numpy.typing import NDArray

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
