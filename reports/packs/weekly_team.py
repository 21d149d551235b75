"""The weekly report of a team or a service: the sections of its meeting, in the order that its managers set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd

from data.results import Grain, Series, UnitKind
from indicators.ahead import breaches
from indicators.clock import day_number
from indicators.comparing import numbers, shown_unit
from indicators.kinds import Indicator, Proportion
from indicators.speech import number
from reports.content import Block, Cell, Number, Section, Table
from reports.gathering import Gathering
from reports.packs import Kind
from reports.packs.daily_brief import action, by_concern, coming
from reports.waiting import ahead_cases, children, findings
from reports.weekly_sections import SECTIONS, order_of
from reports.weekly_work import (
    AGES,
    OVERSIGHT,
    beside,
    late_by_age,
    lines,
    multiples,
    not_in_time,
    weekly_ids,
    whole_weeks,
)

HELD = "wf_cases_by_team"


def sections(gathering: Gathering) -> Sequence[Section]:
    """The meeting's order: numbers, people, work, data, unless its managers set another."""
    frames = ahead_cases(gathering)
    make: dict[str, Callable[[], Sequence[Block]]] = {
        "numbers": lambda: gathering.measures(weekly_ids(gathering), grains=(Grain.WEEK,)),
        "teams": lambda: [beside_each_other(gathering)],
        "caseload": lambda: [caseload(gathering)],
        "due": lambda: [coming(gathering)],
        "late": lambda: [ages(gathering, frames), *_today(gathering)],
        "oversight": lambda: [oversight(gathering, frames)],
        "data": lambda: [findings(gathering)],
    }
    order = order_of(gathering.store, gathering.scope, gathering.unit, gathering.units)
    return [Section(SECTIONS[name], tuple(make[name]())) for name in order.shown]


def _today(gathering: Gathering) -> list[Table]:
    found = children(gathering)
    return [by_concern(found), action(found)]


def beside_each_other(gathering: Gathering) -> Table:
    """Each unit's last whole week, in the order of their names: no league table."""
    units = beside(gathering)
    held, columns, on = lines(gathering, units), multiples(gathering), day_number(gathering.on)
    rows = tuple(
        (unit.name, *(_latest(one, held.get((one.id, unit.id)), on) for one in columns))
        for unit in units
        if any((one.id, unit.id) in held for one in columns)
    )
    heads = ("Unit", *(one.title for one in columns))
    note = "By name, not by number: small teams swing more, and a difference may be chance."
    return Table("Beside each other, the last whole week", heads, rows, note=note, empty="There is no unit to show.")


def _latest(one: Indicator, held: Series | None, on: int) -> Cell:
    """Met of all, and the percentage: a percentage of a team's week says little alone."""
    at = [] if held is None else whole_weeks(held, on)
    if held is None or not at or np.isnan(numbers(one, held)[at[-1]]):
        return "–"
    shown = number(float(numbers(one, held)[at[-1]]), shown_unit(one))
    if not isinstance(one, Proportion):
        return shown
    return f"{shown} ({held.numerator[at[-1]]:,.0f} of {held.denominator[at[-1]]:,.0f})"


def ages(gathering: Gathering, frames: Mapping[str, pd.DataFrame]) -> Table:
    """Late work by how many working days it is past its limit."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one.title, *(Number(number_) for number_ in counts), Number(sum(counts)))
        for one, counts in late_by_age(gathering, frames)
    )
    heads = ("What is late", *(words for _, words in AGES), "All")
    note = "Working days past the limit."
    return Table("Late work by age", heads, rows, note=note if rows else "", empty="Nothing is late.")


def oversight(gathering: Gathering, frames: Mapping[str, pd.DataFrame]) -> Table:
    """Children without supervision or oversight in time, by worker; of the trust by team."""
    whole = gathering.unit.kind is UnitKind.TRUST
    found = not_in_time(gathering, frames)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (*((team,) if whole else (worker, team)), Number(talked), Number(seen)) for worker, team, talked, seen in found
    )
    heads = (*(() if whole else ("Worker",)), "Team", "Without supervision in time", "Without oversight in time")
    lacking = [gathering.indicators[name].title for name in OVERSIGHT if name not in frames]
    note = f"Not known, because the extract lacks the data: {', '.join(lacking)}." if lacking else ""
    empty = note or "Every child is supervised and overseen in time."
    return Table("Children without supervision or oversight in time", heads, rows, note=note, empty=empty)


def caseload(gathering: Gathering) -> Table:
    """Children by worker, of the trust by team: by the kind of their plan, and how many dates of theirs fall late."""
    if HELD in gathering.lacking:
        return Table("Children by worker", ("Worker",), (), empty="The extract does not say who holds whom.")
    whole = gathering.unit.kind is UnitKind.TRUST
    frame = gathering.store.cases(gathering.scope, HELD, on=gathering.on, unit=None if whole else gathering.unit)
    frame = frame.drop_duplicates("person")
    teams = frame["team"].fillna("Unknown team").astype(str)
    workers = frame["worker"].fillna("Nobody").astype(str)
    kinds = sorted({kind for kind in frame["category"] if isinstance(kind, str)})
    ceiling = gathering.settings.number("caseload_ceiling")
    falling = Counter(
        (one.team or "Unknown team", None if whole else one.worker or "Nobody")
        for one in breaches(ahead_cases(gathering), gathering.on)
    )
    rows: list[tuple[Cell, ...]] = []
    who = [None] * len(frame) if whole else workers.tolist()
    for team, worker in sorted(set(zip(teams, who, strict=True))):
        mine = (teams == team) if worker is None else (teams == team) & (workers == worker)
        held, counts = workers[mine], Counter(frame["category"][mine])
        named = Counter(name for name in held if name != "Unallocated")
        over = sum(number > ceiling for number in named.values())
        cells: list[Cell] = [team, Number(len(named))] if worker is None else [worker, team]
        cells += [Number(len(held)), *(Number(counts[kind]) for kind in kinds), Number(falling[team, worker])]
        rows.append((*cells, Number(over) if worker is None else "Over" if over else ""))
    first = ("Team", "Workers") if whole else ("Worker", "Team")
    heads = (
        *first,
        "Children",
        *kinds,
        "Fall late in nine weeks",
        f"Workers over {ceiling}" if whole else f"Over {ceiling}?",
    )
    note = f"The ceiling is {ceiling} children for a full-time worker; this counts children, whatever the hours."
    title = "Children by team" if whole else "Children by worker"
    return Table(title, heads, tuple(rows), note=note, empty="Nobody holds a child here.")


PACK = Kind(
    "Weekly team report", "team managers and heads of service", suppressed=False, sections=sections, when="weekly"
)
