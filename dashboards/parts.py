"""A number in its parts, by whatever its definition can be broken down by; counted from the tables when it is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboards.choosing import spoken_unit
from dashboards.measures import asked, back
from dashboards.page import Request, Sheet, require_circle
from dashboards.points import Point, chosen_point
from dashboards.sharing import AS_SHOWN_BRIEF
from dashboards.trend import chosen_grain, series
from data.results import Grain, UnitKind
from data.store import StoredTables
from indicators.breakdowns import BREAKDOWNS, Breakdown, offered
from indicators.clock import day_number
from indicators.kinds import Count, Duration, Fold, Indicator, Proportion, Rate
from indicators.measure import measure
from indicators.reading import Reading, reading_of
from layouts import reading as how_to
from layouts.address import link
from layouts.bars import Bar, bars
from layouts.controls import taken_along
from layouts.markup import Node, element
from layouts.words import between, count, day, number

Row = Mapping[str, Any]


def ways(one: Indicator) -> list[str]:
    """What a number can be broken down by, in the order its definition says it."""
    return [name for name in offered(one) if name in BREAKDOWNS]


def parts(request: Request, one: Indicator, point: Point | None = None) -> Node:
    """What it can be broken down by; and the parts, where one way is chosen.

    Not where the page is shared: what is hidden of parts must fit what is hidden of every whole on the page. The
    analysis and ``measure --breakdown --suppress`` cover both together.
    """
    names = [] if request.shared else ways(one)
    if not names:
        return None
    chosen = request.query.parts if request.query.parts in names else ""
    return element(
        "section",
        element("h2", "In its parts", id="parts", tabindex=-1),
        element(
            "nav",
            element("ul", *(_way(request, name, chosen) for name in names)),
            class_="chooser no-print",
            aria_label="Broken down by",
        ),
        _broken(request, one, BREAKDOWNS[chosen], point) if chosen else None,
        class_="panel",
        aria_labelledby="parts",
        data_figure="",
    )


def _way(request: Request, name: str, chosen: str) -> Node:
    here = name == chosen
    href = link(request.path, request.query, parts="" if here else name) + "#parts"
    return element("li", element("a", BREAKDOWNS[name].title, href=href, aria_current="true" if here else None))


def _broken(request: Request, one: Indicator, breakdown: Breakdown, point: Point | None) -> Node:
    """The parts of the latest period up to the day, or of a point of the trend: bars, what is not known last."""
    found = counted(request, one, breakdown, point)
    if not found:
        return element("p", "There is no number to break down: nothing was counted in the period.", class_="calm")
    words = {category.code: category.words for category in breakdown.categories}
    shown = [row for row in found if _holds(row)]
    largest = max((_size(one, row) or 0 for row in shown), default=0) or 1
    heads = (breakdown.title, _head(one), *_others(one))
    rows = [
        Bar(
            words.get(row["category"], row["category"]),
            _value(one, row),
            max(0.0, (_size(one, row) or 0) / largest),
            _cells(one, row),
            unknown=row["category"] == breakdown.categories[-1].code,
        )
        for row in shown
    ]
    left = len(found) - len(shown)
    chosen = {"grain": point.grain.value, "period": point.at} if point else {}
    file = link("/download/parts.csv", back(request), measure=one.id, parts=breakdown.name, **chosen)
    return element(
        "div",
        element(
            "p",
            f"{_when(one, found[0])}, {spoken_unit(request)}. ",
            f"{left} of its parts {'has' if left == 1 else 'have'} nothing in it." if left else None,
            class_="quiet",
        ),
        bars(f"{one.title} by {breakdown.title.lower()}", heads, rows),
        how_to.how(how_to.BARS, "parts"),
        taken_along({AS_SHOWN_BRIEF: file}, "these parts"),
    )


def counted(request: Request, one: Indicator, breakdown: Breakdown, point: Point | None = None) -> list[Row]:
    """A row a part of the unit chosen, in the order of the parts."""
    unit = request.unit
    rows = measure(
        reading(request),
        [one.id],
        grain=point.grain if point else grain_of_parts(one),
        last=day_number(point.last) if point else request.day,
        by=unit.kind,
        breakdown=breakdown.name,
    )
    *known, last = (category.code for category in breakdown.categories)
    order = {code: at for at, code in enumerate(known)} | {last: len(known) + 1}
    kept = [row for row in rows if row["category"] is not None and _is_of(row, unit.name, unit.kind)]
    return sorted(kept, key=lambda row: (order.get(row["category"], len(known)), row["category"]))


def reading(request: Request) -> Reading:
    """The tables of the load on screen; each is read when something asks for it."""
    return reading_of(StoredTables(request.store, request.scope), request.store, request.scope, request.load)


def grain_of_parts(one: Indicator) -> Grain:
    """A stock is broken down on the day; what happens, over the twelve months to it, since a month has few of each."""
    wanted = [Grain.DAY] if one.fold is Fold.STOCK else [Grain.ROLLING12]
    return next((grain for grain in (*wanted, Grain.MONTH) if grain in one.offered), one.offered[-1])


def _is_of(row: Row, name: str, kind: UnitKind) -> bool:
    return kind is UnitKind.TRUST or row["unit"] == name


def _holds(row: Row) -> bool:
    return bool(row["numerator"] or row["denominator"] or row["unknown"])


def _size(one: Indicator, row: Row) -> float | None:
    """What the bar is as long as: what is counted of a count, else the value."""
    return row["numerator"] if isinstance(one, Count | Rate) else row["value"]


def _value(one: Indicator, row: Row) -> str:
    counts = isinstance(one, Count | Rate)
    return number(_size(one, row), "count" if counts else one.unit)


def _head(one: Indicator) -> str:
    return "Number" if isinstance(one, Count | Rate) else "Value"


def _others(one: Indicator) -> tuple[str, ...]:
    if isinstance(one, Count | Rate):
        return ("Not known",)
    if isinstance(one, Duration):
        return ("Cases", "Not known")
    return ("Met" if isinstance(one, Proportion) else "Numerator", "Of", "Not known")


def _cells(one: Indicator, row: Row) -> tuple[str, ...]:
    names = {1: ("unknown",), 2: ("denominator", "unknown"), 3: ("numerator", "denominator", "unknown")}
    return tuple(count(row[name]) for name in names[len(_others(one))])


def _when(one: Indicator, row: Row) -> str:
    first, last = (date.fromisoformat(row[name]) for name in ("period_start", "period_end"))
    return f"At the end of {day(last)}" if one.fold is Fold.STOCK else between(first, last)


def parts_sheet(request: Request) -> Sheet:
    """The parts of a number as a file, those with nothing in them too."""
    require_circle(request, "This file of parts")
    one = asked(request)
    name = request.query.parts
    rows: list[Sequence[Any]] = []
    if one is not None and name in ways(one):
        breakdown = BREAKDOWNS[name]
        words = {category.code: category.words for category in breakdown.categories}
        point = chosen_point(request, series(request, one, chosen_grain(request, one)))
        for row in counted(request, one, breakdown, point):
            sides = [row[side] for side in ("numerator", "denominator", "unknown", "value")]
            part = words.get(row["category"], row["category"])
            rows.append((one.id, request.unit.name, row["period_start"], row["period_end"], name, part, *sides))
    headers = ("indicator", "unit", "from", "to", "by", "part", "numerator", "denominator", "unknown", "value")
    return Sheet(f"{one.id if one else 'nothing'}-by-{name}-{request.on}.csv", headers, rows)
