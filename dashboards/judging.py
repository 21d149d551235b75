"""From the store to judgements: a number's series with its target and the decisions about its baseline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboards.page import Request
from dashboards.sharing import shared_series
from data.results import Grain, Series, Unit
from indicators.comparing import HISTORY, why_limitless
from indicators.disclosure import GIVEN_BACK, HIDDEN
from indicators.judge import Judgement, Rag, judge, judged_on
from indicators.kinds import Indicator
from indicators.spc.icons import Assurance, Variation

#: The periods a chart shows where it has no limits.
SHOWN = {"day": 91, "week": 53, "fortnight": 53, "month": 25, "quarter": 13, "year": 6, "rolling12": 25}
SMALL_NUMBER = "The latest number is small, and not for sharing."


def judgement(request: Request, one: Indicator, held: Series) -> Judgement:
    """One series as at the day asked about."""
    target = request.targets.on(one.id, judged_on(one, held, request.day, request.covers_from), held.unit)
    return judge(one, held, request.day, request.covers_from, target=target, decisions=request.decisions)


def to_show(request: Request, one: Indicator, held: Series) -> tuple[Judgement, Series]:
    """The judgement and the series as the reader may see them: judged first, then less what must not be shared."""
    judged = judgement(request, one, held)
    if not request.shared:
        return judged, held
    shown = shared_series(request, one, held, max(SHOWN[held.grain.value], HISTORY.get(held.grain, 0) + 2))
    return without_hidden(judged, shown), shown


def without_hidden(judged: Judgement, shown: Series) -> Judgement:
    """A judgement less the numbers that a shared series hides; less its chart where a mean would give one back."""
    sides = (shown.numerator, shown.denominator, shown.value)
    seen = {int(first): HIDDEN not in {float(side[n]) for side in sides} for n, first in enumerate(shown.first)}
    if judged.now is None:
        return judged
    if not seen.get(judged.now.first):
        return replace(
            judged, now=None, before=None, years_before=(), rag=Rag.NONE, control=None, limitless=SMALL_NUMBER,
            variation=Variation.NONE, assurance=Assurance.NONE, withheld=True,
        )  # fmt: skip
    chart = judged.control
    if chart is not None and not all(seen.get(int(first)) for first in chart.points.first):
        judged = replace(judged, control=None, limitless=GIVEN_BACK)
    years = tuple(then if then is not None and seen.get(then.first) else None for then in judged.years_before)
    before = judged.before if judged.before is not None and seen.get(judged.before.first) else None
    return replace(judged, before=before, years_before=years)


def monthly(request: Request, wanted: Sequence[Indicator], unit: Unit) -> dict[str, Judgement]:
    """The judgement by month of each indicator that may have limits; of workers none has."""
    names = [one.id for one in wanted if Grain.MONTH in one.grains and not why_limitless(one, Grain.MONTH, unit.kind)]
    if not names:
        return {}
    kept = request.store.series(request.scope, names, Grain.MONTH, units=[unit])
    found = {held.indicator: held for held in kept if held.category is None}
    return {name: _icons(request, request.indicators[name], held) for name, held in found.items()}


def _icons(request: Request, one: Indicator, held: Series) -> Judgement:
    """A judgement for its icons alone: they are of the latest month, so only that has to be one that may be shown."""
    judged = judgement(request, one, held)
    if not request.shared or judged.now is None:
        return judged
    return replace(without_hidden(judged, shared_series(request, one, held, 2)), before=None, years_before=())


def flows(request: Request, one: Indicator, unit: Unit) -> list[Judgement]:
    """Of a stock, the judgements by month of what starts it and what ends it."""
    named = [request.indicators[name] for name in (one.starts, one.ends) if name in request.indicators]
    found = monthly(request, named, unit)
    return [found[flow.id] for flow in named if flow.id in found]
