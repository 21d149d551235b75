"""Slides for a projected screen: a question, its answer, one number and one drawing; nothing under 24 px at 1920 wide.

All slides come at once and assets/40-board.js shows one: changing a slide asks the server for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from indicators.judge import Rag
from indicators.scale import span
from indicators.speech import number
from layouts.cards import pill
from layouts.markup import Node, element

Points = tuple[float | None, ...]

#: How high a drawing is in its own units: high enough for whole numbers, since a deck has a thousand points.
HIGH = 500


@dataclass(frozen=True)
class Drawing:
    """A trend: our points, and what they are read against. Places in ``marks`` are beyond chance."""

    periods: tuple[str, ...]
    ours: Points
    unit: str
    says: str
    target: Points = ()
    mean: Points = ()
    upper: Points = ()
    lower: Points = ()
    year_before: Points = ()
    marks: tuple[int, ...] = ()
    events: tuple[tuple[int, int, str], ...] = ()  #: number, place of the period, words


@dataclass(frozen=True)
class Slide:
    """One slide. ``lines`` stand under the number; ``drawing`` is None where there are too few periods."""

    name: str
    title: str
    question: str
    answer: str
    value: str
    sides: str
    rag: Rag
    status: str
    lines: tuple[str, ...]
    drawing: Drawing | None
    href: str
    comment: str = ""  #: what those who answer for it say; as much of it as a slide holds
    grain: str = ""  #: how long the periods of its drawing are


#: What the drawing on screen can be taken along as: its numbers, and the drawing.
FILES = {"csv": "CSV", "svg": "SVG"}


@dataclass(frozen=True)
class Ways:
    """Where a deck leads: to the choice of its slides, and what of its address says whose numbers these are."""

    choose: str
    kept: str = ""  #: the files of the slide on screen are asked for by it


def deck(title: str, under: Sequence[str], slides: Sequence[Node], foot: str, ways: Ways) -> Node:
    """Every slide, and the controls: buttons for a hand, keys for a presenter."""
    first = element(
        "article",
        element("p", title, class_="deck-title"),
        *(element("p", line, class_="deck-under") for line in under),
        class_="slide cover",
        id="slide-1",
        tabindex=-1,
        aria_label="Slide 1",
    )
    numbered = [_numbered(slide, at) for at, slide in enumerate(slides, 2)]
    return element(
        "section",
        element("h1", title, class_="visually-hidden", tabindex=-1),
        first,
        *numbered,
        element("p", foot, class_="deck-foot"),
        element(
            "div",
            _button("previous", "Previous slide", "◀"),
            element("span", "1 of ", str(len(numbered) + 1), class_="deck-where", role="status"),
            _button("next", "Next slide", "▶"),
            _button("rotate", "Rotate the slides", "Rotate"),
            _button("full", "Full screen", "Full screen"),
            element(
                "span",
                *(element("a", words, href="#", download="", data_file=kind) for kind, words in FILES.items()),
                element("button", "PNG", type="button", data_picture="png"),
                class_="deck-files",
                role="group",
                aria_label="Files of this slide",
                data_kept=ways.kept,
                hidden="",
            ),
            element(
                "a", "Choose", element("span", " slides", class_="visually-hidden"), href=ways.choose, class_="btn"
            ),
            element("a", "Leave", href="/", class_="btn"),
            class_="deck-controls no-print",
            role="group",
            aria_label="Slides",
        ),
        class_="deck",
        data_deck="",
        aria_roledescription="slides",
        aria_label=title,
    )


def _numbered(slide: Node, at: int) -> Node:
    assert isinstance(slide, list)
    slide[1] |= {"id": f"slide-{at}", "aria-label": f"Slide {at}", "tabindex": -1}
    return slide


def _button(what: str, words: str, shown: str) -> Node:
    named = words if shown != words else None
    return element("button", shown, type="button", class_="btn", data_board=what, aria_label=named)


def measured(slide: Slide) -> Node:
    """A slide about one number."""
    return element(
        "article",
        element("p", element("a", slide.question, href=slide.href), class_="ask"),
        element("h2", slide.answer, class_="answer"),
        element(
            "div",
            element(
                "div",
                standing(slide, slide.lines),
                element("p", slide.comment, class_="slide-comment") if slide.comment else None,
            ),
            drawing(slide) if slide.drawing else element("p", "There are too few periods to draw.", class_="ask"),
            class_="slide-body",
        ),
        class_="slide",
        data_measure=slide.name if slide.drawing else None,
        data_grain=slide.grain if slide.drawing else None,
    )


def standing(slide: Slide, lines: Sequence[str]) -> Node:
    """The number with what it is made of, how it stands, and what else is said of it."""
    return element(
        "div",
        element("p", slide.value, class_="big"),
        element("p", slide.sides, class_="sides-of") if slide.sides else None,
        pill(slide.rag, slide.status),
        element("ul", *(element("li", line) for line in lines if line), class_="plain"),
        class_="standing",
    )


#: Numbers that stand on one slide side by side.
ABREAST = 12


def glances(title: str, slides: Sequence[Slide], first: int) -> list[Node]:
    """Every number with its status, as many a slide as a room can read; each leads to its own slide.

    ``first`` is the number of the slide that the first of them has when these stand before it.
    """
    parts = [slides[at : at + ABREAST] for at in range(0, len(slides), ABREAST)]
    first += len(parts)
    made: list[Node] = []
    for number_, part in enumerate(parts):
        words = title if len(parts) == 1 else f"{title} ({number_ + 1} of {len(parts)})"
        cells = [_glance(slide, place) for place, slide in enumerate(part, first + number_ * ABREAST)]
        shown = element("ul", *cells, class_="glance")
        made.append(element("article", element("h2", words, class_="answer"), shown, class_="slide"))
    return made


def _glance(slide: Slide, place: int) -> Node:
    """One number; the sign of its status is drawn by the page's style, since a deck has forty of them."""
    return element(
        "li",
        element("a", slide.title, href=f"#slide-{place}"),
        element("b", slide.value),
        # No percentage without what it is made of, and none without its days: a fortnight is told by them.
        element("small", slide.sides.replace("The fortnight ", "")) if slide.sides else None,
        element("span", slide.status, class_=f"pill rag-{slide.rag.value}"),
    )


def said(title: str, lines: Sequence[str]) -> Node:
    """A slide of a few sentences."""
    return element(
        "article",
        element("h2", title, class_="answer"),
        element("ul", *(element("li", line) for line in lines), class_="points"),
        class_="slide",
    )


def drawing(slide: Slide) -> Node:
    """The trend as lines and a band; its axis says its lowest and highest, its ends their periods."""
    drawn = slide.drawing
    assert drawn is not None
    series = (drawn.ours, drawn.target, drawn.mean, drawn.upper, drawn.lower, drawn.year_before)
    known = [value for line in series for value in line if value is not None and isfinite(value)]
    low, high = span(known, drawn.unit)
    number_of = max(1, len(drawn.periods) - 1)

    def at(place: int, value: float) -> str:
        return f"{place} {round(HIGH - HIGH * (value - low) / (high - low or 1.0))}"

    def path(points: Points) -> str:
        runs: list[list[str]] = [[]]
        for place in _corners(points):
            value = points[place]
            if value is None or not isfinite(value):
                runs.append([])
            else:
                runs[-1].append(at(place, value))
        return "".join("M" + "L".join(run) for run in runs if len(run) > 1)

    parts: list[Node] = []
    if drawn.upper and drawn.lower:
        edge = [at(p, v) for p in _corners(drawn.upper) if (v := drawn.upper[p]) is not None]
        edge += [at(p, v) for p in reversed(_corners(drawn.lower)) if (v := drawn.lower[p]) is not None]
        if edge:
            parts.append(element("path", d="M" + "L".join(edge) + "Z", class_="d-band"))
    for style, points in (
        ("mean", drawn.mean),
        ("before", drawn.year_before),
        ("target", drawn.target),
        ("ours", drawn.ours),
    ):
        if path(points):
            parts.append(element("path", d=path(points), class_=f"d-{style}"))
    dots = [
        element(
            "span", class_="d-mark", style={"left": f"{100 * p / number_of:.2f}%", "top": f"{_top(v, low, high):.2f}%"}
        )
        for p in drawn.marks
        if (v := drawn.ours[p]) is not None
    ]
    if drawn.events:
        lines_ = "".join(f"M{place} 0V{HIGH}" for _, place, _ in drawn.events)
        parts.append(element("path", d=lines_, class_="d-event"))
    numbers = [
        element(
            "span",
            str(number_),
            class_="event d-number",
            style={"left": f"{100 * place / number_of:.2f}%", "top": f"{9 * (number_ % 3)}%"},
        )
        for number_, place, _ in drawn.events
    ]
    key = [("ours", "This measure")]
    key += [(name, words) for name, words, points in _others(drawn) if any(v is not None for v in points)]
    return element(
        "div",
        element(
            "div",
            element(
                "svg",
                *parts,
                viewBox=f"0 0 {number_of} {HIGH}",
                preserveAspectRatio="none",
            ),
            *dots,
            *numbers,
            element("span", number(round(high, 1), drawn.unit), class_="d-high"),
            element("span", number(round(low, 1), drawn.unit), class_="d-low"),
            element("span", drawn.periods[0], class_="d-from"),
            element("span", drawn.periods[-1], class_="d-to"),
            class_="d-plot",
            role="img",
            aria_label=f"Chart of {slide.title}. {drawn.says}",
        ),
        element(
            "ul",
            *(element("li", element("span", class_=f"k k-{name}"), words) for name, words in key),
            *([element("li", element("span", class_="k k-mark"), "Beyond chance")] if dots else []),
            class_="d-key",
        ),
        element(
            "ol",
            *(element("li", element("b", str(one), class_="event"), f" {words}") for one, _, words in drawn.events),
            class_="events",
            aria_label="What happened",
        )
        if drawn.events
        else None,
        class_="d-figure",
    )


def _corners(points: Points) -> list[int]:
    """The places at which a line has to be drawn to look the same: a level stretch needs its ends alone."""
    last = len(points) - 1
    return [p for p, v in enumerate(points) if p in {0, last} or not points[p - 1] == v == points[p + 1]]


def _top(value: float, low: float, high: float) -> float:
    return 100 - 100 * (value - low) / (high - low or 1.0)


def _others(drawn: Drawing) -> tuple[tuple[str, str, Points], ...]:
    return (
        ("target", "Target", drawn.target),
        ("mean", "Mean", drawn.mean),
        ("band", "What chance gives", drawn.upper),
        ("before", "The year before", drawn.year_before),
    )
