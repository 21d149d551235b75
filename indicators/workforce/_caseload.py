"""What the caseload indicators share: children who are led by a social worker, and the team their case belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from indicators.cases import Cases, Floats, Ints, cases
from indicators.reading import Reading
from indicators.spells import Spells, Timeline, count, cut
from indicators.words import Leads, Workforce, caseload_team, leads, workforce


@dataclass(frozen=True)
class Workers:
    """Social workers with a usable full-time equivalent, on the days they lead on a child."""

    spells: Spells  #: of workers; ``row`` is the number of children
    team: Ints
    fte: Floats


def _in_teams(reading: Reading, spells: Spells, worker: Ints) -> tuple[Spells, Ints]:
    """Spells cut where the worker's team changes, and the team of each: the latest allocation's, else the worker's."""
    staff: Workforce = reading.fact(workforce)
    teams: Timeline = reading.fact(caseload_team)
    pieces, (team,) = cut(spells, (worker, teams))
    own = staff.team[worker[pieces.row]] if len(staff.team) else team
    return pieces, np.where(team >= 0, team, own).astype(np.int32)


def led_children(reading: Reading) -> Cases:
    """Open children whose lead is a social worker; unknown where the worker's full-time equivalent is not usable."""
    found: Leads = reading.fact(leads)
    social = found.spells.where(found.social)
    worker, fte = found.worker[found.social], found.fte[found.social]
    pieces, team = _in_teams(reading, social, worker)
    row = pieces.row
    return cases(
        person=pieces.key,
        ref=reading.people.named(pieces.key),
        team=team,
        worker=worker[row],
        start=pieces.start,
        end=pieces.end,
        opened=found.began[found.social][row],
        met=np.where(np.isnan(fte[row]), -1, 1),
    )


def workers(reading: Reading) -> Workers:
    """Each worker's days with children, cut wherever their number or the worker's team changes."""
    found: Leads = reading.fact(leads)
    usable = found.social & ~np.isnan(found.fte)
    spells = found.spells.where(usable)
    number = count(Spells(found.worker[usable], spells.start, spells.end, spells.row)).spells()
    pieces, team = _in_teams(reading, number, number.key)
    staff: Workforce = reading.fact(workforce)
    children = number.row[pieces.row] if len(pieces) else pieces.row
    return Workers(
        Spells(pieces.key, pieces.start, pieces.end, children),
        team,
        staff.fte[pieces.key] if len(pieces) else np.zeros(0),
    )


def worker_cases(reading: Reading, **columns: Any) -> Cases:
    """The spells of ``workers`` as cases: the thing counted is a worker."""
    found: Workers = reading.fact(workers)
    spells = found.spells
    return cases(
        person=np.full(len(spells), -1, np.int32),
        ref=reading.workers.named(spells.key),
        team=found.team,
        worker=spells.key,
        start=spells.start,
        end=spells.end,
        **columns,
    )


def caseload(reading: Reading) -> Floats:
    """Children for one full-time equivalent, on each spell of ``workers``."""
    found: Workers = reading.fact(workers)
    return found.spells.row / found.fte
