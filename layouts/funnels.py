"""Funnels: units beside each other by how much they count, between the lines that chance alone keeps to. No ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from indicators.kinds import Direction
from indicators.spc.funnel import Apart, Funnel
from layouts import reading
from layouts.charts import Frame, framed
from layouts.figures import axes, plain
from layouts.keys import key, line_key
from layouts.markup import Node, element
from layouts.tables import Column, table
from layouts.words import count, number

_SYMBOLS = {"common": ("circle", 8), "improvement": ("diamond", 12), "concern": ("square", 11)}
_NEUTRAL = ("triangle-up", "triangle-down")


@dataclass(frozen=True)
class Place:
    """One unit of a funnel: what it is called, where its page is, and what its number was made of."""

    name: str
    href: str
    value: float
    numerator: float
    denominator: float
    apart: Apart
    likely: str = ""  #: the interval that its own numbers leave


@dataclass(frozen=True)
class FunnelChart:
    """A funnel of units on one period, with what is wanted of the number and what the right is measured in."""

    id: str
    title: str
    summary: str
    funnel: Funnel
    places: Sequence[Place]
    unit: str
    of: str  #: what the denominator counts
    direction: Direction
    whole: str  #: whose value the middle is
    download: Mapping[str, str] = field(default_factory=dict)


def funnel_chart(shown: FunnelChart, *, height: int = 320) -> Any:
    """The funnel with its key, what may lie behind it, how to read it and its numbers."""
    wide = shown.funnel.overdispersed
    return framed(
        Frame(
            id=shown.id,
            title=shown.title,
            summary=shown.summary,
            drawn=figure(shown),
            numbers=_numbers(shown),
            keys=_keys(shown),
            notes=[element("p", _overdispersed(shown.funnel), class_="hint")] if wide else [],
            reading=reading.FUNNEL,
            download=shown.download,
        ),
        height=height,
    )


def kind_of(apart: Apart, direction: Direction) -> str:
    """What a unit's mark says: common within chance, else better, worse or only apart."""
    if apart is Apart.WITHIN:
        return "common"
    if direction is Direction.NEITHER:
        return "neutral"
    return "improvement" if (apart > 0) == (direction is Direction.HIGHER) else "concern"


def figure(shown: FunnelChart) -> dict[str, Any]:
    """Limits, middle and units; a unit outside the limits carries its name."""
    held = shown.funnel
    sizes = held.sizes.tolist()
    values = [place.value for place in shown.places]
    layout = axes([*values, *(float(line[len(line) // 3]) for line in held.lines)], shown.unit, dated=False)
    layout["xaxis"] = {
        "type": "linear",
        "rangemode": "tozero",
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
    }
    layout["xaxis"] |= {"title": {"text": shown.of, "font": {"size": 12}, "standoff": 8}}
    layout["margin"] = {**layout["margin"], "b": 44}
    names = ("outer-low", "inner-low", "inner-high", "outer-high")
    lines = [_line(uid, sizes, line) for uid, line in zip(names, held.lines, strict=True)]
    middle = _line("centre", [sizes[0], sizes[-1]], [held.centre] * 2)
    kinds: dict[str, list[Place]] = {}
    for place in shown.places:
        kinds.setdefault(kind_of(place.apart, shown.direction), []).append(place)
    return {
        "data": [*lines, middle, *(_marks(shown, kind, inside) for kind, inside in kinds.items())],
        "layout": layout,
    }


def _line(uid: str, x: Sequence[float], y: Any) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "uid": uid,
        "x": list(x),
        "y": plain([float(value) for value in y]),
        "line": {"width": 1.25 if uid != "centre" else 1.5, "dash": "dash" if uid.startswith("inner") else "solid"},
        "hoverinfo": "skip",
    }


def _marks(shown: FunnelChart, kind: str, inside: Sequence[Place]) -> dict[str, Any]:
    symbol, size = _SYMBOLS.get(kind, ([_NEUTRAL[place.apart < 0] for place in inside], 12))
    return {
        "type": "scatter",
        "mode": "markers" if kind == "common" else "markers+text",
        "uid": f"{kind}-mark",
        "x": [place.denominator for place in inside],
        "y": plain([place.value for place in inside]),
        "text": [place.name if place in named(shown) else "" for place in inside],
        "textposition": [_beside(shown, place) for place in inside],
        "customdata": [_said(shown, place) for place in inside],
        "hovertemplate": "%{customdata}<extra></extra>",
        "marker": {"symbol": symbol, "size": size},
        "cliponaxis": False,
    }


def named(shown: FunnelChart) -> list[Place]:
    """The units far outside whose names stand beside them, as many as leave each other room; hover names the others."""
    wide = max(place.denominator for place in shown.places)
    values = [place.value for place in shown.places]
    high = max(values) - min(values) or 1
    kept: list[Place] = []
    for place in sorted(shown.places, key=lambda one: -abs(one.value - shown.funnel.centre)):
        crowded = any(
            abs(place.denominator - other.denominator) < wide / 6 and abs(place.value - other.value) < high / 8
            for other in kept
        )
        if abs(place.apart) == Apart.FAR_ABOVE and not crowded:
            kept.append(place)
    return kept


def _beside(shown: FunnelChart, place: Place) -> str:
    """Where a name stands: away from the middle line, and not off the edges."""
    part = place.denominator / max(one.denominator for one in shown.places)
    up = "bottom" if place.apart < 0 or (shown.unit == "percent" and place.value > 95) else "top"
    return f"{up} {'right' if part < 0.15 else 'left' if part > 0.85 else 'center'}"


def _said(shown: FunnelChart, place: Place) -> str:
    sides = f"{count(place.numerator)} of {count(place.denominator)}"
    return f"{place.name}: {number(place.value, shown.unit)} ({sides}). {place.apart.words}"


def _keys(shown: FunnelChart) -> list[Node]:
    made = [
        line_key("centre", f"{shown.whole} {number(shown.funnel.centre, shown.unit)}"),
        line_key("inner", "95 in 100 by chance"),
        line_key("outer", "998 in 1,000 by chance"),
    ]
    words = {
        "common": "Within what chance gives",
        "improvement": "Outside: better",
        "concern": "Outside: worse",
        "neutral": "Outside",
    }
    found = {kind_of(place.apart, shown.direction) for place in shown.places}
    return [*made, *(key(kind, said) for kind, said in words.items() if kind in found)]


def _overdispersed(held: Funnel) -> str:
    return (
        f"Chance alone makes units differ; these differ {held.spread:.1f} times as much (a ratio of variances). "
        "Something they do not share lies behind it, such as which children they serve or how they record. The lines "
        "are narrower than they ought to be: read them with care."
    )


def _numbers(shown: FunnelChart) -> Node:
    """The units in alphabetical order, each with its two sides and whether chance would set it so far apart."""
    columns = [
        Column[Place]("Unit", lambda place: element("a", place.name, href=place.href), head=True),
        Column[Place]("Value", lambda place: number(place.value, shown.unit), number=True),
        Column[Place]("Numerator", lambda place: count(place.numerator), number=True),
        Column[Place]("Denominator", lambda place: count(place.denominator), number=True),
    ]
    if any(place.likely for place in shown.places):
        columns.append(Column[Place]("Likely range (95%)", lambda place: place.likely or "–", number=True))
    columns.append(Column[Place](f"Beside {shown.whole.lower()}", lambda place: place.apart.words))
    rows = sorted(shown.places, key=lambda place: place.name)
    return table(f"{shown.title}: the numbers of the chart", columns, rows, hide_caption=True)
