"""What a person types on a page, kept as a record: one route, one way to say how it went."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

import flask

from dashboards.page import Request, require_circle
from data.store import Busy, Invalid

if TYPE_CHECKING:
    from dashboards.site import Site

log = logging.getLogger("sightline")
#: The longest a form may be, in bytes: some twenty pages of text.
LARGEST = 256 * 1024


class Refusal(ValueError):
    """What was typed cannot be kept; the text says what to write instead, and is shown beside the form."""


@dataclass(frozen=True)
class Saved:
    """How it went, in a sentence for the person who typed it; and the address to go to, where it is another page's."""

    says: str
    go: str = ""


class Records(Protocol):
    """Where records are written: all rows or none. Raises data.store's Invalid, or Busy where a load is under way."""

    def write(
        self, name: str, rows: Sequence[Mapping[str, Any]], *, by: str, source: str, seen: str | None = None
    ) -> None:
        """Add records of a kind or change those whose keys are there, and count anew what follows from them.

        Invalid where one was changed since it was ``seen``.
        """

    def remove(self, name: str, keys: Sequence[Mapping[str, Any]], *, by: str, source: str) -> None:
        """Take records of a kind away by their keys; their history stays."""


@dataclass(frozen=True)
class Desk:
    """Where one form writes, in the name of who filled it in."""

    records: Records
    by: str
    source: str

    def write(self, name: str, *rows: Mapping[str, Any], seen: str | None = None) -> None:
        """Keep records of a kind; Invalid where somebody changed one since it was ``seen``."""
        self.records.write(name, rows, by=self.by, source=self.source, seen=seen)

    def remove(self, name: str, *keys: Mapping[str, Any]) -> None:
        """Take records of a kind away."""
        self.records.remove(name, keys, by=self.by, source=self.source)


#: What a page does with a form: the request of the page it stands on, its fields as they were typed, where to write.
Form = Callable[[Request, Mapping[str, str], Desk], Saved]


def asked(fields: Mapping[str, str], name: str, what: str) -> str:
    """A field that must be filled in, without the space around it; Refusal says what is lacking."""
    found = fields.get(name, "").strip()
    if not found:
        raise Refusal(f"Write {what}, then save again.")
    return found


def day_asked(fields: Mapping[str, str], name: str, what: str) -> date:
    """A day that must be filled in, as a date field or a person writes it; Refusal says how."""
    return _day(asked(fields, name, what), what)


def day_given(fields: Mapping[str, str], name: str, what: str) -> date | None:
    """A day that may be left blank."""
    text = fields.get(name, "").strip()
    return _day(text, what) if text else None


def _day(text: str, what: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal(f"Write {what} as 2026-06-30, then save again.") from None


def route(server: flask.Flask, site: Site) -> None:
    """``POST /record/<form>``: the fields of one form, and ``address``, the page and filters that it stands on."""

    @server.post("/record/<name>")
    def record(name: str) -> Any:
        # A form on another site cannot add this header, and a script there may not.
        if flask.request.headers.get("X-Sightline") != "record":
            return _answer(403, "Save from the page itself.")
        if (flask.request.content_length or 0) > LARGEST:
            return _answer(413, "That is too long to keep: shorten it.")
        fields = {field: given[-1] for field, given in flask.request.form.lists()}
        try:
            saved = save(site, name, fields)
        except (LookupError, PermissionError, Refusal, Invalid, Busy) as problem:
            return _answer(*told(problem))
        log.info("a form was saved: %s", name)
        return {"saved": True, "says": saved.says, "go": saved.go}


def save(site: Site, name: str, fields: Mapping[str, str]) -> Saved:
    """What the page's form of that name makes of its fields.

    LookupError where no page has such a form at that address, PermissionError where nothing may be typed.
    """
    where = urlsplit(fields.get("address", ""))
    page = next((page for page in site.pages if name in page.forms), None)
    item = page.item(where.path) if page else None
    if page is None or item is None:
        raise LookupError("There is no such form on that page.")
    if site.records is None:
        raise PermissionError("Saving is switched off on this server")
    request = site.request(where.path, f"?{where.query}", item)
    if request.load is None and page.needs_data:
        raise LookupError("No extract has been loaded, so there is nothing to write about yet.")
    require_circle(request, "What is typed here")
    by = asked(fields, "by", "your name, so that others know who to ask")
    return page.forms[name](request, fields, Desk(site.records, by, f"page {page.stem}"))


def told(problem: Exception) -> tuple[int, str]:
    """The status and the sentence of what could not be kept."""
    if isinstance(problem, LookupError):
        return 404, str(problem.args[0])
    if isinstance(problem, PermissionError):
        return 403, f"{problem}."
    if isinstance(problem, Busy):
        return 409, "A load is under way. Nothing was saved: try again in a minute."
    if isinstance(problem, Invalid):
        return 422, f"{str(problem)[:1].upper()}{str(problem)[1:]}. Nothing was saved."
    return 422, str(problem)


def _answer(status: int, says: str) -> Any:
    return {"saved": False, "says": says}, status
