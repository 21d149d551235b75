"""A forecast as a small chart: two years of months, the middle of what is expected, and the band that holds 8 in 10."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from indicators.speech import MONTHS
from layouts.controls import downloads, pictures
from layouts.markup import Node, element
from layouts.tables import Column, table
from layouts.words import count

WIDTH, HEIGHT = 100.0, 40.0


@dataclass(frozen=True)
class Outlook:
    """What a card says. ``middle``, ``low`` and ``high`` are empty where the forecast did not earn its place."""

    id: str
    title: str
    href: str
    download: Mapping[str, str]  #: words and address of the same months as CSV
    months: Sequence[date]  #: first days of the whole months that have been, oldest first
    past: Sequence[float | None]
    ahead: Sequence[date]
    middle: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]
    says: str  #: what is expected, or why nothing is shown
    tested: str  #: how it did on the last six months


def month(when: date) -> str:
    """June 2026."""
    return f"{MONTHS[when.month - 1]} {when.year}"


def card(shown: Outlook) -> Node:
    """One measure: what is expected in words, drawn, and as a table."""
    return element(
        "article",
        element("h3", element("a", shown.title, href=shown.href), id=f"{shown.id}-title"),
        element("p", shown.says, class_="says"),
        _drawing(shown),
        element("p", shown.tested, class_="quiet tested"),
        element(
            "details",
            element("summary", "Show these numbers as a table"),
            _table(shown),
        ),
        element("p", *downloads(shown.download), *pictures(brief=True), class_="links no-print"),
        class_="panel outlook",
        aria_labelledby=f"{shown.id}-title",
        data_figure="",
    )


def _drawing(shown: Outlook) -> Node:
    known = [value for value in shown.past if value is not None]
    if len(known) < 2:
        return None
    top = max([*known, *shown.high]) or 1.0
    bottom = min([*known, *shown.low])
    bottom = 0.0 if bottom < 0.4 * top else bottom - 0.1 * (top - bottom or 1)
    width = max(1, len(shown.past) + len(shown.middle) - 1)

    def at(place: int, value: float) -> str:
        return f"{WIDTH * place / width:.1f} {HEIGHT - 2 - (HEIGHT - 4) * (value - bottom) / (top - bottom or 1):.1f}"

    last = len(shown.past) - 1
    line = "M" + "L".join(at(place, value) for place, value in enumerate(shown.past) if value is not None)
    parts: list[Node] = []
    if shown.middle:
        edge = [at(last + 1 + step, value) for step, value in enumerate(shown.high)]
        edge += [at(last + 1 + step, value) for step, value in reversed(list(enumerate(shown.low)))]
        now = shown.past[last]
        start = [] if now is None else [at(last, now)]
        parts.append(element("path", d="M" + "L".join([*start, *edge]) + "Z", class_="band"))
        middle = [at(last + 1 + step, value) for step, value in enumerate(shown.middle)]
        parts.append(element("path", d="M" + "L".join([*start, *middle]), class_="middle", **_STEADY))
    parts.append(element("path", d=line, class_="past", **_STEADY))
    return element(
        "div",
        element(
            "svg",
            *parts,
            viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
            preserveAspectRatio="none",
            aria_hidden="true",
            focusable="false",
        ),
        element("span", f"{count(round(top))}", class_="high", aria_hidden="true"),
        element("span", f"{count(round(bottom))}", class_="low", aria_hidden="true"),
        element("span", month(shown.months[0]), class_="from", aria_hidden="true"),
        element("span", month((shown.ahead or shown.months)[-1]), class_="to", aria_hidden="true"),
        class_="outlook-plot",
        role="img",
        aria_label=f"Chart. {shown.title}. {shown.says} The same numbers are in the table below.",
    )


_STEADY = {"vector_effect": "non-scaling-stroke"}


def _table(shown: Outlook) -> Node:
    rows = [(month(when), value, None, None) for when, value in zip(shown.months, shown.past, strict=True)]
    rows += [
        (f"{month(when)} (expected)", middle, low, high)
        for when, middle, low, high in zip(
            shown.ahead[: len(shown.middle)], shown.middle, shown.low, shown.high, strict=True
        )
    ]
    columns = [
        Column[tuple[str, float | None, float | None, float | None]]("Month", lambda row: row[0], head=True),
        Column("Number", lambda row: count(None if row[1] is None else round(row[1])), number=True),
        Column("8 in 10: from", lambda row: "" if row[2] is None else count(round(row[2])), number=True),
        Column("to", lambda row: "" if row[3] is None else count(round(row[3])), number=True),
    ]
    return table(f"{shown.title}: the numbers of the chart", columns, list(reversed(rows)), hide_caption=True)
