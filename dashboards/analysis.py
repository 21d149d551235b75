"""Analysis: what ChAT's pages show, for the trust, a service or a team, over a window that ends on any day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from dashboards.choosing import as_at, spoken_unit
from dashboards.measures import back
from dashboards.page import NOBODY, Page, Request, Sheet, View, key
from dashboards.sharing import files, suffix
from data.results import UnitKind
from indicators.analysis import SECTIONS
from indicators.analysis.declaration import Measure, Parts, Pyramid, Section, subjects_of
from indicators.analysis.figures import Ask, Figure, figure
from indicators.analysis.sharing import SIDES, hidden_in
from indicators.clock import add_months, day_date, day_number
from indicators.disclosure import HIDDEN
from indicators.engine import reporting_year
from layouts import analysis, reading, shell
from layouts.address import Query, link, place
from layouts.controls import Choice, crumbs, downloads, filters, remarks
from layouts.markup import Markup, Node, element
from layouts.words import between, plural

#: What the window may be, and how it is said.
WINDOWS = {"6": "6 months", "12": "12 months", "year": "Since 1 April"}
NOT_KEPT = (
    "The last load was made by an older Sightline and did not keep everything that is shown here: load once more."
)


def index(request: Request) -> View:
    """Every section with its first numbers."""
    wanted = {section: numbers(section) for section in SECTIONS.values()}
    found = figures(request, wanted)
    body: list[Node] = [
        element("div", element("h1", "Analysis", tabindex=-1), choices(request, request.path), class_="top"),
        remarks(request.remarks),
        element(
            "p",
            f"The pages of an inspection’s analysis for {spoken_unit(request)}, from the same cases as every other "
            "number here. Six months to the day for lists 1 to 9, twelve for adoption, unless you choose.",
            class_="definition",
        ),
        _not_kept(wanted, found),
        element("div", *(_card(request, section, each) for section, each in found.items()), class_="sections"),
    ]
    return View("Analysis", [Markup(body)])


def numbers(section: Section) -> tuple[Measure, ...]:
    """The measures of a section that are one number each."""
    return tuple(measure for measure in section.measures if not isinstance(measure, Parts | Pyramid))


def _not_kept(wanted: Mapping[Section, Sequence[Measure]], found: Mapping[Section, Sequence[Figure]]) -> Node:
    """Said where the load is older than the program, and kept less than is asked for."""
    whole = all(len(found[section]) == len(measures) for section, measures in wanted.items())
    return None if whole else element("p", NOT_KEPT, class_="remark")


def _card(request: Request, section: Section, shown: Sequence[Figure]) -> Node:
    where = link(place("analysis", section.id), kept(request))
    tiles = [each for each in shown if analysis.is_tile(each)]
    return element(
        "section",
        element("h2", element("a", section.title, href=where)),
        element("p", section.question, class_="quiet"),
        element("dl", *(part for each in tiles for part in _line(each)), class_="lines"),
        class_="panel",
        key=section.id,
    )


def _line(shown: Figure) -> list[Node]:
    if shown.blank:
        return [element("dt", shown.measure.title), element("dd", f"– {analysis.briefly(shown)}", class_="quiet")]
    made = analysis.made_of(shown, shown.rows[0])
    return [
        element("dt", shown.measure.title),
        element("dd", element("strong", analysis.value(shown)), element("span", f" {made}", class_="quiet")),
    ]


def layout(request: Request) -> View:
    """One section."""
    section = SECTIONS.get(request.item)
    if section is None:
        gone = shell.not_found("There is no such part of the analysis.")
        return View("Not found", [Markup([element("h1", "Not found", tabindex=-1), gone])])
    found = figures(request, {section: section.measures})
    return View(f"Analysis: {section.title}", [Markup(page(request, section, found))])


def how_to_read(charts: Sequence[Figure]) -> tuple[str, ...]:
    """Of bars, and of pyramids where there is one."""
    return reading.BARS + (reading.PYRAMID if any(isinstance(one.measure, Pyramid) for one in charts) else ())


def page(request: Request, section: Section, found: dict[Section, list[Figure]]) -> list[Node]:
    """The page from what was counted."""
    shown = found[section]
    tiles = [each for each in shown if analysis.is_tile(each)]
    charts = [each for each in shown if not analysis.is_tile(each)]
    unit = "" if request.unit.kind is UnitKind.TRUST else request.unit.name
    first, last = window(request, section)
    whole = files(request, "analysis", kept(request), measure=section.id)
    return [
        crumbs([("Analysis", link("/analysis", kept(request))), (section.title, "")]),
        element(
            "div", element("h1", section.title, tabindex=-1), choices(request, request.path, section), class_="top"
        ),
        remarks(request.remarks),
        chooser(request, section),
        element("p", section.question, class_="definition"),
        element(
            "p",
            f"{spoken_unit(request)[:1].upper()}{spoken_unit(request)[1:]}. ",
            f"Events of {between(day_date(first), day_date(last))}, and what stood at the end of its last day. ",
            f"Annex A {plural(len(section.lists), 'list')[2:]} {' and '.join(map(str, section.lists))}. ",
            class_="quiet",
        ),
        element("p", *downloads(whole), class_="links no-print"),
        reading.how(how_to_read(charts), "charts", "How to read these charts") if charts else None,
        _not_kept({section: section.measures}, found),
        element("h2", "Numbers", class_="visually-hidden") if tiles else None,
        element("ul", *(analysis.tile(each, links(request, section, each), unit) for each in tiles), class_="stats")
        if tiles
        else None,
        element("h2", "Charts", class_="visually-hidden") if charts else None,
        element("div", *(_panel(request, section, each) for each in charts), class_="parts"),
    ]


def _panel(request: Request, section: Section, shown: Figure) -> Node:
    by_ethnicity = isinstance(shown.measure, Parts) and shown.measure.by == "ethnicity"
    here = population_shares(request) if by_ethnicity else None
    return analysis.panel(shown, links(request, section, shown), here)


def population_shares(request: Request) -> dict[str, float] | None:
    """The share of each ethnic group among the children who live here, where the trust has supplied it."""
    children = request.settings.ethnicities
    whole = sum(children.values())
    if not whole or request.unit.kind is not UnitKind.TRUST:
        return None
    return {group: 100 * number / whole for group, number in children.items()}


def links(request: Request, section: Section, shown: Figure) -> analysis.Links:
    """Where a figure leads."""
    name = shown.subject.indicator
    explain = link(place("indicator", name), back(request)) if name in request.indicators else ""
    asked = f"{section.id}.{shown.measure.id}"
    download = files(request, "analysis", kept(request), brief=True, measure=asked)
    return analysis.Links(explain, download)


def chooser(request: Request, here: Section) -> Node:
    """The other sections."""
    return element(
        "nav",
        element(
            "ul",
            *(
                element(
                    "li",
                    element(
                        "a",
                        section.title,
                        href=link(place("analysis", section.id), kept(request)),
                        aria_current="page" if section is here else None,
                    ),
                )
                for section in SECTIONS.values()
            ),
        ),
        class_="chooser no-print",
        aria_label="Parts of the analysis",
    )


def kept(request: Request) -> Query:
    """The filters that travel from section to section."""
    query = request.query
    return Query(service=query.service, team=query.team, on=query.on, window=query.window)


def choices(request: Request, path: str, section: Section | None = None) -> Node:
    """Service, team, day and window."""
    query = request.query
    services = [("", "All services"), *((key(unit), unit.name) for unit in request.units_of(UnitKind.SERVICE))]
    teams = [("", "All teams"), *((key(u), u.name) for u in request.units_of(UnitKind.TEAM, query.service or None))]
    usual = "As in an inspection" if section is None else f"{section.months} months"
    windows = [("", usual), *((name, words) for name, words in WINDOWS.items() if words != usual)]
    shown = [
        Choice("service", "Service", services, query.service),
        Choice("team", "Team", teams, query.team),
        Choice("window", "Window", windows, query.window if query.window in WINDOWS else ""),
        as_at(request),
    ]
    return filters(shown, path, query)


def window(request: Request, section: Section) -> tuple[int, int]:
    """The first and the last day of the window: never the first of the month, but the day the data stands at."""
    last = request.day
    if request.query.window == "year":
        year = reporting_year(last) - 1
        return day_number(date(year, 4, 1)), last
    months = int(request.query.window) if request.query.window in {"6", "12"} else section.months
    return int(add_months(last, -months)) + 1, last


def figures(request: Request, wanted: dict[Section, tuple[Measure, ...]]) -> dict[Section, list[Figure]]:
    """The figures of some measures of some sections; none of a section of which nothing was kept."""
    names = {subject.name for measures in wanted.values() for each in measures for subject in subjects_of(each)}
    held = request.store.coded(request.scope, sorted(names))
    found: dict[Section, list[Figure]] = {}
    for section, measures in wanted.items():
        ask = asking(request, section)
        found[section] = [figure(each, held, ask) for each in measures if all(s.name in held for s in needed(each))]
    return found


def needed(measure: Measure) -> Iterator[Any]:
    """The subjects without which there is no figure: what stands in for one may have been spared."""
    every = subjects_of(measure)
    spared = {subject.instead for subject in every}
    return (subject for subject in every if subject not in spared)


def asking(request: Request, section: Section) -> Ask:
    """The window, the day and the unit as the figures are asked for."""
    first, last = window(request, section)
    whole = request.unit.kind is UnitKind.TRUST
    population = request.settings.children(reporting_year(last)) if whole else None
    return Ask(
        first=first,
        last=last,
        as_of=day_number(request.as_of),
        covers_from=request.covers_from,
        teams=None if whole else teams(request),
        population=population,
    )


def teams(request: Request) -> frozenset[str]:
    """The teams whose cases are the unit's."""
    unit = request.unit
    if unit.kind is UnitKind.TEAM:
        return frozenset({unit.id})
    return frozenset(team.id for team in request.units_of(UnitKind.TEAM) if (team.parent or NOBODY) == key(unit))


# ------------------------------------------------------------------------------------------------------------- download

HEADERS = (
    "section",
    "figure",
    "unit",
    "first_day",
    "last_day",
    "part",
    "number",
    "of",
    "not_known",
    "female",
    "male",
    "neither_or_not_known",
    "no_number_because",
)


def download(request: Request) -> Sheet:
    """The figures of a section, or one of them, as rows: "contacts", or "contacts.source"."""
    name, _, one = request.query.measure.partition(".")
    section = SECTIONS.get(name)
    if section is None:
        return Sheet("analysis.csv", HEADERS, ())
    found = figures(request, {section: section.measures})[section]
    hidden = hidden_in(found) if request.shared else [[frozenset[str]()] * len(each.rows) for each in found]
    last = day_date(request.day).isoformat()
    named = "-".join(part for part in ("analysis", name.replace("_", "-"), one, last) if part)
    rows = (
        row
        for each, withheld in zip(found, hidden, strict=True)
        if one in {"", each.measure.id}
        for row in _rows(request, section, each, withheld)
    )
    return Sheet(f"{named}{suffix(request)}.csv", HEADERS, rows)


def _rows(
    request: Request, section: Section, shown: Figure, withheld: Sequence[frozenset[str]]
) -> Iterator[tuple[Any, ...]]:
    first = shown.last if shown.at_end else shown.first
    days = (day_date(first).isoformat(), day_date(shown.last).isoformat())
    about = (section.title, shown.measure.title, request.unit.name, *days)
    if shown.blank:
        yield (*about, *([None] * 7), analysis.why(shown))
    for row, less in zip(shown.rows, withheld, strict=True):
        whole = shown.total if row.of is None and isinstance(shown.measure, Parts) else row.of
        told = {"number": row.number, "of": whole, "unknown": row.unknown}
        told |= dict(zip(SIDES, row.sides or (None, None, None), strict=True))
        numbers = [HIDDEN if part in less else number for part, number in told.items()]
        yield (*about, row.label or shown.subject.many, *numbers, None)


INDEX = Page("/analysis", "Analysis", index, {"analysis": download}, in_menu=True, group="Explore")
PAGE = Page("/analysis/<section>", "Analysis", layout)
