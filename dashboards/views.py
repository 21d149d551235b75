"""Saved views: pages as somebody had set them up, under a name, and which of them opens first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import flask

from dashboards.forms import Desk, Refusal, Saved, asked
from dashboards.page import Page, Request, View
from layouts import forms
from layouts.controls import remarks
from layouts.markup import Markup, Node, element
from layouts.tables import Column, table

if TYPE_CHECKING:
    from dashboards.site import Site

SAVE, FORGET = "save-view", "forget-view"
#: An address of this server: a path, and what was asked of it.
LOCAL = re.compile(r"/(?![/\\])[^\s\\]*")


@dataclass(frozen=True)
class Kept:
    """One view."""

    name: str
    address: str
    is_start: bool
    by: str
    changed: str


def kept(rows: list[dict[Any, Any]]) -> list[Kept]:
    """The views of records by name; those whose address would leave this server are left out."""
    found = [
        Kept(row["name"], row["address"], row["is_start"] == "Y", row["changed_by"], row["changed_at"])
        for row in rows
        if LOCAL.fullmatch(row["address"] or "")
    ]
    return sorted(found, key=lambda one: one.name.casefold())


def start(views: list[Kept]) -> str:
    """The address that opens first: of several the one that was saved last; "" where none was chosen."""
    chosen = [one for one in views if one.is_start]
    return max(chosen, key=lambda one: one.changed).address if chosen else ""


def layout(request: Request) -> View:
    """The views there are, and what saves another."""
    views = kept(request.store.records(request.scope, "saved_view").to_dict("records"))
    first = start(views)
    columns: list[Column[Kept]] = [
        Column("View", lambda one: element("a", one.name, href=one.address), head=True),
        Column("Opens first", lambda one: "Yes" if one.address == first and one.is_start else "–"),
        Column("Saved by", lambda one: one.by),
        Column("Not needed?", _forget),
    ]
    return View(
        "Views",
        [
            Markup(
                [
                    element("div", element("h1", "Views", tabindex=-1), class_="top"),
                    remarks(request.remarks),
                    element(
                        "p",
                        "Every state of every page is its address. A view is an address under a name, for everybody "
                        "here. The one that opens first is shown to whoever comes in at the front door; Today stays in "
                        "the menu.",
                        class_="definition",
                    ),
                    element(
                        "section",
                        element("h2", "Saved views", id="saved"),
                        table("Views by name", columns, views, hide_caption=True)
                        if views
                        else element("p", "None yet. “Save view” in the head of any page begins one.", class_="calm"),
                        class_="panel",
                        aria_labelledby="saved",
                    ),
                    _form(request.query.address),
                ]
            )
        ],
    )


def _forget(one: Kept) -> Node:
    return forms.take_away(FORGET, one.name, {"name": one.name})


def _form(address: str) -> Node:
    given = address if LOCAL.fullmatch(address) else ""
    return element(
        "section",
        element("h2", "Save a view", id="save"),
        forms.form(
            SAVE,
            "Save a view",
            forms.line(SAVE, "name", "What it is called"),
            forms.line(SAVE, "view", "Its address", given, hint="From the first / on, as the browser shows it"),
            forms.tick(SAVE, "is_start", "Opens first, for everybody"),
            forms.who(SAVE),
            button="Save the view",
        ),
        class_="panel",
        aria_labelledby="save",
        key=given,
    )


def save(request: Request, fields: Mapping[str, str], desk: Desk) -> Saved:
    """Keep a view; Refusal where its address leaves this server."""
    name = " ".join(asked(fields, "name", "what the view is called").split())
    address = asked(fields, "view", "its address")
    if not LOCAL.fullmatch(address) or len(address) > 2000:
        raise Refusal("An address begins with / and stays on this server: copy it from the browser, after the host.")
    first = "Y" if fields.get("is_start") == "Y" else "N"
    desk.write(
        "saved_view", {"name": name, "address": address, "is_start": first, "saved_on": request.now.date()}
    )
    return Saved("The view is saved.", go="/views")


def forget(_: Request, fields: Mapping[str, str], desk: Desk) -> Saved:
    """Take a view away."""
    desk.remove("saved_view", {"name": asked(fields, "name", "which view")})
    return Saved("The view is gone.")


def route(server: flask.Flask, site: Site) -> None:
    """``GET /start``: what opens first, asked once by a browser that comes in at the front door."""

    @server.get("/start")
    def first() -> Any:
        return {"start": start(kept(site.store.records(site.scope, "saved_view").to_dict("records")))}


PAGE = Page(
    "/views",
    "Views",
    layout,
    forms={SAVE: save, FORGET: forget},
    in_menu=True,
    group="About the numbers",
    needs_data=False,
)
