"""Teams that stand out, in a sentence each: what, by how much, and the way to the reason and the children."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from indicators.apart import StandsOut
from layouts.markup import Node, element
from layouts.words import count, number, plural

#: So many are said on the page; of more, how many there are.
SHOWN = 8
NOBODY = "No team differs from the others by more than chance."


def standing_out(
    found: Mapping[str, Sequence[StandsOut]],
    team_link: Callable[[StandsOut], str],
    number_link: Callable[[StandsOut], str],
) -> Node:
    """The section above the tables, by the span looked at; calm where nobody stands out."""
    return element(
        "section",
        element("h2", "Teams that stand out", id="stand-out"),
        element(
            "p",
            "By more than chance, from where the whole trust stands in the same percentage. The worse before the "
            "better, and the most cases first. A team may have a good reason: ask before you judge.",
            class_="quiet",
        ),
        *(_span(words, each, team_link, number_link) for words, each in found.items() if each),
        None if any(found.values()) else element("p", NOBODY, class_="calm"),
        class_="panel apart",
        aria_labelledby="stand-out",
    )


def _span(
    words: str,
    found: Sequence[StandsOut],
    team_link: Callable[[StandsOut], str],
    number_link: Callable[[StandsOut], str],
) -> list[Node]:
    left = len(found) - SHOWN
    return [
        element("h3", words),
        element(
            "ul",
            *(_entry(each, team_link(each), number_link(each)) for each in found[:SHOWN]),
            element("li", f"and {left} more", class_="quiet") if left > 0 else None,
        ),
    ]


def _entry(each: StandsOut, team: str, of: str) -> Node:
    shape, style, words = ("✕", "red", "Worse: ") if each.is_worse else ("✓", "green", "Better: ")
    return element(
        "li",
        element("span", shape, class_=f"sign {style}", aria_hidden="true"),
        element("span", words, class_="visually-hidden"),
        element("a", each.unit.name, href=team, class_="who"),
        " ",
        element("a", each.indicator.title, href=of),
        f": {said(each)}",
    )


def said(each: StandsOut) -> str:
    """The percentage with its two sides, the trust's, and what the difference is in cases."""
    now, unit = each.standing.now, each.indicator.unit
    words = "worse" if each.is_worse else "better"
    return (
        f"{number(now.value, unit)} ({count(now.numerator)} of {count(now.denominator)}); the trust "
        f"{number(each.whole.now.value, unit)}. {plural(max(1, round(each.excess)), 'case')} {words} than the trust’s "
        "percentage would give."
    )
