"""Choosing what a deck shows: slides in their order, and every other number to add. The choice is the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboards.board import MOST, chosen, grain_of
from dashboards.choosing import choices
from dashboards.defining import by_area
from dashboards.measures import back
from dashboards.page import Page, Request, View
from indicators.catalogue import AREA_TITLES
from indicators.kinds import Indicator
from layouts.address import link
from layouts.controls import Choice, crumbs, filters, remarks
from layouts.markup import Markup, Node, element
from layouts.words import plural
from reports.packs.pib import GRAINS

HERE, DECK = "/board/choose", "/board"


def layout(request: Request) -> View:
    """The slides that are chosen, with what moves and removes them; and a box to tick for each of the others."""
    names = chosen(request)
    deck = _to(request, DECK, request.query.measure.split(",") if request.query.measure else [])
    return View(
        "Choose slides",
        [
            Markup(
                [
                    crumbs([("Board", deck), ("Choose slides", "")]),
                    element("div", element("h1", "Choose slides", tabindex=-1), choices(request, HERE), class_="top"),
                    remarks(request.remarks),
                    _by(request),
                    element(
                        "p",
                        "A deck is its address: send it to a colleague, or keep it among your bookmarks. "
                        f"At most {MOST} slides.",
                        class_="quiet",
                    ),
                    _form(request, names),
                ]
            )
        ],
    )


def _form(request: Request, names: Sequence[str]) -> Node:
    """The chosen in their order, and a box for every other number: what is ticked is added at the deck's end."""
    areas = [(area, [one for one in inside if one.id not in names]) for area, inside in by_area(request)]
    return element(
        "form",
        element(
            "section",
            element("h2", f"The deck: {plural(len(names), 'slide')}", id="deck"),
            element("ol", *(_chosen(request.indicators[name], at, len(names)) for at, name in enumerate(names))),
            element(
                "p",
                element("a", "Show the deck", href=_to(request, DECK, names), class_="btn btn-primary"),
                " ",
                element("a", "Start from the priorities", href=_to(request, HERE, []), class_="btn"),
            ),
            class_="panel chosen",
            aria_labelledby="deck",
        ),
        element(
            "section",
            element("h2", "Numbers to add", id="others"),
            *(_area(area, inside) for area, inside in areas if inside),
            element("button", "Add what is ticked", type="submit", class_="btn btn-primary"),
            class_="panel choose",
            aria_labelledby="others",
        ),
        data_join=link(HERE, back(request), grain=request.query.grain),
        aria_label="Slides of the deck",
        key="slides",
    )


def _chosen(one: Indicator, at: int, many: int) -> Node:
    """A slide that can stand earlier or later, or go; the last of all stays."""
    moves = [("Earlier", "-1", at > 0), ("Later", "1", at < many - 1), ("Remove", "0", many > 1)]
    return element(
        "li",
        element("input", type="hidden", name="measure", value=one.id),
        element("span", one.title, class_="who"),
        *(
            element(
                "button",
                words,
                type="button",
                class_="btn btn-sm",
                id=f"{words[0]}-{one.id}",
                data_step=by,
                aria_label=f"{words}: {one.title}",
                disabled="" if not possible else None,
            )
            for words, by, possible in moves
        ),
        key=one.id,
    )


def _area(area: str, inside: Sequence[Indicator]) -> Node:
    return element(
        "fieldset",
        element("legend", AREA_TITLES[area]),
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
    return link(path, back(request), measure=",".join(names), grain=request.query.grain)


def _by(request: Request) -> Node:
    """What the numbers are read by: a choice where true counts are shown."""
    if request.shared:
        return None
    options = [(("" if grain is GRAINS[0] else grain.value), f"By {grain.value}") for grain in GRAINS]
    kept = replace(request.query, grain="" if grain_of(request) is GRAINS[0] else request.query.grain)
    clear = link(HERE, replace(kept, grain=""))
    return filters([Choice("grain", "Numbers", options, kept.grain)], HERE, kept, clear=clear, label="What slides show")


PAGE = Page(HERE, "Choose slides", layout, can_be_shared=True)
