"""One number: what it means, where it is going, who makes it up, and every case behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
from dash import html

from dashboards.choosing import as_at, linker, spoken_unit
from dashboards.measures import back, read, tiles
from dashboards.page import Page, Request, Sheet, View, key
from data.results import Grain, Series, Unit, UnitKind
from indicators.clock import day_date
from indicators.kinds import Direction, Fold, Indicator
from indicators.standing import grain_of, standing
from indicators.worklist import late
from layouts import shell
from layouts.address import link, place
from layouts.cards import Tile, figure
from layouts.cards import tiles as cards
from layouts.charts import Chart, Dot, chart
from layouts.controls import Choice, crumbs, filters, remarks
from layouts.explain import explanation
from layouts.markup import Markup, Node, element
from layouts.tables import Column, cut, pages, table
from layouts.words import between, count, number, short_day

GRAINS = {
    "day": "By day",
    "week": "By week",
    "month": "By month",
    "quarter": "By quarter",
    "year": "By year",
    "rolling12": "Twelve months",
}
SHOWN = {"day": 91, "week": 53, "month": 25, "quarter": 13, "year": 6, "rolling12": 25}
STATES = {
    "": "All cases",
    "late": "Late",
    "met": "Met",
    "not met": "Not met",
    "running": "Still running",
    "unknown": "Not known",
}


def layout(request: Request) -> View:
    """One indicator, for the trust or for the unit the filters name."""
    one = request.indicators.get(request.item)
    if one is None:
        gone = "There is no number of this name. The definitions list every one there is."
        return View(
            "Number not found", [Markup([element("h1", "Number not found", tabindex=-1), shell.not_found(gone)])]
        )
    reading = read(request, [one], request.unit, lists=False)
    return View(one.title, page(request, one, tiles(request, reading, [one])[0]))


def page(request: Request, one: Indicator, shown: Tile) -> list[object]:
    """The page from what was read."""
    grain = chosen_grain(request, one)
    held = series(request, one, grain) if not shown.lacks else None
    frame = cases(request, one) if not shown.lacks else None
    return [
        Markup(
            [
                crumbs(way(request, one)),
                element("h1", one.title, tabindex=-1),
                element("p", one.question, class_="definition"),
                fields(request, one, grain),
                remarks(request.remarks),
            ]
        ),
        html.Div(
            [
                Markup([element("h2", "This number now", class_="visually-hidden"), cards([shown], lead=True)]),
                *([] if held is None else [trend(request, one, held, grain, shown)]),
            ],
            className="opening",
        ),
        Markup(
            [
                element(
                    "div",
                    units(request, one),
                    explanation(shown, request.indicators.get(one.open_work or "")),
                    class_="stack",
                ),
                the_cases(request, one, frame),
            ]
        ),
    ]


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
    grains = [(name, words) for name, words in GRAINS.items() if Grain(name) in one.grains]
    shown = [Choice("service", "Service", services, query.service), Choice("team", "Team", teams, query.team)]
    shown += [as_at(request), Choice("grain", "Trend", grains, grain.value)]
    return filters(shown, request.path, query)


def chosen_grain(request: Request, one: Indicator) -> Grain:
    """The grain asked for where the indicator has it, else by day for a stock and by month for events."""
    if request.query.grain and Grain(request.query.grain) in one.grains:
        return Grain(request.query.grain)
    first = Grain.WEEK if request.query.worker else Grain.DAY if one.fold is Fold.STOCK else Grain.MONTH
    return first if first in one.grains else one.grains[0]


def series(request: Request, one: Indicator, grain: Grain) -> Series | None:
    """The series of the unit chosen, by the grain chosen."""
    kept = request.store.series(request.scope, [one.id], grain, units=[request.unit])
    return next((held for held in kept if held.category is None), None)


def trend(request: Request, one: Indicator, held: Series, grain: Grain, shown: Tile) -> object:
    """The chart of the series up to the day, with its table."""
    dots = dots_of(one, held, request.day)[-SHOWN[grain.value] :]
    known = [dot.value for dot in dots if dot.value is not None]
    unit = unit_of(one)
    judged = shown.target if shown.target is not None and shown.target.reads == "value" else None
    summary = (
        f"{GRAINS[grain.value]}, {spoken_unit(request)}: "
        f"{number(known[-1], unit)} at the end; between {number(min(known), unit)} and {number(max(known), unit)}."
        if known
        else "There are no numbers in these periods."
    )
    return chart(
        Chart(
            id="trend",
            title="Trend",
            summary=summary,
            dots=dots,
            unit=unit,
            headers=("Numerator", "Denominator", "Not known"),
            target=judged.green if judged and one.kind not in {"count", "rate"} else None,
            target_words="Target" if judged else "",
            kind="bar" if one.fold is Fold.FLOW and one.kind in {"count", "rate"} and len(dots) <= 60 else "line",
            download=link("/download/trend.csv", back(request), measure=one.id, grain=grain.value),
        ),
        height=300,
    )


def unit_of(one: Indicator) -> str:
    """The unit a person reads: counts and rates are read as counts of things."""
    return "count" if one.kind in {"count", "rate"} else one.unit


def dots_of(one: Indicator, held: Series, until: int) -> list[Dot]:
    """Each period that began by a day; the one still running is marked "so far"."""
    made = []
    counted = one.kind in {"count", "rate"}
    for place_, (first, last) in enumerate(zip(held.first, held.last, strict=True)):
        if first > until or (held.grain is Grain.ROLLING12 and last > until):
            break
        value = _float(held.numerator[place_] if counted and not _blank(held, place_) else held.value[place_])
        label = short_day(day_date(last)) if first == last else between(day_date(first), day_date(last))
        cells = tuple(count(_float(side[place_])) for side in (held.numerator, held.denominator, held.unknown))
        at = last if held.grain is Grain.ROLLING12 else first  # its firsts lie a year back
        made.append(Dot(label + _running(held, place_), day_date(at), value, cells))
    return made


def _blank(held: Series, place_: int) -> bool:
    return pd.isna(held.value[place_]) and pd.isna(held.numerator[place_])


def _running(held: Series, place_: int) -> str:
    """A period is still running where it ends with the data and is shorter than the calendar's."""
    whole = {Grain.WEEK: 7, Grain.MONTH: 28, Grain.QUARTER: 90, Grain.YEAR: 365}.get(held.grain)
    if whole is None or place_ != len(held.last) - 1:
        return ""
    last = day_date(held.last[place_])
    ends = {
        Grain.WEEK: last.weekday() == 6,
        Grain.MONTH: (last + timedelta(days=1)).day == 1,
        Grain.QUARTER: (last + timedelta(days=1)).day == 1 and last.month % 3 == 0,
        Grain.YEAR: (last.month, last.day) == (3, 31),
    }[held.grain]
    return "" if ends else " (so far)"


def _float(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def units(request: Request, one: Indicator) -> Node:
    """The same number for the units below, on the same day, in alphabetical order."""
    unit = request.unit
    if unit.kind in {UnitKind.TEAM, UnitKind.WORKER}:
        return None
    kind = UnitKind.TEAM if unit.kind is UnitKind.SERVICE or request.query.by == "team" else UnitKind.SERVICE
    parent = key(unit) if unit.kind is UnitKind.SERVICE else None
    below = {found.id for found in request.units_of(kind, parent)}
    kept = request.store.series(request.scope, [one.id], grain_of(one), kinds=(kind,))
    rows = [
        (held.unit, stood)
        for held in kept
        if held.category is None
        and held.unit.id in below
        and (stood := standing(one, held, request.day, request.covers_from, weeks=1)) is not None
        and (stood.now.shown is not None or stood.now.unknown)
    ]
    if not rows:
        return None
    largest = max((stood.now.shown or 0 for _, stood in rows), default=0) or 1
    columns: list[Column[Any]] = [
        Column("Team" if kind is UnitKind.TEAM else "Service", lambda row: _unit_link(request, one, row[0]), head=True),
        Column("Value", lambda row: figure(one, row[1]), number=True),
        Column(
            "As a bar",
            lambda row: element("span", class_="bar", style={"width": f"{_width(row[1].now.shown, largest)}rem"}),
        ),
        Column("Numerator", lambda row: count(row[1].now.numerator), number=True),
        Column("Denominator", lambda row: count(row[1].now.denominator), number=True),
        Column("Not known", lambda row: count(row[1].now.unknown), number=True),
    ]
    return element(
        "section",
        element("h2", "Where it comes from"),
        _by(request, kind) if unit.kind is UnitKind.TRUST else None,
        table(f"{one.title} by {kind.value}", columns, sorted(rows, key=lambda row: row[0].name), hide_caption=True),
        element(
            "p",
            element(
                "a", "Download (CSV)", href=link("/download/units.csv", back(request), measure=one.id), download=""
            ),
            class_="links",
        ),
        class_="panel",
    )


def _by(request: Request, kind: UnitKind) -> Node:
    chips = [
        element(
            "li",
            element(
                "a",
                words,
                href=link(request.path, request.query, by=by),
                aria_current="true" if (kind is UnitKind.TEAM) == (by == "team") else None,
            ),
        )
        for by, words in (("", "By service"), ("team", "By team"))
    ]
    return element("nav", element("ul", *chips), class_="chooser no-print", aria_label="Units")


def _width(shown: float | None, largest: float) -> float:
    return round(8 * (shown or 0) / largest, 2)


def _unit_link(request: Request, one: Indicator, unit: Unit) -> Node:
    level = "team" if unit.kind is UnitKind.TEAM else "service"
    return element("a", unit.name, href=link(place("indicator", one.id), replace(back(request), **{level: key(unit)})))


def cases(request: Request, one: Indicator) -> pd.DataFrame:
    """The cases behind the number: those that cover the day, or those of its period."""
    given = None if request.unit.kind is UnitKind.TRUST else request.unit
    if one.fold is Fold.STOCK:
        return request.store.cases(request.scope, one.id, on=request.on, unit=given)
    first, last = case_days(request)
    return request.store.cases(request.scope, one.id, first=first, last=last, unit=given)


def case_days(request: Request) -> tuple[date, date]:
    """The days whose events are listed: the four weeks that end on the day."""
    return day_date(max(request.covers_from, request.day - 27)), request.on


def narrowed(frame: pd.DataFrame, one: Indicator, state: str, on: date) -> pd.DataFrame:
    """The cases in one state."""
    if state not in STATES or not state or frame.empty:
        return frame
    return frame[are_late(frame, one, on)] if state == "late" else frame[frame["met"] == state]


def are_late(frame: pd.DataFrame, one: Indicator, on: date) -> pd.Series[bool]:
    """Which cases stand behind the number of late ones on the tile."""
    if one.kind != "proportion":
        return late(frame, on, working=one.late_in_working_days)
    if one.direction is Direction.LOWER:
        return frame["met"] == "met"
    return (frame["met"] == "not met") & frame["done"].isna()


def the_cases(request: Request, one: Indicator, frame: pd.DataFrame | None) -> Node:
    """The list of cases behind the number, a page at a time, by what is due first."""
    if frame is None:
        return None
    query = request.query
    chosen = narrowed(frame, one, query.met, request.on)
    marked = chosen.assign(late=are_late(chosen, one, request.on))
    ordered = marked.sort_values(["due", "start", "ref"], na_position="last", kind="stable").to_dict("records")
    first, last = case_days(request)
    span = (
        f"on {short_day(request.on)}" if one.fold is not Fold.FLOW else f"from {short_day(first)} to {short_day(last)}"
    )
    return element(
        "section",
        element("h2", "The cases behind it", id="cases", tabindex=-1),
        element("p", f"{count(len(frame))} counted {span}; {count(len(ordered))} shown.", class_="quiet"),
        _states(request, frame, one),
        table(
            f"Cases of {one.title}", case_columns(request, one), cut(ordered, query), hide_caption=True, labelled=True
        )
        if ordered
        else element("p", "There are none.", class_="calm"),
        pages(len(ordered), request.path, query, "case", anchor="cases-"),
        element(
            "p",
            element(
                "a",
                "Download these cases (CSV)",
                href=link("/download/cases.csv", back(request), measure=one.id, met=query.met),
                download="",
            ),
            class_="links",
        ),
        class_="panel worklist",
        aria_labelledby="cases",
    )


def _states(request: Request, frame: pd.DataFrame, one: Indicator) -> Node:
    counts = {state: len(narrowed(frame, one, state, request.on)) for state in STATES}
    if counts["met"] == counts[""] and not counts["late"]:
        return None
    chips = [
        element(
            "li",
            element(
                "a",
                f"{words} ",
                element("b", f"{counts[state]:,}"),
                href=link(request.path, request.query, met=state) + "#cases",
                aria_current="true" if state == request.query.met else None,
            ),
        )
        for state, words in STATES.items()
        if counts[state] or state == request.query.met
    ]
    return element("nav", element("ul", *chips), class_="chooser no-print", aria_label="Show only cases that are")


def case_columns(request: Request, one: Indicator) -> list[Column[dict[str, Any]]]:
    """What a list of cases shows."""
    team_link = linker(request, UnitKind.TEAM, "team")
    worker_link = linker(request, UnitKind.WORKER, "worker")
    columns: list[Column[dict[str, Any]]] = [
        Column("Child", lambda row: _child(row["person"], request), head=True),
        Column("Record", lambda row: _text(row["ref"])),
        Column("Team", lambda row: _linked(_text(row["team"]), team_link)),
        Column("Worker", lambda row: _linked(_text(row["worker"]), worker_link)),
        Column("Clock began", lambda row: _day(row["opened"])),
        Column("Due", lambda row: _day(row["due"])),
        Column("Done", lambda row: _day(row["done"])),
        Column("State", lambda row: state(row, one)),
    ]
    if one.kind == "duration":
        columns.append(Column(one.unit.capitalize(), lambda row: count(_float(row["value"])), number=True))
    return columns


def state(row: dict[str, Any], one: Indicator) -> Node:
    """One case in a word, with a shape where it is late."""
    if one.kind == "proportion":
        yes, no = ("Met", "Not met") if one.direction is Direction.HIGHER else ("Counted", "Not counted")
        words = {"met": yes, "not met": no, "unknown": "Not known", "running": "Still running"}
        return words.get(row["met"], row["met"])
    if row["late"]:
        shape = element("span", "✕", class_="shape", aria_hidden="true")
        return element("span", shape, "Late", class_="pill small rag-red")
    category = row.get("category")
    return category if isinstance(category, str) and category else "Counted"


def _child(person: Any, request: Request) -> Node:
    if not isinstance(person, str):
        return "–"
    return element("a", person, href=link(place("child", person), on=request.query.on))


def _linked(words: str, find: Any) -> Node:
    href = find(words)
    return element("a", words, href=href) if href else words


def _text(value: Any) -> str:
    return value if isinstance(value, str) and value else "–"


def _day(value: Any) -> str:
    return "–" if pd.isna(value) else short_day(pd.Timestamp(value).date())


def asked(request: Request) -> Indicator | None:
    """The indicator a download is for."""
    return request.indicators.get(request.query.measure)


def trend_sheet(request: Request) -> Sheet:
    """The series as rows, exactly as it is kept."""
    one = asked(request)
    grain = Grain(request.query.grain or "day")
    held = series(request, one, grain) if one else None
    rows: list[Sequence[Any]] = []
    if one and held is not None:
        rows = [
            (
                *(one.id, grain.value, day_date(held.first[n]), day_date(held.last[n]), request.unit.name),
                *(_float(side[n]) for side in (held.numerator, held.denominator, held.unknown, held.value)),
            )
            for n in range(len(held.first))
        ]
    headers = (
        "indicator",
        "grain",
        "period_start",
        "period_end",
        "unit",
        "numerator",
        "denominator",
        "unknown",
        "value",
    )
    return Sheet(f"{one.id if one else 'nothing'}-{grain.value}.csv", headers, rows)


def units_sheet(request: Request) -> Sheet:
    """The number of every service and team on the day."""
    one = asked(request)
    rows: list[Sequence[Any]] = []
    if one:
        for held in request.store.series(
            request.scope, [one.id], grain_of(one), kinds=(UnitKind.TRUST, UnitKind.SERVICE, UnitKind.TEAM)
        ):
            stood = standing(one, held, request.day, request.covers_from, weeks=1)
            if held.category is None and stood is not None:
                now = stood.now
                unit, sides = held.unit, (now.numerator, now.denominator, now.unknown, now.value)
                rows.append((one.id, unit.kind.value, unit.name, stood.first, stood.last, *sides))
    headers = ("indicator", "unit_kind", "unit", "from", "to", "numerator", "denominator", "unknown", "value")
    return Sheet(f"{one.id if one else 'nothing'}-units-{request.on}.csv", headers, rows)


def cases_sheet(request: Request) -> Sheet:
    """The list of cases as rows."""
    one = asked(request)
    frame = cases(request, one) if one else pd.DataFrame()
    chosen = narrowed(frame, one, request.query.met, request.on) if one else frame
    return Sheet(
        f"{one.id if one else 'nothing'}-cases-{request.on}.csv", list(chosen.columns), chosen.to_numpy().tolist()
    )


PAGE = Page(
    "/indicator/<indicator>",
    "Number",
    layout,
    downloads={"trend": trend_sheet, "units": units_sheet, "cases": cases_sheet},
)
