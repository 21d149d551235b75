"""Others' published figures beside a number of the trust: which area we are, which year, and ours on that basis."""

from __future__ import annotations

from math import isfinite

from dashboards.measures import back
from dashboards.page import Request, Sheet
from data import benchmarks
from data.comparators import Comparators
from data.published import Definition, definitions
from data.results import Grain, Series, UnitKind
from indicators.clock import day_date, day_number
from indicators.kinds import Direction, Fold, Indicator, Proportion
from indicators.spc.limits import wilson
from layouts.address import link
from layouts.beside import Comparison, Ours
from layouts.cards import Tile
from layouts.comparison import comparison
from layouts.markup import Node, element
from layouts.words import count

_INVENTED = "Nobody in this trust exists: it is set beside {area}'s figures, whose shape it was given."


def beside(request: Request, one: Indicator, shown: Tile) -> Node:
    """The comparison of the trust's number; nothing for what nobody publishes."""
    definition = definitions().get(one.id)
    if definition is None:
        return None
    if request.unit.kind is not UnitKind.TRUST:
        return _elsewhere(request, one)
    area = our_area(request)
    if not area:
        return _sentence(
            "To see it beside others, say which authority this is: “area” in data/reference/settings.csv, or "
            "python -m etl benchmarks PATH --area NAME."
        )
    try:
        held = request.store.comparators(request.scope, one.id, area)
    except ValueError as problem:
        return _sentence(str(problem))
    year = None if held is None else newest(held, definition, request)
    if held is None or year is None:
        return _sentence(f"No published figure of {area} has been imported.")
    return comparison(_comparison(request, one, shown, held, year))


def our_area(request: Request) -> str:
    """The authority whose published figures are ours; "" where nobody has said."""
    said = request.store.area(request.scope)
    return benchmarks.our_area(said, request.settings.text("area"), invented=request.load.invented)


def newest(held: Comparators, definition: Definition, request: Request) -> int | None:
    """The newest reporting year with figures that had ended by the day asked."""
    return max((year for year in held.years if definition.when.ends(year) <= request.on), default=None)


def _comparison(request: Request, one: Indicator, shown: Tile, held: Comparators, year: int) -> Comparison:
    definition = definitions()[one.id]
    ends = day_number(definition.when.ends(year))
    hidden = shown.lacks or request.shared  # shared pages set published figures side by side, ours among them
    live = None if hidden or definition.live == "none" else _live(request, one, definition)
    return Comparison(
        title=one.title,
        direction=Direction(definition.wanted) if definition.wanted else one.direction,
        definition=definition,
        held=held,
        year=year,
        now=None if live is None else _ours(one, definition, live, request.day),
        then=None if live is None else _ours(one, definition, live, ends, exactly=True),
        note=_INVENTED.format(area=held.area) if request.load.invented else "",
        download=link("/download/comparators.csv", back(request), measure=one.id),
    )


def _live(request: Request, one: Indicator, definition: Definition) -> tuple[Series, Series | None] | None:
    """Our own series by the grain nearest the published basis, and that of what it is a share of."""
    yearly = one.fold is not Fold.STOCK
    grain = Grain.ROLLING12 if yearly else Grain.DAY if Grain.DAY in one.grains else Grain.MONTH
    names = [one.id, *([definition.share_of] if definition.share_of else [])]
    found = {
        series.indicator: series
        for series in request.store.series(request.scope, names, grain, units=[request.trust])
        if series.category is None
    }
    if len(found) < len(names):
        return None
    return found[one.id], found.get(definition.share_of or "")


def _ours(
    one: Indicator, definition: Definition, live: tuple[Series, Series | None], by: int, *, exactly: bool = False
) -> Ours | None:
    """Our figure of the last period that had ended by a day; ``exactly`` on that day or not at all."""
    series, whole = live
    counted = whole is not None or isinstance(one, Proportion)
    at = int(series.last.searchsorted(by, side="right")) - 1
    if at < 0 or (exactly and series.last[at] != by):
        return None
    above, below = float(series.numerator[at]), float(series.denominator[at])
    value = float(series.value[at])
    if whole is not None:
        place = int(whole.last.searchsorted(by, side="right")) - 1
        below = float(whole.numerator[place]) if place >= 0 else float("nan")
        value = 100 * above / below if below else float("nan")
    return Ours(
        last=day_date(series.last[at]),
        value=value if isfinite(value) else None,
        made_of=_made_of(definition, above, below),
        chance=wilson(above, below) if counted and isfinite(value) else None,
    )


def _made_of(definition: Definition, above: float, below: float) -> str:
    """No percentage without the two numbers it is made of; a rate's population is the same for all."""
    word = {"percent": "of", "ratio": "for"}.get(definition.unit)
    return f"{count(above)} {word} {count(below)}" if word and isfinite(below) else ""


def _sentence(words: str) -> Node:
    return element(
        "section",
        element("h2", "Beside others", id="comparison"),
        element("p", words, class_="calm"),
        class_="panel",
        aria_labelledby="comparison",
    )


def _elsewhere(request: Request, one: Indicator) -> Node:
    whole = link(request.path, on=request.query.on)
    return element(
        "section",
        element("h2", "Beside others", id="comparison"),
        element(
            "p",
            "Published figures are of whole authorities: ",
            element("a", f"{one.title} of the trust beside others", href=f"{whole}#comparison"),
            ".",
            class_="calm",
        ),
        class_="panel",
        aria_labelledby="comparison",
    )


def comparators_sheet(request: Request) -> Sheet:
    """Every line of every reporting year."""
    name, area = request.query.measure, our_area(request)
    held = request.store.comparators(request.scope, name, area) if area and name in definitions() else None
    rows = [
        (held.indicator, held.unit, line.year, line.name, line.value, line.authorities, line.how)
        for year in (held.years if held else ())
        for line in held.on(year)  # type: ignore[union-attr]
    ]
    headers = ("indicator", "unit", "year", "comparator", "value", "authorities", "how")
    return Sheet(f"{name or 'nothing'}-comparators.csv", headers, rows)
