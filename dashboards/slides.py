"""Choosing what a deck shows: slides in their order, and every other number to add. The choice is the address."""

from __future__ import annotations

from collections.abc import Sequence

from dashboards.board import MOST, chosen
from dashboards.choosing import choices
from dashboards.defining import TITLES, by_area
from dashboards.measures import back
from dashboards.page import Page, Request, View
from indicators.kinds import Indicator
from layouts.address import link
from layouts.controls import crumbs, remarks
from layouts.markup import Markup, Node, element
from layouts.words import plural

HERE, DECK = "/board/choose", "/board"


def layout(request: Request) -> View:
    """The slides that are chosen, with what moves and removes them; and a box to tick for each of the others."""
    names = chosen(request)
    deck = link(DECK, back(request), measure=request.query.measure)
    return View(
        "Choose slides",
        [
            Markup(
                [
                    crumbs([("Board", deck), ("Choose slides", "")]),
                    element("div", element("h1", "Choose slides", tabindex=-1), choices(request, HERE), class_="top"),
                    remarks(request.remarks),
                    element(
                        "p",
                        "A deck is its address: send it to a colleague, or keep it among your bookmarks. "
                        f"At most {MOST} slides.",
                        class_="quiet",
                    ),
                    _deck(request, names),
                    _others(request, names),
                ]
            )
        ],
    )


def _deck(request: Request, names: Sequence[str]) -> Node:
    """The chosen in their order; each can stand earlier or later, or go."""
    return element(
        "section",
        element("h2", f"The deck: {plural(len(names), 'slide')}", id="deck"),
        element("ol", *(_chosen(request, names, at) for at in range(len(names))), class_="chosen"),
        element(
            "p",
            element("a", "Show the deck", href=_to(request, DECK, names), class_="btn btn-primary"),
            " ",
            element("a", "Start from the priorities", href=link(HERE, back(request)), class_="btn"),
        ),
        class_="panel",
        aria_labelledby="deck",
    )


def _chosen(request: Request, names: Sequence[str], at: int) -> Node:
    one = request.indicators[names[at]]
    rest = [*names[:at], *names[at + 1 :]]

    def step(words: str, to: int, ident: str) -> Node:
        if not 0 <= to <= len(rest) or to == at:
            return element("span", words, class_="btn btn-sm off", aria_disabled="true")
        return _move(request, one, words, [*rest[:to], one.id, *rest[to:]], ident)

    return element(
        "li",
        element("span", one.title, class_="who"),
        step("Earlier", at - 1, "earlier"),
        step("Later", at + 1, "later"),
        _move(request, one, "Remove", rest, "remove") if rest else None,
        key=one.id,
    )


def _move(request: Request, one: Indicator, words: str, names: Sequence[str], ident: str) -> Node:
    return element(
        "a",
        words,
        element("span", f": {one.title}", class_="visually-hidden"),
        href=_to(request, HERE, names),
        id=f"{ident}-{one.id}",
        class_="btn btn-sm",
    )


def _others(request: Request, names: Sequence[str]) -> Node:
    """Every number that is not in the deck, by area; what is ticked is added at its end."""
    areas = [(area, [one for one in inside if one.id not in names]) for area, inside in by_area(request)]
    return element(
        "form",
        element("input", type="hidden", name="measure", value=",".join(names)),
        *(_area(area, inside) for area, inside in areas if inside),
        element("button", "Add what is ticked", type="submit", class_="btn btn-primary"),
        class_="panel choose",
        data_join=link(HERE, back(request)),
        aria_label="Numbers to add",
        key=",".join(names),
    )


def _area(area: str, inside: Sequence[Indicator]) -> Node:
    return element(
        "fieldset",
        element("legend", TITLES[area]),
        *(
            element(
                "label",
                element("input", type="checkbox", name="measure", value=one.id),
                element("span", one.title),
                key=one.id,
            )
            for one in inside
        ),
        key=area,
    )


def _to(request: Request, path: str, names: Sequence[str]) -> str:
    return link(path, back(request), measure=",".join(names))


PAGE = Page(HERE, "Choose slides", layout, can_be_shared=True)
