"""The levels of the organisation: the units of a reading, and the unit that each case counts in at each level."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indicators.cases import Bools, Cases, Ints
from indicators.reading import Reading
from indicators.results import Row, Unit, UnitKind
from indicators.words import Workforce, workforce


@dataclass(frozen=True)
class Level:
    """One level of the organisation: the units in it, and which of them are shown although nothing counted there."""

    units: tuple[Unit, ...]
    stands: Bools
    rows: NDArray[np.object_]  #: of each unit as a whole

    @classmethod
    def of(cls, units: tuple[Unit, ...], standing: Iterable[int]) -> Level:
        """Of units, the numbers of some of which are given."""
        stands = np.zeros(len(units), bool)
        stands[list(standing)] = True
        rows = np.empty(len(units), object)
        rows[:] = [Row(unit) for unit in units]
        return cls(units, stands, rows)


def levels(reading: Reading) -> dict[UnitKind, Level]:
    """Trust, services, teams and workers of a reading, by the numbers its cases carry; the unknown one last."""
    organisation = reading.organisation
    services = tuple(
        Unit(UnitKind.SERVICE, key, str(name))
        for key, name in zip(organisation.service_ids, organisation.service_names, strict=True)
    )
    teams = tuple(
        Unit(UnitKind.TEAM, str(key), str(name), services[service].id)
        for key, name, service in zip(
            [*organisation.teams.names, ""], organisation.team_names, organisation.service_of, strict=True
        )
    )
    staff: Workforce = reading.fact(workforce)
    workers = tuple(
        Unit(UnitKind.WORKER, str(key), str(name), teams[team].id)
        for key, name, team in zip(
            [*reading.workers.names, ""], reading.worker_names, np.append(staff.team, -1), strict=True
        )
    )
    known = range(len(teams) - 1)
    working = {team for team in known if team not in organisation.parents}
    trust = (Unit(UnitKind.TRUST, "", reading.settings.text("trust_name")),)
    return {
        UnitKind.TRUST: Level.of(trust, {0}),
        UnitKind.SERVICE: Level.of(services, {int(organisation.service_of[team]) for team in working}),
        UnitKind.TEAM: Level.of(teams, working),
        UnitKind.WORKER: Level.of(workers, ()),
    }


def codes(reading: Reading, cases: Cases, kind: UnitKind) -> Ints:
    """The unit of each case at a level: never -1, the unknown unit is the last."""
    organisation = reading.organisation
    if kind is UnitKind.TRUST:
        return np.zeros(len(cases), np.int32)
    if kind is UnitKind.WORKER:
        return np.where(cases.worker < 0, len(reading.workers), cases.worker).astype(np.int32)
    team = np.where(cases.team < 0, len(organisation.teams), cases.team).astype(np.int32)
    return team if kind is UnitKind.TEAM else organisation.service_of[team]
