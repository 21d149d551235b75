"""What meetings of a unit noted and agreed, read from their records; and what became of the numbers agreed on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboards.judging import judgement
from dashboards.page import Request, key
from data.cells import day_of, text_of
from data.results import Grain, Unit, UnitKind
from indicators.clock import LONDON, day_number
from indicators.kinds import Indicator
from indicators.since import Since, latest, since, spoken

#: By what an action's number is compared: the shortest whole period that it has.
GRAINS = (Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.ROLLING12)


@dataclass(frozen=True)
class Note:
    """What one section of a meeting led to, and who wrote it last."""

    section: str
    asked: str
    agreed: str
    by: str
    changed_at: str = ""


@dataclass(frozen=True)
class Action:
    """Who does what by when, which meeting agreed it, and what it is meant to move."""

    id: str
    what: str
    owner: str
    held: date
    due: date | None
    done: date | None
    evidence: str
    section: str
    indicator: str
    seen_on: date | None
    seen: str

    def is_late(self, on: date) -> bool:
        """Past its due date and not done, on a day."""
        return self.done is None and self.due is not None and self.due < on


@dataclass(frozen=True)
class Kept:
    """Everything that the meetings of one unit kept: notes by meeting and section, and actions, the latest first."""

    notes: Mapping[date, Mapping[str, Note]]
    actions: Sequence[Action]

    @property
    def meetings(self) -> list[date]:
        """The days on which there was one, the latest first."""
        return sorted({*self.notes, *(one.held for one in self.actions)}, reverse=True)

    def before(self, held: date) -> date | None:
        """The meeting before one."""
        return next((day for day in self.meetings if day < held), None)

    def brought(self, held: date) -> list[Action]:
        """What earlier meetings agreed that this one looks at: all that was open at the last one, or is since."""
        last = self.before(held)
        return [
            one
            for one in self.actions
            if one.held < held and (one.done is None or (last is not None and (one.held >= last or one.done >= last)))
        ]

    def of(self, held: date) -> list[Action]:
        """What one meeting agreed."""
        return [one for one in self.actions if one.held == held]


def whose(request: Request) -> Unit:
    """Whose meeting it is: of the team or service that the filters name, else of the trust."""
    return request.unit if request.unit.kind in {UnitKind.SERVICE, UnitKind.TEAM} else request.trust


def today(request: Request) -> date:
    """The day it is in England: a meeting is held on it, whatever day the data stands at."""
    return request.now.astimezone(LONDON).date()


def kept(request: Request, unit: Unit) -> Kept:
    """What the meetings of a unit kept."""
    return _kept_of(*_frames(request), unit)


def below(request: Request, unit: Unit) -> list[tuple[Unit, Kept]]:
    """By name, the services of the trust or the teams of a service, each with what its own meetings kept."""
    if unit.kind is UnitKind.TEAM:
        return []
    frames = _frames(request)
    inside = UnitKind.SERVICE if unit.kind is UnitKind.TRUST else UnitKind.TEAM
    units = request.units_of(inside, key(unit) if inside is UnitKind.TEAM else None)
    return [(one, _kept_of(*frames, one)) for one in units]


def _frames(request: Request) -> tuple[pd.DataFrame, pd.DataFrame]:
    notes, actions = (request.store.records(request.scope, name) for name in ("meeting_note", "action"))
    return notes, actions[actions["meeting_on"].notna()] if len(actions) else actions


def _kept_of(written: pd.DataFrame, agreed: pd.DataFrame, unit: Unit) -> Kept:
    notes: dict[date, dict[str, Note]] = {}
    for row in _mine(written, unit):
        held, section = day_of(row["held_on"]), str(row["section"])
        if held is not None:
            words = (text_of(row[name]) for name in ("asked", "agreed", "changed_by", "changed_at"))
            notes.setdefault(held, {})[section] = Note(section, *words)
    actions = map(_action, _mine(agreed, unit))
    return Kept(notes, sorted(actions, key=lambda one: (-one.held.toordinal(), one.due or date.max, one.id)))


def _action(row: Mapping[str, Any]) -> Action:
    held = day_of(row["meeting_on"])
    assert held is not None
    return Action(
        id=str(row["action_id"]),
        what=text_of(row["what"]),
        owner=text_of(row["owner"]) or "Nobody named",
        held=held,
        due=day_of(row["due_on"]),
        done=day_of(row["completed_on"]),
        evidence=text_of(row["evidence"]),
        section=text_of(row["section"]),
        indicator=text_of(row["indicator"]),
        seen_on=day_of(row["seen_on"]),
        seen=text_of(row["seen"]),
    )


def _mine(frame: pd.DataFrame, unit: Unit) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = frame.to_dict("records")
    return [row for row in rows if row["unit_kind"] == unit.kind.value and text_of(row["unit_id"]) == unit.id]


def grain_of(one: Indicator) -> Grain | None:
    """By what a number is compared with itself before and after."""
    return next((grain for grain in GRAINS if grain in one.offered), None)


def read(request: Request, unit: Unit, names: Sequence[str]) -> dict[str, Any]:
    """By indicator, the series of a unit that tell what became of it."""
    by_grain: dict[Grain, list[str]] = {}
    for name in dict.fromkeys(names):
        grain = grain_of(request.indicators[name]) if name in request.indicators else None
        if grain is not None:
            by_grain.setdefault(grain, []).append(name)
    kept_ = (
        one
        for grain, ids in by_grain.items()
        for one in request.store.series(request.scope, ids, grain, units=[unit])
        if one.category is None
    )
    return {one.indicator: one for one in kept_}


def effects(request: Request, unit: Unit, actions: Sequence[Action]) -> dict[str, Since]:
    """By action, what its number was when it was agreed and what it is now."""
    held = read(request, unit, [one.indicator for one in actions if one.indicator])
    found = {}
    for one in actions:
        series = held.get(one.indicator)
        if series is None:
            continue
        judged = judgement(request, request.indicators[one.indicator], series)
        day = day_number(one.seen_on or one.held)
        found[one.id] = since(judged, series, day, request.day, request.covers_from)
    return found


def seen(request: Request, unit: Unit, name: str) -> str:
    """A number as it stands now, to be kept with what was agreed on it; blank where there is none."""
    series = read(request, unit, [name]).get(name)
    if series is None:
        return ""
    one = request.indicators[name]
    now = latest(one, series, request.day, request.covers_from)
    return "" if now is None else spoken(one, series.grain, now)
