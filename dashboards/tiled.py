"""What stands under tiles: how to read them, the numbers behind their lines, and the same to be taken along."""

from __future__ import annotations

from collections.abc import Sequence

from dashboards.dots import as_number
from dashboards.measures import back, daily, named, read, tiles
from dashboards.page import Request, Sheet
from dashboards.sharing import FOR_SHARING_BRIEF, files, suffix
from dashboards.trend import SERIES_HEADERS
from indicators.clock import day_date
from indicators.comparing import shown_unit
from indicators.kinds import Indicator
from indicators.standing import Period, Point, Standing
from layouts import reading as how_to
from layouts.address import Query, link, place
from layouts.cards import Tile
from layouts.controls import taken_along
from layouts.markup import Node, element
from layouts.runs import Group, Run, later, tables
from layouts.words import short_day

#: What the points of a tile's line stand for, as the heading of their table says it.
SPANS = {
    Period.AS_AT: "At the end of the day",
    Period.FOUR_WEEKS: "The four weeks to the day",
    Period.WHOLE_WEEK: "The week, Monday to Sunday, to the day",
    Period.OWN: "Periods of their own, to the day",
}
#: What a row of the file says: a point of a line is of no grain.
HEADERS = tuple(header for header in SERIES_HEADERS if header != "grain")


def under_tiles(request: Request, whose: str, wanted: Sequence[Indicator] | None, name: str) -> list[Node]:
    """What stands under tiles of the unit that is chosen: of those wanted, or of all that are looked at daily."""
    if wanted is not None and not wanted:
        return []
    held = request.query
    unit = Query(service=held.service, team=held.team, worker=held.worker, on=held.on)
    ids = ",".join(one.id for one in wanted or ())
    lines = None if request.shared else later(name, link("/part/tiles", unit, measure=ids))
    found = files(request, "tiles", brief=True, measure=ids)
    if any(not one.daily for one in wanted or ()):  # the page that is shared does not hold them
        found.pop(FOR_SHARING_BRIEF, None)
    return [how_to.how(how_to.TILES, name), lines, taken_along(found, whose)]


def tiled(
    request: Request, name: str, whose: str, shown: Sequence[Node], wanted: Sequence[Indicator] | None = None
) -> Node:
    """Tiles and their title, whose id is ``name``: as one picture, with what stands under them."""
    return element(
        "div",
        *shown,
        *under_tiles(request, whose, wanted, name),
        class_="tiled",
        aria_labelledby=name,
        role="group",
        data_figure="",
    )


def drawn(request: Request) -> list[Tile]:
    """The tiles that have a number.

    For sharing, of what is looked at daily alone, hidden as the shared page of the day hides it: whoever could choose
    what is covered together could choose which cells are, and two choices give a small number back.
    """
    among = daily(request) if request.shared else named(request)
    wanted = [one for one in named(request) if one in among]
    found = tiles(request, read(request, among, request.unit, lists=False), among)
    return [tile for tile in found if tile.standing is not None and tile.indicator in wanted]


def numbers(request: Request) -> list[Node]:
    """The points of every line, a table for each kind of period."""
    groups: dict[Period, list[tuple[Tile, Standing]]] = {}
    for tile in drawn(request):
        stood = tile.standing
        assert stood is not None
        if len([value for value in stood.trend if value is not None]) > 1:
            groups.setdefault(stood.period, []).append((tile, stood))
    return tables([_group(request, period, shown) for period, shown in groups.items()], "Behind the lines")


def _group(request: Request, period: Period, shown: Sequence[tuple[Tile, Standing]]) -> Group:
    days = sorted({point.last for _, stood in shown for point in stood.points if point is not None})
    return Group(SPANS[period], [short_day(day_date(one)) for one in days], [_run(request, *one) for one in shown])


def _run(request: Request, tile: Tile, stood: Standing) -> Run:
    one = tile.indicator
    values = {short_day(day_date(point.last)): point.shown for point in stood.points if point is not None}
    return Run(one.title, link(place("indicator", one.id), back(request)), shown_unit(one), values)


def tile_sheet(request: Request) -> Sheet:
    """The same as rows, with what each number was made of. For sharing the newest alone: two differ."""
    rows = [
        (tile.indicator.id, *_row(request, point))
        for tile in drawn(request)
        if tile.standing is not None
        for point in tile.standing.points or (tile.standing.now,)
        if point is not None
    ]
    return Sheet(f"tiles-{request.on}{suffix(request)}.csv", HEADERS, rows)


def _row(request: Request, point: Point) -> Sequence[object]:
    sides = (point.numerator, point.denominator, point.unknown, point.shown)
    days = (day_date(point.first), day_date(point.last), request.unit.name)
    return (*days, *(as_number(side) for side in sides))
