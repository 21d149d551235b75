"""The same population as an Ofsted Annex A workbook: eleven lists, each a window or each child's latest row."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from etl.synthetic.days import NEVER, Days, Flags, Texts, add_months, age_on
from etl.synthetic.front_door import Rows
from etl.synthetic.population import Trust

#: Columns of one list in order: days as whole numbers, texts and numbers as objects. A blank cell is "" or NEVER.
List = dict[str, np.ndarray]
CELLS = Path(__file__).with_name("ofsted_cells.csv")


@cache
def _cells(codes: str) -> dict[str, str]:
    """How Ofsted writes each code of a code list, such as 6 as 'q) 6: Police'."""
    with CELLS.open(encoding="utf-8", newline="") as file:
        found = {row["code"]: row["cell"] for row in csv.DictReader(file) if row["codes"] == codes}
    return found


def cell(codes: str, values: np.ndarray) -> Texts:
    """Codes as Ofsted's cells; what is no code of the list stays as it is."""
    told = _cells(codes)
    return np.array([told.get(each, each) for each in values], dtype=object)


def yes_no(flags: np.ndarray) -> Texts:
    """True and 'Y' as 'a) Yes', False and 'N' as 'b) No'; a blank stays blank."""
    words = {True: "a) Yes", False: "b) No", "Y": "a) Yes", "N": "b) No"}
    return np.array([words.get(each, "") for each in flags.tolist()], dtype=object)


@dataclass
class Sheets:
    """What all the lists look things up in."""

    trust: Trust

    def __post_init__(self) -> None:
        self.as_of = self.trust.setting.as_of
        self.tables = self.trust.tables
        self.six_months = int(add_months(np.array([self.as_of]), -6)[0])
        self.twelve_months = int(add_months(np.array([self.as_of]), -12)[0])
        person = self.tables["person"]
        self._place = _index(person["person_id"])
        self._disabled = frozenset(self.tables["disability"]["person_id"].tolist())
        involved = self.tables["involvements"]
        mine = np.flatnonzero((involved["professional_role_id"] == "CW") & (involved["involvement_end_date"] > self.as_of))
        self._lead = dict(zip(involved["person_id"][mine].tolist(), mine.tolist(), strict=True))
        self._names = np.append(self.trust.staff.names, "").astype(object)
        self._teams = np.append(np.array(self.trust.organisation.names, dtype=object), "").astype(object)

    def row(self, child: Days) -> Days:
        """Row of each child in the person table; -1 where it has none."""
        return np.array([self._place.get(each, -1) for each in child.tolist()], dtype=np.int64)

    def born(self, child: Days) -> Days:
        """Date of birth, or the expected one of a child not born yet."""
        person, row = self.tables["person"], self.row(child)
        dates = np.where(person["dob"] >= NEVER, person["expected_dob"], person["dob"])
        return np.where(row >= 0, dates[row], NEVER)

    def about(self, child: Days) -> List:
        """The first columns of nearly every list."""
        person, row = self.tables["person"], self.row(child)
        told = lambda name, blank: np.where(row >= 0, person[name][row], blank).astype(object)  # noqa: E731
        born = self.born(child)
        age = np.where(born >= NEVER, -1, np.maximum(age_on(np.minimum(born, self.as_of + 400), self.as_of), -1))
        ages = np.where((row < 0) | ((born >= NEVER) & (np.where(row >= 0, person["forename"][row], "") != "Unborn")), "", age)
        return {
            "person_id": child, "gender": cell("gender", told("gender", "U")), "ethnicity": cell("ethnicity", told("ethnicity", "NOBT")),
            "dob": born, "age": np.array([int(each) if each != "" else "" for each in ages.tolist()], dtype=object),
        }  # fmt: skip

    def disability(self, child: Days) -> Texts:
        """Whether the child has a disability."""
        return yes_no(np.array([each in self._disabled for each in child.tolist()]))

    def by(self, team: Days, worker: Days) -> List:
        """Names of the team and worker of a record."""
        return {"team": self._teams[team], "worker": self._names[worker]}

    def holding(self, child: Days) -> List:
        """Names of the team and worker who hold each child now."""
        involved = self.tables["involvements"]
        row = np.array([self._lead.get(each, -1) for each in child.tolist()], dtype=np.int64)
        team = np.where(row >= 0, involved["professional_team"][row], -1)
        worker = np.where(row >= 0, involved["professional_id"][row], -1)
        return self.by(team, worker)

    def in_window(self, days: Days, *, months: int = 6) -> Flags:
        """Days that lie in the months up to as_of."""
        first = self.six_months if months == 6 else self.twelve_months
        return (days > first) & (days <= self.as_of)


def _index(values: Days) -> dict[int, int]:
    return {each: place for place, each in enumerate(values.tolist())}


def latest(child: Days, day: Days) -> Days:
    """The row of each child with the latest day, in order of child."""
    order = np.lexsort((np.arange(len(day)), day, child))
    last = np.append(child[order][1:] != child[order][:-1], True) if len(order) else np.zeros(0, dtype=np.bool_)
    return order[last]


def seen_last(child: Days, of: Days, day: Days) -> tuple[Days, Days]:
    """For each child the latest day among rows of its own, and that row (-1 for none)."""
    known = day < NEVER
    rows = np.flatnonzero(known)[latest(of[known], day[known])]
    place = _index(of[rows])
    found = np.array([place.get(each, -1) for each in child.tolist()], dtype=np.int64)
    row = np.where(found >= 0, rows[found] if len(rows) else 0, -1)
    return np.where(row >= 0, day[row] if len(day) else 0, NEVER), row


def before_latest(child: Days, of: Days, day: Days, anchor: dict[int, int]) -> Texts:
    """How many rows of each child lie in the twelve months before its anchor day, that one left out."""
    counted: dict[int, int] = {}
    year = {each: int(add_months(np.array([when]), -12)[0]) for each, when in anchor.items()}
    for each, when in zip(of.tolist(), day.tolist(), strict=True):
        if each in anchor and year[each] <= when < anchor[each]:
            counted[each] = counted.get(each, 0) + 1
    return np.array([counted.get(each, 0) for each in child.tolist()], dtype=object)


def contacts(sheets: Sheets) -> List:
    """List 1."""
    table = sheets.tables["contacts"]
    row = np.flatnonzero(sheets.in_window(table["contact_date"]))
    return {
        **sheets.about(table["person_id"][row]), "contact_date": table["contact_date"][row],
        "contact_source": cell("contact_or_referral_source", table["contact_source_code"][row]),
    }  # fmt: skip


def early_help(sheets: Sheets) -> List:
    """List 2."""
    table = sheets.tables["early_help_episodes"]
    start, end = table["episode_start_date"], table["episode_end_date"]
    row = np.flatnonzero((start <= sheets.as_of) & (end > sheets.six_months))
    return {
        **sheets.about(table["person_id"][row]), "start_date": start[row], "completion_date": end[row],
        "organisation": table["episode_organisation"][row],
    }  # fmt: skip


def referrals(sheets: Sheets) -> List:
    """List 3."""
    table = sheets.tables["cin_episodes"]
    row = np.flatnonzero(sheets.in_window(table["referral_date"]))
    child = table["person_id"][row]
    anchor = dict(zip(child.tolist(), table["referral_date"][row].tolist(), strict=True))
    return {
        **sheets.about(child), "referral_date": table["referral_date"][row],
        "referral_source": cell("contact_or_referral_source", table["referral_source_code"][row]),
        "referral_nfa": yes_no(table["referral_nfa"][row]),
        "referrals_12m": before_latest(child, table["person_id"], table["referral_date"], anchor),
        **sheets.by(table["referral_team"][row], table["referral_worker_id"][row]),
    }  # fmt: skip


def assessments(sheets: Sheets) -> List:
    """List 4: authorised in the window, or open on a case that is open."""
    table, episode = sheets.tables["cin_assessments"], sheets.tables["cin_episodes"]
    start, done = table["assessment_start_date"], table["assessment_auth_date"]
    closed = dict(zip(episode["referral_id"].tolist(), (episode["close_date"] <= sheets.as_of).tolist(), strict=True))
    shut = np.array([closed.get(each, False) for each in table["referral_id"].tolist()], dtype=np.bool_)
    is_open = (done >= NEVER) & ~shut & (start <= sheets.as_of)
    row = np.flatnonzero(is_open | sheets.in_window(done))
    child = table["person_id"][row]
    needs = {"Y": "N", "N": "Y"}
    return {
        **sheets.about(child), "disability": sheets.disability(child), "start_date": start[row],
        "child_seen": yes_no(table["assessment_child_seen"][row]), "authorisation_date": done[row],
        "requires_support": yes_no(np.array([needs.get(each, "") for each in table["assessment_outcome_nfa"][row]], dtype=object)),
        **sheets.by(table["assessment_team"][row], table["assessment_worker_id"][row]),
    }  # fmt: skip


def enquiries(sheets: Sheets) -> List:
    """List 5."""
    table, met = sheets.tables["s47_enquiry"], sheets.tables["initial_cp_conference"]
    row = np.flatnonzero(sheets.in_window(table["s47_start_date"]))
    child = table["person_id"][row]
    linked = met["s47_enquiry_id"] >= 0
    place = dict(zip(met["s47_enquiry_id"][linked].tolist(), np.flatnonzero(linked).tolist(), strict=True))
    conference = np.array([place.get(each, -1) for each in table["s47_enquiry_id"][row].tolist()], dtype=np.int64)
    anchor = dict(zip(child.tolist(), table["s47_start_date"][row].tolist(), strict=True))
    outcome = table["outcome"][row]
    return {
        **sheets.about(child), "disability": sheets.disability(child), "s47_start_date": table["s47_start_date"][row],
        "icpc_unnecessary": np.where(outcome == "", "", np.where(outcome == "icpc", "b) No", "a) Yes")).astype(object),
        "icpc_date": np.where(conference >= 0, met["icpc_date"][conference], NEVER),
        "icpc_to_plan": yes_no(np.where(conference >= 0, met["icpc_outcome_cp_flag"][conference], "").astype(object)),
        "s47_12m": before_latest(child, table["person_id"], table["s47_start_date"], anchor),
        "icpc_12m": before_latest(child, met["person_id"], met["icpc_date"], anchor),
        **sheets.by(table["s47_completed_by_team"][row], table["s47_completed_by_worker_id"][row]),
    }  # fmt: skip


def in_need(sheets: Sheets) -> List:
    """List 6: each child's latest episode of need, open or closed in the window; care leavers are on List 9."""
    table = sheets.tables["cin_episodes"]
    begun = (table["referral_date"] <= sheets.as_of) & (table["referral_nfa"] != "Y") & (table["close_date"] > sheets.six_months)
    rows = np.flatnonzero(begun)
    row = rows[latest(table["person_id"][rows], table["referral_date"][rows])]
    grown = age_on(np.minimum(sheets.born(table["person_id"][row]), sheets.as_of), sheets.as_of) >= 18
    row = row[~(grown & (table["close_date"][row] >= NEVER))]
    child = table["person_id"][row]
    status = np.full(len(row), "CIN", dtype=object)
    assessed = sheets.tables["cin_assessments"]
    status[np.isin(child, assessed["person_id"][assessed["assessment_auth_date"] >= NEVER])] = "ASSESSMENT"
    for name, code, end in (("cin_plans", "CIN", "cin_plan_end_date"), ("cp_plans", "CP", "cp_plan_end_date"), ("cla_episodes", "CLA", "cla_episode_ceased_date")):
        status[np.isin(child, sheets.tables[name]["person_id"][sheets.tables[name][end] >= NEVER])] = code
    closed = table["close_date"][row] < NEVER
    visits = [sheets.tables[name] for name in ("cin_visits", "cp_visits", "cla_visits")]
    seen = np.concatenate([np.where(each[f"{kind}_seen"] == "Y", each[f"{kind}_date"], NEVER) for each, kind in zip(visits, ("cin_visit", "cp_visit", "cla_visit"), strict=True)])
    last, _ = seen_last(child, np.concatenate([each["person_id"] for each in visits]), seen)
    return {
        **sheets.about(child), "disability": sheets.disability(child), "cin_start_date": table["referral_date"][row],
        "primary_need": cell("primary_need", table["cin_primary_need_code"][row]), "last_seen_date": last,
        "closure_date": table["close_date"][row], "closure_reason": cell("cin_closure_reason", table["close_reason"][row]),
        "case_status": cell("case_status", np.where(closed, "CLOSED", status)), **sheets.holding(child),
    }  # fmt: skip


def plans(sheets: Sheets) -> List:
    """List 7: each child's latest plan, open or ended in the window; not those held for other authorities."""
    table = sheets.tables["cp_plans"]
    rows = np.flatnonzero((table["cp_plan_start_date"] <= sheets.as_of) & (table["cp_plan_end_date"] > sheets.six_months) & (table["cp_plan_ola"] != "Y"))
    row = rows[latest(table["person_id"][rows], table["cp_plan_start_date"][rows])]
    child, start = table["person_id"][row], table["cp_plan_start_date"][row]
    visits, review, legal = (sheets.tables[name] for name in ("cp_visits", "cp_reviews", "legal_status"))
    last, visit = seen_last(child, visits["person_id"], np.where(visits["cp_visit_seen"] == "Y", visits["cp_visit_date"], NEVER))
    reviewed, _ = seen_last(child, review["person_id"], review["cp_review_date"])
    last, visit = np.where(last >= start, last, NEVER), np.where(last >= start, visit, -1)
    police = np.isin(legal["legal_status"], ("L1", "L2")) & sheets.in_window(legal["legal_status_start_date"])
    own = table["cp_plan_ola"] != "Y"
    earlier = np.array([int((own & (table["person_id"] == each) & (table["cp_plan_start_date"] < when)).sum()) for each, when in zip(child, start, strict=True)], dtype=object)
    return {
        **sheets.about(child), "disability": sheets.disability(child), "plan_start_date": start,
        "initial_category": cell("category_of_abuse", table["cp_plan_initial_category"][row]),
        "latest_category": cell("category_of_abuse", table["cp_plan_latest_category"][row]), "last_visit_date": last,
        "seen_alone": yes_no(np.where(visit >= 0, visits["cp_visit_seen_alone"][visit], "").astype(object)),
        "last_review_date": np.where(reviewed >= start, reviewed, NEVER), "plan_end_date": table["cp_plan_end_date"][row],
        "police_protection": yes_no(np.isin(child, legal["person_id"][police])), "previous_plans": earlier, **sheets.holding(child),
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
    _, placement = seen_last(child, place["person_id"], place["cla_placement_start_date"])
    _, status = seen_last(child, legal["person_id"], legal["legal_status_start_date"])
    return Care(child, table["entered_care_date"][last], table["cla_episode_ceased_date"][last], table["cla_episode_ceased_reason"][last], last, placement, status)


def care(sheets: Sheets) -> List:
    """List 8."""
    held = latest_care(sheets)
    child = held.child
    table, place, legal, review = (sheets.tables[name] for name in ("cla_episodes", "cla_placement", "legal_status", "cla_reviews"))
    period = table["cla_id"][held.episode]
    of = dict(zip(period.tolist(), child.tolist(), strict=True))
    reviewed, _ = seen_last(child, np.array([of.get(each, -1) for each in review["cla_id"].tolist()]), np.where(review["cla_review_cancelled"] == "Y", NEVER, review["cla_review_date"]))
    visits, health = sheets.tables["cla_visits"], sheets.tables["cla_health"]
    visited, _ = seen_last(child, visits["person_id"], np.where(visits["cla_visit_seen"] == "Y", visits["cla_visit_date"], NEVER))
    done = health["health_check_status"] == "Completed"
    dental = health["health_check_type"] == "Dental Check"
    assessed, _ = seen_last(child, health["person_id"], np.where(done & ~dental, health["health_check_date"], NEVER))
    teeth, _ = seen_last(child, health["person_id"], np.where(done & dental, health["health_check_date"], NEVER))
    placed = place["cla_placement_start_date"]
    touching = (placed <= sheets.as_of) & (place["cla_placement_end_date"] > sheets.twelve_months)
    times = np.bincount(place["person_id"][touching], minlength=int(child.max(initial=0)) + 1)
    again = np.array([int((np.unique(table["entered_care_date"][(table["person_id"] == each) & (table["cla_episode_start_date"] > sheets.twelve_months)])).size > 1) for each in child]).astype(np.bool_)
    miles = place["cla_placement_distance"][held.placement]
    alone = sheets.tables["immigration_status"]["person_id"]
    plan = sheets.tables["cla_care_plan"]
    _, planned = seen_last(child, plan["person_id"], plan["cla_care_plan_start_date"])
    aims = np.array([_aim(plan["cla_care_plan_json"][each]) if each >= 0 else "" for each in planned], dtype=object)
    return {
        **sheets.about(child), "uasc": yes_no(np.isin(child, alone)), "disability": sheets.disability(child),
        "care_start_date": held.start, "category_of_need": cell("cla_category_of_need", table["cla_primary_need_code"][held.episode]),
        "second_period": yes_no(again), "legal_status_start_date": np.where(held.status >= 0, legal["legal_status_start_date"][held.status], NEVER),
        "legal_status": cell("legal_status", legal["legal_status"][held.status]), "last_review_date": reviewed,
        "last_visit_date": visited, "permanence_plan": cell("permanence_plan", aims),
        "last_iro_date": table["cla_last_iro_contact_date"][held.episode], "last_health_date": assessed, "last_dental_date": teeth,
        "placements_12m": np.maximum(times[child], 1).astype(object), "care_end_date": held.end,
        "reason_ceased": cell("reason_ceased_looked_after", held.reason), "placement_start_date": placed[held.placement],
        "placement_type": cell("placement_type", place["cla_placement_type"][held.placement]),
        "placement_provider": cell("placement_provider", place["cla_placement_provider"][held.placement]),
        "placement_postcode": place["cla_placement_postcode"][held.placement], "placement_urn": place["cla_placement_urn"][held.placement],
        "placement_location": cell("placement_location", np.where(miles > 6, "OUT", "IN").astype(object)),
        "placement_la": np.where(miles > 6, "Fenshire (invented)", "Larkshire (invented)").astype(object),
        **_missing(sheets, held), **sheets.holding(child),
    }  # fmt: skip


def _aim(told: str) -> str:
    words = {
        "Return to family": "FAMILY", "Adoption": "ADOPTION", "SGO/CAO": "SGO", "Supported living in the community": "SUPPORTED",
        "Long-term residential placement": "RESIDENTIAL", "Long-term fostering": "FOSTERING",
    }  # fmt: skip
    return next((code for word, code in words.items() if f'"{word}"' in told), "")


def _missing(sheets: Sheets, held: Care) -> List:
    table = sheets.tables["missing"]
    days = np.array([each[:10] or "2500-01-01" for each in table["missing_episode_start_date"]], dtype="datetime64[D]").astype(np.int64)
    began = dict(zip(held.child.tolist(), held.start.tolist(), strict=True))
    inside = np.array([each in began and began[each] <= day and day > sheets.twelve_months for each, day in zip(table["person_id"].tolist(), days.tolist(), strict=True)], dtype=np.bool_)
    away = np.array([str(each).startswith("A") for each in table["missing_episode_type"]], dtype=np.bool_)
    size = int(max(held.child.max(initial=0), table["person_id"].max(initial=0))) + 1
    gone, absent = (np.bincount(table["person_id"][inside & kind], minlength=size)[held.child] for kind in (~away, away))
    _, last = seen_last(held.child, table["person_id"], np.where(inside & ~away, days, NEVER))
    offered = np.where(last >= 0, table["missing_rhi_offered"][last], "").astype(object)
    accepted = np.where(last >= 0, table["missing_rhi_accepted"][last], "").astype(object)
    return {
        "missing_12m": gone.astype(object), "absent_12m": absent.astype(object), "rhi_offered": yes_no(offered), "rhi_accepted": yes_no(accepted),
    }  # fmt: skip


def leavers(sheets: Sheets) -> List:
    """List 9."""
    table = sheets.tables["care_leavers"]
    child = table["person_id"]
    kinds = {"Former relevant child": "FORMER", "Eligible child": "ELIGIBLE", "Relevant child": "RELEVANT"}
    eligibility = np.array([kinds.get(each, "QUALIFYING") for each in table["care_leaver_eligibility"]], dtype=object)
    return {
        **sheets.about(child), "uasc": yes_no(np.isin(child, sheets.tables["immigration_status"]["person_id"])),
        "disability": sheets.disability(child), **sheets.by(table["care_leaver_allocated_team"], table["care_leaver_worker_id"]),
        "personal_advisor": table["care_leaver_personal_advisor"], "eligibility": cell("care_leaver_eligibility", eligibility),
        "pathway_review_date": table["pathway_plan_review_date"], "in_touch": cell("la_in_touch", table["care_leaver_in_touch"]),
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
        "person_id": about.pop("person_id"), "family_id": np.array([f"AF{each:05d}" for each in table["permanence_id"][row]], dtype=object),
        **about, "disability": sheets.disability(child),
        "care_start_date": np.array([entered.get(each, NEVER) for each in table["cla_id"][row].tolist()], dtype=np.int64),
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
    dates = ("enquiry_date", "stage1_start_date", "stage1_end_date", "stage2_start_date", "stage2_end_date", "application_date", "approved_date", "matched_date", "placed_date")
    return {
        "adopter_id": table["adopter_id"][row], "family_id": table["family_id"][row], "gender": cell("adopter_gender", table["gender"][row]),
        "ethnicity": cell("ethnicity", table["ethnicity"][row]), "disability": yes_no(table["has_disability"][row]),
        "fostering_for_adoption": cell("adopter_fostering_for_adoption", table["fostering_for_adoption"][row]),
        **{name: table[name][row] for name in dates},
        "children_placed": np.array(["" if np.isnan(each) else int(each) for each in table["children_placed"][row]], dtype=object),
        "adoption_order_date": table["adoption_order_date"][row], "leaving_date": table["leaving_date"][row],
        "leaving_reason": cell("adopter_leaving_reason", table["leaving_reason"][row]),
    }  # fmt: skip


LISTS = (contacts, early_help, referrals, assessments, enquiries, in_need, plans, care, leavers, adoption, adopters)


def lists(trust: Trust) -> list[List]:
    """The eleven lists in order."""
    sheets = Sheets(trust)
    return [make(sheets) for make in LISTS]


def shape(rows: Rows) -> int:
    """How many rows a list has."""
    return len(next(iter(rows.values())))
