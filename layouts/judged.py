"""A judgement in full: the sentence, the icons, what it is compared with, and a stock's starts and ends."""

from __future__ import annotations

from collections.abc import Sequence

from data.results import Grain
from indicators.comparing import Moment, shown_unit
from indicators.judge import Change, Judgement, Verdict
from indicators.sentence import against, changing, period, sentence
from layouts.icons import judged as icons
from layouts.markup import Node, element
from layouts.words import listed, number

_BEFORE = {Grain.DAY: "day before", Grain.ROLLING12: "twelve months a month before"}


def judgement(held: Judgement, flows: Sequence[tuple[Judgement, str]] = ()) -> Node:
    """The panel. ``flows`` are those that start and end a stock, each with the address of its page."""
    return element(
        "section",
        element("h2", "What it says", id="judgement"),
        element("p", sentence(held), class_="sentence"),
        _icons(held),
        element("dl", *_comparisons(held), class_="compared"),
        *(_flow(flow, href) for flow, href in flows),
        class_="panel judgement",
        aria_labelledby="judgement",
    )


def _icons(held: Judgement) -> Node:
    shown = icons(held)
    return element("p", *shown, class_="icons") if shown else None


def _comparisons(held: Judgement) -> list[Node]:
    if held.now is None:
        return []
    unit = shown_unit(held.indicator)
    one = _BEFORE.get(held.grain, f"{held.grain.value} before")
    rows = [
        (f"The {one}", _change(held, held.on_before, held.before, f"the {one}")),
        ("A year before", _change(held, held.on_year, held.years_before[0], "a year before")),
    ]
    if held.grain in {Grain.MONTH, Grain.QUARTER} and any(held.years_before[1:]):
        rows.append(("The same in earlier years", _season(held.years_before, held.grain, unit)))
    return [node for words, said in rows for node in (element("dt", words), element("dd", said))]


def _change(held: Judgement, found: Change | None, then: Moment | None, when: str) -> list[Node]:
    """Better or worse in words and colour; a difference that chance gives says so and has none."""
    if found is None or then is None:
        return ["No figure to compare"]
    unit = shown_unit(held.indicator)
    style = {Verdict.BETTER: "better", Verdict.WORSE: "worse"}.get(found.verdict)
    chance = held.by_chance(then) and found.verdict is not Verdict.SAME
    words = against(found, unit, when)
    if chance:
        words, style = f"{words.partition(',')[0]}, within what chance gives", None
    return [number(then.shown, unit), "; now ", element("span", words, class_=style)]


def _season(years: Sequence[Moment | None], grain: Grain, unit: str) -> str:
    return listed([f"{number(one.shown, unit)} in {period(grain, one)}" for one in years if one is not None])


def _flow(held: Judgement, href: str) -> Node:
    """One flow of a stock with its own icons, or why it has none."""
    return element(
        "div",
        element("p", element("a", held.indicator.title, href=href), ", by month"),
        _icons(held) or element("p", changing(held) or "No number", class_="quiet"),
        class_="flow",
    )
