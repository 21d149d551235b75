"""What a control chart draws: band, centre, values and marks, as a plain figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from indicators.clock import day_date
from indicators.judge import Judgement
from indicators.sentence import mark
from indicators.spc.control import Control
from indicators.spc.icons import Variation, classed
from layouts.figures import Dot, Event, Step, axes, chosen_mark, has_number, plain, target_steps
from layouts.words import number

#: What a mark looks like, by what its point says: never by colour alone.
SYMBOLS = {
    Variation.COMMON: ("circle", 7),
    Variation.IMPROVEMENT_HIGH: ("diamond", 12),
    Variation.IMPROVEMENT_LOW: ("diamond", 12),
    Variation.CONCERN_HIGH: ("square", 11),
    Variation.CONCERN_LOW: ("square", 11),
    Variation.NEUTRAL_HIGH: ("triangle-up", 12),
    Variation.NEUTRAL_LOW: ("triangle-down", 12),
}


@dataclass(frozen=True)
class ControlChart:
    """A judgement that has a control chart, with every period from the chart's first to the one still running."""

    id: str
    title: str
    summary: str
    judged: Judgement
    dots: Sequence[Dot]
    unit: str
    headers: tuple[str, ...] = ()
    steps: Sequence[Step] = ()
    explain: str = ""
    download: Mapping[str, str] = field(default_factory=dict)
    events: Sequence[Event] = ()  #: what happened in the days drawn


def held(shown: ControlChart) -> Control:
    """The control chart of a judgement that has one."""
    assert shown.judged.control is not None
    return shown.judged.control


def control_figure(shown: ControlChart) -> dict[str, Any]:
    """Band and centre of each baseline, the values, the marks, the target and where a baseline began anew."""
    chart = held(shown)
    x = [day_date(int(first)).isoformat() for first in chart.points.first]
    lower, upper = drawn_limits(chart, shown.unit)
    known = [*chart.points.value, *lower[~np.isnan(lower)], *upper[~np.isnan(upper)]]
    known += [step.value for step in shown.steps] + [
        dot.value for dot in shown.dots if dot.value is not None and has_number(dot)
    ]
    layout = axes([float(value) for value in known], shown.unit)
    traces: list[dict[str, Any]] = []
    for number_of, one in enumerate(chart.segments):
        part = slice(one.start, one.stop)
        if not np.isnan(upper[part]).all():
            traces.append(_band(f"band{number_of}", x[part], lower[part], upper[part]))
        traces.append(_line(f"centre{number_of}", x[part], chart.limits.centre[part]))
        if one.decision is not None:
            traces.append(_line(f"rebase{number_of}", [x[one.start]] * 2, layout["yaxis"]["range"], dash="dot"))
    whole = [dot for dot in shown.dots if at(dot) <= x[-1]]  # what is not over hangs on no line
    traces.append(_line("values", [at(dot) for dot in whole], [dot.value for dot in whole], width=1.75))
    if shown.steps:
        traces.append(target_steps(shown.steps))
    return {"data": [*traces, *_marks(shown, x), *chosen_mark(shown.dots)], "layout": layout}


def drawn_limits(chart: Control, unit: str) -> tuple[Any, Any]:
    """The limits as they are drawn: cut at what is possible, which the judgement's are not."""
    highest = 100.0 if unit == "percent" else np.inf
    return np.clip(chart.limits.lower, 0.0, highest), np.clip(chart.limits.upper, 0.0, highest)


def at(dot: Dot) -> str:
    """Where a dot stands, as it is sent."""
    return dot.at.isoformat() if isinstance(dot.at, date) else dot.at


def _band(uid: str, x: Sequence[str], lower: Any, upper: Any) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "uid": uid,
        "x": [*x, *reversed(x)],
        "y": plain([*upper.tolist(), *reversed(lower.tolist())]),
        "fill": "toself",
        "line": {"width": 1, "shape": "hvh"},
        "hoverinfo": "skip",
    }


def _line(uid: str, x: Sequence[str], y: Sequence[Any], *, width: float = 1.5, dash: str = "solid") -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "uid": uid,
        "x": list(x),
        "y": plain([None if value is None else float(value) for value in y]),
        "line": {"width": width, "dash": dash},
        "connectgaps": False,
        "hoverinfo": "skip",
    }


def _marks(shown: ControlChart, x: Sequence[str]) -> list[dict[str, Any]]:
    """The points, a trace for each kind of mark, and the period still running as a hollow one."""
    chart, by_first = held(shown), {at(dot): dot for dot in shown.dots}
    kinds: dict[Variation, list[int]] = {}
    for place in range(len(chart.points)):
        kinds.setdefault(kind_of(shown, place), []).append(place)
    made = [
        _points(
            f"{kind.kind}-mark{'-low' if kind is Variation.NEUTRAL_LOW else ''}",
            SYMBOLS[kind],
            [(x[n], float(chart.points.value[n]), _said(shown, by_first.get(x[n]), n)) for n in places],
        )
        for kind, places in kinds.items()
    ]
    judged = set(x)
    running = [
        (at(dot), dot.value, f"{dot.label}: {number(dot.value, shown.unit)}, not judged")
        for dot in shown.dots
        if at(dot) not in judged and dot.value is not None and has_number(dot)
    ]
    return [*made, _points("running-mark", ("circle-open", 9), running)] if running else made


def kind_of(shown: ControlChart, place: int) -> Variation:
    """The class of one point."""
    chart = held(shown)
    rule, toward = int(chart.signals.rule[place]), int(chart.signals.toward[place])
    return classed(rule, toward, shown.judged.indicator.direction)


def _said(shown: ControlChart, dot: Dot | None, place: int) -> str:
    chart = held(shown)
    label = "" if dot is None else dot.label
    words = mark(int(chart.signals.rule[place]), int(chart.signals.toward[place]))
    return f"{label}: {number(float(chart.points.value[place]), shown.unit)}{f'. {words}' if words else ''}"


def _points(uid: str, symbol: tuple[str, int], points: Sequence[tuple[str, float, str]]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "uid": uid,
        "x": [where for where, _, _ in points],
        "y": plain([value for _, value, _ in points]),
        "text": [words for _, _, words in points],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"symbol": symbol[0], "size": symbol[1]},
        "cliponaxis": False,
    }
