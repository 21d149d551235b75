"""What a page is, what it is asked, and what it gives back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

import pandas as pd

from data.annotations import Annotation
from data.cells import day_of
from data.commentary import Comments
from data.results import Unit, UnitKind
from data.scope import Depth, Scope
from data.settings import Settings
from data.spreadsheets import inert as inert_text
from data.targets import Targets
from indicators.clock import LONDON, day_number
from indicators.disclosure import HIDDEN, SIGN
from indicators.kinds import Indicator
from indicators.spc.baseline import Rebase
from layouts.address import SHARING, Query
from layouts.markup import Node
from layouts.shell import Feed, Freshness
from layouts.words import list_name

if TYPE_CHECKING:
    from dashboards.forms import Form
    from data.store import Store


#: What the unknown team and service, whose id is empty, are called in an address.
NOBODY = "-"


def key(unit: Unit) -> str:
    """What a unit is called in an address."""
    return unit.id or NOBODY


class Sheet(NamedTuple):
    """Rows to download: a file name, headers and values."""

    name: str
    headers: Sequence[str]
    rows: Iterable[Sequence[Any]]


class View(NamedTuple):
    """What a page shows: its title, which names the browser's tab too, and its components."""

    title: str
    body: Sequence[Any]


@dataclass(frozen=True)
class Request:
    """One asking of a page: who asks, of which store, for what. The clock of the day comes in here and nowhere else."""

    store: Store
    scope: Scope
    indicators: Mapping[str, Indicator]
    targets: Targets
    settings: Settings
    path: str
    item: str  #: what the path names: a team, an indicator, a child
    query: Query
    now: datetime
    remarks: Sequence[str] = ()
    units: Sequence[Unit] = ()
    load: Any = None  #: the latest load, None in an empty store
    decisions: Sequence[Rebase] = ()  #: where baselines begin anew, and why
    titles: Callable[[], Mapping[str, str]] = dict  #: what each check is called
    comments: Comments = field(default_factory=dict)  #: what people wrote beside numbers of a month
    annotations: Sequence[Annotation] = ()  #: what happened, as people recorded it, the oldest first

    @property
    def as_of(self) -> date:
        """The day the data stands at."""
        moment: datetime = self.load.as_of
        return moment.astimezone(LONDON).date()

    @property
    def on(self) -> date:
        """The day asked about."""
        return self.query.on or self.as_of

    @property
    def day(self) -> int:
        """The number of the day asked about."""
        return day_number(self.on)

    @property
    def covers_from(self) -> int:
        """The number of the first day the load covers."""
        first = self.load.covers_from
        if first is None:
            return self.day
        return day_number(first.date() if isinstance(first, datetime) else first)

    @property
    def shared(self) -> bool:
        """True where small numbers are hidden: whoever sees only totals, and whoever asks for what may be shared."""
        return self.scope.depth is Depth.AGGREGATE or self.query.audience == SHARING

    @property
    def unit(self) -> Unit:
        """The smallest unit the filters name, else the trust."""
        for kind, name in (
            (UnitKind.WORKER, self.query.worker),
            (UnitKind.TEAM, self.query.team),
            (UnitKind.SERVICE, self.query.service),
        ):
            if name and (found := self.unit_of(kind, name)):
                return found
        return self.trust

    @property
    def trust(self) -> Unit:
        """The whole of what may be seen."""
        return next((unit for unit in self.units if unit.kind is UnitKind.TRUST), Unit(UnitKind.TRUST, "", "Trust"))

    def unit_of(self, kind: UnitKind, name: str) -> Unit | None:
        """The unit of that kind which an address calls so, or None where this scope has none."""
        return next((unit for unit in self.units if unit.kind is kind and key(unit) == name), None)

    def units_of(self, kind: UnitKind, parent: str | None = None) -> list[Unit]:
        """Units of a kind by name; those under one parent where it is given."""
        found = [u for u in self.units if u.kind is kind and (parent is None or (u.parent or NOBODY) == parent)]
        return sorted(found, key=lambda unit: unit.name)


Part = Callable[[Request], Sequence[Node]]


@dataclass(frozen=True)
class Page:
    """A page: its path, which may end in an item (``/team/<id>``), its title, what it shows and what it hands out."""

    path: str
    title: str
    layout: Callable[[Request], View]
    downloads: Mapping[str, Callable[[Request], Sheet]] = field(default_factory=dict)
    parts: Mapping[str, Part] = field(default_factory=dict)  #: what of it the browser fetches when it is folded out
    forms: Mapping[str, Form] = field(default_factory=dict)  #: what is done with what its forms say, by their name
    in_menu: bool = False
    group: str = ""  #: under which word of the menu it stands; by itself where there is none
    needs_data: bool = True
    can_be_shared: bool = False  #: holds no list of children or workers, and hides small numbers where it is asked to

    @property
    def stem(self) -> str:
        """The path without its item."""
        return self.path.partition("<")[0].rstrip("/") or "/"

    def item(self, path: str) -> str | None:
        """What a path of this page names ("" where the page names nothing); None where the path is another page's."""
        if "<" not in self.path:
            return "" if (path.rstrip("/") or "/") == self.stem else None
        found = re.fullmatch(rf"{re.escape(self.stem)}/([^/]+)/?", path)
        return unquote(found.group(1)) if found else None


def settle(request: Request) -> Request:
    """The request with what it may not or cannot have taken out, and a sentence for each thing taken out."""
    query, said = request.query, list(request.remarks)
    for kind, name in (("service", query.service), ("team", query.team), ("worker", query.worker)):
        if name and request.unit_of(UnitKind(kind), name) is None:
            said.append(f"There is no such {kind} here, so the {kind} filter was left out.")
            query = replace(query, **{kind: ""})
    team = request.unit_of(UnitKind.TEAM, query.team) if query.team else None
    if team and query.service and (team.parent or NOBODY) != query.service:
        query = replace(query, service=team.parent or NOBODY)
    if query.worker and replace(request, query=query).shared:
        said.append("Numbers of one worker are not shared, so the worker filter was left out.")
        query = replace(query, worker="")
    if query.on is not None and not _first_day(request) <= query.on <= request.as_of:
        said.append("There is no data for the day that was asked for, so the newest day is shown.")
        query = replace(query, on=None)
    if query.on == request.as_of:
        query = replace(query, on=None)
    return replace(request, query=query, remarks=tuple(said))


def require_circle(request: Request, what: str) -> None:
    """PermissionError where something that names children or workers is asked for as a thing to share."""
    if request.shared:
        raise PermissionError(f"{what} is for those who work with the children: it is never for sharing")


def _first_day(request: Request) -> date:
    first = request.load.covers_from
    if first is None:
        return request.as_of
    found: date = first.date() if isinstance(first, datetime) else first
    return found


#: What every trust writes on every working day: where one of these falls silent, or never came, somebody asks.
STEADY = (
    "contacts",
    "cin_episodes",
    "cin_assessments",
    "s47_enquiry",
    "cp_visits",
    "cla_visits",
    "missing",
    "involvements",
)


def freshness(request: Request) -> Freshness:
    """What the banner says, from the latest load and the age of each feed; a steady one that never came is empty."""
    kept = request.store.feeds(request.scope)
    feeds = {
        row.table: Feed(list_name(row.table), int(row.rows), day_of(row.latest_event), row.table in STEADY)
        for row in kept.itertuples()
    }
    absent = [Feed(list_name(name), 0, None) for name in STEADY if name not in feeds]
    return Freshness(
        as_of=request.load.as_of,
        loaded=request.load.finished_at,
        now=request.now,
        invented=bool(request.load.invented),
        feeds=[*absent, *feeds.values()],
    )


def as_csv(sheet: Sheet) -> str:
    """A sheet as CSV that a spreadsheet opens without running any of it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(sheet.headers)
    writer.writerows([inert(value) for value in row] for row in sheet.rows)
    return "\ufeff" + out.getvalue()


def inert(value: Any) -> Any:
    """A cell no spreadsheet takes for a formula: text that begins like one gets an apostrophe in front (OWASP)."""
    if value == HIDDEN:
        return SIGN
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return ""
    if isinstance(value, pd.Timestamp | datetime):
        return value.strftime("%Y-%m-%d") if value == pd.Timestamp(value).normalize() else value.isoformat()
    return inert_text(value) if isinstance(value, str) else value
