"""A page that was made already is answered as it is: Dash would read, escape and write its hundred kilobytes again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import flask
import orjson

if TYPE_CHECKING:
    from dashboards.site import Site

#: The one callback of the pages, as Dash's script asks for it, and what stands around a page in Dash's answer.
PAGE = "page.children"
BEFORE, AFTER = b'{"multi":true,"response":{"page":{"children":', b"}}}"


def route(server: flask.Flask, site: Site) -> None:
    """Before Dash is asked: where the question is for a page that is held, its answer; else Dash goes on."""

    @server.before_request
    def held() -> Any:
        if flask.request.path != "/_dash-update-component" or flask.request.method != "POST":
            return None
        address = page_asked(flask.request.get_data())
        found = site.held(*address) if address else None
        return None if found is None else flask.Response(BEFORE + found + AFTER, mimetype="application/json")


def page_asked(body: bytes) -> tuple[str, str] | None:
    """The path and search that the page's callback is asked for; None for any other question, or one that is not ours.

    Dash itself answers what this cannot read, in its own words.
    """
    try:
        asked = orjson.loads(body)
        if asked["output"] != PAGE:
            return None
        given = {(one["id"], one["property"]): one.get("value") for one in asked["inputs"]}
        path, search = given["address", "pathname"] or "/", given["address", "search"] or ""
    except (ValueError, TypeError, LookupError, AttributeError):
        return None
    return (path, search) if isinstance(path, str) and isinstance(search, str) else None
