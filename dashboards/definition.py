"""One definition, whole; and all of them as a book to print."""

from __future__ import annotations

from collections.abc import Sequence

from dashboards.defining import by_area, day_of, lacking, told
from dashboards.page import Page, Request, View
from dashboards.targets import reads_of
from indicators.catalogue import AREA_TITLES
from indicators.kinds import Indicator
from layouts import definition, shell, worked
from layouts.address import link, place
from layouts.controls import crumbs, remarks
from layouts.markup import Markup, Node, element
from layouts.words import day, plural


def layout(request: Request) -> View:
    """One definition, whole."""
    one = request.indicators.get(request.item)
    if one is None:
        gone = "There is no definition of this name. The definitions page lists every one there is."
        return View(
            "Definition not found",
            [Markup([element("h1", "Definition not found", tabindex=-1), shell.not_found(gone)])],
        )
    known = told(request, one, lacking(request).get(one.id, ()))
    steps = [("Definitions", "/definitions"), (AREA_TITLES[one.area], f"/definitions#area-{one.area}"), (one.title, "")]
    return View(
        one.title,
        [
            Markup(
                [
                    crumbs(steps),
                    element("h1", one.title, tabindex=-1),
                    element("p", one.question, class_="definition"),
                    remarks(request.remarks),
                    element(
                        "p",
                        element("a", "See the number", href=place("indicator", one.id)),
                        element("a", "Its targets", href=link("/targets", measure=one.id)) if reads_of(one) else None,
                        class_="links",
                    ),
                    element("section", element("h2", "Definition"), definition.fact_list(known), class_="panel"),
                    element(
                        "section",
                        element("h2", "Worked examples"),
                        element(
                            "p",
                            f"{plural(len(known.examples), 'example')}: the same that the tests put to the program. "
                            "Cells left out of a table are blank.",
                            class_="quiet",
                        ),
                        worked.examples(one, known.examples),
                        class_="panel",
                    ),
                    element(
                        "section",
                        element("h2", "Changes"),
                        element("p", "Numbers before and after are those of a small invented trust.", class_="quiet"),
                        definition.history_table(known.history),
                        class_="panel",
                    ),
                ]
            )
        ],
    )


def book(request: Request) -> View:
    """Every definition, to be printed: contents, then area by area."""
    lacks = lacking(request)
    areas = by_area(request)
    return View(
        "Book of definitions",
        [
            Markup(
                [
                    crumbs([("Definitions", "/definitions"), ("Book of definitions", "")]),
                    element("h1", "Book of definitions", tabindex=-1),
                    element(
                        "p",
                        f"{len(request.indicators)} definitions, with what stood on {day(day_of(request))}.",
                        element(
                            "span",
                            " Print this page, or save it as PDF: each area begins on a new page.",
                            class_="no-print",
                        ),
                        class_="definition",
                    ),
                    element(
                        "nav",
                        element("h2", "Contents"),
                        *(_contents(area, inside) for area, inside in areas),
                        class_="contents panel",
                        aria_label="Contents",
                    ),
                    *(
                        element(
                            "section",
                            element("h2", AREA_TITLES[area], id=f"area-{area}"),
                            *(definition.in_book(told(request, one, lacks.get(one.id, ()))) for one in inside),
                            class_="chapter panel",
                            aria_labelledby=f"area-{area}",
                        )
                        for area, inside in areas
                    ),
                ]
            )
        ],
    )


def _contents(area: str, inside: Sequence[Indicator]) -> Node:
    return element(
        "div",
        element("h3", element("a", AREA_TITLES[area], href=f"/definitions/book#area-{area}")),
        element("ul", *(element("li", element("a", one.title, href=f"/definitions/book#{one.id}")) for one in inside)),
    )


BOOK = Page("/definitions/book", "Book of definitions", book, needs_data=False, can_be_shared=True)
PAGE = Page("/definitions/<indicator>", "Definition", layout, needs_data=False, can_be_shared=True)
