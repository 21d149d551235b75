"""Numbers for those who do not work with the children: small ones are hidden before anything is made of them.

Everything a page, a chart, a tooltip, a sentence or a file says is made from what these functions return, so there is
one place to get it right. Judgements and control limits are worked out from the true numbers first, and shown only
where the number they judge is. Teams, services and trust of one measure and period are always covered together, also
those that the reader does not see: so what is hidden is the same for everybody, and files of several units can lie
side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from dashboards.page import Request
from data.results import Grain, Series, Unit
from data.scope import Scope
from data.targets import Target
from indicators.disclosure import HIDDEN, suppress
from indicators.identities import together
from indicators.kinds import Count, Indicator, Rate
from indicators.standing import Point, Standing, grain_of, standing
from indicators.sums import LEVELS, Figure, Key, adds_up, hidden_parts, of_series, parts_by_line
from layouts.address import SHARING, Query, link

NUMBERS = ("numerator", "denominator", "unknown", "value")
SPREAD = ("mean", "lower_quartile", "upper_quartile", "longest")
#: What the two files of one set of numbers are called.
AS_SHOWN = "Download as shown: true counts, for managers of these children (CSV)"
FOR_SHARING = "Download for sharing: small numbers hidden (CSV)"
AS_SHOWN_BRIEF, FOR_SHARING_BRIEF = "As shown (CSV)", "For sharing (CSV)"
#: What is hidden of a line that no output covers, such as that of a worker.
EVERYTHING = frozenset(NUMBERS)


def everybody(scope: Scope) -> Scope:
    """The scope over every unit: what is hidden must not depend on who asks."""
    return replace(scope, services=None, teams=None)


def files(
    request: Request, name: str, query: Query | None = None, *, brief: bool = False, **asked: str
) -> dict[str, str]:
    """Where a file of totals lies, by what it is called: as shown and for sharing, or only the second.

    ``query`` is what travels with it, where that is more than unit and day; ``brief`` words are for where many stand.
    """
    held = request.query
    kept = query or Query(service=held.service, team=held.team, worker=held.worker, on=held.on)
    as_shown, for_sharing = (AS_SHOWN_BRIEF, FOR_SHARING_BRIEF) if brief else (AS_SHOWN, FOR_SHARING)
    shared = {for_sharing: link(f"/download/{name}.csv", kept, **asked, audience=SHARING)}
    if request.shared:
        return shared
    return {as_shown: link(f"/download/{name}.csv", kept, **asked)} | ({} if held.worker else shared)


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
    return all_shown(request, {one.id: stood})[one.id]


def all_shown(request: Request, stood: Mapping[str, Mapping[Unit, Standing]]) -> Mapping[str, Mapping[Unit, Standing]]:
    """The same of all the indicators of a page, whose numbers tell of each other; the weeks before are left out."""
    if not request.shared:
        return stood
    ones = [request.indicators[name] for name, held in stood.items() if held]
    known = {one.id: _everybody(request, one) for one in ones}
    now = _hidden(known, ones, lambda standing: standing.now)
    then = _hidden(known, ones, lambda standing: standing.then)
    return {
        name: {
            unit: replace(
                held,
                now=_point(request.indicators[name], held.now, now[name].get(key_of(unit), EVERYTHING)),
                then=held.then
                and _point(request.indicators[name], held.then, then[name].get(key_of(unit), EVERYTHING)),
                points=(),
            )
            for unit, held in units.items()
        }
        for name, units in stood.items()
    }


def _everybody(request: Request, one: Indicator) -> dict[Unit, Standing]:
    """Where trust, services and teams stand."""
    return {
        held.unit: stood
        for held in family(request, one, grain_of(one))
        if (stood := standing(one, held, request.day, request.covers_from, weeks=2)) is not None
    }


def _hidden(
    known: Mapping[str, Mapping[Unit, Standing]], ones: Sequence[Indicator], of: Callable[[Standing], Point | None]
) -> dict[str, dict[Key, frozenset[str]]]:
    """What is hidden of each indicator, unit and part at one point; those of the same days tell of each other."""
    lines: dict[tuple[str, str], list[Figure]] = {}
    for one in ones:
        for unit, stood in known[one.id].items():
            point = of(stood)
            if point is not None:
                lines.setdefault((one.id, f"{point.first} to {point.last}"), []).append(_figure(unit, point))
    by_id = {one.id: one for one in ones}
    hidden = suppress(together(adds_up(by_id[name], held, mark) for (name, mark), held in lines.items()))
    found: dict[str, dict[Key, frozenset[str]]] = {one.id: {} for one in ones}
    for (name, mark), held in lines.items():
        found[name] |= parts_by_line(hidden, name, mark, held)
    return found


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
        hidden = hidden_parts(one, figures).get(key_of(held.unit), EVERYTHING)
        for name in hidden & columns.keys():
            columns[name][at] = HIDDEN if not np.isnan(columns[name][at]) else np.nan
    spread = dict.fromkeys(SPREAD)
    return replace(held, first=held.first[places], last=held.last[places], **columns, **spread)


def shared_latest(request: Request, one: Indicator, grain: Grain) -> list[Series]:
    """The latest period, ended by the day asked, of every series of a measure, with what must not be shown HIDDEN."""
    all_of_them = family(request, one, grain)
    until = int(np.searchsorted(all_of_them[0].last, request.day, side="right")) if all_of_them else 0
    if not until:
        return []
    at = slice(until - 1, until)
    hidden = hidden_parts(one, [of_series(held, until - 1) for held in all_of_them])
    made = []
    for held in all_of_them:
        columns = {name: getattr(held, name)[at].astype(np.float64) for name in NUMBERS}
        for name in hidden.get(key_of(held.unit), EVERYTHING) & columns.keys():
            columns[name][:] = np.where(np.isnan(columns[name]), np.nan, HIDDEN)
        made.append(replace(held, first=held.first[at], last=held.last[at], **columns, **dict.fromkeys(SPREAD)))
    return made
