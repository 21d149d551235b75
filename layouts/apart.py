"""Teams that stand out, in a sentence each: what, by how much, and the way to the reason and the children."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from indicators.apart import StandsOut
from layouts.markup import Node, element
from layouts.words import count, number, plural

#: So many are said on the page; of more, how many there are.
SHOWN = 8


def standing_out(
    found: Sequence[StandsOut], team_link: Callable[[StandsOut], str], number_link: Callable[[StandsOut], str]
) -> Node:
    """The section above the tables; calm where nobody stands out."""
    worse = [each for each in found if each.is_worse]
    better = [each for each in found if not each.is_worse]
    return element(
        "section",
        element("h2", "Teams that stand out", id="stand-out"),
        element(
            "p",
            "By more than chance, from where the whole trust stands in the same percentage. The most cases come first. "
            "A team may have a good reason: ask before you judge.",
            class_="quiet",
        ),
        _entries("Ask about these first", worse, team_link, number_link),
        _entries("Learn from these", better, team_link, number_link),
        None if found else element("p", "No team differs from the others by more than chance.", class_="calm"),
        class_="panel apart",
        aria_labelledby="stand-out",
    )


def _entries(
    title: str,
    found: Sequence[StandsOut],
    team_link: Callable[[StandsOut], str],
    number_link: Callable[[StandsOut], str],
) -> Node:
    if not found:
        return None
    left = len(found) - SHOWN
    return element(
        "div",
        element("h3", title),
        element(
            "ul",
            *(_entry(each, team_link(each), number_link(each)) for each in found[:SHOWN]),
            element("li", f"and {left} more", class_="quiet") if left > 0 else None,
        ),
    )


def _entry(each: StandsOut, team: str, of: str) -> Node:
    shape, style = ("✕", "red") if each.is_worse else ("✓", "green")
    return element(
        "li",
        element("span", shape, class_=f"sign {style}", aria_hidden="true"),
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
