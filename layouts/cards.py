"""Tiles: one number with what it was made of, what is wanted of it, where it is going and what is already late."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite

from data.tables import RECORDS
from data.targets import Target
from indicators.disclosure import HIDDEN
from indicators.judge import Change, Judgement, Rag, Verdict
from indicators.kinds import Count, Duration, Indicator, Proportion, Rate, Ratio
from indicators.spc.icons import Variation
from indicators.standing import Period, Standing
from layouts.icons import judged
from layouts.markup import Node, element
from layouts.words import NOTHING, between, changed, count, day, missing, number

SHAPES = {Rag.GREEN: "✓", Rag.AMBER: "!", Rag.RED: "✕", Rag.NONE: "i"}


@dataclass(frozen=True)
class Late:
    """Open work already past its limit that stands behind a number, in words, and where its list is."""

    count: int | None  #: None where the data it would be counted from was not supplied
    words: str
    href: str = ""
    noun: str = "late now"


@dataclass(frozen=True)
class Tile:
    """Everything one tile says. ``lacks`` names the data that is not there; then there is no standing."""

    indicator: Indicator
    standing: Standing | None
    rag: Rag
    target: Target | None
    change: Change | None
    late: Late | None
    href: str
    lacks: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    rate: float | None = None  #: per 10,000 children, beside a number that is a rate
    judged: Judgement | None = None  #: by month, of what may have control limits


def tile(shown: Tile, *, lead: bool = False) -> Node:
    """One tile as a list item; the whole of it is a link to the number's own page."""
    indicator = shown.indicator
    return element(
        "li",
        element(
            "article",
            element("h3", element("a", indicator.title, href=shown.href, id=f"tile-{indicator.id}")),
            *(_lacking(shown) if shown.standing is None else _standing(shown, shown.standing)),
            class_=f"tile rag-{shown.rag.value}{' lead' if lead else ''}{' lacking' if shown.standing is None else ''}",
            data_indicator=indicator.id,
        ),
        key=indicator.id,
    )


def tiles(shown: Iterable[Tile], *, lead: bool = False) -> Node:
    """Tiles side by side; one below the other on a phone."""
    return element("ul", *(tile(one, lead=lead) for one in shown), class_=f"tiles{' lead' if lead else ''}")


def _standing(shown: Tile, standing: Standing) -> list[Node]:
    return [
        element(
            "div",
            element("p", figure(shown.indicator, standing), class_="figure"),
            pill(shown.rag, _rag_words(shown)),
            class_="row1",
        ),
        element("p", made_of(shown), class_="made"),
        element("p", *_change(shown, standing), class_="change"),
        _icons(shown.judged),
        sparkline(standing.trend, shown.indicator),
        element("p", *_target(shown), class_="target"),
        late_line(shown.late) or element("p", class_="late none"),
        element("p", period_words(standing), *(f" · {words}" for words in shown.settings), class_="period"),
    ]


def _lacking(shown: Tile) -> list[Node]:
    if shown.lacks:
        return [
            element("p", NOTHING, class_="figure", aria_hidden="true"),
            element("p", element("strong", f"No number: {_why(shown.lacks)}."), class_="made"),
            element("p", missing(shown.lacks), class_="target"),
        ]
    return [
        element("p", NOTHING, class_="figure", aria_hidden="true"),
        element("p", element("strong", "No number for this day."), class_="made"),
        element("p", "The data that was loaded does not cover the period.", class_="target"),
    ]


def _why(needs: Sequence[str]) -> str:
    typed = all(need in RECORDS for need in needs)
    return "nothing has been recorded for it yet" if typed else "the data for it has not been supplied"


def figure(indicator: Indicator, standing: Standing) -> str:
    """The number people remember."""
    now = standing.now
    if isinstance(indicator, Count | Rate | Duration):
        return count(now.shown)
    return number(now.shown, indicator.unit)


def made_of(shown: Tile) -> str:
    """What the number was made of: the two sides of a percentage, what is counted, and what could not be known."""
    indicator, standing = shown.indicator, shown.standing
    if standing is None:
        return ""
    now = standing.now
    parts = [_sides(shown)]
    if isinstance(indicator, Duration) and now.longest is not None:
        parts.append(f"longest {count(now.longest)}")
    if shown.rate is not None and isfinite(shown.rate):
        parts.append(f"{shown.rate:.1f} per 10,000 children{' a year' if standing.period is Period.WHOLE_WEEK else ''}")
    if now.unknown:
        parts.append(f"{count(now.unknown)} not known")
    return " · ".join(part for part in parts if part)


def _sides(shown: Tile) -> str:
    indicator = shown.indicator
    assert shown.standing is not None
    now = shown.standing.now
    if isinstance(indicator, Proportion | Ratio):
        if not now.denominator:
            return "Nothing to count in the period"
        return (
            f"{count(now.numerator)} of {count(now.denominator)}"
            if indicator.kind == "proportion"
            else (f"{count(now.numerator)} for {count(now.denominator)}")
        )
    if isinstance(indicator, Duration):
        known = now.denominator or 0
        return f"{indicator.show} of {count(known)} {'case' if known == 1 else 'cases'}, in {indicator.unit}"
    return things(indicator.unit, now.shown)


ONE = {"children": "child", "enquiries": "enquiry"}


def things(unit: str, number_of: float | None) -> str:
    """What is counted, as so many of it are called: 1 child, 2 children; nothing where the unit names no thing."""
    if unit in {"count", "per 10,000"}:
        return ""
    return ONE.get(unit, unit.removesuffix("s")) if number_of == 1 else unit


def pill(rag: Rag, words: str) -> Node:
    """RAG in colour, shape and words."""
    return element(
        "span", element("span", SHAPES[rag], class_="shape", aria_hidden="true"), words, class_=f"pill rag-{rag.value}"
    )


def _rag_words(shown: Tile) -> str:
    if shown.rag is Rag.NONE and shown.target is None:
        return "No target" if shown.indicator.direction.value != "neither" else "For context"
    if shown.rag is Rag.AMBER and shown.target is not None and shown.target.amber_words:
        return shown.target.amber_words
    return shown.rag.words if shown.rag is not Rag.NONE else "Not judged"


def _change(shown: Tile, standing: Standing) -> list[Node]:
    """An arrow and words; bold and coloured only where the month's chart does not call the number steady."""
    change, indicator = shown.change, shown.indicator
    if HIDDEN in {standing.now.shown, standing.then.shown if standing.then else None}:
        return ["Change not shown: a small number"]
    unit = "count" if isinstance(indicator, Count | Rate) else indicator.unit
    arrow, words = changed(change, unit, "a week ago" if standing.weekly else "the period before")
    verdict = change.verdict if change else Verdict.NEUTRAL
    style = {Verdict.BETTER: "better", Verdict.WORSE: "worse"}.get(verdict)
    if shown.judged is not None and shown.judged.variation is Variation.COMMON:
        style = None
    return [
        element("span", arrow, aria_hidden="true", class_="arrow") if arrow else None,
        element("span", words, class_=style),
    ]


def _icons(held: Judgement | None) -> Node:
    """Whether it changes beyond chance and will reach its target, by month; empty where nobody can tell."""
    return element("p", *judged(held), class_="icons")


def _target(shown: Tile) -> list[Node]:
    if shown.target is None:
        return []
    proposed = element("span", " (proposed)", title=shown.target.source) if shown.target.is_proposed else None
    return ["Target: ", shown.target.words[:1].lower() + shown.target.words[1:], proposed]


def late_line(late: Late | None) -> Node:
    """The open work already late: never left out beside a percentage, and calm where there is none."""
    if late is None:
        return None
    if late.count is None:
        return element("p", "Late work: not known, its data was not supplied", class_="late unknown")
    if not late.count:
        return element("p", element("span", "✓", aria_hidden="true"), f" None {late.noun}", class_="late none")
    number = f"{late.count:,} {late.noun}"
    held = element("a", number, href=late.href) if late.href else element("strong", number)
    sign = element("span", "●", aria_hidden="true", class_="dot")
    return element("p", sign, " ", held, f": {late.words}" if late.words else None, class_="late")


def period_words(standing: Standing) -> str:
    """The period of the number, in words: no number without its days."""
    if standing.period is Period.AS_AT:
        return f"At the end of {day(standing.last)}"
    if standing.period is Period.WHOLE_WEEK:
        return f"Last full week, {between(standing.first, standing.last)}"
    if standing.period is Period.OWN:
        return between(standing.first, standing.last)
    return f"Four weeks, {between(standing.first, standing.last)}"


def sparkline(trend: Sequence[float | None], indicator: Indicator) -> Node:
    """Half a year of weekly points as a line; what a screen reader hears is the first, lowest, highest and last."""
    known = [(place, value) for place, value in enumerate(trend) if value is not None and isfinite(value)]
    if len(known) < 2:
        return element("div", class_="spark empty")
    low, high = min(v for _, v in known), max(v for _, v in known)
    width = max(1, len(trend) - 1)

    def height(value: float) -> float:
        return round(26 - 24 * (0.5 if high == low else (value - low) / (high - low)), 1)

    # A point a unit of the drawing's width: whole numbers, since some forty of these lines make up a page.
    path = "M" + "L".join(f"{across} {height(value):g}" for across, value in known)
    end_x, end_y = round(100 * known[-1][0] / width, 1), height(known[-1][1])
    unit = "count" if isinstance(indicator, Count | Rate) else indicator.unit
    said = (
        f"Trend: from {number(known[0][1], unit)} to {number(known[-1][1], unit)},"
        f" lowest {number(low, unit)}, highest {number(high, unit)}"
    )
    return element(
        "div",
        element("svg", element("path", d=path), viewBox=f"0 0 {width} 28", preserveAspectRatio="none"),
        element("span", class_="end", style={"left": f"{end_x}%", "top": f"{round(100 * end_y / 28, 1)}%"}),
        class_="spark",
        role="img",
        aria_label=said,
    )
