"""The cells of the lists that no other table of ours has a column for: kept, and shown on a child's page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from etl.annex_a.keys import KEYS, day_text, joined
from etl.annex_a.mapping import HOMELESS, Frames, Texts
from etl.conform import Conformed
from etl.conform.frames import objects

#: The key of ours that a list's row became, where it became one.
ROW_KEYS = {
    "list_1": "contacts",
    "list_2": "early_help_episodes",
    "list_4": "cin_assessments",
    "list_5": "s47_enquiry",
    "list_7": "cp_plans",
    "list_8": "cla_episodes",
    "list_9": "care_leavers",
    "list_10": "permanence",
}


def leftovers(tables: Frames, held: Mapping[str, Conformed], as_of: date) -> pd.DataFrame:
    """The cells that no other table has a column for, one row a cell."""
    parts = []
    for name, conformed in held.items():
        if not HOMELESS[name]:
            continue
        frame = conformed.frame
        ref = _row_key(name, tables, frame)
        for column in HOMELESS[name]:
            value = _told(frame[column])
            filled = np.flatnonzero([told is not None for told in value])
            parts.append(
                pd.DataFrame(
                    {
                        "person_id": frame["person_id"].to_numpy()[filled],
                        "list_name": name,
                        "column_name": column,
                        "value": value[filled],
                        "ref": ref[filled],
                    }
                )
            )
    if not parts:
        return pd.DataFrame(columns=["person_id"])
    found = pd.concat(parts, ignore_index=True)
    found["as_of_date"] = np.full(len(found), np.datetime64(as_of, "s"))
    found["annex_a_latest_id"] = joined(as_of.isoformat(), found["list_name"], found["column_name"], found["ref"])
    return found


def _row_key(name: str, tables: Frames, frame: pd.DataFrame) -> Texts:
    table = ROW_KEYS.get(name)
    if table is not None and len(tables[table]) == len(frame):
        return tables[table][KEYS[table][0]].to_numpy(dtype=object)
    day = {"list_3": "referral_date", "list_6": "cin_start_date"}.get(name)
    parts = [frame["person_id"]] if day is None else [frame["person_id"], day_text(frame[day])]
    return joined("referral", *parts)


def _told(column: pd.Series[Any]) -> Texts:
    """A column as text, None where blank: dates in ISO form, whole numbers without a point."""
    if not pd.api.types.is_numeric_dtype(column) and column.dtype.kind != "M":
        return objects(column)
    if column.dtype.kind == "M":
        text = day_text(column)
        return np.array([day or None for day in text], dtype=object)
    return np.array([None if np.isnan(number) else f"{number:g}" for number in column], dtype=object)
