"""Lists 1 to 5 of Annex A: what happened in six months, a row a thing."""

from __future__ import annotations

import numpy as np

from etl.synthetic.annex_a import List, Sheets, before_latest, cell, yes_no
from etl.synthetic.days import NEVER


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
        "requires_support": yes_no(
            np.array([needs.get(each, "") for each in table["assessment_outcome_nfa"][row]], dtype=object),
        ),
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
