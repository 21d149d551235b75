"""The children of all lists as one table, and what the lists disagree on about them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from data.tables import UNREADABLE
from etl.annex_a.mapping import NEAREST_FIRST
from etl.conform import Conformed
from etl.findings import Finding, Severity
from indicators.clock import day_number, days


def people_of(held: Mapping[str, Conformed], as_of: date) -> tuple[pd.DataFrame, list[Finding]]:
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


def ages(held: Mapping[str, Conformed], as_of: date) -> list[Finding]:
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
