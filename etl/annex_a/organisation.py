"""Teams, workers and allocations as the lists name them, and which children have a disability."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from etl.annex_a.keys import joined
from etl.annex_a.mapping import NEAREST_FIRST, Frames
from etl.conform import Conformed
from etl.conform.frames import objects


def organisation(held: Mapping[str, Conformed], as_of: date) -> Frames:
    """Teams and workers by the names the lists give them, and who has each open child on the day of the workbook."""
    named = [(name, held[name].frame) for name in NEAREST_FIRST if name in held and "team" in held[name].frame]
    if not named:
        return {}
    pairs = pd.concat([frame[["team", "worker"]] for _, frame in named], ignore_index=True)
    teams = pd.unique(pairs["team"].dropna())
    workers = pd.unique(pd.concat([pairs["worker"], *_advisors(held)], ignore_index=True).dropna())
    both = pairs.dropna().drop_duplicates()
    one_team = both[~both["worker"].duplicated(keep=False)].set_index("worker")["team"]
    professionals = pd.DataFrame({"professional_id": workers, "professional_name": workers})
    professionals["team_id"] = objects(professionals["professional_id"].map(one_team))
    return {
        "department": pd.DataFrame({"team_id": teams, "team_name": teams}),
        "professionals": professionals,
        "involvements": _allocations(held, as_of),
    }


def _advisors(held: Mapping[str, Conformed]) -> list[pd.Series[Any]]:
    return [held["list_9"].frame["personal_advisor"]] if "list_9" in held else []


#: Lists that say who has an open child, nearest first, and the column that is filled once the case is closed.
ALLOCATED = (("list_8", "care_end_date"), ("list_7", "plan_end_date"), ("list_6", "closure_date"), ("list_9", None))


def _allocations(held: Mapping[str, Conformed], as_of: date) -> pd.DataFrame:
    """The worker and team of each open child, from the list nearest to the child: as at today, and not before."""
    parts = []
    for name, end in ALLOCATED:
        if name in held:
            frame = held[name].frame
            is_open = frame["person_id"].notna() if end is None else frame[end].isna()
            parts.append(
                frame.loc[is_open & (frame["worker"].notna() | frame["team"].notna()), ["person_id", "team", "worker"]]
            )
    found = (
        pd.concat(parts, ignore_index=True).drop_duplicates("person_id")
        if parts
        else pd.DataFrame(columns=["person_id", "team", "worker"])
    )
    found = found.rename(columns={"team": "professional_team", "worker": "professional_id"}).reset_index(drop=True)
    found["professional_role_id"] = "CW"
    found["involvement_start_date"] = np.full(len(found), np.datetime64(as_of, "s"))
    found["involvements_id"] = joined(
        "allocation",
        found["person_id"],
        found["professional_id"],
        found["professional_team"],
        [as_of.isoformat()] * len(found),
    )
    return found


def disability(held: Mapping[str, Conformed]) -> Frames:
    """Whether a child has a disability: lists say yes or no, not which, so the code is YES or NONE."""
    parts = [
        held[name].frame[["person_id", "disability"]]
        for name in NEAREST_FIRST
        if name in held and "disability" in held[name].frame
    ]
    if not parts:
        return {}
    known = pd.concat(parts, ignore_index=True).dropna().drop_duplicates("person_id").reset_index(drop=True)
    known["disability_code"] = known["disability"].map({"Y": "YES", "N": "NONE"})
    known["disability_id"] = joined("disability", known["person_id"])
    return {"disability": known}
