"""Today: what the Chief Executive and managers look at first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from math import isnan

from dash import html

from dashboards import changes
from dashboards.choosing import choices, heading, spoken_unit, the_list
from dashboards.happened import events, on_bars
from dashboards.measures import Reading, back, daily, read, tiles, worklist
from dashboards.page import Page, Request, Sheet, View, require_circle
from dashboards.practice import practice
from dashboards.sharing import files
from dashboards.tiled import numbers, tile_sheet, tiled
from data.results import UnitKind
from indicators.clock import day_date
from indicators.kinds import Indicator
from indicators.worklist import Child
from layouts import morning
from layouts import worklist as lists
from layouts.address import link, place
from layouts.cards import Tile
from layouts.cards import tiles as cards
from layouts.charts import Chart, Dot, chart
from layouts.controls import remarks
from layouts.markup import Markup, Node, element
from layouts.words import number, short_day

#: The four that the performance framework names first: a missing child before everything.
FIRST = ("missing_now", "s47_completed_15wd", "assessments_45wd", "wf_unallocated")
#: The groups below them, and which daily indicators belong to each.
GROUPS: tuple[tuple[str, Callable[[Indicator], bool]], ...] = (
    ("Missing children", lambda one: one.area == "missing"),
    ("Section 47", lambda one: one.id.startswith("s47")),
    ("Assessment", lambda one: one.area == "assessment"),
    ("Protection and care", lambda one: one.area in {"child_protection", "looked_after", "child_in_need"}),
    ("Workload", lambda one: one.area == "workforce"),
    ("Front door", lambda one: one.area in {"front_door", "early_help"}),
)
#: The trends at the foot of the page.
TRENDS = ("s47_open_now", "assessments_open_overdue", "missing_episodes", "wf_unallocated")
TREND_DAYS = 56


def layout(request: Request) -> View:
    """The day of the trust, or of the service, team or worker the filters name."""
    wanted = daily(request)
    if request.shared:
        reading = read(request, wanted, request.unit, lists=False)
        return View("Today", shared_page(request, tiles(request, reading, wanted)))
    reading = read(request, wanted, request.unit)
    return View("Today", page(request, reading, tiles(request, reading, wanted), worklist(request, reading)))


def page(request: Request, reading: Reading, shown: Sequence[Tile], children: Sequence[Child]) -> list[object]:
    """The page from what was read."""
    by_name = {tile.indicator.id: tile for tile in shown}
    where = spoken_unit(request)
    lacking = [name for name in reading.lacking if name in morning.SENTENCES]
    return [
        Markup(
            [
                element("div", element("h1", heading(request), tabindex=-1), choices(request), class_="top"),
                remarks(request.remarks),
                morning.summary(children, lacking, where),
                all_tiles(request, [by_name[name] for name in FIRST if name in by_name], shown),
                the_list(request, children, where),
                practice(request, request.unit) if request.unit.kind is UnitKind.SERVICE else None,
                changes.section(request),
            ]
        ),
        *trends(request, reading),
    ]


def shared_page(request: Request, shown: Sequence[Tile]) -> list[object]:
    """The page without children: the tiles alone, small numbers hidden."""
    first = [tile for tile in shown if tile.indicator.id in FIRST]
    return [
        Markup(
            [
                element("div", element("h1", heading(request), tabindex=-1), choices(request), class_="top"),
                remarks(request.remarks),
                all_tiles(request, sorted(first, key=lambda tile: FIRST.index(tile.indicator.id)), shown),
            ]
        )
    ]


def all_tiles(request: Request, first: Sequence[Tile], shown: Sequence[Tile]) -> Node:
    """Every tile, those of the first row before all; as one picture, and what their lines are made of."""
    title = element("h2", "First things first", class_="visually-hidden", id="tiles")
    return tiled(request, "tiles", "these numbers", [title, cards(first, lead=True), *groups(shown)])


def groups(shown: Sequence[Tile]) -> list[Node]:
    """The tiles that are not in the first row, by group; one that fits no group is shown under its area."""
    rest = [tile for tile in shown if tile.indicator.id not in FIRST]
    found: list[Node] = []
    for title, belongs in GROUPS:
        inside = [tile for tile in rest if belongs(tile.indicator)]
        rest = [tile for tile in rest if tile not in inside]
        if inside:
            found.append(_group(title, inside))
    return [element("div", *found, _group("Other", rest) if rest else None, class_="groups")]


def _group(title: str, inside: Sequence[Tile]) -> Node:
    name = f"group-{title.lower().replace(' ', '-')}"
    return element(
        "section",
        element("h2", title, id=name),
        cards(inside),
        class_="group",
        aria_labelledby=name,
        style={"--n": len(inside)},
    )


def trends(request: Request, reading: Reading) -> list[object]:
    """Eight weeks of days for the measures whose direction matters most."""
    drawn = [trend(request, reading, name) for name in TRENDS if name in reading.series and name not in reading.lacking]
    if not drawn:
        return []
    return [
        Markup([element("h2", "The last eight weeks", id="trends")]),
        html.Div(drawn, className="charts"),
    ]


def trend(request: Request, reading: Reading, name: str) -> object:
    """One chart: a stock by day, a flow by week."""
    one, held = request.indicators[name], reading.series[name]
    flow = one.fold.value == "flow"
    kept = [place_ for place_, last in enumerate(held.last) if request.day - TREND_DAYS < last <= request.day]
    values = [_counted(one, held.numerator[p], held.value[p]) for p in kept]
    dots = [
        Dot(short_day(day_date(held.last[p])), day_date(held.last[p]), v) for p, v in zip(kept, values, strict=True)
    ]
    happened = [] if not dots else events(request, name, day_date(request.day - TREND_DAYS + 1), request.on)
    if flow:
        dots = by_week(dots)
        happened = on_bars(happened, dots)
    known = [dot.value for dot in dots if dot.value is not None]
    unit = "count" if one.kind in {"count", "rate"} else one.unit
    summary = (
        f"{'Each week' if flow else 'Each day'}: {number(known[-1], unit)} at the end, from {number(min(known), unit)}"
        f" to {number(max(known), unit)} over the period."
        if known
        else "No numbers in the period."
    )
    return chart(
        Chart(
            id=name,
            title=one.title,
            summary=summary,
            dots=dots,
            unit=unit,
            kind="bar" if flow else "line",
            explain=link(place("indicator", name), back(request)),
            download=files(request, "trend", measure=name, grain="week" if flow else "day"),
            events=happened,
        )
    )


def _counted(one: Indicator, numerator: float, value: float) -> float | None:
    held = numerator if one.kind in {"count", "rate"} else value
    return None if isnan(held) else float(held)


def by_week(dots: Sequence[Dot]) -> list[Dot]:
    """Days summed to whole weeks, Monday to Sunday; a week that is cut off at either end is left out."""
    weeks: dict[object, list[Dot]] = {}
    for dot in dots:
        assert not isinstance(dot.at, str)
        weeks.setdefault(dot.at.isocalendar()[:2], []).append(dot)
    return [
        Dot(
            f"Week to {held[-1].label}",
            f"{held[0].at:%d} {held[0].label.split()[1]}",
            sum(d.value or 0 for d in held),
            until=held[-1].at if isinstance(held[-1].at, date) else None,
        )
        for held in weeks.values()
        if len(held) == 7
    ]


def action_sheet(request: Request) -> Sheet:
    """The whole list of who needs action, a row a reason."""
    require_circle(request, "The list of who needs action")
    children = worklist(request, read(request, [], request.unit))
    return Sheet(
        f"action-{request.on}.csv",
        ("child", "reason", "state", "days", "since", "due", "service", "team", "worker", "long_overdue"),
        [
            (
                child.person,
                reason.concern.title,
                reason.state.words,
                reason.days,
                reason.since,
                reason.due,
                reason.service,
                reason.team,
                reason.worker,
                "Y" if reason.long_overdue else "N",
            )
            for child, reason in lists.asked(children, request.query.measure)
        ],
    )


PAGE = Page(
    "/",
    "Today",
    layout,
    downloads={"action": action_sheet, "tiles": tile_sheet},
    parts={"tiles": numbers},
    in_menu=True,
    can_be_shared=True,
)
