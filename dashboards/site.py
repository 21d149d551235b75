"""The site: pages mounted on Dash, one data callback for all of them, and the few plain routes beside it."""

from __future__ import annotations

import logging
import traceback
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import flask
import orjson
from dash import Dash, Input, Output
from flask_compress import Compress
from werkzeug.exceptions import HTTPException

from dashboards import forms, guard, held, packs, pictures, uploads, views
from dashboards.held import packed, unpacked
from dashboards.page import Page, Request, View, as_csv, freshness, settle
from data.annotations import in_order
from data.commentary import comments
from data.scope import EVERYTHING, Depth, Scope
from data.settings import Settings
from data.targets import Targets
from indicators.kinds import Indicator
from indicators.targeting import speaker
from layouts import shell
from layouts.address import link, parse
from layouts.markup import Markup, element, flat
from reports.baselines import decisions
from reports.building import Unbuildable
from reports.packs import discover
from reports.writers import FORMATS

if TYPE_CHECKING:
    from data.store import Store

log = logging.getLogger("sightline")
VIEWS_HELD = 256
#: Pages kept as they were answered, compressed to some 13 kB each: every unit's, on the days that are looked at.
PAGES_HELD = 2048
#: Packs that are made at one time; others wait.
PACKS_AT_ONCE = 2
#: A view says that the load is old, and on what day a meeting is held, so it is made again at least this often. Both
#: turn on a whole hour, in summer too.
VIEW_MINUTES = 60


class Held:
    """So many things by key, the least lately used let go first. Safe between threads."""

    def __init__(self, size: int = VIEWS_HELD) -> None:
        self._size, self._held, self._lock = size, OrderedDict[Any, Any](), Lock()

    def get(self, key: Any) -> Any:
        """What is held under the key, or None."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def set(self, key: Any, value: Any) -> None:
        """Hold a thing; the oldest goes."""
        with self._lock:
            self._held[key] = value
            self._held.move_to_end(key)
            while len(self._held) > self._size:
                self._held.popitem(last=False)


@dataclass(frozen=True)
class Site:
    """What the pages stand on. ``load`` takes the path of an uploaded file and says how it went."""

    store: Store
    pages: Sequence[Page]
    indicators: Mapping[str, Indicator]
    load: uploads.Load | None = None
    records: forms.Records | None = None  #: where what is typed on a page is kept; None where nothing may be
    scope: Scope = EVERYTHING
    settings: Settings = field(default_factory=Settings.standing)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    titles: Callable[[], Mapping[str, str]] = dict  #: what each check is called; asked only where findings are shown
    views: Held = field(default_factory=Held)  #: what many pages ask for, read once
    pages_held: Held = field(default_factory=lambda: Held(PAGES_HELD))

    @property
    def trust(self) -> str:
        """What the trust is called."""
        name = self.settings.text("trust_name")
        return "Children’s Trust" if name == "Trust" else name

    def view(self, path: str, search: str) -> orjson.Fragment:
        """A page as the JSON the browser draws."""
        return orjson.Fragment(unpacked(self.packed(path, search)))

    def packed(self, path: str, search: str) -> bytes:
        """The same as the whole answer to the browser, compressed (held.py).

        Made once for each stamp of the store, address and hour.
        """
        now = self.now()
        key = self._key(path, search, now)
        found: bytes | None = self.pages_held.get(key)
        if found is None:
            with self.store.snapshot() as store:
                here = replace(self, store=store)
                stamp = store.stamp(self.scope)
                found = packed(
                    orjson.dumps([plain(part) for part in here.parts(path, search, told(stamp), now)], default=plain)
                )
            self.pages_held.set((stamp, *key[1:]), found)
        return found

    def _key(self, path: str, search: str, now: datetime) -> tuple[Any, ...]:
        return (self.store.stamp(self.scope), path, search, self.scope, int(now.timestamp()) // (60 * VIEW_MINUTES))

    def parts(self, path: str, search: str, version: str, now: datetime) -> list[Any]:
        """The banner and the page, or a sentence in its place."""
        try:
            return self._parts(path, search, version, now)
        except Exception as problem:  # noqa: BLE001 - whatever broke, a person gets a sentence and the log a place
            _note(problem, path)
            sorry = "This page could not be drawn. The numbers themselves are safe; the fault has been noted."
            said = [element("h1", "Something went wrong", tabindex=-1), shell.not_found(sorry)]
            return self._framed("Something went wrong", [Markup(said)], (path, search, version))

    def _parts(self, path: str, search: str, version: str, now: datetime) -> list[Any]:
        page, item = self.page(path)
        load = self.store.latest_load(self.scope)
        if page is None:
            gone = shell.not_found("There is no page at this address.")
            missing = [Markup([element("h1", "Page not found", tabindex=-1), gone])]
            return self._framed("Page not found", missing, (path, search, version))
        asked = Request(
            store=self.store,
            scope=self.scope,
            indicators=self.indicators,
            targets=Targets.standing(),
            settings=self.settings,
            path=path,
            item=item,
            query=parse(search),
            now=now,
            load=load,
            titles=self.titles,
        )
        if load is None:
            if page.needs_data:
                nothing = [Markup([element("h1", page.title, tabindex=-1), shell.nothing_yet("/data-quality")])]
                return self._framed(page.title, nothing, (path, search, version))
            return self._framed(page.title, page.layout(asked).body, (path, search, version))
        request = settle(replace(asked, **self.known()))
        shown = _within_the_circle(page) if request.shared and not page.can_be_shared else page.layout(request)
        banner = [shell.banner(freshness(request), request.query.on, shared=request.shared)]
        if request.shared:
            only_totals = request.scope.depth is Depth.AGGREGATE
            banner.append(shell.sharing("" if only_totals else link(path, replace(request.query, audience=""))))
        return self._framed(shown.title, shown.body, (path, search, version), [Markup(banner)])

    def _framed(
        self,
        title: str,
        body: Iterable[Any],
        where: tuple[str, str, str],
        above: Sequence[Any] = (),
    ) -> list[Any]:
        path, search, version = where
        said = {"title": f"{title} – {self.trust}", "name": title, "path": path, "search": search, "version": version}
        return [*above, shell.main([*body, Markup(page=said)])]

    def page(self, path: str) -> tuple[Page | None, str]:
        """The page at a path and what the path names."""
        for page in self.pages:
            item = page.item(path)
            if item is not None:
                return page, item
        return None, ""

    def request(self, path: str, search: str, item: str = "") -> Request:
        """A request outside a page: for a download, or for what a form says."""
        asked = Request(
            store=self.store,
            scope=self.scope,
            indicators=self.indicators,
            targets=Targets.standing(),
            settings=self.settings,
            path=path,
            item=item,
            query=parse(search),
            now=self.now(),
        )
        load = self.store.latest_load(self.scope)
        return asked if load is None else settle(replace(asked, load=load, **self.known()))

    def known(self) -> dict[str, Any]:
        """What a request knows of a store that holds a load: its units, and what people here decided about numbers."""
        return {
            "units": self.store.units(self.scope),
            "decisions": self._kept("decisions", lambda: decisions(self.store, self.scope)),
            "annotations": self._kept("annotations", lambda: in_order(self._rows("annotation"))),
            "comments": self._kept("comments", lambda: comments(self._rows("commentary"))),
            "targets": self._kept("targets", lambda: self.store.targets(self.scope, speaker(self.indicators))),
        }

    def _rows(self, kind: str) -> list[dict[Any, Any]]:
        """The records of a kind, a dictionary each."""
        found: list[dict[Any, Any]] = self.store.records(self.scope, kind).to_dict("records")
        return found

    def _kept(self, name: str, make: Callable[[], Any]) -> Any:
        """Something that every page asks for, read once for each stamp of the store."""
        key = (name, self.store.stamp(self.scope), self.scope)
        found = self.views.get(key)
        if found is None:
            found = make()
            self.views.set(key, found)
        return found


def _within_the_circle(page: Page) -> View:
    """What stands in place of a page that names children or workers, for those who see only totals."""
    why = "This page names children or their workers. It is for those who work with them, and is never shared."
    return View(page.title, [Markup([element("h1", page.title, tabindex=-1), shell.not_found(why)])])


def plain(part: Any) -> Any:
    """A component as plain JSON, its children too: Dash's own encoder would walk the whole of it again."""
    if hasattr(part, "to_plotly_json"):
        return part.to_plotly_json()
    if isinstance(part, tuple):
        return list(part)
    raise TypeError(f"a page may not hold a {type(part).__name__}")


def _note(problem: BaseException, path: str) -> None:
    """Where something broke goes to the log: a traceback as it comes, or a whole path, would quote values."""
    log.error("%s on a page of the kind %s\n%s", type(problem).__name__, _kind(path), _places(problem))


def _kind(path: str) -> str:
    """The first step of a path: the rest may name a child."""
    return "/" + path.strip("/").partition("/")[0]


def _places(problem: BaseException) -> str:
    """Where something broke, without the message or the line: either may quote a value from a row."""
    steps = traceback.extract_tb(problem.__traceback__)
    return "\n".join(f"  {step.filename}:{step.lineno} in {step.name}" for step in steps)


def mount(site: Site, assets: Path, *, host: str = "127.0.0.1", secret: str | None = None) -> Dash:
    """The Dash application: routes, the callback, compression and the guards, in that order."""
    app = Dash(
        __name__,
        server=flask.Flask("sightline", static_folder=None),
        assets_folder=str(assets),
        assets_ignore=r"^(early\.js|plotly.*)$",
        index_string=shell.INDEX,
        title=f"Today – {site.trust}",
        update_title=None,
        suppress_callback_exceptions=True,
        enable_mcp=False,
        health_endpoint="health",
        compress=False,
    )
    app.server.secret_key = secret or guard.passing_secret()
    app.layout = shell.frame(site.trust, menu(site.pages))

    @app.callback(
        Output("page", "children"),
        Input("address", "pathname"),
        Input("address", "search"),
        Input("version", "data"),
    )
    def show(pathname: str | None, search: str | None, _: str) -> Any:
        return site.view(pathname or "/", search or "")

    app.server.register_error_handler(Exception, broken)
    routes(app.server, site)
    part_route(app.server, site)
    pack_route(app.server, site)
    picture_route(app.server, site)
    uploads.route(app.server, site.load)
    forms.route(app.server, site)
    views.route(app.server, site)
    compress(app.server)
    guard.watch(app, site, host)
    held.route(app.server, site)  # after the guard: what it refuses is not answered
    return app


def broken(problem: Exception) -> Any:
    """A file or a part of a page that could not be made: a sentence, and in the log where, never what."""
    if isinstance(problem, HTTPException):
        return problem
    _note(problem, flask.request.path)
    said = "This could not be made. The numbers themselves are safe; the fault has been noted."
    return flask.Response(said, status=500, mimetype="text/plain")


def menu(pages: Sequence[Page]) -> dict[str, list[tuple[str, str]]]:
    """The pages of the menu, each with its path, under the word it stands under; a page of its own under its title."""
    found: dict[str, list[tuple[str, str]]] = {}
    for page in pages:
        if page.in_menu:
            found.setdefault(page.group or page.title, []).append((page.title, page.stem))
    return found


def told(stamp: tuple[int, ...]) -> str:
    """The stamp of the store as open pages are told it."""
    return ".".join(map(str, stamp))


def routes(server: flask.Flask, site: Site) -> None:
    """The version that open pages ask after, whether the store answers, and the downloads."""
    downloads = {name: (page, make) for page in site.pages for name, make in page.downloads.items()}

    @server.get("/version")
    def version() -> Any:
        return {"version": told(site.store.stamp(site.scope))}

    @server.get("/ready")
    def ready() -> Any:
        try:
            return {"ready": True, "version": site.store.version(site.scope)}
        except Exception as problem:  # noqa: BLE001 - any failure of the store means the same: not ready
            log.error("the store does not answer: %s", type(problem).__name__)  # noqa: TRY400 - the message names it
            return {"ready": False, "why": "The store does not answer."}, 503

    @server.get("/download/<name>.csv")
    def download(name: str) -> Any:
        if name not in downloads:
            flask.abort(404)
        asked = site.request(urlsplit(flask.request.path).path, flask.request.query_string.decode("utf-8", "replace"))
        page, make = downloads[name]
        if asked.load is None and page.needs_data:
            flask.abort(404)
        try:
            sheet = make(asked)
        except PermissionError:
            flask.abort(403)
        return flask.Response(
            as_csv(sheet),
            mimetype="text/csv",
            headers={"Content-Disposition": f'attachment; filename="{guard.file_name(sheet.name)}"'},
        )


def part_route(server: flask.Flask, site: Site) -> None:
    """Parts of pages that are fetched when somebody folds them out, as the browser draws them."""
    parts = {name: (page, make) for page in site.pages for name, make in page.parts.items()}

    @server.get("/part/<name>")
    def part(name: str) -> Any:
        if name not in parts:
            flask.abort(404)
        asked = site.request(flask.request.path, flask.request.query_string.decode("utf-8", "replace"))
        page, make = parts[name]
        if asked.load is None:
            flask.abort(404)
        if asked.shared and not page.can_be_shared:
            flask.abort(403)
        try:
            made = orjson.dumps(list(flat(make(asked))), default=plain)
        except PermissionError:
            flask.abort(403)
        return flask.Response(made, mimetype="application/json")


def pack_route(server: flask.Flask, site: Site) -> None:
    """Packs, made when they are asked for. Two at a time: each takes seconds of a core and a hundred megabytes."""
    room = BoundedSemaphore(PACKS_AT_ONCE)

    @server.get("/pack/<name>.<ending>")
    def pack(name: str, ending: str) -> Any:
        if name not in discover() or ending not in FORMATS:
            flask.abort(404)
        asked = site.request("/packs", flask.request.query_string.decode("utf-8", "replace"))
        if asked.load is None:
            flask.abort(404)
        if not room.acquire(timeout=60):
            flask.abort(503)
        try:
            told, body = packs.made(asked, name, ending)
        except PermissionError:
            flask.abort(403)
        except Unbuildable:
            flask.abort(404)
        finally:
            room.release()
        return flask.Response(
            body,
            mimetype=packs.TYPES[ending],
            headers={"Content-Disposition": f'attachment; filename="{guard.file_name(told)}"'},
        )


def picture_route(server: flask.Flask, site: Site) -> None:
    """The drawing of a number as a file."""

    @server.get("/picture/<name>.svg")
    def picture(name: str) -> Any:
        asked = site.request("/monthly", flask.request.query_string.decode("utf-8", "replace"))
        found = None if asked.load is None or name not in asked.indicators else pictures.made(asked, name)
        if found is None:
            flask.abort(404)
        told_, drawn = found
        return flask.Response(
            drawn,
            mimetype="image/svg+xml",
            headers={"Content-Disposition": f'attachment; filename="{guard.file_name(told_)}"'},
        )


def compress(server: flask.Flask) -> None:
    """Responses gzipped; what does not change is compressed once."""
    held = Held()
    server.config.update(
        COMPRESS_ALGORITHM=["gzip"],
        COMPRESS_LEVEL=6,
        COMPRESS_MIN_SIZE=600,
        COMPRESS_MIMETYPES=[
            *("text/html", "text/css", "text/javascript", "application/javascript", "application/json"),
            *("text/csv", "image/svg+xml"),
        ],
        COMPRESS_CACHE_BACKEND=lambda: held,
        COMPRESS_CACHE_KEY=_compress_key,
    )
    Compress(server)

    @server.after_request
    def whole(response: flask.Response) -> flask.Response:
        """A file is read whole before it is compressed, so that what was compressed can be kept. Runs before that."""
        if response.direct_passthrough and response.status_code == 200:
            response.direct_passthrough = False
            file, body = response.response, b"".join(response.iter_encoded())
            response.set_data(body)
            file.close()
        return response


def _compress_key(request: flask.Request) -> str:
    """What names a response's content: a file's address; else nothing is shared."""
    if request.path.startswith(("/assets/", "/_dash-component-suites/")):
        return request.full_path
    return f"once {id(request)} {datetime.now(UTC).timestamp()}"
