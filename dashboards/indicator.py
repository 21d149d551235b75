"""One number: what it means, where it is going, who makes it up, and every case behind it."""

from __future__ import annotations

from dataclasses import replace

from dashboards.cases import cases, cases_sheet, heading, the_cases
from dashboards.choosing import as_at
from dashboards.comparing import beside, comparators_sheet
from dashboards.funnel import funnel
from dashboards.judging import to_show
from dashboards.measures import back, read, tiles
from dashboards.monthly import commented
from dashboards.page import Page, Request, View, key
from dashboards.parts import parts, parts_sheet
from dashboards.points import Point, chosen_point, not_kept
from dashboards.trend import GRAINS, chosen_grain, grains_of, says, series, trend, trend_sheet
from dashboards.units import units, units_sheet
from dashboards.values import values
from data.results import Grain, UnitKind
from data.wording import wordings
from indicators.kinds import Indicator
from layouts import shell
from layouts.address import link, place
from layouts.cards import Tile
from layouts.cards import tiles as cards
from layouts.controls import Choice, crumbs, filters, remarks
from layouts.explain import explanation
from layouts.markup import Markup, Node, element


def layout(request: Request) -> View:
    """One indicator, for the trust or for the unit the filters name."""
    one = request.indicators.get(request.item)
    if one is None:
        gone = "There is no number of this name. The definitions list every one there is."
        return View(
            "Number not found", [Markup([element("h1", "Number not found", tabindex=-1), shell.not_found(gone)])]
        )
    if one.whole_trust:
        request = replace(request, query=replace(request.query, service="", team="", worker=""))
    reading = read(request, [one], request.unit, lists=False)
    return View(one.title, page(request, one, tiles(request, reading, [one])[0]))


def page(request: Request, one: Indicator, shown: Tile) -> list[object]:
    """The page from what was read."""
    grain = chosen_grain(request, one)
    held = series(request, one, grain) if not shown.lacks else None
    judged, drawn = (None, None) if held is None else to_show(request, one, held)
    point = chosen_point(request, held)
    if request.query.period and point is None and not request.shared:
        gone = "There is no such period in this trend, so the newest cases are shown."
        request = replace(request, query=replace(request.query, period=None), remarks=(*request.remarks, gone))
    return [
        Markup(
            [
                crumbs(way(request, one)),
                element("h1", one.title, tabindex=-1),
                element("p", one.question, class_="definition"),
                fields(request, one, grain),
                remarks(request.remarks),
                element(
                    "div",
                    element(
                        "div", element("h2", "This number now", class_="visually-hidden"), cards([shown], lead=True)
                    ),
                    None if judged is None else says(request, judged),
                    class_="opening",
                ),
            ]
        ),
        *([] if judged is None or drawn is None else [trend(request, judged, drawn)]),
        *sections(request, one, shown, point),
    ]


def sections(request: Request, one: Indicator, shown: Tile, point: Point | None) -> list[object]:
    """What stands below the opening, in the order a reader asks; each is a call, and empty where it has no say."""
    return [
        Markup([units(request, one)]),
        Markup([] if shown.lacks else [parts(request, one, point)]),
        Markup([commented(request, one), beside(request, one, shown)]),
        *([] if shown.lacks else filter(None, [funnel(request, one)])),
        Markup([explanation(shown, request.indicators.get(one.open_work or ""), wordings().get(one.id))]),
        Markup([] if shown.lacks or request.shared else listed(request, one, point)),
    ]


def listed(request: Request, one: Indicator, point: Point | None) -> list[Node]:
    """What only those see who may see the children: what the cases' values come to, and the cases."""
    why = "" if point is None else not_kept(request, one, point)
    if why:
        return [
            element(
                "section",
                *heading(request, one, point),
                element("p", why, class_="calm"),
                class_="panel",
                aria_labelledby="cases",
            )
        ]
    frame = cases(request, one, point)
    return [None if point else values(request, one, frame), the_cases(request, one, frame, point)]


def way(request: Request, one: Indicator) -> list[tuple[str, str]]:
    """Today, the unit where one is chosen, this number."""
    steps = [("Today", link("/", on=request.query.on))]
    unit = request.unit
    if unit.kind is UnitKind.TEAM:
        steps.append((unit.name, link(place("team", key(unit)), on=request.query.on)))
    elif unit.kind is not UnitKind.TRUST:
        steps.append((unit.name, link("/", back(request))))
    return [*steps, (one.title, "")]


def fields(request: Request, one: Indicator, grain: Grain) -> Node:
    """Unit, day, and the length of the periods."""
    query = request.query
    services = [("", "All services"), *((key(u), u.name) for u in request.units_of(UnitKind.SERVICE))]
    teams = [("", "All teams"), *((key(u), u.name) for u in request.units_of(UnitKind.TEAM, query.service or None))]
    there = grains_of(request, one)
    grains = [(name, words) for name, words in GRAINS.items() if Grain(name) in there]
    whose = [Choice("service", "Service", services, query.service), Choice("team", "Team", teams, query.team)]
    shown = [*([] if one.whole_trust else whose), as_at(request), Choice("grain", "Trend", grains, grain.value)]
    return filters(shown, request.path, query)


PAGE = Page(
    "/indicator/<indicator>",
    "Number",
    layout,
    downloads={
        "trend": trend_sheet,
        "units": units_sheet,
        "parts": parts_sheet,
        "cases": cases_sheet,
        "comparators": comparators_sheet,
    },
    can_be_shared=True,
)
