"""Where the managers of a service say which sections their weekly meeting has, and in what order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dashboards.forms import Desk, Refusal, Saved
from dashboards.page import Page, Request, View, key
from data.results import Unit, UnitKind
from layouts import section_order as drawn
from layouts.address import Query, link
from layouts.controls import Choice, crumbs, filters, remarks
from layouts.markup import Markup, element
from reports.weekly_sections import SECTIONS, Order, order_of, service_of

WEEKLY, PATH = "/weekly", "/weekly/sections"


def layout(request: Request) -> View:
    """The order of the service chosen (a team's is its service's), or of the trust."""
    whose = decides(request)
    order = order_of(request.store, request.scope, whose, request.units)
    name = "the trust" if whose.kind is UnitKind.TRUST else whose.name
    title = f"Sections of the weekly meeting, {name}"
    services = [("", "The trust"), *((key(unit), unit.name) for unit in request.units_of(UnitKind.SERVICE))]
    choice = Choice("service", "Service", services, key(whose) if whose.kind is UnitKind.SERVICE else "")
    asked = replace(request.query, team="", worker="")
    body = [
        crumbs([("Weekly", link(WEEKLY, mine(request))), ("Sections and their order", "")]),
        element("div", element("h1", title, tabindex=-1), filters([choice], PATH, asked), class_="top"),
        remarks(request.remarks),
        element("p", said(order, whose), class_="definition"),
        drawn.order([(one, SECTIONS[one], one in order.shown) for one in (*order.shown, *order.hidden)], key(whose)),
    ]
    return View(title, [Markup(body)])


def decides(request: Request) -> Unit:
    """The service whose managers decide, else the trust."""
    return service_of(request.unit, request.units) or request.trust


def mine(request: Request) -> Query:
    """The unit and the day, for links."""
    return Query(service=request.query.service, team=request.query.team, on=request.query.on)


def said(order: Order, whose: Unit) -> str:
    """Whose order stands here now, and for whom a new one would hold."""
    is_trust = whose.kind is UnitKind.TRUST
    for_whom = "every service that has none of its own" if is_trust else f"{whose.name} and its teams"
    if order.whose is None:
        stands = "Nobody has set an order yet"
    elif order.whose == whose:
        stands = f"Set by {order.by}"
    else:
        stands = f"So far the order of the trust holds, set by {order.by}"
    return f"{stands}. What is saved here holds for {for_whom}: on the page, in the meeting and in the weekly pack."


def save(request: Request, fields: Mapping[str, str], desk: Desk) -> Saved:
    """Keep the order. Refusal where it names what is no section, or leaves none to look at."""
    whose = decides(request)
    given = [name for name in fields.get("order", "").split(",") if name]
    if sorted(given) != sorted(SECTIONS):
        raise Refusal("The sections have changed since this page was opened: open it again.")
    shown = [name for name in given if fields.get(f"shown-{name}") == "Y"]
    if not shown:
        raise Refusal("Leave at least one section to look at, then save again.")
    rows = (
        {
            "unit_kind": whose.kind.value,
            "unit_id": whose.id or None,
            "section": name,
            "place": float(at),
            "shown": "Y" if name in shown else "N",
        }
        for at, name in enumerate(given, 1)
    )
    desk.write("section_order", *rows)
    return Saved("The order is saved, and everybody has it.", go=link(WEEKLY, mine(request)))


PAGE = Page(PATH, "Sections of the weekly meeting", layout, forms={"section_order": save})
