"""Definitions: every number there is, in a line or two each, found by a word; the book and the file of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dashboards.defining import WORDLESS, by_area, day_of, lacking, sheet
from dashboards.page import Page, Request, View
from data.targets import Targets
from indicators.catalogue import AREA_TITLES
from indicators.kinds import Indicator
from layouts import definition
from layouts.address import place
from layouts.controls import remarks
from layouts.definition import Told
from layouts.explain import fold_words
from layouts.markup import Markup, Node, element
from layouts.words import missing


def index(request: Request) -> View:
    """All definitions, by area; a word typed narrows them at once."""
    lacks, on = lacking(request), day_of(request)
    areas = by_area(request)
    return View(
        "Definitions",
        [
            Markup(
                [
                    element("h1", "Definitions", tabindex=-1),
                    element(
                        "p",
                        f"Every number Sightline shows, {len(request.indicators)} in all. National definitions are "
                        "stable; targets are the trust’s own, and those marked as proposed have not been agreed by "
                        "anybody here.",
                        class_="definition",
                    ),
                    remarks(request.remarks),
                    search(),
                    ways(areas),
                    *(_area(request, area, inside, lacks, on) for area, inside in areas),
                ]
            )
        ],
    )


def search() -> Node:
    """A field that narrows the definitions without asking the server."""
    return element(
        "div",
        element("label", "Find a definition", for_="find"),
        element(
            "input",
            id="find",
            type="search",
            class_="form-control",
            data_search=".define",
            autocomplete="off",
            placeholder="For example: visit, 45 working days, Children Act",
        ),
        class_="search field no-print",
        role="search",
    )


def ways(areas: Sequence[tuple[str, Sequence[Indicator]]]) -> Node:
    """To an area of the page, to the book, and to the file."""
    chips = [
        element("li", element("a", f"{title} ", element("b", len(inside)), href=f"/definitions#area-{area}"))
        for title, area, inside in ((AREA_TITLES[area], area, inside) for area, inside in areas)
    ]
    return element(
        "div",
        element("nav", element("ul", *chips), class_="chooser no-print", aria_label="Areas"),
        element(
            "p",
            element("a", "All of them as a book to print", href="/definitions/book"),
            element("a", "Download all definitions (CSV)", href="/download/definitions.csv", download=""),
            class_="links",
        ),
        class_="ways",
    )


def _area(
    request: Request, area: str, inside: Sequence[Indicator], lacks: Mapping[str, Sequence[str]], on: date
) -> Node:
    return element(
        "section",
        element("h2", AREA_TITLES[area], id=f"area-{area}"),
        *(_entry(one, lacks.get(one.id, ()), request.targets, on) for one in inside),
        class_="panel area-list",
        aria_labelledby=f"area-{area}",
    )


def _entry(one: Indicator, lacks: Sequence[str], targets: Targets, on: date) -> Node:
    known = Told(one, WORDLESS, None, on, (), None, (), (), lacks)
    tags = [
        f"{one.kind.capitalize()}, {fold_words(one)}",
        "shown daily" if one.daily else "",
        _target(targets, one, on),
        "; ".join(definition.source_words(source) for source in one.sources),
    ]
    return element(
        "article",
        element("h3", element("a", one.title, href=place("definitions", one.id))),
        element("p", one.definition),
        element("p", " · ".join(tag for tag in tags if tag), class_="tags"),
        element("p", f"No number: {missing(lacks)}", class_="remark") if lacks else None,
        element("p", "! Its review is overdue", class_="remark") if known.is_overdue else None,
        class_="define",
        id=one.id,
    )


def _target(targets: Targets, one: Indicator, on: date) -> str:
    held = targets.on(one.id, on)
    if held is None:
        return "no target"
    return f"target: {held.words[:1].lower()}{held.words[1:]}{' (proposed)' if held.is_proposed else ''}"


PAGE = Page(
    "/definitions",
    "Definitions",
    index,
    downloads={"definitions": sheet},
    in_menu=True,
    group="About the numbers",
    needs_data=False,
    can_be_shared=True,
)
