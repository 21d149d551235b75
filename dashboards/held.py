"""Pages kept as they are answered: Dash would read, escape, write and compress their hundred kilobytes each time.

Dash's own callback stays where it was, for whoever asks in another way, and gives the same (tests/dashboards).
"""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any

import flask
import orjson

if TYPE_CHECKING:
    from dashboards.site import Site

#: The one callback of the pages, as Dash's script asks for it, and what stands around a page in Dash's answer.
PAGE = "page.children"
BEFORE, AFTER = b'{"multi":true,"response":{"page":{"children":', b"}}}"


def packed(page: bytes) -> bytes:
    """The whole answer that holds a page's JSON, compressed."""
    return gzip.compress(BEFORE + page + AFTER, 6, mtime=0)


def unpacked(answer: bytes) -> bytes:
    """The page's JSON of a whole answer."""
    return gzip.decompress(answer)[len(BEFORE) : -len(AFTER)]


def route(server: flask.Flask, site: Site) -> None:
    """Before Dash is asked: where the question is for a page, its answer; else Dash goes on."""

    @server.before_request
    def page() -> Any:
        if flask.request.path != "/_dash-update-component" or flask.request.method != "POST":
            return None
        address = page_asked(flask.request.get_data())
        return None if address is None else answered(site.packed(*address))


def answered(whole: bytes) -> flask.Response:
    """An answer as the browser takes it."""
    takes = flask.request.accept_encodings.quality("gzip") > 0
    response = flask.Response(whole if takes else gzip.decompress(whole), mimetype="application/json")
    response.headers["Vary"] = "Accept-Encoding"
    if takes:
        response.headers["Content-Encoding"] = "gzip"
    return response


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
