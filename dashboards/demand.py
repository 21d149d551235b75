"""Demand and caseload three to six months on, shown only where the forecast beat "as it is now" on what has passed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from dashboards.choosing import spoken_unit
from dashboards.page import Page, Request, Sheet, View, key
from dashboards.sharing import files, shared_series, suffix
from data.results import Grain, Series, UnitKind
from indicators.clock import add_months, day_date, day_number
from indicators.disclosure import HIDDEN
from indicators.forecast import AHEAD, TESTED, Forecast, forecast
from indicators.kinds import Indicator
from layouts import ahead, outlook, reading
from layouts.address import Query, link, place
from layouts.controls import Choice, filters, remarks
from layouts.markup import Markup, Node, element
from layouts.words import SMALL, count, number

#: What comes in, and what is held: counted by the month.
DEMAND = ("contacts_total", "referrals_rate", "assessments_started", "s47_started", "cpp_starts", "cla_starts")
CASELOAD = ("wf_cases_by_team", "cin_plan_count", "cpp_count", "cla_count")
#: Whole months that are drawn; all of them are used.
DRAWN = 24


def layout(request: Request) -> View:
    """The months ahead, for the trust or a service. A team is too small: its months are mostly chance."""
    request_of = request.unit if request.unit.kind is UnitKind.SERVICE else request.trust
    names = [name for name in (*DEMAND, *CASELOAD) if name in request.indicators]
    held = {one.indicator: one for one in request.store.series(request.scope, names, Grain.MONTH, units=[request_of])}
    lacking = request.store.lacking(request.scope)
    shown = {
        name: of(request, request.indicators[name], held[name])
        for name in names
        if name in held and not lacking.get(name)
    }
    return View("Demand and caseload ahead", page(request, shown))


def page(request: Request, shown: dict[str, outlook.Outlook]) -> list[object]:
    """The page from what was forecast."""
    where = spoken_unit(request) if request.unit.kind is UnitKind.SERVICE else "the trust"
    return [
        Markup(
            [
                element("div", element("h1", "Demand and caseload ahead", tabindex=-1), choices(request), class_="top"),
                remarks(request.remarks),
                ahead.ways("/demand", Query(service=request.query.service)),
                element(
                    "p",
                    f"The next {SMALL[AHEAD]} months in {where}, if what has been goes on. A forecast is shown only "
                    f"where, three to six months ahead, it came nearer to the last {SMALL[TESTED]} whole months than "
                    "the latest month carried on and the same month a year before. The band holds eight in ten of what "
                    "comes, if it is right; it knows of no new policy and no new team.",
                    class_="definition",
                ),
                section("What comes in", "demand", [shown[name] for name in DEMAND if name in shown]),
                section("What is held", "caseload", [shown[name] for name in CASELOAD if name in shown]),
            ]
        )
    ]


def choices(request: Request) -> Node:
    """The service."""
    services = [("", "All services"), *((key(unit), unit.name) for unit in request.units_of(UnitKind.SERVICE))]
    return filters([Choice("service", "Service", services, request.query.service)], request.path, request.query)


def section(title: str, name: str, cards: Sequence[outlook.Outlook]) -> Node:
    """The cards of one kind."""
    return element(
        "section",
        element("h2", title, id=name),
        reading.how(reading.OUTLOOK, name, "How to read these charts") if cards else None,
        element("div", *(outlook.card(one) for one in cards), class_="outlooks")
        if cards
        else element("p", "The extract lacks the data for this.", class_="remark"),
        aria_labelledby=name,
    )


def of(request: Request, one: Indicator, held: Series) -> outlook.Outlook:
    """One measure, from its months."""
    months, values = whole_months(one, held, request.as_of)
    found = forecast(values)
    earned = found is not None and found.beats_naive
    first = months[-1] if months else request.as_of.replace(day=1)
    coming = [day_date(int(add_months(day_number(first), step))) for step in range(1, AHEAD + 1)]
    return outlook.Outlook(
        id=one.id,
        title=one.title,
        href=link(place("indicator", one.id), Query(service=request.query.service)),
        download=files(request, "outlook", measure=one.id),
        months=months[-DRAWN:],
        past=[None if np.isnan(value) else float(value) for value in values[-DRAWN:]],
        ahead=coming if found is not None and earned else (),
        middle=found.middle.tolist() if found is not None and earned else (),
        low=found.low.tolist() if found is not None and earned else (),
        high=found.high.tolist() if found is not None and earned else (),
        says=says(found, coming),
        tested=tested(found),
    )


def whole_months(one: Indicator, held: Series, as_of: date) -> tuple[list[date], np.ndarray]:
    """First days and numbers of the months that are over, oldest first; what is counted, not its rate."""
    ends = np.array([int(add_months(int(first), 1)) - 1 for first in held.first])
    over = (held.last == ends) & (ends <= day_number(as_of))
    counted = held.numerator if one.kind == "rate" else held.value
    return [day_date(int(first)) for first in held.first[over]], np.asarray(counted[over], np.float64)


def says(found: Forecast | None, coming: Sequence[date]) -> str:
    """What is expected three and six months on, or why nothing is."""
    if found is None:
        return "No forecast: fewer than three years of months without a gap."
    if not found.beats_naive:
        return "No forecast is shown: none was better than carrying on as it is."
    parts = [
        f"{outlook.month(coming[step])}: about {count(round(found.middle[step]))}"
        f" ({count(round(found.low[step]))} to {count(round(found.high[step]))})"
        for step in (2, 5)
    ]
    return "; ".join(parts) + "."


def tested(found: Forecast | None) -> str:
    """The test in one sentence: its error and that of its rival."""
    if found is None:
        return ""
    rival = (
        "the latest month carried on" if found.naive_error <= found.seasonal_error else "the same month a year before"
    )
    return (
        f"Out by {number(found.error, 'points')} on average over the last {SMALL[TESTED]} months, as seen three to six"
        f" months before; {rival} was out by {number(found.rival, 'points')}. Form: {found.form}."
    )


def outlook_sheet(request: Request) -> Sheet:
    """The months of one measure, those that were and those expected.

    For sharing, what is expected is left out where a month it was worked out from is hidden.
    """
    one = request.indicators.get(request.query.measure)
    unit = request.unit if request.unit.kind is UnitKind.SERVICE else request.trust
    headers = ("month", "what", "number", "low", "high")
    if one is None or one.id not in (*DEMAND, *CASELOAD):
        return Sheet("outlook.csv", headers, [])
    held = request.store.series(request.scope, [one.id], Grain.MONTH, units=[unit])
    if not held:
        return Sheet("outlook.csv", headers, [])
    series = shared_series(request, one, held[0], len(held[0].last)) if request.shared else held[0]
    months, values = whole_months(one, series, request.as_of)
    rows: list[tuple[object, ...]] = [
        (when, "counted", value, "", "") for when, value in zip(months, values, strict=True)
    ]
    shown = of(request, one, held[0])
    rows += (
        []
        if HIDDEN in values
        else [
            (when, "expected", round(middle, 1), round(low, 1), round(high, 1))
            for when, middle, low, high in zip(shown.ahead, shown.middle, shown.low, shown.high, strict=True)
        ]
    )
    return Sheet(f"{one.id}-outlook-{request.as_of}{suffix(request)}.csv", headers, rows)


PAGE = Page(
    "/demand",
    "Demand and caseload ahead",
    layout,
    downloads={"outlook": outlook_sheet},
    in_menu=True,
    group="Explore",
)
