"""The address is the state: service, team, worker, day and the rest, as one URL that can be sent to a colleague."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

GRAINS = ("day", "week", "fortnight", "month", "quarter", "year", "rolling12")
LONGEST = 200
DAYS = frozenset({"on", "held", "period"})
#: A deck names its slides one by one.
LONGEST_LIST = 2000
SHARING = "sharing"
PER = "per"


@dataclass(frozen=True)
class Query:
    """What a page was asked for, beside its path. What cannot be read is as if it had not been asked."""

    service: str = ""
    team: str = ""
    worker: str = ""
    on: date | None = None
    measure: str = ""
    grain: str = ""
    by: str = ""
    check: str = ""
    met: str = ""
    week: str = ""
    audience: str = ""  #: SHARING: as it may be shown to people who do not work with the children
    window: str = ""
    parts: str = ""
    address: str = ""
    period: date | None = None  #: where the period stands on the chart whose cases are asked for
    section: str = ""  #: where a meeting is
    side: str = ""  #: PER: of a ratio, the list of what it is divided by
    held: date | None = None  #: the day of a meeting that is written up later
    page: int = 1


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _page(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and int(text[:6]) >= 1 and len(text) <= 6 else 1


def longest(name: str) -> int:
    """How long a part of an address may be."""
    return LONGEST_LIST if name in {"measure", "address"} else LONGEST


def parse(search: str | None) -> Query:
    """The query of ``?service=...&on=...``. Never raises: forged and broken parts fall away."""
    held: dict[str, Any] = {}
    names = {field.name for field in fields(Query)}
    for name, text in parse_qsl((search or "").removeprefix("?")[:4000], keep_blank_values=False, max_num_fields=None):
        if name not in names or name in held or len(text) > longest(name):
            continue
        held[name] = _day(text) if name in DAYS else _page(text) if name == "page" else text
    if held.get("grain") not in GRAINS:
        held.pop("grain", None)
    if held.get("audience") != SHARING:
        held.pop("audience", None)
    return Query(**held)


def link(path: str, query: Query | None = None, **changes: Any) -> str:
    """The path with the query, less what is left at its start. ``page`` falls back to 1 unless it is what changes."""
    asked = replace(query or Query(), **{"page": 1, **changes})
    blank = Query()
    parts = [
        (field.name, str(value.isoformat() if isinstance(value, date) else value))
        for field in fields(Query)
        if (value := getattr(asked, field.name)) != getattr(blank, field.name)
    ]
    return f"{path}?{urlencode(parts)}" if parts else path


def place(kind: str, name: str) -> str:
    """/team/T1 for ("team", "T1"); an id of the extract may hold anything, a slash too."""
    return f"/{kind}/{quote(name, safe='')}"
