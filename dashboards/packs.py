"""Packs: the paper of each meeting, for the trust or the unit the filters name, as slides, PDF or a workbook."""

from __future__ import annotations

from collections.abc import Sequence

from dashboards.choosing import spoken_unit
from dashboards.page import Page, Request, View, key
from data.results import Grain, UnitKind
from layouts.address import link
from layouts.controls import Choice, filters, remarks
from layouts.markup import Markup, Node, element
from reports.building import build, file_name
from reports.packs import Kind, discover
from reports.writers import FORMATS

#: What a format is called, and what a browser calls it.
WORDS = {"pptx": "Slides (PPTX)", "pdf": "PDF", "xlsx": "Workbook (XLSX)"}
TYPES = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MEETINGS = {
    "daily": "Every morning",
    "weekly": "Every week",
    "fortnightly": "Every fortnight",
    "monthly": "Every month",
    "when asked": "Whenever it is asked for",
}


def layout(request: Request) -> View:
    """Every pack, by how often its meeting is."""
    return View("Packs", page(request, list(discover().values())))


def page(request: Request, kinds: Sequence[Kind]) -> list[object]:
    """The page from the packs there are."""
    return [
        Markup(
            [
                element("div", element("h1", "Packs", tabindex=-1), choices(request), class_="top"),
                remarks(request.remarks),
                element(
                    "p",
                    f"The paper each meeting needs, of {spoken_unit(request)}, made from the same results as the "
                    "pages. A pack takes a few seconds to make.",
                    class_="definition",
                ),
                *(_meeting(request, when, words, kinds) for when, words in MEETINGS.items()),
            ]
        )
    ]


def choices(request: Request) -> Node:
    """Service and team. A pack is as at the newest data."""
    query = request.query
    services = [("", "All services"), *((key(unit), unit.name) for unit in request.units_of(UnitKind.SERVICE))]
    teams = [("", "All teams"), *((key(u), u.name) for u in request.units_of(UnitKind.TEAM, query.service or None))]
    fields = [Choice("service", "Service", services, query.service), Choice("team", "Team", teams, query.team)]
    return filters(fields, request.path, query)


def _meeting(request: Request, when: str, words: str, kinds: Sequence[Kind]) -> Node:
    inside = [kind for kind in kinds if kind.when == when]
    if not inside:
        return None
    name = f"when-{when.replace(' ', '-')}"
    return element(
        "section",
        element("h2", words, id=name),
        element("ul", *(_pack(request, kind) for kind in inside), class_="packs"),
        class_="panel",
        aria_labelledby=name,
    )


def _pack(request: Request, kind: Kind) -> Node:
    hides = "Small numbers are hidden: it may leave the trust." if kind.suppressed else "True counts: not for sharing."
    return element(
        "li",
        element("h3", kind.title),
        element("p", f"For {kind.audience}. {hides}", class_="quiet"),
        *(_files(request, kind, grain) for grain in kind.grains or (None,)),
    )


def _files(request: Request, kind: Kind, grain: Grain | None) -> Node:
    """A pack in every format; of one that is read by several lengths of time, by one of them."""
    by = f" by {grain.value}" if grain else ""
    asked = "" if grain is None or grain is kind.grains[0] else grain.value
    return element(
        "p",
        element("span", f"By {grain.value}: ", class_="quiet") if grain else None,
        *(
            element(
                "a",
                WORDS[ending],
                element("span", f" of {kind.title}{by}", class_="visually-hidden"),
                href=link(f"/pack/{kind.name}.{ending}", request.query, on=None, grain=asked),
                download="",
                class_="btn",
            )
            for ending in FORMATS
        ),
        class_="links",
    )


def made(request: Request, name: str, ending: str) -> tuple[str, bytes]:
    """A pack as a file's name and bytes. Unbuildable says why not."""
    unit = None if request.unit.kind is UnitKind.TRUST else request.unit.name
    pack, body = build(
        request.store,
        name,
        ending,
        on=request.query.on,
        unit=unit,
        scope=request.scope,
        indicators=request.indicators,
        titles=request.titles(),
        grain=Grain(request.query.grain) if request.query.grain else None,
    )
    return file_name(pack, ending), body


PAGE = Page("/packs", "Packs", layout, in_menu=True, group="Reports")
