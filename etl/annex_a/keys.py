"""Keys made from what tells one row of a list from another: Annex A has none of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from data.tables import TABLES, Type
from etl.annex_a.mapping import Frames, Texts
from etl.conform.frames import frame_of


def filled(frame: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """Our columns from those of a list."""
    return frame_of({ours: frame[theirs].to_numpy() for ours, theirs in columns.items()})


def words(where: pd.Series[bool], word: str) -> Texts:
    """A word where something holds, None where it does not."""
    return np.array([word if holds else None for holds in where], dtype=object)


def day_text(dates: Any) -> Texts:
    """Dates as ISO text, "" where missing."""
    text = np.datetime_as_string(np.asarray(dates).astype("datetime64[D]"))
    return np.where(text == "NaT", "", text).astype(object)


def joined(prefix: str, *parts: Any) -> Texts:
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


def add_keys(tables: Frames) -> None:
    """The key of every table that has one of its own, in place."""
    for name, (key, prefix, parts) in KEYS.items():
        if name not in tables:
            continue
        frame = tables[name]
        columns = [
            day_text(frame[part]) if TABLES[name].column(part).type is Type.DATE else frame[part] for part in parts
        ]
        frame[key] = joined(prefix, *columns)
