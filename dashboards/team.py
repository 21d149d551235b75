"""Teams: all of them side by side, and one of them with its workers and its children."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dashboards.choosing import day_choice, linker, the_list
from dashboards.measures import Reading, read, tiles, worklist
from dashboards.page import NOBODY, Page, Request, View, key
from dashboards.practice import practice
from dashboards.sharing import all_shown
from dashboards.tiled import tiled
from data.results import Grain, Series, Unit, UnitKind
from indicators.apart import StandsOut, in_order, stand_out
from indicators.disclosure import HIDDEN
from indicators.kinds import Direction, Fold, Indicator
from indicators.standing import Standing, standing
from indicators.worklist import Child
from layouts import morning, shell
from layouts.address import link, place
from layouts.apart import standing_out
from layouts.cards import figure
from layouts.cards import tiles as cards
from layouts.controls import crumbs, remarks
from layouts.markup import Markup, Node, element
from layouts.tables import Column, table
from layouts.words import count, day

#: What stands beside each team, in the order of the day.
COLUMNS = (
    "wf_cases_by_team",
    "wf_unallocated",
    "missing_now",
    "s47_open_now",
    "assessments_45wd",
    "assessments_open_overdue",
    "cp_visits_timely",
    "cla_visits_timely",
)
#: The children a worker holds.
HELD = "wf_cases_by_team"
TILES = (
    "missing_now",
    "s47_open_now",
    "s47_completed_15wd",
    "assessments_open_overdue",
    "assessments_45wd",
    "wf_unallocated",
    "cp_visits_timely",
    "cla_visits_timely",
    "wf_caseload_avg",
    "wf_cases_by_team",
)


def index(request: Request) -> View:
    """Every service with its teams, on one day."""
    kept = series(request)
    stood = standings(request, {name: held for name, held in kept.items() if name in COLUMNS})
    services = request.units_of(UnitKind.SERVICE)
    return View(
        "Teams",
        [
            Markup(
                [
                    element("div", element("h1", "Teams", tabindex=-1), day_choice(request), class_="top"),
                    remarks(request.remarks),
                    element(
                        "p",
                        f"At the end of {day(request.on)}; percentages of events over the four weeks that end on it. "
                        "Teams stand in alphabetical order: small teams swing more, so this is no league table.",
                        class_="quiet",
                    ),
                    None if request.shared else _apart(request, kept),
                    *(_service(request, service, stood) for service in services),
                ]
            )
        ],
    )


def series(request: Request) -> dict[str, dict[Unit, Standing]]:
    """Where the columns and every percentage of the day stand, for each unit, from one asking of the store."""
    names = [one.id for one in request.indicators.values() if one.id in COLUMNS or _is_daily_share(one)]
    return _series(request, names, Grain.DAY)


def _year(request: Request) -> dict[str, dict[Unit, Standing]]:
    """The same percentages of events over twelve months: a small team's four weeks hold too few to tell."""
    shares = [one for one in request.indicators.values() if _is_daily_share(one) and one.fold is Fold.FLOW]
    return _series(request, [one.id for one in shares if Grain.ROLLING12 in one.grains], Grain.ROLLING12)


def _series(request: Request, names: Sequence[str], grain: Grain) -> dict[str, dict[Unit, Standing]]:
    units = (UnitKind.TRUST, UnitKind.SERVICE, UnitKind.TEAM)
    lacking = {name for name, needs in request.store.lacking(request.scope).items() if needs}
    stood: dict[str, dict[Unit, Standing]] = {name: {} for name in names}
    for one in request.store.series(request.scope, names, grain, kinds=units):
        if one.category is None and one.indicator not in lacking and (held := _stand(request, one)):
            stood[one.indicator][one.unit] = held
    return stood


def _is_daily_share(one: Indicator) -> bool:
    return one.daily and one.kind == "proportion"


def standings(
    request: Request, kept: Mapping[str, Mapping[Unit, Standing]]
) -> dict[tuple[str, UnitKind, str], Standing]:
    """What is shown of each service and team: where the page is shared, without its small numbers."""
    beside = {
        name: {unit: stood for unit, stood in held.items() if unit.kind is not UnitKind.TRUST}
        for name, held in kept.items()
    }
    return {
        (name, unit.kind, unit.id): shown
        for name, held in all_shown(request, beside).items()
        for unit, shown in held.items()
    }


def _stand(request: Request, one: Series) -> Standing | None:
    return standing(request.indicators[one.indicator], one, request.day, request.covers_from, weeks=1)


def _apart(request: Request, kept: Mapping[str, Mapping[Unit, Standing]]) -> Node:
    now, year = ([*_found(request, stood)] for stood in (kept, _year(request)))
    said = {(each.indicator.id, each.unit.id, each.is_worse) for each in now}
    year = [each for each in year if (each.indicator.id, each.unit.id, each.is_worse) not in said]
    on = request.query.on
    return standing_out(
        {"In these four weeks": now, "Over twelve months": year},
        lambda each: link(place("team", key(each.unit)), on=on),
        lambda each: link(
            place("indicator", each.indicator.id), service=each.unit.parent or NOBODY, team=key(each.unit), on=on
        ),
    )


def _found(request: Request, kept: Mapping[str, Mapping[Unit, Standing]]) -> Iterator[StandsOut]:
    return in_order([each for name, held in kept.items() for each in stand_out(request.indicators[name], held)])


def _service(request: Request, service: Unit, stood: Mapping[tuple[str, UnitKind, str], Standing]) -> Node:
    rows = [service, *request.units_of(UnitKind.TEAM, key(service))]
    columns: list[Column[Unit]] = [Column("Team", lambda unit: _named(request, unit), head=True)]
    columns += [_column(request.indicators[name], stood) for name in COLUMNS if name in request.indicators]
    return element(
        "section",
        element("h2", element("a", service.name, href=link("/", service=key(service), on=request.query.on))),
        table(f"Teams of {service.name}", columns, rows, hide_caption=True, labelled=True),
        class_="panel cards aligned",
    )


def _named(request: Request, unit: Unit) -> Node:
    if unit.kind is UnitKind.SERVICE:
        return element("strong", "Whole service")
    return element("a", unit.name, href=link(place("team", key(unit)), on=request.query.on))


def _column(one: Indicator, stood: Mapping[tuple[str, UnitKind, str], Standing]) -> Column[Unit]:
    def cell(unit: Unit) -> list[Node]:
        held = stood.get((one.id, unit.kind, unit.id))
        if held is None:
            return ["–"]
        said = sides(one, held)
        return [figure(one, held), " ", element("span", said, class_="quiet sides") if said else None]

    return Column(one.title, cell, number=True)


def sides(one: Indicator, held: Standing) -> str:
    """The two sides of a percentage and, where they are its other side, the late ones."""
    now = held.now
    if one.kind != "proportion" or not now.denominator or now.numerator is None:
        return ""
    said = f"({count(now.numerator)} of {count(now.denominator)}"
    hidden = HIDDEN in {now.numerator, now.denominator}
    if one.fold is Fold.STOCK and one.direction is not Direction.LOWER and not hidden:
        return f"{said}, {count(now.denominator - now.numerator)} late)"
    return f"{said})"


def layout(request: Request) -> View:
    """One team: its tiles, its workers, its children who need action."""
    unit = request.unit_of(UnitKind.TEAM, request.item)
    if unit is None:
        return View("Team not found", [Markup([element("h1", "Team not found", tabindex=-1), _no_team()])])
    inside = replace(request, query=replace(request.query, service=unit.parent or NOBODY, team=key(unit), worker=""))
    wanted = [request.indicators[name] for name in TILES if name in request.indicators]
    reading = read(inside, wanted, unit, also=(HELD,))
    return View(unit.name, page(inside, unit, wanted, reading, worklist(inside, reading)))


def _no_team() -> Node:
    return shell.not_found("There is no team with this name in the data that was loaded, or you may not see it.")


def page(
    request: Request, unit: Unit, wanted: Sequence[Indicator], reading: Reading, children: Sequence[Child]
) -> list[object]:
    """The page from what was read."""
    service = request.unit_of(UnitKind.SERVICE, unit.parent or NOBODY)
    lacking = [name for name in reading.lacking if name in morning.SENTENCES]
    return [
        Markup(
            [
                crumbs(
                    [
                        ("Today", link("/", on=request.query.on)),
                        (
                            service.name if service else "Service",
                            link("/", service=unit.parent or NOBODY, on=request.query.on),
                        ),
                        (unit.name, ""),
                    ]
                ),
                element("div", element("h1", unit.name, tabindex=-1), day_choice(request), class_="top"),
                remarks(request.remarks),
                morning.summary(children, lacking, unit.name),
                tiled(
                    request,
                    "tiles",
                    f"the numbers of {unit.name}",
                    [
                        element("h2", "This team’s numbers", class_="visually-hidden", id="tiles"),
                        cards(tiles(request, reading, wanted)),
                    ],
                    wanted,
                ),
                workers(request, unit, reading, children),
                the_list(request, children, unit.name, replace(request.query, service="", team="")),
                practice(request, unit),
            ]
        )
    ]


def workers(request: Request, unit: Unit, reading: Reading, children: Sequence[Child]) -> Node:
    """Who holds the team's children, how many each, and how many of those need action."""
    frame = reading.cases.get(HELD)
    held = Counter() if frame is None else Counter(frame["worker"].dropna())
    late = Counter(child.first.worker for child in children if child.is_late and child.first.worker)
    find = linker(request, UnitKind.WORKER, "worker")
    columns: list[Column[str]] = [
        Column("Worker", lambda name: element("a", name, href=find(name)) if find(name) else name, head=True),
        Column("Open children", lambda name: count(held[name]), number=True),
        Column("Of whom need action today", lambda name: count(late[name]), number=True),
    ]
    names = sorted({*held, *late})
    return element(
        "section",
        element("h2", "Workers"),
        table(f"Workers of {unit.name}", columns, names, hide_caption=True)
        if names
        else element("p", "Nobody of this team holds an open child on this day.", class_="calm"),
        class_="panel",
    )


INDEX = Page("/team", "Teams", index, in_menu=True, can_be_shared=True)
PAGE = Page("/team/<team>", "Team", layout)
