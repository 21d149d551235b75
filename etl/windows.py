"""What an Annex A workbook does to the workbooks before it: it replaces its own days, and earlier days stay as told.

A workbook says everything about the days of its window and nothing about the days before. So rows that began in the
window are the new workbook's alone, rows of the same key are as it tells them, and older rows stay. A spell that an
earlier workbook left open and that the new one no longer lists is not open any more: it is read as ended on the day
after it was last told of, because a child who is on no list today must not be counted today.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.tables import TABLES, Type
from etl.findings import Finding, Severity

#: The column that says when a row of a windowed table happened; other tables are merged by key alone.
BEGINS = {name: table.starts for name, table in TABLES.items() if table.starts is not None} | {
    "initial_cp_conference": "icpc_date",
    "cp_reviews": "cp_review_date",
    "cla_reviews": "cla_review_date",
}

#: The column that ends a spell, of the tables whose open spells the lists tell in full.
ENDS = {
    "cin_episodes": "close_date",
    "cp_plans": "cp_plan_end_date",
    "cla_episodes": "cla_episode_ceased_date",
    "cla_placement": "cla_placement_end_date",
    "legal_status": "legal_status_end_date",
    "early_help_episodes": "episode_end_date",
    "involvements": "involvement_end_date",
}

#: What is open and no longer listed is dropped, because an end would be a thing done: an assessment authorised.
DROPPED_WHEN_GONE = {"cin_assessments": "assessment_auth_date"}

#: One row a person with the latest state: replaced whole, and kept beside from load to load.
STATES = frozenset({"care_leavers"})

#: Rows that were never open: a referral that led to nothing has no end and is no episode.
NEVER_OPEN = {"cin_episodes": ("referral_nfa", "Y")}


@dataclass(frozen=True)
class Held:
    """What the store holds of one table from earlier workbooks, and the day the last of them stands at."""

    frame: pd.DataFrame
    as_of: date
    covers_from: date | None


def covers(window: tuple[date, date], held: Held | None) -> date:
    """The first day known of a table: that of the window, or of earlier ones that reach it without a gap."""
    first = window[0]
    if held is None or held.covers_from is None or held.as_of < first - timedelta(days=1):
        return first
    return min(first, held.covers_from)


def merge(name: str, new: pd.DataFrame, window: tuple[date, date], held: Held) -> tuple[pd.DataFrame, list[Finding]]:
    """A table after a workbook: the new rows, and of the held ones those that the workbook says nothing about."""
    if name in STATES or not len(held.frame):
        return new, []
    old = held.frame[~_told_again(name, held.frame, new)]
    begins = BEGINS.get(name)
    if begins is None:
        return _joined(old, new), []
    began = _days(old[begins], TABLES[name].column(begins).type)
    first, last = (np.datetime64(day, "D") for day in window)
    old = old[~((began >= first) & (began <= last))]
    if name in DROPPED_WHEN_GONE:
        return _joined(old[old[DROPPED_WHEN_GONE[name]].notna()], new), []
    if name not in ENDS:
        return _joined(old, new), []
    return _closed(name, old, new, held.as_of)


def _told_again(name: str, old: pd.DataFrame, new: pd.DataFrame) -> NDArray[np.bool_]:
    key = TABLES[name].key
    return np.zeros(len(old), bool) if key is None else old[key].isin(set(new[key])).to_numpy()


def _closed(name: str, old: pd.DataFrame, new: pd.DataFrame, told: date) -> tuple[pd.DataFrame, list[Finding]]:
    """Spells that were open when last told of, ended the day after; left out where the child's spell is now another."""
    ends, begins = ENDS[name], BEGINS[name]
    was_open = old[ends].isna()
    if name in NEVER_OPEN:
        column, value = NEVER_OPEN[name]
        was_open &= old[column] != value
    running = new[_days(new[begins], Type.DATE) <= np.datetime64(told, "D")]
    another = was_open & old["person_id"].isin(set(running["person_id"])) & (name != "involvements")
    old = old[~another].copy()
    gone = was_open[~another]
    old.loc[gone, ends] = np.datetime64(told + timedelta(days=1), "s")
    message = "Open when last told of, and on no list now: read as ended the day after, because its end is not known"
    findings = [
        Finding(
            "end_not_told",
            Severity.WARNING,
            name,
            message,
            column=ends,
            person=person if isinstance(person, str) else None,
        )
        for person in (old.loc[gone, "person_id"] if name != "involvements" else ())
    ]
    return _joined(old, new), findings


def _days(column: pd.Series[Any], kind: Type) -> NDArray[np.datetime64]:
    if kind is Type.INSTANT:
        return np.array([text[:10] if isinstance(text, str) else "NaT" for text in column], dtype="datetime64[D]")
    return column.to_numpy().astype("datetime64[D]")


def _joined(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """Rows under rows, each column in the type it has."""
    if not len(old):
        return new
    columns: Mapping[str, Any] = {
        name: pd.Series(np.concatenate([old[name].to_numpy(), new[name].to_numpy()]), dtype=new[name].dtype)
        for name in new.columns
    }
    return pd.DataFrame(columns, copy=False)
