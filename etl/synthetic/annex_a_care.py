"""List 8 of Annex A: each child in care, with the latest of everything."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from etl.synthetic.annex_a import List, Sheets, cell, latest, seen_last, yes_no
from etl.synthetic.days import NEVER, Days, Texts


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


def _cover(child: Days, day: Days, legal: List) -> np.ndarray:
    """Whether one of these legal statuses holds for each child on its day."""
    spells: dict[int, list[tuple[int, int]]] = {}
    columns = (legal["person_id"], legal["legal_status_start_date"], legal["legal_status_end_date"])
    for person, start, end in zip(*(column.tolist() for column in columns), strict=True):
        spells.setdefault(person, []).append((start, end))
    told = zip(child.tolist(), day.tolist(), strict=True)
    return np.array(
        [any(start <= when < end for start, end in spells.get(each, ())) for each, when in told], dtype=np.bool_
    )


def latest_care(sheets: Sheets) -> Care:
    """Periods of care open or ended in the window, short breaks apart."""
    table, place, legal = (sheets.tables[name] for name in ("cla_episodes", "cla_placement", "legal_status"))
    short = np.isin(legal["legal_status"], ("V3", "V4"))
    breaks = _cover(
        table["person_id"], table["cla_episode_start_date"], {name: each[short] for name, each in legal.items()}
    )
    rows = np.flatnonzero((table["cla_episode_start_date"] <= sheets.as_of) & ~breaks)
    last = rows[latest(table["person_id"][rows], table["cla_episode_start_date"][rows])]
    last = last[table["cla_episode_ceased_date"][last] > sheets.six_months]
    child = table["person_id"][last]
    own = np.isin(place["cla_id"], table["cla_id"][last])
    lasting = own & ~np.isin(place["cla_placement_type"], ("T0", "T1", "T2", "T3", "T4"))
    _, placement = seen_last(child, place["person_id"], np.where(lasting, place["cla_placement_start_date"], NEVER))
    _, status = seen_last(child, legal["person_id"], np.where(short, NEVER, legal["legal_status_start_date"]))
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
