"""Lists 6 to 11 of Annex A: a row a child, a young person or an adopter, as things stand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from etl.synthetic.annex_a import List, Sheets, cell, latest, seen_last, yes_no
from etl.synthetic.days import NEVER, Days, Texts, age_on


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


@dataclass
class Care:
    """Each child's latest period of care: rows of the episode, the placement and the legal status that tell of it."""

    child: Days
    start: Days
    end: Days
    reason: Texts
    episode: Days
    placement: Days
    status: Days


def latest_care(sheets: Sheets) -> Care:
    """Periods of care open or ended in the window, short breaks apart."""
    table, place, legal = (sheets.tables[name] for name in ("cla_episodes", "cla_placement", "legal_status"))
    breaks = np.isin(table["person_id"], legal["person_id"][np.isin(legal["legal_status"], ("V3", "V4"))])
    rows = np.flatnonzero((table["cla_episode_start_date"] <= sheets.as_of) & ~breaks)
    last = rows[latest(table["person_id"][rows], table["cla_episode_start_date"][rows])]
    last = last[table["cla_episode_ceased_date"][last] > sheets.six_months]
    child = table["person_id"][last]
    lasting = ~np.isin(place["cla_placement_type"], ("T0", "T1", "T2", "T3", "T4"))
    _, placement = seen_last(child, place["person_id"], np.where(lasting, place["cla_placement_start_date"], NEVER))
    _, status = seen_last(child, legal["person_id"], legal["legal_status_start_date"])
    return Care(
        child,
        table["entered_care_date"][last],
        table["cla_episode_ceased_date"][last],
        table["cla_episode_ceased_reason"][last],
        last,
        placement,
        status,
    )


def care(sheets: Sheets) -> List:
    """List 8."""
    held = latest_care(sheets)
    child = held.child
    table, place, legal, review = (
        sheets.tables[name] for name in ("cla_episodes", "cla_placement", "legal_status", "cla_reviews")
    )
    period = table["cla_id"][held.episode]
    of = dict(zip(period.tolist(), child.tolist(), strict=True))
    reviewed, _ = seen_last(
        child,
        np.array([of.get(each, -1) for each in review["cla_id"].tolist()]),
        np.where(review["cla_review_cancelled"] == "Y", NEVER, review["cla_review_date"]),
    )
    visits, health = sheets.tables["cla_visits"], sheets.tables["cla_health"]
    visited, _ = seen_last(
        child, visits["person_id"], np.where(visits["cla_visit_seen"] == "Y", visits["cla_visit_date"], NEVER)
    )
    done = health["health_check_status"] == "Completed"
    dental = health["health_check_type"] == "Dental Check"
    assessed, _ = seen_last(child, health["person_id"], np.where(done & ~dental, health["health_check_date"], NEVER))
    teeth, _ = seen_last(child, health["person_id"], np.where(done & dental, health["health_check_date"], NEVER))
    placed = place["cla_placement_start_date"]
    touching = (placed <= sheets.as_of) & (place["cla_placement_end_date"] > sheets.twelve_months)
    times = np.bincount(place["person_id"][touching], minlength=int(child.max(initial=0)) + 1)
    again = np.array(
        [
            int(
                (
                    np.unique(
                        table["entered_care_date"][
                            (table["person_id"] == each) & (table["cla_episode_start_date"] > sheets.twelve_months)
                        ]
                    )
                ).size
                > 1
            )
            for each in child
        ]
    ).astype(np.bool_)
    miles = place["cla_placement_distance"][held.placement]
    alone = sheets.tables["immigration_status"]["person_id"]
    plan = sheets.tables["cla_care_plan"]
    _, planned = seen_last(child, plan["person_id"], plan["cla_care_plan_start_date"])
    aims = np.array([_aim(plan["cla_care_plan_json"][each]) if each >= 0 else "" for each in planned], dtype=object)
    return {
        **sheets.about(child), "uasc": yes_no(np.isin(child, alone)), "disability": sheets.disability(child),
        "care_start_date": held.start,
        "category_of_need": cell("cla_category_of_need", table["cla_primary_need_code"][held.episode]),
        "second_period": yes_no(again),
        "legal_status_start_date": np.where(held.status >= 0, legal["legal_status_start_date"][held.status], NEVER),
        "legal_status": cell("legal_status", legal["legal_status"][held.status]), "last_review_date": reviewed,
        "last_visit_date": visited, "permanence_plan": cell("permanence_plan", aims),
        "last_iro_date": table["cla_last_iro_contact_date"][held.episode], "last_health_date": assessed,
        "last_dental_date": teeth,
        "placements_12m": np.maximum(times[child], 1).astype(object), "care_end_date": held.end,
        "reason_ceased": cell("reason_ceased_looked_after", held.reason),
        "placement_start_date": placed[held.placement],
        "placement_type": cell("placement_type", place["cla_placement_type"][held.placement]),
        "placement_provider": cell("placement_provider", place["cla_placement_provider"][held.placement]),
        "placement_postcode": place["cla_placement_postcode"][held.placement],
        "placement_urn": place["cla_placement_urn"][held.placement],
        "placement_location": cell("placement_location", np.where(miles > 6, "OUT", "IN").astype(object)),
        "placement_la": np.where(miles > 6, "Fenshire (invented)", "Larkshire (invented)").astype(object),
        **_missing(sheets, held), **sheets.holding(child),
    }  # fmt: skip


def _aim(told: str) -> str:
    words = {
        "Return to family": "FAMILY", "Adoption": "ADOPTION", "SGO/CAO": "SGO",
        "Supported living in the community": "SUPPORTED",
        "Long-term residential placement": "RESIDENTIAL", "Long-term fostering": "FOSTERING",
    }  # fmt: skip
    return next((code for word, code in words.items() if f'"{word}"' in told), "")


def _missing(sheets: Sheets, held: Care) -> List:
    table = sheets.tables["missing"]
    days = np.array(
        [each[:10] or "2500-01-01" for each in table["missing_episode_start_date"]], dtype="datetime64[D]"
    ).astype(np.int64)
    began = dict(zip(held.child.tolist(), held.start.tolist(), strict=True))
    inside = np.array(
        [
            each in began and began[each] <= day and day > sheets.twelve_months
            for each, day in zip(table["person_id"].tolist(), days.tolist(), strict=True)
        ],
        dtype=np.bool_,
    )
    away = np.array([str(each).startswith("A") for each in table["missing_episode_type"]], dtype=np.bool_)
    size = int(max(held.child.max(initial=0), table["person_id"].max(initial=0))) + 1
    gone, absent = (
        np.bincount(table["person_id"][inside & kind], minlength=size)[held.child] for kind in (~away, away)
    )
    _, last = seen_last(held.child, table["person_id"], np.where(inside & ~away, days, NEVER))
    offered = np.where(last >= 0, table["missing_rhi_offered"][last], "").astype(object)
    accepted = np.where(last >= 0, table["missing_rhi_accepted"][last], "").astype(object)
    return {
        "missing_12m": gone.astype(object), "absent_12m": absent.astype(object), "rhi_offered": yes_no(offered),
        "rhi_accepted": yes_no(accepted),
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
