"""What keeps children's data in: headers, hosts, and who may be served until people can sign in."""

from __future__ import annotations

import ipaddress
import logging
import re
import secrets
from typing import TYPE_CHECKING, Any

import flask
from dash import Dash

if TYPE_CHECKING:
    from dashboards.site import Site

log = logging.getLogger("sightline")
#: How long the name of a file may be.
LONGEST_NAME = 120
LOCAL_NAMES = {"localhost", "127.0.0.1", "::1"}
YEAR = "public, max-age=31536000, immutable"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def passing_secret() -> str:
    """A key for one process, where none was set: nothing outlives the process, so nothing needs it after."""
    return secrets.token_hex(32)


def policy(app: Dash) -> str:
    """The content security policy: our own scripts and the one inline script Dash writes, nothing from elsewhere."""
    scripts = " ".join(["'self'", *(f"'{found.strip(chr(39))}'" for found in app.csp_hashes())])
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {scripts}",
            "style-src-elem 'self' 'unsafe-inline'",  # dcc and plotly write <style> elements of their own
            "style-src-attr 'none'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "object-src 'none'",
        )
    )


def is_local(address: str | None) -> bool:
    """True for an address of this machine."""
    if not address:
        return False
    try:
        return ipaddress.ip_address(address.partition("%")[0]).is_loopback
    except ValueError:
        return address in LOCAL_NAMES


def host_name(header: str) -> str:
    """The name in a Host header, without its port and brackets."""
    found = re.fullmatch(r"\[?([0-9A-Fa-f:.]+|[A-Za-z0-9.-]+)\]?(:\d+)?", header)
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return found.group(1).rsplit(":", 1)[0] if found and header.count(":") > 1 else header.partition(":")[0]


def file_name(name: str) -> str:
    """A name a browser saves under: letters, digits, dashes; a long one keeps its ending."""
    said = re.sub(r"[^A-Za-z0-9._-]+", "-", name)
    stem, dot, ending = said.rpartition(".")
    ending = ending[:10]
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}" if dot else said[:LONGEST_NAME]


def watch(app: Dash, site: Site, host: str) -> None:
    """Every request passes here first, every response last."""
    told: dict[str, str] = {}

    @app.server.before_request
    def check() -> Any:
        name = host_name(flask.request.host)
        if is_local(host) and name not in LOCAL_NAMES:
            return _refused("Sightline is served on this computer only: ask for it as http://127.0.0.1.")
        if not _may_be_served(site, name):
            return _refused("Real children’s data is served on its own computer only, until people can sign in.")
        if flask.request.method not in {"GET", "HEAD", "OPTIONS"} and _is_foreign():
            return _refused("This request came from another site.")
        return None

    @app.server.after_request
    def harden(response: flask.Response) -> flask.Response:
        if "csp" not in told:
            told["csp"] = policy(app)
        response.headers["Content-Security-Policy"] = told["csp"]
        for header, value in HEADERS.items():
            response.headers.setdefault(header, value)
        response.headers["Cache-Control"] = _caching(response)
        response.headers.pop("Server-Timing", None)
        return response


def _may_be_served(site: Site, name: str) -> bool:
    """Anything but the invented trust goes to this machine alone: by the caller's address and by the name it used."""
    if is_local(flask.request.remote_addr) and name in LOCAL_NAMES and "X-Forwarded-For" not in flask.request.headers:
        return True
    if flask.request.path in {"/health", "/ready"}:
        return True
    return holds_only_invention(site)


def holds_only_invention(site: Site) -> bool:
    """True where the store is empty or everything in it was invented here."""
    version = site.store.version(site.scope)
    held = site.views.get(("invented", version))
    if held is None:
        load = site.store.latest_load(site.scope)
        held = load is None or bool(load.invented)
        site.views.set(("invented", version), held)
    return bool(held)


def _is_foreign() -> bool:
    """A request another site's page made the browser send: by its own word, and by what only our script can add."""
    origin = flask.request.headers.get("Origin")
    if origin and origin.partition("://")[2] != flask.request.host:
        return True
    return flask.request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}


def _refused(why: str) -> Any:
    return flask.Response(why, status=403, mimetype="text/plain")


def _caching(response: flask.Response) -> str:
    """Long for what has its version in its address, never for what may hold a child's data."""
    path = flask.request.path
    named = "m" in flask.request.args or re.search(r"\.v\d|-\d+\.\d+\.\d+\.min|/fonts/", path)
    if response.status_code == 200 and path.startswith("/assets/"):
        return YEAR if named else "public, max-age=300"
    if response.status_code == 200 and path.startswith("/_dash-component-suites/"):
        return response.headers.get("Cache-Control") or "no-cache"
    return "no-store"
