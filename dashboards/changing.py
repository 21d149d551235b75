"""From two loads to what changed between them: revised figures, why, and what is beyond chance for the first time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from dashboards.judging import judgement
from dashboards.measures import back
from dashboards.page import Request
from data.results import Grain, Series, Unit, UnitKind
from data.scope import Depth
from indicators.changes import Revision, What, cases_changed, is_new, of_unit, remembered, revision, weight
from indicators.clock import LONDON, day_date, day_number
from indicators.comparing import why_limitless
from indicators.judge import Judgement
from indicators.kinds import Fold, Indicator
from layouts.address import link, place
from layouts.changes import Revised


@dataclass(frozen=True)
class Changed:
    """What is told of two loads: the earlier one, the revisions that weigh most first, signals new and old."""

    earlier: Any
    revisions: Sequence[Revision]
    new: Sequence[Judgement]
    standing: Sequence[Judgement]


def earlier_load(request: Request) -> Any:
    """The load before the one on screen, of the same trust; None where there is none."""
    loads = request.store.loads(request.scope, limit=2)
    if len(loads) < 2 or bool(loads[1].invented) != bool(loads[0].invented):
        return None
    return loads[1]


def stood_at(load: Any) -> date:
    """The day a load stands at."""
    found: date = load.as_of.astimezone(LONDON).date()
    return found


def changed(request: Request, wanted: Iterable[Indicator]) -> Changed | None:
    """What the latest load changed of some indicators, for the unit asked about; None where it is the first."""
    earlier = earlier_load(request)
    if earlier is None:
        return None
    ones = [one for one in wanted if remembered(one) is not None]
    before, after = _series(request, ones, earlier.id), _series(request, ones, None)
    until = day_number(stood_at(earlier))
    found = [
        held
        for one in ones
        if one.id in before and one.id in after and (held := revision(one, before[one.id], after[one.id], until))
    ]
    new, standing = _signals(request, earlier, ones, before, after)
    return Changed(earlier, sorted(found, key=weight, reverse=True), new, standing)


def _series(request: Request, ones: Sequence[Indicator], load_id: int | None) -> dict[str, Series]:
    """The remembered series of the unit asked about, as a load told them; none of a unit it did not have."""
    unit = request.unit
    if load_id is not None and unit not in request.store.units(request.scope, load_id):
        return {}
    by_grain: dict[Grain, list[str]] = {}
    for one in ones:
        grain = remembered(one)
        assert grain is not None
        by_grain.setdefault(grain, []).append(one.id)
    return {
        held.indicator: held
        for grain, names in by_grain.items()
        for held in request.store.series(request.scope, names, grain, units=[unit], load_id=load_id)
        if held.category is None
    }


def _signals(
    request: Request, earlier: Any, ones: Sequence[Indicator], before: dict[str, Series], after: dict[str, Series]
) -> tuple[list[Judgement], list[Judgement]]:
    """Judgements by month that are beyond chance: those that the earlier load did not give, and those it did."""
    then = replace(request, load=earlier, query=replace(request.query, on=None))
    new, standing = [], []
    for one in ones:
        if one.id not in after or why_limitless(one, after[one.id].grain, request.unit.kind):
            continue
        judged = judgement(request, one, after[one.id])
        if judged.variation.kind not in {"improvement", "concern", "neutral"}:
            continue
        held = before.get(one.id)
        told = None if held is None else judgement(then, one, held)
        (new if is_new(told, judged) else standing).append(judged)
    worst_first = {"concern": 0, "improvement": 1, "neutral": 2}
    for found in (new, standing):
        found.sort(key=lambda judged: worst_first[judged.variation.kind])
    return new, standing


def cases_between(request: Request, held: Revision, earlier: Any) -> pd.DataFrame | None:
    """The cases that the two loads tell differently of a revised period; None where those of then are not kept."""
    if request.scope.depth < Depth.CHILD or request.shared:
        return None
    then = _cases(request, held, earlier.id)
    if then is None:
        return None
    now = _cases(request, held, None)
    return of_unit(cases_changed(held.indicator, then, now), _teams(request))


def _cases(request: Request, held: Revision, load_id: int | None) -> pd.DataFrame | None:
    first, last = day_date(held.first), day_date(held.last)
    name = held.indicator.id
    if load_id is not None and not request.store.keeps_cases(request.scope, load_id):
        return None
    if held.indicator.fold is Fold.STOCK:
        return request.store.cases(request.scope, name, on=last, load_id=load_id)
    if held.indicator.fold is Fold.FLOW:
        return request.store.cases(request.scope, name, first=first, last=last, load_id=load_id)
    return request.store.cases(request.scope, name, after=day_date(held.first - 1), last=last, load_id=load_id)


def _teams(request: Request) -> list[str] | None:
    """The names of the teams of the unit asked about; None for the whole of what may be seen."""
    unit: Unit = request.unit
    if unit.kind is UnitKind.TRUST:
        return None
    if unit.kind is UnitKind.TEAM:
        return [unit.name]
    return [team.name for team in request.units_of(UnitKind.TEAM) if team.parent == unit.id]


def revised(request: Request, held: Revision, earlier: Any, *, causes: bool = True) -> Revised:
    """A revision with what moved it, and where its cases are listed."""
    found = cases_between(request, held, earlier) if causes else None
    counted = None if found is None else {What(what): times for what, times in Counter(found["what"]).items()}
    name = held.indicator.id
    return Revised(
        revision=held,
        causes=counted,
        href=link(place("indicator", name), back(request)),
        listed=link("/changes", back(request), measure=name) + "#cases",
    )
