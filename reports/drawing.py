"""A chart as SVG: lines, limits, target and marked points, with their axes. No browser and no drawing library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from textwrap import wrap
from typing import NamedTuple

from indicators.scale import TICKS, span
from indicators.speech import number
from reports.content import Chart, Line, Role
from reports.palette import INK, LINE, LINES, MARK, PAPER, QUIET

WIDTH, HEIGHT = 640.0, 230.0
LEFT, RIGHT, TOP, BOTTOM = 52.0, 12.0, 12.0, 30.0
_DASH = {"solid": "", "dash": ' stroke-dasharray="7 4"', "dot": ' stroke-dasharray="1.5 3"'}


def svg(chart: Chart) -> str:
    """The drawing. Its words (title, summary, alternative text) belong to whoever places it."""
    low, high = ends(chart)
    box = f"0 0 {WIDTH:g} {HEIGHT:g}"
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" font-family="Inter" font-size="10">']
    parts += _axes(chart, low, high)
    order = [Role.UPPER, Role.LOWER, Role.MEAN, Role.LAST_YEAR, Role.TARGET, Role.OURS]
    for line in sorted(chart.lines, key=lambda one: order.index(one.role)):
        parts += _line(line, low, high)
    parts += _points(chart, low, high)
    parts += _events(chart)
    return "".join([*parts, "</svg>"])


def picture(title: str, says: str, chart: Chart, foot: str) -> str:
    """The drawing with its words: what it shows, what its lines are, and whose numbers these are as at when."""
    key = "; ".join(f"{line.name} ({_LOOKS[line.role]})" for line in chart.lines)
    above = [*_said(title, 15, 20, "600", INK), *_said(says, 11, 15, "400", QUIET)]
    below = [
        text
        for words in (f"{key}.", chart.note, *(f"{one.number}: {one.words}." for one in chart.events), foot)
        for text in _said(words, 9.5, 13, "400", QUIET)
    ]
    top = 10 + sum(line.high for line in above)
    height = top + HEIGHT + sum(line.high for line in below) + 14
    parts = [
        (f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{WIDTH:g}" height="{height:g}" '
        f'viewBox="0 0 {WIDTH:g} {height:g}" font-family="Inter, system-ui, sans-serif">'),
        f"<title>{escape(title)}. {escape(says)}</title>",
        f'<rect width="{WIDTH:g}" height="{height:g}" fill="#{PAPER}"/>',
    ]
    parts += _stacked(above, 6)
    parts.append(svg(chart).replace("<svg ", f'<svg y="{top:g}" width="{WIDTH:g}" height="{HEIGHT:g}" ', 1))
    parts += _stacked(below, top + HEIGHT)
    return "".join([*parts, "</svg>"])


class _Text(NamedTuple):
    words: str
    size: float
    high: float
    weight: str
    ink: str


#: What a line looks like, for a key in words.
_LOOKS = {
    Role.OURS: "solid line, a diamond where chance does not explain it",
    Role.TARGET: "dashes",
    Role.MEAN: "thin line",
    Role.UPPER: "dots",
    Role.LOWER: "dots",
    Role.LAST_YEAR: "grey dashes",
}


def _said(words: str, size: float, high: float, weight: str, ink: str) -> list[_Text]:
    """Words on as many lines as they take; letters are a little over half as wide as they are high."""
    return [_Text(line, size, high, weight, ink) for line in wrap(words, int((WIDTH - 24) / (size * 0.54)))]


def _stacked(lines: Iterable[_Text], y: float) -> Iterator[str]:
    for one in lines:
        y += one.high
        look = f'font-size="{one.size:g}" font-weight="{one.weight}" fill="#{one.ink}"'
        yield f'<text x="12" y="{y:g}" {look}>{escape(one.words)}</text>'


def ends(chart: Chart) -> tuple[float, float]:
    """Where the upright axis begins and ends."""
    return span([value for line in chart.lines for value in line.values if value is not None], chart.unit)


def _across(place: int, number_of: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * (place / max(1, number_of - 1))


def _up(value: float, low: float, high: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - low) / (high - low or 1.0)


def _axes(chart: Chart, low: float, high: float) -> Iterator[str]:
    for tick in range(TICKS + 1):
        value = low + (high - low) * tick / TICKS
        y = _up(value, low, high)
        yield f'<path d="M{LEFT:g} {y:.1f}H{WIDTH - RIGHT:g}" stroke="#{LINE}" stroke-width="0.75"/>'
        said = number(round(value, 2), "percent" if chart.unit == "percent" else "count").replace(".0%", "%")
        yield f'<text x="{LEFT - 6:g}" y="{y + 3.5:.1f}" text-anchor="end" fill="#{QUIET}">{escape(said)}</text>'
    number_of = len(chart.periods)
    every = max(1, -(-number_of // 7))
    for place in range(number_of - 1, -1, -every):
        x = _across(place, number_of)
        anchor = "end" if place == number_of - 1 else "middle"
        label = escape(chart.periods[place])
        yield f'<text x="{x:.1f}" y="{HEIGHT - 10:g}" text-anchor="{anchor}" fill="#{QUIET}">{label}</text>'


def _line(line: Line, low: float, high: float) -> Iterator[str]:
    colour, width, dashes = LINES[line.role]
    for run in _runs(line.values):
        steps = "L".join(f"{_across(place, len(line.values)):.1f} {_up(value, low, high):.1f}" for place, value in run)
        look = f'fill="none" stroke="#{colour}" stroke-width="{width}"{_DASH[dashes]}'
        yield f'<path d="M{steps}" {look} stroke-linejoin="round"/>'


def _runs(values: Sequence[float | None]) -> Iterator[list[tuple[int, float]]]:
    """Stretches without a gap."""
    run: list[tuple[int, float]] = []
    for place, value in enumerate(values):
        if value is None:
            if run:
                yield run
            run = []
        else:
            run.append((place, value))
    if run:
        yield run


def _points(chart: Chart, low: float, high: float) -> Iterator[str]:
    values = chart.ours.values
    colour = LINES[Role.OURS][0]
    for place, value in enumerate(values):
        if value is None:
            continue
        x, y = _across(place, len(values)), _up(value, low, high)
        if place in chart.marks:  # a diamond: special by shape, not by colour alone
            yield f'<path d="M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5 -5z" fill="#{MARK}" stroke="#{INK}" stroke-width="0.5"/>'
        else:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.4" fill="#{colour}"/>'


def _events(chart: Chart) -> Iterator[str]:
    """A numbered upright line where something happened; those of neighbouring periods take turns in height."""
    for one in chart.events:
        x, y = _across(one.place, len(chart.periods)), TOP + 8 + 13 * (one.number % 3)
        yield f'<path d="M{x:.1f} {TOP:g}V{HEIGHT - BOTTOM:g}" stroke="#{QUIET}" stroke-dasharray="1.5 3"/>'
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6.5" fill="#{INK}"/>'
        look = 'text-anchor="middle" fill="#FFFFFF" font-size="9"'
        yield f'<text x="{x:.1f}" y="{y + 3.2:.1f}" {look}>{one.number}</text>'
