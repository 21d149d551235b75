"""The organisation as the extract has it: teams, and the service each belongs to, which is its parent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from indicators.cases import Ints, Texts

if TYPE_CHECKING:
    from indicators.reading import Codes

UNKNOWN_TEAM, UNKNOWN_SERVICE = "Unknown team", "Unknown service"


@dataclass(frozen=True)
class Organisation:
    """Teams and services by number; after the last of each stands the unknown one, so that code n is always a unit."""

    teams: Codes
    team_names: Texts  #: one longer than teams: the last is the unknown team
    service_ids: tuple[str, ...]  #: the id of each service's department; the last, "", is the unknown service
    service_names: Texts
    service_of: Ints  #: the service of each team, the unknown team's last
    parents: frozenset[int]  #: teams that are the parent of another: services rather than teams

    @classmethod
    def of(cls, frame: pd.DataFrame | None, codes: Codes) -> Organisation:
        """From the departments. A team without a parent, or whose parent is not there, is its own service."""
        if frame is None or not len(frame):
            names = np.array([UNKNOWN_TEAM], dtype=object)
            services = np.array([UNKNOWN_SERVICE], dtype=object)
            return cls(codes, names, ("",), services, np.zeros(1, np.int32), frozenset())
        ids = frame["team_id"].to_numpy()
        codes.of(ids)
        parent = codes.known(frame["team_parent_id"].to_numpy())
        own = np.arange(len(ids))
        holder = np.where(parent < 0, own, parent)
        found = [
            name if isinstance(name, str) else str(key)
            for key, name in zip(ids, frame["team_name"].to_numpy(), strict=True)
        ]
        heads, service_of = np.unique(holder, return_inverse=True)
        return cls(
            teams=codes,
            team_names=np.array([*found, UNKNOWN_TEAM], dtype=object),
            service_ids=(*(str(ids[head]) for head in heads), ""),
            service_names=np.array([*(found[head] for head in heads), UNKNOWN_SERVICE], dtype=object),
            service_of=np.append(service_of, len(heads)).astype(np.int32),
            parents=frozenset(int(head) for head in parent[(parent >= 0) & (parent != own)]),
        )
