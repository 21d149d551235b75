"""Numbers for those who do not work with the children: small ones are hidden before anything is made of them.

Everything a page, a chart, a tooltip, a sentence or a file says is made from what these functions return, so there is
one place to get it right. Judgements and control limits are worked out from the true numbers first, and shown only
where the number they judge is. Teams, services and trust of one measure and period are always covered together, also
those that the reader does not see: so what is hidden is the same for everybody, and files of several units can lie
side by side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from dashboards.page import Request
from data.results import Grain, Series, Unit
from data.scope import Scope
from data.targets import Target
from indicators.disclosure import HIDDEN
from indicators.kinds import Count, Indicator, Rate
from indicators.standing import Point, Standing, grain_of, standing
from indicators.sums import LEVELS, Figure, Key, covered, of_series
from layouts.address import SHARING, Query, link

NUMBERS = ("numerator", "denominator", "unknown", "value")
SPREAD = ("mean", "lower_quartile", "upper_quartile", "longest")
#: What the two files of one set of numbers are called.
AS_SHOWN = "Download as shown: true counts, for managers of these children (CSV)"
FOR_SHARING = "Download for sharing: small numbers hidden (CSV)"
#: What is hidden of a line that no output covers, such as that of a worker.
EVERYTHING = frozenset(NUMBERS)


def everybody(scope: Scope) -> Scope:
    """The scope over every unit: what is hidden must not depend on who asks."""
    return replace(scope, services=None, teams=None)


def files(request: Request, name: str, **asked: str) -> dict[str, str]:
    """Where a file of totals lies, by what it is called: as shown and for sharing, or only the second."""
    query = request.query
    kept = Query(service=query.service, team=query.team, worker=query.worker, on=query.on)
    shared = {FOR_SHARING: link(f"/download/{name}.csv", kept, **asked, audience=SHARING)}
    if request.shared:
        return shared
    return {AS_SHOWN: link(f"/download/{name}.csv", kept, **asked)} | ({} if query.worker else shared)


def suffix(request: Request) -> str:
    """What a file's name says of whom it is for."""
    return "-for-sharing" if request.shared else ""


def family(request: Request, one: Indicator, grain: Grain) -> list[Series]:
    """The series of trust, services and teams."""
    kept = request.store.series(everybody(request.scope), [one.id], grain, kinds=LEVELS)
    return [held for held in kept if held.category is None]


def key_of(unit: Unit) -> Key:
    """What the whole of a unit is called among the lines of an output."""
    return (unit.kind.value, unit.id, "")


def may_be_judged(request: Request, stood: Standing, target: Target | None) -> bool:
    """False where a colour would tell of a number that is hidden, or of a list that is not shared."""
    if target is None or not request.shared:
        return True
    reads_value = target.reads == "value" and not target.any_late_is_red
    return reads_value and HIDDEN not in {stood.now.value, stood.now.shown}


def shown_standings(request: Request, one: Indicator, stood: Mapping[Unit, Standing]) -> Mapping[Unit, Standing]:
    """Where units stand as the reader may see it: as it is, or less what must not be shared."""
    return shared_standings(request, one, stood) if request.shared else stood


def shared_standings(request: Request, one: Indicator, shown: Mapping[Unit, Standing]) -> dict[Unit, Standing]:
    """Less what must not be shown of now and of the period before. The line of the weeks before is left out."""
    if not shown:
        return {}
    all_of_them = {
        held.unit: stood
        for held in family(request, one, grain_of(one))
        if (stood := standing(one, held, request.day, request.covers_from, weeks=2)) is not None
    }
    now = covered(one, [_figure(unit, stood.now) for unit, stood in all_of_them.items()])
    then = covered(one, [_figure(unit, stood.then) for unit, stood in all_of_them.items() if stood.then is not None])
    return {
        unit: replace(
            stood,
            now=_point(one, stood.now, now.get(key_of(unit), EVERYTHING)),
            then=None if stood.then is None else _point(one, stood.then, then.get(key_of(unit), EVERYTHING)),
            trend=(),
        )
        for unit, stood in shown.items()
    }


def _figure(unit: Unit, point: Point) -> Figure:
    return Figure(unit, point.numerator, point.denominator, point.unknown)


def _point(one: Indicator, point: Point, hidden: frozenset[str]) -> Point:
    """A point without the parts that are hidden; without the longest wait always."""
    counted = isinstance(one, Count | Rate)
    return replace(
        point,
        numerator=_either("numerator" in hidden, point.numerator),
        denominator=_either("denominator" in hidden, point.denominator),
        unknown=_either("unknown" in hidden, point.unknown),
        value=_either("value" in hidden, point.value),
        shown=_either("numerator" in hidden, point.shown) if counted else _either("value" in hidden, point.shown),
        longest=None,
    )


def _either(hidden: bool, number: float | None) -> float | None:  # noqa: FBT001 - one or the other
    return HIDDEN if hidden and number is not None else number


def shared_series(request: Request, one: Indicator, held: Series, periods: int) -> Series:
    """The latest periods of a series up to the day asked, with what must not be shown as HIDDEN in every column."""
    all_of_them = {kept.unit: kept for kept in family(request, one, held.grain)}
    until = int(np.searchsorted(held.first, request.day, side="right"))
    places = np.arange(max(0, until - periods), until)
    columns = {name: getattr(held, name)[places].astype(np.float64) for name in NUMBERS}
    for at, place in enumerate(places):
        figures = [of_series(kept, place) for kept in all_of_them.values()]
        hidden = covered(one, figures).get(key_of(held.unit), EVERYTHING)
        for name in hidden & columns.keys():
            columns[name][at] = HIDDEN if not np.isnan(columns[name][at]) else np.nan
    spread = dict.fromkeys(SPREAD)
    return replace(held, first=held.first[places], last=held.last[places], **columns, **spread)
