"""Lists 6, 7 and 9 to 11 of Annex A: a row a child, a young person or an adopter, as things stand."""

from __future__ import annotations

import numpy as np

from etl.synthetic.annex_a import List, Sheets, cell, latest, seen_last, yes_no
from etl.synthetic.days import NEVER, age_on


def in_need(sheets: Sheets) -> List:
    """List 6: each child's latest episode of need, open or closed in the window; care leavers are on List 9."""
    table = sheets.tables["cin_episodes"]
    begun = (
        (table["referral_date"] <= sheets.as_of)
        & (table["referral_nfa"] != "Y")
        & (table["close_date"] > sheets.six_months)
    )
    rows = np.flatnonzero(begun)
    row = rows[latest(table["person_id"][rows], table["referral_date"][rows])]
    grown = age_on(np.minimum(sheets.born(table["person_id"][row]), sheets.as_of), sheets.as_of) >= 18
    row = row[~(grown & (table["close_date"][row] >= NEVER))]
    child = table["person_id"][row]
    status = np.full(len(row), "CIN", dtype=object)
    assessed = sheets.tables["cin_assessments"]
    status[np.isin(child, assessed["person_id"][assessed["assessment_auth_date"] >= NEVER])] = "ASSESSMENT"
    for name, code, end in (
        ("cin_plans", "CIN", "cin_plan_end_date"),
        ("cp_plans", "CP", "cp_plan_end_date"),
        ("cla_episodes", "CLA", "cla_episode_ceased_date"),
    ):
        status[np.isin(child, sheets.tables[name]["person_id"][sheets.tables[name][end] >= NEVER])] = code
    closed = table["close_date"][row] < NEVER
    visits = [sheets.tables[name] for name in ("cin_visits", "cp_visits", "cla_visits")]
    seen = np.concatenate(
        [
            np.where(each[f"{kind}_seen"] == "Y", each[f"{kind}_date"], NEVER)
            for each, kind in zip(visits, ("cin_visit", "cp_visit", "cla_visit"), strict=True)
        ]
    )
    last, _ = seen_last(child, np.concatenate([each["person_id"] for each in visits]), seen)
    return {
        **sheets.about(child), "disability": sheets.disability(child), "cin_start_date": table["referral_date"][row],
        "primary_need": cell("primary_need", table["cin_primary_need_code"][row]), "last_seen_date": last,
        "closure_date": table["close_date"][row],
        "closure_reason": cell("cin_closure_reason", table["close_reason"][row]),
        "case_status": cell("case_status", np.where(closed, "CLOSED", status)), **sheets.holding(child),
    }  # fmt: skip


def plans(sheets: Sheets) -> List:
    """List 7: each child's latest plan, open or ended in the window; not those held for other authorities."""
    table = sheets.tables["cp_plans"]
    rows = np.flatnonzero(
        (table["cp_plan_start_date"] <= sheets.as_of)
        & (table["cp_plan_end_date"] > sheets.six_months)
        & (table["cp_plan_ola"] != "Y")
    )
    row = rows[latest(table["person_id"][rows], table["cp_plan_start_date"][rows])]
    child, start = table["person_id"][row], table["cp_plan_start_date"][row]
    visits, review, legal = (sheets.tables[name] for name in ("cp_visits", "cp_reviews", "legal_status"))
    last, visit = seen_last(
        child, visits["person_id"], np.where(visits["cp_visit_seen"] == "Y", visits["cp_visit_date"], NEVER)
    )
    reviewed, _ = seen_last(child, review["person_id"], review["cp_review_date"])
    last, visit = np.where(last >= start, last, NEVER), np.where(last >= start, visit, -1)
    police = np.isin(legal["legal_status"], ("L1", "L2")) & sheets.in_window(legal["legal_status_start_date"])
    own = table["cp_plan_ola"] != "Y"
    earlier = np.array(
        [
            int((own & (table["person_id"] == each) & (table["cp_plan_start_date"] < when)).sum())
            for each, when in zip(child, start, strict=True)
        ],
        dtype=object,
    )
    return {
        **sheets.about(child), "disability": sheets.disability(child), "plan_start_date": start,
        "initial_category": cell("category_of_abuse", table["cp_plan_initial_category"][row]),
        "latest_category": cell("category_of_abuse", table["cp_plan_latest_category"][row]), "last_visit_date": last,
        "seen_alone": yes_no(np.where(visit >= 0, visits["cp_visit_seen_alone"][visit], "").astype(object)),
        "last_review_date": np.where(reviewed >= start, reviewed, NEVER),
        "plan_end_date": table["cp_plan_end_date"][row],
        "police_protection": yes_no(np.isin(child, legal["person_id"][police])), "previous_plans": earlier,
        **sheets.holding(child),
    }  # fmt: skip


def leavers(sheets: Sheets) -> List:
    """List 9."""
    table = sheets.tables["care_leavers"]
    child = table["person_id"]
    kinds = {"Former relevant child": "FORMER", "Eligible child": "ELIGIBLE", "Relevant child": "RELEVANT"}
    eligibility = np.array([kinds.get(each, "QUALIFYING") for each in table["care_leaver_eligibility"]], dtype=object)
    return {
        **sheets.about(child), "uasc": yes_no(np.isin(child, sheets.tables["immigration_status"]["person_id"])),
        "disability": sheets.disability(child),
        **sheets.by(table["care_leaver_allocated_team"], table["care_leaver_worker_id"]),
        "personal_advisor": table["care_leaver_personal_advisor"],
        "eligibility": cell("care_leaver_eligibility", eligibility),
        "pathway_review_date": table["pathway_plan_review_date"],
        "in_touch": cell("la_in_touch", table["care_leaver_in_touch"]),
        "latest_contact_date": table["care_leaver_latest_contact"],
        "accommodation": cell("care_leaver_accommodation", table["care_leaver_accommodation"]),
        "accommodation_suitable": cell("accommodation_suitability", table["care_leaver_accom_suitable"]),
        "activity": cell("activity_status", table["care_leaver_activity"]),
    }  # fmt: skip


def adoption(sheets: Sheets) -> List:
    """List 10: adopted or decided against in the last twelve months, or decided on and still to be adopted."""
    table = sheets.tables["permanence"]
    order, back = table["permanence_order_date"], table["decision_reversed_date"]
    decided = (table["adm_decision_date"] <= sheets.as_of) & (table["adm_decision_date"] < NEVER)
    waiting = (order >= NEVER) & (back >= NEVER)
    row = np.flatnonzero(decided & (waiting | sheets.in_window(order, months=12) | sheets.in_window(back, months=12)))
    child = table["person_id"][row]
    about = sheets.about(child)
    episode = sheets.tables["cla_episodes"]
    entered = dict(zip(episode["cla_id"].tolist(), episode["entered_care_date"].tolist(), strict=True))
    return {
        "person_id": about.pop("person_id"),
        "family_id": np.array([f"AF{each:05d}" for each in table["permanence_id"][row]], dtype=object),
        **about, "disability": sheets.disability(child),
        "care_start_date": np.array(
            [entered.get(each, NEVER) for each in table["cla_id"][row].tolist()], dtype=np.int64,
        ),
        "decision_date": table["adm_decision_date"][row], "placement_order_date": table["placement_order_date"][row],
        "matched_date": table["matched_date"][row], "placed_date": table["placed_for_adoption_date"][row],
        "adoption_order_date": order[row], "reversed_date": back[row],
        "reversed_reason": cell("adoption_decision_reversed_reason", table["decision_reversed_reason"][row]),
        "ffa_placed_date": table["placed_ffa_cp_date"][row],
    }  # fmt: skip


def adopters(sheets: Sheets) -> List:
    """List 11: adopters in touch with the agency in the last twelve months."""
    table = sheets.tables["adopters"]
    ended = np.minimum(table["adoption_order_date"], table["leaving_date"])
    row = np.flatnonzero((table["enquiry_date"] <= sheets.as_of) & (ended > sheets.twelve_months))
    dates = (
        "enquiry_date",
        "stage1_start_date",
        "stage1_end_date",
        "stage2_start_date",
        "stage2_end_date",
        "application_date",
        "approved_date",
        "matched_date",
        "placed_date",
    )
    return {
        "adopter_id": table["adopter_id"][row], "family_id": table["family_id"][row],
        "gender": cell("adopter_gender", table["gender"][row]),
        "ethnicity": cell("ethnicity", table["ethnicity"][row]), "disability": yes_no(table["has_disability"][row]),
        "fostering_for_adoption": cell("adopter_fostering_for_adoption", table["fostering_for_adoption"][row]),
        **{name: table[name][row] for name in dates},
        "children_placed": np.array(
            ["" if np.isnan(each) else int(each) for each in table["children_placed"][row]], dtype=object,
        ),
        "adoption_order_date": table["adoption_order_date"][row], "leaving_date": table["leaving_date"][row],
        "leaving_reason": cell("adopter_leaving_reason", table["leaving_reason"][row]),
    }  # fmt: skip
