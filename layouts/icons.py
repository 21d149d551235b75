"""The icons of variation and assurance, drawn in line: a letter or a sign, a colour, and always words beside them."""

from __future__ import annotations

from indicators.judge import Judgement
from indicators.spc.icons import Assurance, Variation
from layouts.markup import Node, element

WAVE, HIGH, LOW = "M5 14q3.5-9 7-2t7-2", "M8 6v12M16 6v12M8 12h8", "M9 6v12h7"
UP, DOWN = "M12 18V6M7 11l5-5 5 5", "M12 6v12M7 13l5 5 5-5"
_VARIATION = {
    Variation.COMMON: WAVE,
    Variation.IMPROVEMENT_HIGH: HIGH,
    Variation.IMPROVEMENT_LOW: LOW,
    Variation.CONCERN_HIGH: HIGH,
    Variation.CONCERN_LOW: LOW,
    Variation.NEUTRAL_HIGH: UP,
    Variation.NEUTRAL_LOW: DOWN,
}
_ASSURANCE = {
    Assurance.MEETS: ("M9 18V6h4a3.5 3.5 0 0 1 0 7H9", "improvement"),
    Assurance.MISSES: ("M9 18V6h7M9 12h5", "concern"),
    Assurance.EITHER: ("M9 9a3 3 0 1 1 4 2.8q-1 .5-1 2.2M12 17v1", "common"),
}


def icon(path: str, kind: str) -> Node:
    """A sign in a ring of the colour of its kind. What it says stands beside it in words."""
    return element("svg", element("path", d=path), viewBox="0 0 24 24", class_=f"icon {kind}", aria_hidden="true")


def said(path: str, kind: str, words: str) -> Node:
    """An icon and its words, kept together on one line."""
    return element("span", icon(path, kind), words, class_="said")


def judged(held: Judgement | None) -> list[Node]:
    """Both icons with their words; nothing where there are no limits or too few points for them."""
    if held is None or held.variation is Variation.NONE:
        return []
    shown = [said(_VARIATION[held.variation], held.variation.kind, held.variation.words)]
    if held.assurance is not Assurance.NONE:
        shown.append(said(*_ASSURANCE[held.assurance], held.assurance.words))
    return shown
